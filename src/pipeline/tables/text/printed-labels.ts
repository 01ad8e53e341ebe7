/** What labels a table prints, and what that says of a row below them: which label should stand here and does not. */
import { isForeign, level2SpokenFor } from '../../../glossary/level-affinity.ts';
import { level1Code, level2Code, levelStem } from '../../../glossary/levels.ts';
import type { RowTexts } from './row-texts.ts';

/** The order in which forms print the labels under one of level 1: the standard's. */
const ORDER: readonly (readonly string[])[] = [
  ['数量指标', '质量指标', '时效指标', '成本指标'],
  ['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标'],
];
/**
 * What nearly every form prints behind a label: public money is spent for the public's sake, so where an economic benefit is named,
 * a social one is.
 */
const NEXT: Readonly<Record<string, string>> = { 经济效益指标: '社会效益指标' };
/** Labels of output among whose rows an economic benefit is out of place; among counts it may be `增收户数`. */
const NOT_OF_BENEFIT: ReadonlySet<string> = new Set(['质量指标', '时效指标', '成本指标']);
/** Labels of 成本指标 since it is a level 1. */
const COSTS: ReadonlySet<string> = new Set(['经济成本指标', '社会成本指标', '生态环境成本指标']);
const SATISFACTION = '服务对象满意度指标';
const SATISFIED = '满意度指标';
/** Labels of level 2 from which on a table is known to print them. */
const FEWEST_LABELS = 2;
/** Other labels of a level from which on what they all have is known to belong to each. */
const FEWEST_ALIKE = 3;
/** A label whole to its end, weight and marks left aside. */
const ENDED = /[指目]标(?:[（(【★☆\d]|$)/u;
/** `林区群众满意度` is satisfaction and nothing else. */
const NAMES_SATISFACTION = /满意[度率](?:[（(].*)?$/u;

export class PrintedLabels {
  private readonly codes: ReadonlySet<string>;
  private readonly level1Codes: ReadonlySet<string>;
  /** Whether the table's rows stand under labels of level 2. */
  private readonly hasLevel2: boolean;
  private readonly levels: readonly (readonly string[])[];

  constructor(rows: readonly RowTexts[]) {
    const codes = rows.map((row) => level2Code(row.level2)).filter((code) => code !== null);
    this.codes = new Set(codes);
    this.level1Codes = new Set(rows.map((row) => level1Code(row.level1)).filter((code) => code !== null));
    this.hasLevel2 = codes.length >= FEWEST_LABELS;
    const own = rows.filter((row) => !row.band);
    this.levels = [own.map((row) => row.level1), own.map((row) => row.level2)].map((names) =>
      names.filter((name) => name !== ''),
    );
  }

  /** A label without the 指标 or the stars that all others of its level have; 满意度 is printed without in many forms. */
  isCut(row: RowTexts): boolean {
    return [row.level1, row.level2].some((label, level) => {
      if (label === '' || /满意度/u.test(label)) return false;
      const others = (this.levels[level] ?? []).filter((other) => other !== label && !/满意/u.test(other));
      if (others.length < FEWEST_ALIKE) return false;
      const lacksEnd = !ENDED.test(label) && others.every((other) => ENDED.test(other));
      return lacksEnd || others.every((other) => starsOf(other) > starsOf(label));
    });
  }

  /** A label that means what another of the table is called: `进度` where 时效 stands too is a word of a remark. */
  isNamedTwice({ level2 }: RowTexts): boolean {
    const code = level2Code(level2);
    if (code === null || code === SATISFACTION) return false;
    const isOther = (name: string) => level2Code(name) === code && levelStem(name) !== levelStem(level2);
    return (this.levels[1] ?? []).some(isOther);
  }

  /** A level 1 with nothing of level 2 beside it, where others have it; 满意度指标 stands alone in many forms. */
  lacksLevel2(row: RowTexts): boolean {
    return this.hasLevel2 && row.level1 !== '' && row.level2 === '' && level1Code(row.level1) !== SATISFIED;
  }

  /** 满意度 under 效益指标, or 经济成本指标 and its like under 产出指标: some forms print them so, but more do not. */
  lacksLevel1(level1: string, row: RowTexts): boolean {
    const [parent, own] = [level1Code(level1), level2Code(row.level2) ?? ''];
    return COSTS.has(own) ? parent === '产出指标' : own === SATISFACTION && parent === '效益指标';
  }

  /** A label nearly every form prints behind this one stands nowhere: only the row beside this label is surely its own. */
  lacksNext(level2: string): boolean {
    const next = NEXT[level2Code(level2) ?? ''];
    return next !== undefined && !this.codes.has(next);
  }

  /** The row speaks for a label that stands nowhere in the table, and would stand here; and not for its own. */
  lacksSpokenFor(level1: string, level2: string, { name, value, unit, below = false }: RowTexts): boolean {
    const own = level2Code(level2) ?? level1Code(level1);
    const spoken = level2SpokenFor(name, value + unit);
    if (own === null) return false;
    if (NAMES_SATISFACTION.test(name)) return own !== SATISFACTION && own !== SATISFIED;
    if (spoken.has(own)) return false;
    if (spoken.has(SATISFACTION)) return !this.prints(SATISFACTION, SATISFIED);
    const order = ORDER.find((names) => names.includes(own)) ?? [];
    const behind = order.slice(below ? 0 : order.indexOf(own) + 1);
    if (!below && NOT_OF_BENEFIT.has(own)) behind.push('经济效益指标');
    return behind.some((code) => spoken.has(code) && !this.prints(code, code));
  }

  /** The row goes with nothing its label measures; where the label stands beside it that is the form's own doing, a lost 数量指标 left aside. */
  holdsForeign(level2: string, { name, value, unit }: RowTexts, labelled: boolean): boolean {
    const foreign = isForeign(level2, name, value + unit);
    return foreign === 'count' ? !this.prints('数量指标', '') : foreign !== null && !labelled;
  }

  private prints(level2: string, level1: string): boolean {
    return this.codes.has(level2) || this.level1Codes.has(level1);
  }
}

function starsOf(label: string): number {
  return label.match(/[★☆]/gu)?.length ?? 0;
}
