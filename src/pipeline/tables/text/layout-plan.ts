/** Header, columns and the runs below them → the plan of a table in layout text: columns, then rows, then the labels beside them. */
import type { TextRun } from '../../../parsers/page.ts';
import type { ColumnRole } from '../../glossary/columns.ts';
import { isLevel1Name, splitLevelWeight } from '../../glossary/levels.ts';
import type { CellPlan, PlannedCell } from '../cell-plan.ts';
import type { BodyPlan, BodyRequest, ColumnLayout } from '../unruled/body-plan.ts';
import { marginConfidence } from './confidence.ts';
import { type LabelledRows, labelRows, type RowGroup } from './label-partition.ts';
import { columnWalls, FragmentCosts, lineColumns, type Walls } from './layout-columns.ts';
import { type LineHeights, lineHeights } from './layout-heights.ts';
import { type LabelLine, type LayoutLabel, layoutLabels } from './layout-labels.ts';
import { characterColumn, columnPosition } from './layout-pages.ts';
import { type LayoutRow, layoutRows, type LinePiece, type Slice } from './layout-rows.ts';
import { type Token, tokensOf } from './layout-tokens.ts';

/** As `bodyPlan`, for the runs of a page that `layoutPages` made; null where they make no row. */
export function layoutPlan(request: BodyRequest): BodyPlan | null {
  const table = new LayoutTable(request);
  return table.rows.length === 0 ? null : table.plan();
}

class LayoutTable {
  readonly rows: readonly LayoutRow[];
  private readonly request: BodyRequest;
  private readonly layout: ColumnLayout;
  private readonly headers: readonly (readonly Token[])[];
  private readonly lines: readonly (readonly Token[])[];
  /** For each line the columns of its tokens. */
  private readonly columns: readonly (readonly number[])[];
  private readonly slices: readonly Slice[];
  private readonly heights: LineHeights;

  constructor(request: BodyRequest) {
    this.request = request;
    this.layout = request.layout;
    const header = tokensOf(request.header?.runs ?? []);
    this.headers = columnsByBounds(header, this.layout);
    this.lines = byLine(tokensOf(request.runs));
    this.columns = this.findColumns(byLine(header));
    this.slices = this.findSlices();
    const { rows, blankShare } = layoutRows(this.slices, this.layout.roles);
    this.rows = rows;
    const numbers = this.lines.map((line) => (line[0] as Token).line);
    this.heights = lineHeights(numbers, this.slices, rows, blankShare);
  }

  private findColumns(headerLines: readonly (readonly Token[])[]): readonly (readonly number[])[] {
    const { roles, bounds } = this.layout;
    const places = this.headers.map((tokens, column) =>
      tokens.length > 0
        ? { from: Math.min(...tokens.map((t) => t.from)), to: Math.max(...tokens.map((t) => t.to)) }
        : { from: characterColumn(bounds[column] ?? 0), to: characterColumn(bounds[column + 1] ?? 0) },
    );
    const known = new Map(this.headers.flatMap((tokens, column) => tokens.map((token) => [token, column] as const)));
    const lines = [...headerLines, ...this.lines];
    const isSide = (column: number) => this.isSide(column);
    const request = { lines, known, roles, places, isSide, texts: new FragmentCosts() };
    const walls = columnWalls(request).slice(headerLines.length);
    return this.lines.map((line, index) => lineColumns(line, walls[index] as Walls, request));
  }

  /** A leading column without a name: 绩/效/指/标 down the side. */
  private isSide(column: number): boolean {
    const { roles } = this.layout;
    return roles[column] === null && column < roles.findIndex((role) => role !== null);
  }

  private isLabel(column: number): boolean {
    const role = this.layout.roles[column];
    return role === 'level1' || role === 'level2' || this.isSide(column);
  }

  /** The tokens of a column on a line. */
  private inColumn(index: number, column: number): readonly Token[] {
    return (this.lines[index] ?? []).filter((_, i) => this.columns[index]?.[i] === column);
  }

  private findSlices(): readonly Slice[] {
    const slices: Slice[] = [];
    let blanksAbove = 0;
    this.lines.forEach((line, index) => {
      const number = (line[0] as Token).line;
      blanksAbove += index === 0 ? 0 : number - ((this.lines[index - 1] as readonly Token[])[0] as Token).line - 1;
      const pieces = this.layout.roles.flatMap((_, column): readonly LinePiece[] => {
        const tokens = this.isLabel(column) ? [] : this.inColumn(index, column);
        return tokens.length === 0 ? [] : [{ column, line: number, text: tokens.map((t) => t.text).join(' ') }];
      });
      if (pieces.length === 0) return;
      slices.push({ line: number, pieces, blanksAbove });
      blanksAbove = 0;
    });
    return slices;
  }

