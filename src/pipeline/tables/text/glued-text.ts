/**
 * Text whose cells run together without any white space, as pages that show a document's bare text have it:
 * `一级指标二级指标三级指标指标值产出指标数量指标培训人次≥300人次质量指标…`. It comes apart where words tell: at the names of columns, at labels with
 * their 指标, and around values. Each part may be less than a cell; which parts make one is for the segmentation to tell.
 */
import { LEVEL_NAMES } from '../../../glossary/levels.ts';
import { MAGNITUDES, UNITS } from '../../../glossary/unit-table.ts';
import { leadingColumnNames } from './column-names.ts';

/** Labels with other text right behind them from which on a text is known to run together. Sentences name one or two. */
const GLUED_LABELS = 3;
/** Names of columns side by side that make a header. */
const HEADER_NAMES = 3;

/** Whether the pieces between white space hold whole rows. */
export function isGluedText(pieces: readonly string[]): boolean {
  let glued = 0;
  for (const piece of pieces) {
    if (/[。；]/u.test(piece) && !piece.includes('一级指标')) continue;
    glued += piece.match(LABEL_THEN_TEXT)?.length ?? 0;
    if (glued >= GLUED_LABELS) return true;
  }
  return false;
}

/** The parts of a piece of such a text, in order; put together they are the piece. */
export function gluedParts(piece: string): readonly string[] {
  const parts: string[] = [];
  let text = '';
  const take = (part: string): void => {
    if (text !== '') parts.push(text);
    if (part !== '') parts.push(part);
    text = '';
  };
  for (let at = 0; at < piece.length; ) {
    const rest = piece.slice(at);
    const names = text.length > 0 && !/^[一二三序]/u.test(rest) ? [] : leadingColumnNames(rest).names;
    if (names.length >= HEADER_NAMES) {
      for (const name of names) take(name);
      at += names.join('').length;
      continue;
    }
    const found = (at === 0 ? TITLE.exec(rest)?.[0] : null) ?? partAt(rest, text, parts.at(-1) ?? '');
    if (found === null) {
      text += rest[0] ?? '';
      at++;
    } else {
      take(found);
      at += found.length;
    }
  }
  take('');
  return parts;
}

/** The label or value a text begins with, given what stands before it. */
function partAt(rest: string, text: string, before: string): string | null {
  const label = LABEL.exec(rest)?.[0] ?? HEAD_LABEL.exec(rest)?.[0];
  if (label !== undefined) return label;
  if (text === '' && IS_LABEL.test(before)) {
    const bare = BARE_LABEL.exec(rest)?.[0];
    if (bare !== undefined) return bare;
  }
  return /[\d.]$/u.test(text) ? null : (VALUE.exec(rest)?.[0] ?? null);
}

function longestFirst(words: Iterable<string>): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&'))
    .join('|');
}

const WEIGHT = '(?:[（(]\\d{1,3}[分%％]?[）)]|\\d{1,3}[%％])?';
const WHOLE_LABELS = longestFirst(LEVEL_NAMES.filter((name) => /.[指目]标$/u.test(name)));
const LABEL = new RegExp(`^(?:${WHOLE_LABELS})${WEIGHT}`, 'u');
const IS_LABEL = new RegExp(`^(?:${WHOLE_LABELS})${WEIGHT}$`, 'u');
/** A number that ends the piece is a weight, maybe cut: `产出指标50%`, `满意度指标2` over `0%`. */
const LABEL_THEN_TEXT = new RegExp(
  `(?:${WHOLE_LABELS})(?!\\d{1,3}[%％分]?$)${WEIGHT}(?=[\\p{Script=Han}\\d])`,
  'gu',
);
/** Without 指标 only 满意度 is told from the words of a sentence, right behind another label. */
const BARE_LABEL = new RegExp(
  `^(?:${longestFirst(LEVEL_NAMES.filter((name) => /满意度$/u.test(name)))})(?=\\p{Script=Han})`,
  'u',
);

const TITLE = /^.{4,40}?绩效(?:目标)?(?:申报|自评|评价)?表(?:[（(]\d{4}年度?[）)])?/u;
/** Labels of a head that no sentence holds. */
const HEAD_LABEL =
  /^(?:项目名称|专项名称|项目主管部门|主管部门|实施单位|预算单位|预算部门|项目单位|项目类型|项目类别|项目属性|年度资金总额|年度(?:绩效|总体)?目标)/u;

const UNIT = longestFirst(
  [...UNITS.keys()].flatMap((unit) => [unit, ...[...MAGNITUDES.keys()].map((m) => m + unit)]),
);
const NUMBER = '\\d[\\d,，]*(?:\\.\\d+)?';
const COUNTED = `${NUMBER}(?:${UNIT}|百分比)?(?:\\/(?:${UNIT}))?`;
const VALUE = new RegExp(
  [
    '20\\d\\d年(?:\\d{1,2}月(?:\\d{1,2}日|底)?)?(?:之?前|内|底)?',
    '\\d{1,2}月(?:\\d{1,2}日|底)(?:之?前)?',
    `(?:[≥≤≧≦＞＜><=＝]{1,2}|不[低少高超多]于?过?)?${COUNTED}(?:[-~～—至](?:${COUNTED}))?(?:及?以[上内下])?`,
  ]
    .map((pattern) => `(?:${pattern})`)
    .join('|')
    .replace(/^/u, '^(?:')
    .replace(/$/u, ')'),
  'u',
);
