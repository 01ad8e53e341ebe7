/** A text without a header that prints the labels of an indicator table all the same: its rows are not read, and that must be said. */
import { columnRole } from '../../../glossary/columns.ts';
import { compact } from '../../../glossary/compact.ts';
import type { Problem } from '../../../parsers/page.ts';
import { isLevel1Name, isLevel2Name, level2Code } from '../../../glossary/levels.ts';
import { isTitle } from '../../../glossary/titles.ts';
import { valueShape } from '../../../glossary/value-shape.ts';
import { type Atom, atomsLocator } from './atoms.ts';
import { headLabelKind } from './head-labels.ts';
import { textBlocks } from './text-blocks.ts';

/** Different labels of level 2 alone between white space, or at the beginning of glued text, which no letter happens to hold. */
const FEWEST_LABELS = 3;
const STANDARD_LABEL = /(?:数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度)指标/gu;

/**
 * Under a form's title less is enough: labels with their indicator behind a colon (`质量指标：…合格率达100%`), as forms of 2017 have them and
 * reports do too, or two columns named.
 */
const LABEL_WITH_TEXT =
  /^((?:数量|质量|时效|成本|经济效益|社会效益|生态效益|环境效益|可持续影响|(?:社会公众或)?服务对象满意度)指标)[:：]./u;
const FEWEST_COLUMNS = 2;

/** 【产出指标-数量指标】 or 【数量指标】 over its indicators, in lists of projects. */
const BRACKETED = /^【(?:.{2,8}指标[-—–－])?(.{2,12}指标)】$/u;
/** 产出指标-数量指标-培训场次：≥60场. */
const PATH_IN_FRONT = /^.{2,6}(?:指标|目标)[-—–－/＞>→](.{2,10}指标)[-—–－/＞>→:：]./u;
/** 【数量指标】 in front of its indicator. */
const BRACKETED_IN_FRONT = /^【(.{2,12}指标)】./u;

/** Under a title alone so many different labels of a head are a form's: an allocation has a project's name, its unit and its sum. */
const FEWEST_HEAD_LABELS = 4;

/** Names of columns one behind the other, a value's among them, as no sentence puts them: a header whose cells run together. */
const COLUMN =
  '(?:[一二三]级指标|指标(?:名称|内容|值|性质|方向|权重)?|年[度初](?:指标|目标)值|目标值|[计度]量单位|分值|权重|[实全][际年]完成值)';
const HEADER_RUN = new RegExp(`(?:${COLUMN}(?:[(（][^()（）]{1,6}[)）])?){3,}`, 'u');

/** A problem where the text reads like an indicator table, none where it does not; `isWhole`: no table was found around it. */
export function unreadTable(atoms: readonly Atom[], isWhole: boolean): readonly Problem[] {
  const isTitled = atoms.some(({ text }) => isTitle(text));
  const found = [
    signs(atoms, labelsOf, FEWEST_LABELS),
    ...(isTitled
      ? [signs(atoms, labelBeforeText, FEWEST_LABELS), signs(atoms, columnOf, FEWEST_COLUMNS)]
      : []),
    headerRun(atoms),
    isWhole ? headAlone(atoms) : null,
  ].find((own) => own !== null);
  return found === undefined || found === null ? [] : [found];
}

