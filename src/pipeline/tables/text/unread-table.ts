/** A text without a header that prints the labels of an indicator table all the same: its rows are not read, and that must be said. */
import { columnRole } from '../../../glossary/columns.ts';
import type { Problem } from '../../../parsers/page.ts';
import { level2Code } from '../../../glossary/levels.ts';
import { isTitle } from '../../../glossary/titles.ts';
import { type Atom, atomsLocator } from './atoms.ts';

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

/** 【产出指标-数量指标】 over its indicators, in lists of projects. */
const BRACKETED = /^【(?:.{2,8}指标[-—–－])?(.{2,12}指标)】$/u;

/** A problem where the text reads like an indicator table, none where it does not. */
export function unreadTable(atoms: readonly Atom[]): readonly Problem[] {
  const isTitled = atoms.some(({ text }) => isTitle(text));
  const found = [
    signs(atoms, labelsOf, FEWEST_LABELS),
    ...(isTitled
      ? [signs(atoms, labelBeforeText, FEWEST_LABELS), signs(atoms, columnOf, FEWEST_COLUMNS)]
      : []),
  ].find((own) => own !== null);
  return found === undefined || found === null ? [] : [found];
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
  return {
    code: 'table-unread',
    message: `signs of an indicator table stand here, but no header that names its columns: ${different.join(', ')}`,
    severity: 'review',
    locator: atomsLocator(own),
  };
}

/** The first sign in a row whose cells commas or bars part, as a table has it that has lost its header; a sentence lists several. */
function inMarkedRow(text: string, signsOf: (text: string) => readonly string[]): readonly string[] {
  const pieces = text.split(/[,|]/u).map((piece) => piece.replace(/^"|"$/gu, ''));
  return pieces.length < FEWEST_CELLS ? [] : pieces.flatMap(signsOf).slice(0, 1);
}

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
  const label = BRACKETED.exec(text)?.[1] ?? text;
  const whole = /指标$/u.test(label) ? level2Code(label) : null;
  if (whole !== null) return [whole];
  const inside = text.match(STANDARD_LABEL) ?? [];
  return inside.length >= FEWEST_LABELS && /[≥≤=＝]|\d[%％次个人]/u.test(text) ? inside : [];
}
