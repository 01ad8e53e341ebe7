/**
 * Labels that have got lost, so that the rows below them stand under the label before: to nobody's notice, were it not for what is
 * left of them. A label one of whose characters was misread is no name of the vocabulary and becomes part of a cell (`每年2次数量指杯`);
 * of others the rows tell. Which rows it was the label of is not to be known: all down to the next label are put up for review.
 */
import { isForeign, level2SpokenFor } from '../../../glossary/level-affinity.ts';
import { isLevel1Name, isLevel2Name, level1Code, level2Code, levelStem } from '../../../glossary/levels.ts';

/** A row's texts, each without white space; `''` where it has none of its own. */
export interface RowTexts {
  readonly band: boolean;
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
  readonly value: string;
  /** Pieces of its cells that are no labels', as white space parts them. */
  readonly pieces: readonly string[];
}

/** Rows, from 0, whose labels are in doubt. */
export function rowsOfLostLabels(rows: readonly RowTexts[]): ReadonlySet<number> {
  const printed = new PrintedLabels(rows);
  const lost = new Set<number>();
  let open = false;
  let [level1, level2] = ['', ''];
  rows.forEach((row, at) => {
    const labelled = row.level1 !== '' || row.level2 !== '';
    if (row.band) [level1, level2] = ['', ''];
    if (row.level1 !== '') [level1, level2] = [row.level1, ''];
    if (row.level2 !== '') level2 = row.level2;
    if (row.band || labelled)
      open =
        printed.lacksLevel2(row) ||
        printed.lacksLevel1(level1, row) ||
        printed.isCut(row) ||
        printed.isNamedTwice(row);
    else open ||= numberedAnew(row, rows[at - 1]) || printed.lacksSpokenFor(level1, level2, row);
    open ||= printed.holdsForeign(level2, row, labelled);
    open ||= row.pieces.some(isMisreadLabel);
    if (open || isOfOthers(level1, level2, row)) lost.add(at);
  });
  return lost;
}

/** What satisfaction is also called, and who is asked. */
const OF_SATISFACTION = /满意|投诉|好评|评价|评分|认可|认同|支持|反馈|信访|(?:群众|公众|居民|学员|对象)$/u;

/** `公共就业服务能力` under 满意度指标: its label stands elsewhere. */
function isOfOthers(level1: string, level2: string, { name, value }: RowTexts): boolean {
  const isSatisfied = level2 === '' ? level1Code(level1) === SATISFIED : level2Code(level2) === SATISFACTION;
  return isSatisfied && !OF_SATISFACTION.test(name) && level2SpokenFor(name, value).size > 0;
}

/** The order in which forms print the labels under one of level 1: the standard's. */
const ORDER: readonly (readonly string[])[] = [
  ['数量指标', '质量指标', '时效指标', '成本指标'],
  ['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标'],
];
/** Labels of 成本指标 since it is a level 1. */
const COSTS: ReadonlySet<string> = new Set(['经济成本指标', '社会成本指标', '生态环境成本指标']);
const SATISFACTION = '服务对象满意度指标';

/** What labels the table prints. */
class PrintedLabels {
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

  /**
   * 满意度 under 效益指标, or 经济成本指标 and its like under 产出指标, where nothing of level 1 names them: some forms print them so, but
   * more do not.
   */
  lacksLevel1(level1: string, row: RowTexts): boolean {
    const [parent, own] = [level1Code(level1), level2Code(row.level2) ?? ''];
    if (COSTS.has(own)) return parent === '产出指标' && !this.level1Codes.has('成本指标');
    return own === SATISFACTION && parent === '效益指标' && !this.level1Codes.has(SATISFIED);
  }

  /** The row speaks for a label that stands nowhere in the table, and would stand here; and not for its own. */
  lacksSpokenFor(level1: string, level2: string, row: RowTexts): boolean {
    const own = level2Code(level2) ?? level1Code(level1);
    const spoken = level2SpokenFor(row.name, row.value);
    if (own === null || spoken.has(own)) return false;
    if (spoken.has(SATISFACTION)) return !this.prints(SATISFACTION, SATISFIED);
    const order = ORDER.find((names) => names.includes(own)) ?? [];
    return order.slice(order.indexOf(own) + 1).some((code) => spoken.has(code) && !this.prints(code, code));
  }

  /** The row goes with nothing its label measures; where the label stands beside it that is the form's own doing, a lost 数量指标 left aside. */
  holdsForeign(level2: string, row: RowTexts, labelled: boolean): boolean {
    const foreign = isForeign(level2, row.name, row.value);
    return foreign === 'count' ? !this.prints('数量指标', '') : foreign !== null && !labelled;
  }

  private prints(level2: string, level1: string): boolean {
    return this.codes.has(level2) || this.level1Codes.has(level1);
  }
}

/** Other labels of a level from which on what they all have is known to belong to each. */
const FEWEST_ALIKE = 3;
/** A label whole to its end, weight and marks left aside. */
const ENDED = /[指目]标(?:[（(【★☆\d]|$)/u;

function starsOf(label: string): number {
  return label.match(/[★☆]/gu)?.length ?? 0;
}

const SATISFIED = '满意度指标';
/** Labels of level 2 from which on a table is known to print them. */
const FEWEST_LABELS = 2;

/** `指标1：` below `指标2：` or another `指标1：`: the count begins anew under each label. */
function numberedAnew(row: RowTexts, above: RowTexts | undefined): boolean {
  const [own, before] = [numberOf(row.name), numberOf(above?.name ?? '')];
  return own !== null && before !== null && own <= before;
}

function numberOf(name: string): number | null {
  const number = /^指标(\d{1,2})[:：.、]/u.exec(name)?.[1];
  return number === undefined ? null : Number(number);
}

/** `数量指杯`, `质量措标（15分）`: a name of the standard with 指标 behind it, one of whose characters is another. */
export function isMisreadLabel(text: string): boolean {
  const name = text.replace(/[（(].*$/u, '');
  if (name.length < 4 || isLabel(name)) return false;
  const stem = name.slice(0, -2);
  const tail = name.slice(-2);
  const oneOff = (tail[0] === '指') !== (tail[1] === '标');
  return oneOff && isLabel(`${stem}指标`);
}

function isLabel(text: string): boolean {
  return isLevel1Name(text) || isLevel2Name(text);
}
