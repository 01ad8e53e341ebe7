/** Running text → blocks: where each form's head and table begin and end. */
import type { Problem, TextLine } from '../../../parsers/page.ts';
import type { Block } from '../block.ts';
import { type Atom, atomsText, toAtoms, wordRunsOn } from './atoms.ts';
import { bodyBlocks, segmentBody } from './body-grid.ts';
import { headBlocks } from './head-blocks.ts';
import { labelAt } from './head-label-at.ts';
import { announcesForm } from './head-labels.ts';
import { findHeaders, type Header } from './header.ts';
import { underHeading } from './header-heading.ts';
import { type SettledTable, settleLateLabels } from './late-labels.ts';
import { labelStyles } from './lone-satisfaction.ts';
import { unreadTable } from './unread-table.ts';
import { bandBegin, beginsLine, lineEnd, pageNoise, sideNoise } from './noise.ts';
import { textBlocks } from './text-blocks.ts';

export interface RunningBlocks {
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}

/**
 * The blocks of a text whose cells' lines stand one after another. Text without an indicator table is text; `isWhole`: it is not what
 * stands around tables told by their marks.
 */
export function runningBlocks(lines: readonly TextLine[], isWhole = true): RunningBlocks {
  const all = toAtoms(lines);
  const furniture = pageNoise(all);
  const printed = withoutFurniture(all, furniture);
  const sides = sideNoise(printed, findHeaders(printed));
  const atoms = withoutSides(printed, sides);
  const headers = findHeaders(atoms).map((header) => underHeading(atoms, header));
  const noise = [...all.filter((_, at) => furniture[at]), ...printed.filter((_, at) => sides[at])];
  const blocks: Block[] = [...textBlocks(noise)];
  const problems: Problem[] = [];
  let from = 0;
  let level1: string | null = null;
  const begins = headers.map((header) => bandBegin(atoms, header.from) ?? header.from);
  const tables = headers.map((header, index) => {
    const end = bodyEnd(atoms, header, begins[index + 1] ?? atoms.length);
    // A band beside or above the header says of the rows below what one amid them says.
    const band = atoms.slice(begins[index], header.from);
    return {
      begin: begins[index] as number,
      end,
      body: segmentBody(header, [...band, ...atoms.slice(header.to, end)]),
    };
  });
  const styles = labelStyles(tables.map(({ body }) => ({ ...body, rows: body.segmentation.rows })));
  const settled = settleLateLabels(
    tables.map(({ body }, index) => ({
      ...body,
      rows: body.segmentation.rows,
      continues: index > 0 && tables[index - 1]?.end === body.header.from && body.segmentation.end > 0,
    })),
  );
  for (const [index, { begin, end, body }] of tables.entries()) {
    const head = atoms.slice(from, begin);
    if (head.length > 0) level1 = null;
    blocks.push(...headBlocks(head));
    const found = bodyBlocks(atoms, body, settled[index] as SettledTable, level1, styles);
    blocks.push(...found.blocks);
    problems.push(...found.problems);
    level1 = found.level1;
    from = end;
  }
  const rest = atoms.slice(from);
  blocks.push(...(headers.length === 0 ? textBlocks(rest) : headBlocks(rest)));
  if (headers.length === 0) problems.push(...unreadTable(rest, isWhole));
  return { blocks: inReadingOrder(blocks), problems };
}

/** The atoms that are none, those behind some standing on the next page. */
function withoutFurniture(all: readonly Atom[], furniture: readonly boolean[]): readonly Atom[] {
  const kept: Atom[] = [];
  all.forEach((atom, at) => {
    if (furniture[at] === true) return;
    const turned = furniture[at - 1] === true;
    const inWord = turned ? wordRunsOn(kept.at(-1)?.text ?? '', atom.text) : atom.inWord;
    kept.push(turned ? { ...atom, gap: 'page', inWord } : atom);
  });
  return kept;
}

/** The atoms that spell no label down the side; behind one at the top of a page the page begins all the same. */
function withoutSides(printed: readonly Atom[], sides: readonly boolean[]): readonly Atom[] {
  const kept: Atom[] = [];
  let page = false;
  printed.forEach((atom, at) => {
    page = (sides[at - 1] === true && page) || atom.gap === 'page';
    if (sides[at] !== true) kept.push(page ? { ...atom, gap: 'page' } : atom);
  });
  return kept;
}

/** Lines within which a head label must follow a title amid the text for it to be one. */
const LABEL_AFTER_TITLE = 6;

/** The table ends where the next form is announced, by a title or by its first label; else with the text, or before `next`. */
function bodyEnd(atoms: readonly Atom[], header: Header, next: number): number {
  for (let at = header.to; at < next; at = lineEnd(atoms, at)) {
    if (!beginsLine(atoms, at)) continue;
    if (labelAt(atoms, at)?.first === true) return at;
    if (announcesForm(atomsText(atoms.slice(at, lineEnd(atoms, at)))) && headFollows(atoms, at, next))
      return at;
  }
  return next;
}

function headFollows(atoms: readonly Atom[], at: number, next: number): boolean {
  let line = at;
  for (let count = 0; count < LABEL_AFTER_TITLE && line < next; count++) {
    line = lineEnd(atoms, line);
    // Nothing at all behind it: what it would be a name of has no value.
    if (line >= next) return next < atoms.length || count === 0;
    if (labelAt(atoms, line) !== null) return true;
  }
  return false;
}

function inReadingOrder(blocks: readonly Block[]): readonly Block[] {
  const first = (block: Block): number => (block.locator.kind === 'line' ? block.locator.from : 0);
  return blocks
    .map((block, index) => ({ block, index }))
    .sort((a, b) => first(a.block) - first(b.block) || a.index - b.index)
    .map(({ block }) => block);
}