/** A row among those of a form's head, or of what stands below a table. */
export interface MarkedRow {
  readonly pieces: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** A problem where rows of labels and values, behind the labels of a head, are an indicator's: under no header nothing reads them. */
export function unreadRows(rows: readonly MarkedRow[]): readonly Problem[] {
  const head = rows.findIndex(({ pieces }) => pieces.some((piece) => headLabelKind(piece) === 'field'));
  const own = head < 0 ? [] : rows.slice(head + 1).filter(({ pieces }) => isIndicator(pieces));
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return [];
  const what = `rows of indicators without a header: ${first.pieces.filter((piece) => piece !== '').join(' ')}`;
  return [unread(what, { kind: 'line', from: first.from, to: last.to })];
}

/** A label of level 2, and behind it a name and a value. */
function isIndicator(pieces: readonly string[]): boolean {
  const label = pieces.findIndex((piece) => /指标$/u.test(piece) && level2Code(piece) !== null);
  const behind = label < 0 ? [] : pieces.slice(label + 1).filter((piece) => piece !== '');
  return behind.length > 1 && behind.slice(1).some((piece) => valueShape(piece) >= SURE_VALUE);
}

/** A line in which the names of columns run together. */
function headerRun(atoms: readonly Atom[]): Problem | null {
  for (const { text, locator } of textBlocks(atoms)) {
    const run = HEADER_RUN.exec(compact(text))?.[0] ?? '';
    if (/[标初度]值/u.test(run)) return unread(`the names of its columns run together: ${run}`, locator);
  }
  return null;
}

/** The head of a form under its title, and no table anywhere: the text breaks off, or its table was a picture. */
function headAlone(atoms: readonly Atom[]): Problem | null {
  const title = atoms.findIndex(({ text }) => isTitle(text));
  if (title < 0) return null;
  const labels = atoms.slice(title + 1).filter(({ text }) => headLabelKind(text) === 'field');
  const different = [...new Set(labels.map(({ text }) => text))];
  if (different.length < FEWEST_HEAD_LABELS) return null;
  return unread(
    `the head of a form (${different.join(', ')}) and no rows of indicators`,
    atomsLocator(labels),
  );
}

function unread(what: string, locator: Problem['locator']): Problem {
  return { code: 'table-unread', message: what, severity: 'review', locator };
}

function signs(
  atoms: readonly Atom[],
  signsOf: (text: string) => readonly string[],
  fewest: number,
): Problem | null {
  const signsIn = ({ text }: Atom) => (signsOf(text).length > 0 ? signsOf(text) : inMarkedRow(text, signsOf));
  const own = atoms.filter((atom) => signsIn(atom).length > 0);
  const different = [...new Set(own.flatMap(signsIn))];
  if (different.length < fewest) return null;
  const what = `signs of an indicator table stand here, but no header that names its columns: ${different.join(', ')}`;
  return unread(what, atomsLocator(own));
}

/** The first sign in a row whose cells commas, bars or semicolons part, as a table has it that has lost its header; a sentence lists several. */
function inMarkedRow(text: string, signsOf: (text: string) => readonly string[]): readonly string[] {
  const pieces = text.split(/[,|;│┃｜]/u).map((piece) => piece.replace(/^"|"$/gu, ''));
  if (pieces.length < FEWEST_CELLS) return [];
  // 产出,数量,…: short labels are labels beside each other.
  const beside = pieces.flatMap((piece, at) =>
    isLevel1Name(piece) && isLevel2Name(pieces[at + 1] ?? '') ? [level2Code(pieces[at + 1] ?? '') ?? ''] : [],
  );
  return [...pieces.flatMap(signsOf), ...beside].slice(0, 1);
}

/** Shape from which a text is a value whatever it stands beside. */
const SURE_VALUE = 0.9;
/** A label, an indicator and its value. */
const FEWEST_CELLS = 3;

function labelBeforeText(text: string): readonly string[] {
  return LABEL_WITH_TEXT.exec(text)?.slice(1) ?? [];
}

/** The name of a column of levels or of values, alone in its piece. */
function columnOf(text: string): readonly string[] {
  const role = columnRole(text);
  return role === 'level2' || role === 'level3' || role === 'target' || role === 'midterm' ? [role] : [];
}

/** A label that is the whole piece; in a piece of glued text, every one it holds. */
function labelsOf(text: string): readonly string[] {
  const label =
    BRACKETED.exec(text)?.[1] ?? BRACKETED_IN_FRONT.exec(text)?.[1] ?? PATH_IN_FRONT.exec(text)?.[1] ?? text;
  const whole = /指标$/u.test(label) ? level2Code(label) : null;
  if (whole !== null) return [whole];
  const inside = text.match(STANDARD_LABEL) ?? [];
  return inside.length >= FEWEST_LABELS && /[≥≤=＝]|\d[%％次个人]/u.test(text) ? inside : [];
}
