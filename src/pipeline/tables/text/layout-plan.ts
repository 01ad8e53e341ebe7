/** Header, columns and the runs below them → the plan of a table in layout text: columns, then rows, then the labels beside them. */

import type { ColumnRole } from '../../../glossary/columns.ts';
import { compact, halfWidth } from '../../../glossary/compact.ts';
import type { TextRun } from '../../../parsers/page.ts';
import type { CellPlan, PlannedCell } from '../cell-plan.ts';
import type { BodyPlan, BodyRequest, ColumnLayout } from '../unruled/body-plan.ts';
import { planned } from '../unruled/column-cells.ts';
import { headerEdges } from '../unruled/header-cells.ts';
import { cellCost } from './cell-cost.ts';
import { marginConfidence } from './confidence.ts';
import { withBracketTails } from './layout-bracket-tails.ts';
import { type Slice, SPACE_BEFORE_HAN } from './layout-column-texts.ts';
import { columnWalls, FragmentCosts } from './layout-columns.ts';
import type { LineCells } from './layout-cuts.ts';
import {
  columnKinds,
  headerRows,
  type LayoutHeader,
  layoutHeader,
  layoutHeaderCells,
} from './layout-header.ts';
import { lineCells } from './layout-line.ts';
import { characterColumn } from './layout-pages.ts';
import type { Rounding } from './layout-rounding.ts';
import { isUneven, type LayoutRow } from './layout-rows.ts';
import { sideTokens, withSideColumn } from './layout-side.ts';
import { straightRows } from './layout-straight.ts';
import { type Token, tokensOf } from './layout-tokens.ts';
import { type PlacedLabels, placeLabels, type TokenGroup } from './place-labels.ts';
import { holdsOtherCells, lacksNumber } from './rows-run-together.ts';

/** As `bodyPlan`, for the runs of a page that `layoutPages` made; null where they make no row. */
export function layoutPlan(request: BodyRequest): BodyPlan | null {
  const table = new LayoutTable(request);
  return table.rows.length === 0 ? null : table.plan();
}

class LayoutTable {
  readonly rows: readonly LayoutRow[];
  private readonly request: BodyRequest;
  private readonly layout: ColumnLayout;
  /** What spells the label down the side. */
  private readonly side: readonly Token[];
  private readonly header: LayoutHeader;
  private readonly lines: readonly (readonly Token[])[];
  /** For each line the columns of its tokens. */
  private readonly columns: readonly (readonly number[])[];
  /** The run each piece of one was cut from. */
  private readonly source: ReadonlyMap<TextRun, TextRun>;
  private readonly slices: readonly Slice[];
  /** Lines on which only labels stand, amid rows that cross. */
  private readonly amid: ReadonlySet<number>;
  private readonly blankShare: number;
  private readonly rounding: Rounding;
  /** Rows that are the first on a page of their own, as far as the columns' places tell. */
  private readonly breaks: readonly number[];
  private readonly doubtful: ReadonlySet<number>;
  private readonly medianCost: number;

  constructor(request: BodyRequest) {
    this.request = request;
    const body = byLine(tokensOf(request.runs));
    const side = sideTokens(body);
    this.layout = side.size > 0 ? withSideColumn(request.layout) : request.layout;
    this.side = [...side];
    const ahead = this.layout.roles.length - request.layout.roles.length;
    this.header = layoutHeader(request.header, this.layout, ahead);
    const rest = body.map((line) => line.filter((token) => !side.has(token)));
    const { cells, pageLines } = this.findColumns(
      byLine(this.header.tokens),
      rest.filter((line) => line.length > 0),
    );
    const isLabel = (column: number): boolean => this.isLabel(column);
    const columns = withBracketTails(cells.lines, cells.columns, isLabel);
    const roles = columnKinds(this.header, this.layout);
    const filled = new Set([...cells.lines.flat(), ...this.side].map(({ line }) => line));
    const placed = cells.lines.map((tokens, i) => ({ tokens, columns: columns[i] ?? [] }));
    const straight = straightRows(placed, { roles, isLabel, filled });
    this.source = new Map([
      ...cells.source,
      ...[...straight.source].map(([piece, run]) => [piece, cells.source.get(run) ?? run] as const),
    ]);
    this.lines = straight.lines.map(({ tokens }) => tokens);
    this.columns = straight.lines.map(({ columns: own }) => own);
    const { rows, slices, blankShare, rounding, amid } = straight;
    this.rows = rows;
    this.slices = slices;
    this.amid = amid;
    this.rounding = rounding;
    this.blankShare = blankShare;
    this.breaks = pageLines.map((line) => rows.findIndex((row) => this.firstLine(row) >= line));
    this.doubtful = new Set([
      ...straight.doubtful,
      ...this.rowsWithoutNumber(),
      // What a piece lacks may be a neighbour's.
      ...this.rowsOfPieces().flatMap((row) => [row - 1, row, row + 1]),
      ...this.rowsWithSpaces(),
      ...this.unevenRows().flatMap((row) => (this.isCrossed(row) ? [row - 1, row, row + 1] : [row])),
      ...this.rowsLackingTargets(),
    ]);
    const costs = rows.map((row) => row.cost).sort((a, b) => a - b);
    this.medianCost = costs[Math.floor(costs.length / 2)] ?? 0;
  }

