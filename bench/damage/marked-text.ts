/** Sheet → Markdown and CSV, in the ways converters and spreadsheets write them: merged cells, line breaks and rules each differ. */
import type { Random } from '../../fixtures/generate/random.ts';
import type { Sheet, SheetCell, SheetTable } from '../../fixtures/generate/sheet.ts';

/** How often a cell that is long enough is broken into lines, and from which length on. */
const BROKEN = 0.15;
const LONG = 10;

/** Markdown tables: a rule below the first row, an empty row above it, or no rule; titles as headings. */
export function markdownOf(sheet: Sheet, random: Random): string {
  const fill = random.pick(['', 'repeat'] as const);
  const breaks = random.pick(['<br>', '<br/>', '<br />', ' '] as const);
  const rule = random.pick(['below-first', 'empty-first', 'below-first', 'none'] as const);
  const bars = random.chance(0.85);
  const bold = random.chance(0.3);
  const entities = random.chance(0.3);
  const heading = random.pick(['# ', '## ', '**', ''] as const);
  const cell = (text: string): string => {
    const escaped = entities
      ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      : text;
    return escaped.replaceAll('|', '\\|').replaceAll('\n', breaks);
  };
  const line = (cells: readonly string[]): string => (bars ? `| ${cells.join(' | ')} |` : cells.join(' | '));
  const lines = sheet.blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'break') return [''];
    if (block.kind === 'line') {
      const isTitle = block.role === 'title' || block.role === 'heading';
      if (!isTitle) return [block.text, ''];
      return ['', `${heading}${block.text}${heading === '**' ? '**' : ''}`, ''];
    }
    const rows = filledRows(block, fill === 'repeat', random).map((row) =>
      row.map(({ text, label }) => (bold && label && text !== '' ? `**${cell(text)}**` : cell(text))),
    );
    const width = rows[0]?.length ?? 0;
    const ruled = line(Array.from({ length: width }, () => '---'));
    const empty = line(Array.from({ length: width }, () => ''));
    const printed = rows.map(line);
    if (rule === 'none') return [...printed, ''];
    return rule === 'empty-first'
      ? [empty, ruled, ...printed, '']
      : [printed[0] ?? '', ruled, ...printed.slice(1), ''];
  });
  return `${lines.join('\n')}\n`;
}

/** A spreadsheet saved as CSV: every line has as many commas, or a title none. */
export function csvOf(sheet: Sheet, random: Random): string {
  const repeat = random.chance(0.3);
  const allQuoted = random.chance(0.3);
  const breaks = random.chance(0.5) ? '\n' : ' ';
  const padded = random.chance(0.6);
  const quote = (text: string): string =>
    allQuoted || /[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const width = Math.max(
    1,
    ...sheet.blocks.map((block) => (block.kind === 'table' ? block.edges.length - 1 : 1)),
  );
  const line = (cells: readonly string[]): string => {
    const own = padded ? [...cells, ...Array.from({ length: width - cells.length }, () => '')] : cells;
    return own.map((text) => quote(text.replaceAll('\n', breaks))).join(',');
  };
  const lines = sheet.blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'break') return [];
    if (block.kind === 'line') return [line([block.text])];
    return filledRows(block, repeat, random).map((row) => line(row.map(({ text }) => text)));
  });
  return `${lines.join('\n')}\n`;
}

interface Filled {
  readonly text: string;
  readonly label: boolean;
}

/** The table's rows with a cell for each column: what a merged cell covers is empty, or says the same again. */
function filledRows(table: SheetTable, repeat: boolean, random: Random): readonly (readonly Filled[])[] {
  const width = table.edges.length - 1;
  const rows = table.rows.map(() =>
    Array.from({ length: width }, (): Filled => ({ text: '', label: false })),
  );
  table.rows.forEach((row, at) => {
    for (const cell of row.cells) {
      const text = brokenText(cell, random);
      for (let r = at; r < Math.min(rows.length, at + cell.rowSpan); r++) {
        for (let c = cell.column; c < cell.column + cell.columnSpan; c++) {
          const isOwn = r === at && c === cell.column;
          const own = rows[r];
          if (own !== undefined && (isOwn || repeat)) own[c] = { text, label: cell.label === true };
        }
      }
    }
  });
  return rows;
}

function brokenText(cell: SheetCell, random: Random): string {
  const text = cell.vertical === true ? cell.text.replaceAll('\n', '') : cell.text;
  if (text.includes('\n') || text.length < LONG || !random.chance(BROKEN)) return text;
  const at = random.int(3, text.length - 3);
  return `${text.slice(0, at)}\n${text.slice(at)}`;
}
