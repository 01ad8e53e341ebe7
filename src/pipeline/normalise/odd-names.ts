/** Names that are in order by themselves, and not beside the form's others: rows whose cells went to their neighbours. */
import { compact } from '../../glossary/compact.ts';
import { UNITS } from '../../glossary/unit-table.ts';
import type { Indicator } from '../extraction.ts';
import { fold } from './printed-text.ts';

export interface OddName {
  readonly index: number;
  readonly code: 'name-unlikely' | 'value-in-name' | 'unknown-level';
  readonly message: string;
}

/** `（以验收结论为准）`: what is remarked on a name, which then stands in the row above. */
const REMARK_ALONE = /^\([^()]*\p{Script=Han}[^()]*\)$/u;
/** `满意度≥88%`: a sign and its number behind a name, in no brackets. */
const ENDS_IN_BOUND = /\p{Script=Han}[≥≤≧≦>＞<＜]=?\d[\d,.]*(?:[十百千万亿]{0,2}[\p{L}%‰㎡]{1,3})?$/u;
/** A form that prints its bounds in the names does so in most; up to this share of its rows they got there from a column. */
const LONE_SHARE = 0.25;

/** `（以＝县级部门结论为准）`: the sign of a column of its own amid a name. */
const SIGN_AMID = /\p{Script=Han}[≥≤≧≦＞＜＝]\p{Script=Han}/u;

export function oddNames(indicators: readonly Indicator[]): readonly OddName[] {
  return [
    ...remarksForNames(indicators),
    ...signsAmidNames(indicators),
    ...cellsBehindNames(indicators),
    ...loneBounds(indicators),
    ...loneNumbers(indicators),
  ];
}

function remarksForNames(indicators: readonly Indicator[]): readonly OddName[] {
  return indicators.flatMap(({ level3 }, index): readonly OddName[] => {
    if (!REMARK_ALONE.test(fold(level3))) return [];
    const message = `level 3 is a remark on a name, which may stand in the row above: ${level3}`;
    const rows = index === 0 ? [index] : [index - 1, index];
    return rows.map((at) => ({ index: at, code: 'name-unlikely', message }));
  });
}

function signsAmidNames(indicators: readonly Indicator[]): readonly OddName[] {
  return indicators.flatMap(({ level3 }, index): readonly OddName[] =>
    SIGN_AMID.test(level3)
      ? [{ index, code: 'name-unlikely', message: `the name has a sign amid its words: ${level3}` }]
      : [],
  );
}

/** `公共服务水平8定性`, `受益人口297个5`, `使用年限—`: points and a kind, a count and points, or nothing, of columns of their own. */
const CELLS_BEHIND = /\d(?:定[性量]|[正反负]向)|\p{Script=Han}[-—–]$|\d(?<unit>\p{L}{1,3})\d{1,3}$/u;

function cellsBehindNames(indicators: readonly Indicator[]): readonly OddName[] {
  return indicators.flatMap(({ level3 }, index): readonly OddName[] => {
    const found = CELLS_BEHIND.exec(fold(level3));
    const unit = found?.groups?.unit;
    if (found === null || (unit !== undefined && !UNITS.has(unit))) return [];
    return [{ index, code: 'name-unlikely', message: `the name ends like other columns: ${level3}` }];
  });
}

/** `成本指标7`: forms that number a level's names begin with 1; any other number is another cell's. */
const NUMBERED = /(?:指标|目标)(\d{1,2})$/u;

function loneNumbers(indicators: readonly Indicator[]): readonly OddName[] {
  return (['level1', 'level2'] as const).flatMap((level) => {
    const numbers = indicators.map((own) => NUMBERED.exec(fold(own[level]))?.[1]);
    if (numbers.includes('1')) return [];
    return numbers.flatMap((number, index): readonly OddName[] => {
      if (number === undefined) return [];
      const message = `a number behind a level's name, and no name has a 1: ${indicators[index]![level]}`;
      return [{ index, code: 'unknown-level', message }];
    });
  });
}

/** Beside a number: where the target is a text the bound is for review whatever the other names are. */
function loneBounds(indicators: readonly Indicator[]): readonly OddName[] {
  const bounds = indicators.flatMap(({ level3, reading }, index) =>
    reading.kind === 'quantity' && ENDS_IN_BOUND.test(fold(compact(level3))) ? [index] : [],
  );
  if (bounds.length > LONE_SHARE * indicators.length) return [];
  return bounds.map((index) => ({
    index,
    code: 'value-in-name',
    message: `the name ends in a bound, which no other does: another column may have been taken for the target: ${indicators[index]!.level3}`,
  }));
}