  /** Rows, from 0, without a weight or score in a table whose rows have one: it may have been taken for a piece of another cell. */
  private rowsWithoutNumber(): ReadonlySet<number> {
    const doubtful = new Set<number>();
    this.layout.roles.forEach((role, column) => {
      if (role !== 'weight' && role !== 'score') return;
      const lacking = this.rows.flatMap(({ slices }, row) =>
        slices.some((at) => this.slices[at]?.pieces.some((piece) => piece.column === column)) ? [] : [row],
      );
      if (lacking.length <= this.rows.length * (1 - MOSTLY_FILLED))
        for (const row of lacking) doubtful.add(row);
    });
    return doubtful;
  }

  /** Rows, from 0, whose name or value is none as a whole, `前完成`, the date before it being in another cell, or whose name holds a value. */
  private rowsOfPieces(): readonly number[] {
    const isPiece = (role: 'level3' | 'target', text: string): boolean =>
      text !== '' && cellCost(role, compact(text)) >= NO_CELL;
    return this.rowTexts(0).flatMap(({ name, value }, row) =>
      isPiece('level3', name) ||
      lacksNumber(halfWidth(compact(value))) ||
      isPiece('target', value) ||
      holdsOtherCells(halfWidth(compact(name)))
        ? [row]
        : [],
    );
  }

  /** Rows, from 0, with a space between words of a name or an explanation: part of it may be another cell's, `服务对象 受助群众满意度`. */
  private rowsWithSpaces(): readonly number[] {
    const { roles } = this.layout;
    const isProse = (column: number): boolean =>
      roles[column] === 'level3' || roles[column] === 'explanation';
    return this.rows.flatMap(({ slices }, row) =>
      slices.some((at) =>
        this.slices[at]?.pieces.some(
          ({ column, text }) =>
            (isProse(column) && SPACE_BEFORE_HAN.test(text)) ||
            (roles[column] === 'target' && NUMBER_AMID_WORDS.test(text)),
        ),
      )
        ? [row]
        : [],
    );
  }

  /** Rows, from 0, with some of the targets that stand side by side (of townships, of years) but not with all: they may be each other's. */
  private rowsLackingTargets(): readonly number[] {
    const targets = this.layout.roles.flatMap((role, column) => (role === 'target' ? [column] : []));
    return this.rows.flatMap(({ slices }, row) => {
      const filled = targets.filter((target) =>
        slices.some((at) => this.slices[at]?.pieces.some(({ column }) => column === target)),
      );
      return filled.length > 0 && filled.length < targets.length ? [row] : [];
    });
  }

  /** Rows, from 0, whose name and value stand beside each other's neighbours rather than beside each other. */
  private unevenRows(): readonly number[] {
    const [name, value] = [this.layout.roles.indexOf('level3'), this.layout.roles.indexOf('target')];
    return this.rows.flatMap((row, at) => (isUneven(row, this.slices, name, value) ? [at] : []));
  }

  /** Whether a row beside an uneven one has no value: that value is rather the uneven row's, whose own stands with the row on its other side. */
  private isCrossed(row: number): boolean {
    const texts = this.rowTexts(0);
    return [texts[row - 1], texts[row + 1]].some((beside) => beside?.value === '');
  }

