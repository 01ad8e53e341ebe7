/**
 * The label down the side of a table in layout text: 绩/效/指/标, 绩效/指标 or 年度绩效/指标 left of the first level, each piece the first
 * of its line. The columns of characters are too rough to part it from the labels beside it, so it is known by what it spells.
 */
import type { ColumnLayout } from '../unruled/body-plan.ts';
import type { Token } from './layout-tokens.ts';

/** What such a label says. No form has a level of this name. */
const SIDE_LABELS: ReadonlySet<string> = new Set(
  ['', '年度', '年', '项目', '总体', '中期', '长期', '中长期', '实施期', '部门'].flatMap((period) =>
    ['绩效指标', '绩效目标'].map((name) => period + name),
  ),
);
const LONGEST_PIECE = 4;
/** Columns of characters by which its pieces, each centred, begin apart. */
const STACKED = 2;

/** The tokens of such labels among these lines, none where nothing spells one. */
export function sideTokens(lines: readonly (readonly Token[])[]): ReadonlySet<Token> {
  const pieces = lines.flatMap((line) => {
    const first = line[0];
    return first !== undefined && isPiece(first.text) ? [first] : [];
  });
  const found = new Set<Token>();
  pieces.forEach((piece, at) => {
    if (found.has(piece)) return;
    for (const token of spelling(piece, pieces.slice(at + 1)) ?? []) found.add(token);
  });
  return found;
}

function isPiece(text: string): boolean {
  return text.length <= LONGEST_PIECE && /^\p{Script=Han}+$/u.test(text);
}

/** The pieces from this one on that spell a side label; those further right belong to the labels beside it. */
function spelling(first: Token, below: readonly Token[]): readonly Token[] | null {
  const own = [first];
  let text = first.text;
  for (const token of below) {
    if (SIDE_LABELS.has(text)) break;
    if (Math.abs(token.from - first.from) > STACKED) continue;
    text += token.text;
    own.push(token);
    if (![...SIDE_LABELS].some((label) => label.startsWith(text))) return null;
  }
  return SIDE_LABELS.has(text) ? own : null;
}

/** The layout with a column left of the first level, where it has none. */
export function withSideColumn(layout: ColumnLayout): ColumnLayout {
  const { bounds, roles } = layout;
  if (roles[0] === null) return layout;
  return { ...layout, bounds: [(bounds[0] as number) - 1, ...bounds], roles: [null, ...roles] };
}