  plan(): BodyPlan {
    const labels = this.labels();
    const cells: { readonly cell: PlannedCell; readonly runs: readonly TextRun[]; readonly certainty: number }[] = [];
    const offset = this.request.header === null ? 0 : 1;
    const edges = this.rowEdges();
    this.layout.roles.forEach((_, column) => {
      const place = (row: number, rowSpan: number) => planned(row, rowSpan, column, edges, this.layout);
      const head = this.isSide(column) ? [] : (this.headers[column] ?? []);
      if (offset === 1) cells.push({ cell: place(0, 1), runs: runsOf(head), certainty: 1 });
      for (const { from, to, tokens } of this.cellsOf(column, labels)) {
        const certainty = this.isLabel(column) ? 1 : this.certainty(from, labels.margins);
        cells.push({ cell: place(from + offset, to - from), runs: runsOf(tokens), certainty });
      }
    });
    cells.sort((a, b) => a.cell.row - b.cell.row || a.cell.column - b.cell.column);
    const certainties = new Map(cells.map(({ cell, certainty }) => [cell, certainty]));
    return {
      plan: { rowEdges: edges, columnEdges: this.layout.bounds, cells: cells.map(({ cell }) => cell) } satisfies CellPlan,
      cellRuns: cells.map(({ runs }) => runs),
      measures: null,
      certainty: (cell) => certainties.get(cell) ?? 1,
    };
  }

  private certainty(row: number, margins: readonly number[]): number {
    return marginConfidence(Math.min((this.rows[row] as LayoutRow).margin, margins[row] ?? Number.POSITIVE_INFINITY));
  }

  private cellsOf(column: number, labels: FoundLabels): readonly (RowGroup & { readonly tokens: readonly Token[] })[] {
    if (this.isSide(column)) {
      const below = this.lines.flatMap((_, index) => this.inColumn(index, column));
      return [{ from: 0, to: this.rows.length, label: null, tokens: [...(this.headers[column] ?? []), ...below] }];
    }
    const groups = labels.groups.get(column);
    if (groups !== undefined) return groups;
    return this.rows.map((row, index) => {
      const own = new Set(row.slices.map((at) => this.slices[at]?.line));
      const tokens = this.lines.flatMap((line, i) => (own.has((line[0] as Token).line) ? this.inColumn(i, column) : []));
      return { from: index, to: index + 1, label: null, tokens };
    });
  }

  private labels(): FoundLabels {
    const first = this.layout.roles.indexOf('level1');
    const second = this.layout.roles.indexOf('level2');
    const spanning = this.spanningTokens(first, second);
    const lines = (column: number, takes: (token: Token) => boolean): readonly LabelLine[] =>
      this.lines.flatMap((line, index) => {
        const number = (line[0] as Token).line;
        const candidates = column === first ? line : this.inColumn(index, column);
        const own = new Set(this.inColumn(index, column));
        const tokens = candidates.filter((token) => takes(token) || (!spanning.has(token) && own.has(token)));
        return tokens.length === 0 ? [] : [{ line: number, height: this.heights.of(number), tokens }];
      });
    const level1 = first < 0 ? null : layoutLabels('level1', lines(first, (token) => spanning.has(token)));
    const level2 = second < 0 ? null : layoutLabels('level2', lines(second, () => false));
    const across = new Set([...(level1 ?? []).keys()].filter((i) => isAcross(level1?.[i], spanning)));
    const { cutAbove, cutBelow } = this.request;
    const found = labelRows({ rows: this.heights.rows, texts: this.rowTexts(), level1, level2, spanning: across, cutAbove, cutBelow });
    return {
      margins: found.margins,
      groups: new Map([
        ...(level1 === null ? [] : [[first, withTokens(found.level1, level1)] as const]),
        ...(level2 === null ? [] : [[second, withTokens(found.level2, level2)] as const]),
      ]),
    };
  }

  private rowTexts(): readonly { readonly name: string; readonly value: string }[] {
    const { roles } = this.layout;
    return this.rows.map((row) => {
      const pieces = row.slices.flatMap((at) => this.slices[at]?.pieces ?? []);
      const text = (role: ColumnRole) => pieces.filter(({ column }) => roles[column] === role).map((p) => p.text).join('');
      return { name: text('level3'), value: text('target') };
    });
  }