  private findColumns(
    headerLines: readonly (readonly Token[])[],
    body: readonly (readonly Token[])[],
  ): { readonly cells: LineCells; readonly pageLines: readonly number[] } {
    const { bounds } = this.layout;
    const roles = columnKinds(this.header, this.layout);
    const places = this.header.columns.map((tokens, column) =>
      tokens.length > 0
        ? { from: Math.min(...tokens.map((t) => t.from)), to: Math.max(...tokens.map((t) => t.to)) }
        : { from: characterColumn(bounds[column] ?? 0), to: characterColumn(bounds[column + 1] ?? 0) },
    );
    const known = new Map(
      this.header.columns.flatMap((tokens, column) => tokens.map((token) => [token, column] as const)),
    );
    const lines = [...headerLines, ...body];
    const isSide = (column: number) => this.isSide(column);
    const request = { lines, known, roles, places, isSide, texts: new FragmentCosts() };
    const walls = columnWalls(request).slice(headerLines.length);
    const pageLines = body.flatMap((line, i) =>
      i > 0 && walls[i] !== walls[i - 1] ? [(line[0] as Token).line] : [],
    );
    return { cells: lineCells(body, walls, request), pageLines };
  }

  private firstLine({ slices }: LayoutRow): number {
    return (this.slices[slices[0] as number] as Slice).line;
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

  plan(): BodyPlan {
    const labels = this.labels();
    const cells: {
      readonly cell: PlannedCell;
      readonly runs: readonly TextRun[];
      readonly certainty: number;
    }[] = [];
    const offset = headerRows(this.request.header, this.header);
    const edges = this.rowEdges();
    const { bounds } = this.layout;
    if (offset > 0) {
      const names = this.header.columns.map((own, column) => (this.isSide(column) ? [] : own));
      const head = layoutHeaderCells(this.header, names, edges, bounds);
      cells.push(...head.map((cell) => ({ ...cell, certainty: 1 })));
    }
    this.layout.roles.forEach((_, column) => {
      for (const { from, to, tokens } of this.cellsOf(column, labels)) {
        const certainty = this.isLabel(column) ? 1 : this.certainty(from, labels.margins);
        const place = { row: from + offset, column, rowSpan: to - from, columnSpan: 1 };
        cells.push({ cell: planned(place, edges, bounds), runs: runsOf(tokens), certainty });
      }
    });
    cells.sort((a, b) => a.cell.row - b.cell.row || a.cell.column - b.cell.column);
    const certainties = new Map(cells.map(({ cell, certainty }) => [cell, certainty]));
    return {
      plan: {
        rowEdges: edges,
        columnEdges: this.layout.bounds,
        cells: cells.map(({ cell }) => cell),
      } satisfies CellPlan,
      cellRuns: cells.map(({ runs }) => runs),
      measures: null,
      source: this.source,
      certainty: (cell) => certainties.get(cell) ?? 1,
    };
  }

  private certainty(row: number, margins: readonly number[]): number {
    const near = this.rows.slice(Math.max(0, row - UNSETTLES), row + UNSETTLES + 1);
    const own = this.rows[row];
    const isDear = near.some(
      (other) =>
        other.cost > this.medianCost + DEAR &&
        (other === own || Math.min(other.margin, own?.margin ?? 0) < CLEAR),
    );
    if (isDear || this.doubtful.has(row)) return DOUBTFUL;
    const rows = near.map(({ margin }) => margin);
    return marginConfidence(Math.min(margins[row] ?? Number.POSITIVE_INFINITY, ...rows));
  }

  private cellsOf(column: number, labels: FoundLabels): readonly TokenGroup[] {
    if (this.isSide(column)) {
      const below = this.lines.flatMap((_, index) => this.inColumn(index, column));
      return [
        {
          from: 0,
          to: this.rows.length,
          label: null,
          tokens: [...(this.header.columns[column] ?? []), ...this.side, ...below],
        },
      ];
    }
    const groups = labels.groups.get(column);
    if (groups !== undefined) return groups;
    return this.rows.map((row, index) => {
      const own = new Set(row.slices.map((at) => this.slices[at]?.line));
      const tokens = this.lines.flatMap((line, i) =>
        own.has((line[0] as Token).line) ? this.inColumn(i, column) : [],
      );
      return { from: index, to: index + 1, label: null, tokens };
    });
  }

  private labels(): FoundLabels {
    const { roles } = this.layout;
    const [first, second] = [roles.indexOf('level1'), roles.indexOf('level2')];
    const found = this.placed(first, second);
    const groups = new Map([
      ...(first < 0 ? [] : [[first, found.level1] as const]),
      ...(second < 0 ? [] : [[second, found.level2] as const]),
    ]);
    let margins = found.margins;
    // Sets side by side (中期 | 年度) have levels 2 of their own, under the one level 1.
    for (let column = second + 1; second >= 0 && column < roles.length; column++) {
      if (roles[column] !== 'level2') continue;
      const other = this.placed(first, column);
      groups.set(column, other.level2);
      margins = margins.map((margin, row) => Math.min(margin, other.margins[row] ?? margin));
    }
    return { margins, groups };
  }

  private placed(first: number, second: number): PlacedLabels {
    const own = (column: number) =>
      column < 0 ? [] : this.lines.flatMap((_, index) => this.inColumn(index, column));
    return placeLabels({
      tokens1: first < 0 ? null : own(first),
      tokens2: second < 0 ? null : own(second),
      heads: [this.header.columns[first] ?? [], this.header.columns[second] ?? []],
      sideBySide: second === first + 1,
      slices: this.slices,
      rows: this.rows,
      blankShare: this.blankShare,
      lines: this.lines.map((line) => (line[0] as Token).line),
      texts: this.rowTexts(Math.max(0, second)),
      cutAbove: this.request.cutAbove,
      cutBelow: this.request.cutBelow,
      breaks: this.breaks,
      rounding: this.rounding,
      amid: this.amid,
    });
  }

  /** Name and value of each row: the first of either from a column on. */
  private rowTexts(from: number): readonly { readonly name: string; readonly value: string }[] {
    const { roles } = this.layout;
    return this.rows.map((row) => {
      const pieces = row.slices.flatMap((at) => this.slices[at]?.pieces ?? []);
      const text = (role: ColumnRole) => {
        const own = roles.indexOf(role, from);
        return pieces.flatMap((piece) => (piece.column === own ? [piece.text] : [])).join('');
      };
      return { name: text('level3'), value: text('target') };
    });
  }

  /** Bounds of the rows, halfway between neighbours: of the text's lines, for what it is worth. */
  private rowEdges(): number[] {
    const { header, runs, top } = this.request;
    const edges = header === null ? [] : headerEdges(header);
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

/**
 * Cost of a row above that of the table's middle row from which something is wrong with it. Of wrong rows that nothing else told, three of
 * four lie above it, of all rows about one in a hundred (generated documents, seed 11).
 */
const DEAR = 4;
/** A row that dear is odd in itself, not for its neighbours' lines, where any other reading of either would cost so much more. */
const CLEAR = 6;
/** `按时足额发 15 完成得满分，`: a value, points, and a remark. */
const NUMBER_AMID_WORDS = /\p{Script=Han}{2}[^过于至在到约达] \d{1,2} \p{Script=Han}{4}/u;
/** Share of rows with a weight from which a row without one is odd. */
const MOSTLY_FILLED = 0.7;
/** Cost from which a text is no cell of its column: that of what is plainly wrong. */
const NO_CELL = 6;
/** Confidence of rows whose cells say that something is wrong with them. */
const DOUBTFUL = 0.45;
/** A row in doubt puts the labels of so many rows on either side in doubt as well. */
const UNSETTLES = 1;

interface FoundLabels {
  readonly margins: readonly number[];
  readonly groups: ReadonlyMap<number, readonly TokenGroup[]>;
}

function byLine(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const lines: Token[][] = [];
  for (const token of tokens) {
    if (lines.at(-1)?.[0]?.line === token.line) lines.at(-1)?.push(token);
    else lines.push([token]);
  }
  return lines;
}

function runsOf(tokens: readonly Token[]): readonly TextRun[] {
  return tokens.map((token) => token.run);
}
