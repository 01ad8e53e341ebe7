/**
 * Labels that have got lost, so that the rows below them stand under the label before: to nobody's notice, were it not for what is
 * left of them. A label one of whose characters was misread is no name of the vocabulary and becomes part of a cell (`每年2次数量指杯`);
 * of others the rows tell. Which rows it was the label of is not to be known: all down to the next label are put up for review.
 */
import { isCount, level2SpokenFor } from '../../../glossary/level-affinity.ts';
import { isOnlyUnder } from '../../../glossary/level-parents.ts';
import {
  isLevel1Name,
  isLevel2Name,
  isWeightAlone,
  level1Code,
  level2Code,
  splitLevelWeight,
} from '../../../glossary/levels.ts';
import { PrintedLabels } from './printed-labels.ts';
import type { RowTexts } from './row-texts.ts';

/** Signs of lost labels from which on no row of the table that has none beside it is sure of its own: where two got lost, more may have. */
const SIGNS = 2;

/** Rows, from 0, whose labels are in doubt. */
export function rowsOfLostLabels(rows: readonly RowTexts[]): ReadonlySet<number> {
  const printed = new PrintedLabels(rows);
  const lost = new Set<number>();
  let signs = 0;
  let [ofLevel1, ofLabel, open] = [false, false, false];
  let [level1, level2] = ['', ''];
  rows.forEach((row, at) => {
    const labelled = row.level1 !== '' || row.level2 !== '';
    const beside = labelled && row.below !== true;
    if (row.band) [level1, level2, ofLevel1] = ['', '', false];
    if (row.level1 !== '') [level1, level2, ofLevel1] = [row.level1, '', hasTwoWeights(row.level1)];
    const pieced = row.level2 !== '' && isPieced(level2, row.level2);
    if (row.level2 !== '') level2 = row.level2;
    const unlikely = printed.lacksLevel1(level1, row);
    if (row.band || labelled)
      ofLabel =
        ofLevel1 ||
        pieced ||
        hasTwoWeights(row.level2) ||
        printed.lacksLevel2(row) ||
        unlikely ||
        printed.isCut(row) ||
        printed.isNamedTwice(row);
    // What is odd above a label says nothing of the rows beside it and below.
    if (row.band || labelled || rows[at - 1]?.below === true) open = ofLabel;
    if (!row.band && !beside)
      open ||=
        (!labelled && numberedAnew(row, rows[at - 1])) ||
        printed.lacksSpokenFor(level1, level2, row) ||
        (row.below !== true && printed.lacksNext(level2));
    open ||= printed.holdsForeign(level2, row, beside);
    open ||= row.pieces.some(isMisreadLabel) || isBareLabel(row.name);
    if (!open && !isOfOthers(level1, level2, row) && !isWeightOfLabel(row.value)) return;
    // Forms do print such labels under another level 1: that alone is no sign.
    if (!unlikely && (labelled || !lost.has(at - 1))) signs++;
    lost.add(at);
  });
  return signs < SIGNS ? lost : new Set([...lost, ...rowsOfUnsureLabels(rows)]);
}

/** Rows, from 0, without a level 2 of their own, or with one that does not tell its level 1. */
function rowsOfUnsureLabels(rows: readonly RowTexts[]): readonly number[] {
  let level1 = '';
  return rows.flatMap((row, at) => {
    if (row.level1 !== '' || row.band) level1 = row.level1;
    const sure = row.level2 !== '' && (row.level1 !== '' || isOnlyUnder(row.level2, level1));
    return row.band || sure ? [] : [at];
  });
}

/** `服务对象` above `满意度指标★`: one label in two, the second a name by itself. */
function isPieced(above: string, below: string): boolean {
  return above !== '' && !isLevel2Name(above) && isLevel2Name(above + below);
}

/** `时效` for a name: the label of the rows from here on, taken for a cell of its first. No indicator is named so. */
function isBareLabel(name: string): boolean {
  return BARE_LABEL.test(name);
}

/** The names of levels without their 指标, but for those an indicator may have as well (社会效益, 满意度). */
const BARE_LABEL = /^(?:产出|效益|数量|质量|时效|成本)$/u;

/** `效益（30分）（40分）`: the second is what is left of the label below. */
function hasTwoWeights(label: string): boolean {
  const { name, weight } = splitLevelWeight(label);
  return weight !== null && splitLevelWeight(name).weight !== null;
}

/** `（10%）` for a value: what is left of a label, or of two. */
function isWeightOfLabel(value: string): boolean {
  return /^[（(]/u.test(value) && isWeightAlone(value);
}

/** What satisfaction is also called, and who is asked. */
const OF_SATISFACTION = /满意|投诉|好评|评价|评分|认可|认同|支持|反馈|信访|(?:群众|公众|居民|学员|对象)$/u;

/** `公共就业服务能力` under 满意度指标: its label stands elsewhere. */
function isOfOthers(level1: string, level2: string, { name, value, unit }: RowTexts): boolean {
  const isSatisfied = level2 === '' ? level1Code(level1) === SATISFIED : level2Code(level2) === SATISFACTION;
  if (!isSatisfied || OF_SATISFACTION.test(name)) return false;
  return level2SpokenFor(name, value + unit).size > 0 || isCount(value + unit);
}

const SATISFACTION = '服务对象满意度指标';
const SATISFIED = '满意度指标';

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