  /** Labels of level 1 printed amid the columns of both levels: 满意度指标 across the two. */
  private spanningTokens(first: number, second: number): ReadonlySet<Token> {
    if (first < 0 || second !== first + 1) return new Set();
    const both = [first, second].map((column) => this.lines.flatMap((_, index) => this.inColumn(index, column)));
    const [one, two] = both.map((tokens) => median(tokens.map(middle))) as [number, number];
    const between = both.flat().filter((token) => {
      const centred = Math.abs(middle(token) - (one + two) / 2);
      return centred < Math.abs(middle(token) - one) && centred < Math.abs(middle(token) - two);
    });
    const across = wholeLabels(between.sort((a, b) => a.line - b.line));
    return new Set(across);
  }

  /** Bounds of the rows, halfway between neighbours: of the text's lines, for what it is worth. */
  private rowEdges(): number[] {
    const { header, runs, top } = this.request;
    const edges = header === null ? [] : [header.top];
    const first = (line: Slice | undefined) => this.topOf(line?.line ?? 0);
    edges.push(Math.min(top, first(this.slices[0])));
    for (const row of this.rows.slice(1)) {
      const at = row.slices[0] as number;
      edges.push(Math.max(edges.at(-1) as number, (first(this.slices[at - 1]) + first(this.slices[at])) / 2));
    }
    edges.push(Math.max(...runs.map((run) => run.box.y1)));
    return edges;
  }

  private topOf(line: number): number {
    const tokens = this.lines.find((own) => own[0]?.line === line);
    return tokens?.[0]?.run.box.y0 ?? 0;
  }
}

interface FoundLabels extends Pick<LabelledRows, 'margins'> {
  readonly groups: ReadonlyMap<number, readonly (RowGroup & { readonly tokens: readonly Token[] })[]>;
}

/** The groups with their labels' tokens; a label no group has stays with the one before, so that nothing is lost. */
function withTokens(groups: readonly RowGroup[], labels: readonly LayoutLabel[]) {
  const used = groups.flatMap((group) => (group.label === null ? [] : [group.label]));
  const last = groups.findLastIndex((group) => group.label !== null);
  return groups.map((group, index) => {
    const own = index === Math.max(0, last) ? labels.filter((_, i) => i === group.label || !used.includes(i)) : [];
    const lines = own.length > 0 ? own : group.label === null ? [] : labels.slice(group.label, group.label + 1);
    return { ...group, tokens: lines.flatMap((label) => label.lines.flatMap((line) => line.tokens)) };
  });
}

/** Those of the tokens that make a name of level 1, alone or with the next ones below. */
function wholeLabels(tokens: readonly Token[]): readonly Token[] {
  const found: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    let count = Math.min(MOST_LABEL_LINES, tokens.length - at);
    const text = () => tokens.slice(at, at + count).map((token) => token.text).join('');
    while (count > 0 && !isLevel1Name(splitLevelWeight(text()).name)) count--;
    found.push(...tokens.slice(at, at + count));
    at += Math.max(1, count);
  }
  return found;
}

const MOST_LABEL_LINES = 6;

function isAcross(label: LayoutLabel | undefined, spanning: ReadonlySet<Token>): boolean {
  return label?.lines.some((line) => line.tokens.some((token) => spanning.has(token))) ?? false;
}

function columnsByBounds(tokens: readonly Token[], { bounds, roles }: ColumnLayout): readonly (readonly Token[])[] {
  const columns: Token[][] = roles.map(() => []);
  for (const token of tokens) {
    const at = columnPosition(middle(token));
    const column = bounds.findIndex((bound, i) => i > 0 && at < bound) - 1;
    columns[column < 0 ? roles.length - 1 : column]?.push(token);
  }
  return columns;
}

function byLine(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const lines: Token[][] = [];
  for (const token of tokens) {
    if (lines.at(-1)?.[0]?.line === token.line) lines.at(-1)?.push(token);
    else lines.push([token]);
  }
  return lines;
}

function middle(token: Token): number {
  return (token.from + token.to) / 2;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function runsOf(tokens: readonly Token[]): readonly TextRun[] {
  return tokens.map((token) => token.run);
}

function planned(
  row: number,
  rowSpan: number,
  column: number,
  edges: readonly number[],
  { bounds }: ColumnLayout,
): PlannedCell {
  const box = {
    x0: bounds[column] as number,
    y0: edges[row] as number,
    x1: bounds[column + 1] as number,
    y1: edges[row + rowSpan] as number,
  };
  return { row, column, rowSpan, columnSpan: 1, box };
}
