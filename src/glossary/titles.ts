/** Titles of forms, and the lines that stand around them. */
import { compact, halfWidth } from './compact.ts';
import { countColumns } from './counted-columns.ts';

/** 附件6, 附件6-1, 附表2：, 附件 — alone on a line. */
const ANNEX_LINE = /^附(?:[件表录][一二三四五六七八九十\d]*|[一二三四五六七八九十\d]+)(?:[-—.之]\d+)*[:]?$/u;
const ANNEX_PREFIX =
  /^附[件表录](?:[一二三四五六七八九十]+|\d{1,2}(?=20\d\d|[^\d年]|$)|\d{1,2}(?:-\d+)*)?[:.、]?/u;
/** Several years, as forms for some years state them: 2024-2026年, 2023年—2025年, 2024、2025. */
export const SEVERAL_YEARS = String.raw`(?:19|20)\d{2}(?:年度?)?(?:(?:[-—–~～至到、和及]|——)(?:19|20)\d{2}(?:年度?)?)+`;
const YEAR_LINE = new RegExp(
  String.raw`^[(（【[]?(?:(?:19|20)\d{2}[)）]?(?:年度?)?|${SEVERAL_YEARS})[)）】\]]?$`,
  'u',
);
const SEVERAL_AT_END = new RegExp(String.raw`[(（【[]?${SEVERAL_YEARS}[)）】\]]?$`, 'u');
/** A form's name ends so; up to a bracketed year or a 续表 mark. */
const TITLE =
  /绩效(?:[\p{L}\d（）()、“”"—-]{0,12})?表$|(?:绩效|整体支出|项目支出)[\p{L}]{0,6}(?:自评|申报|填报|目标)表$/u;
/** What is no form though it ends like one: summaries and plans of evaluation. */
const NOT_A_FORM =
  /评分表|打分表|汇总表|一览表|明细表|统计表|情况表|调查表|分配表|安排表|分解表|任务表|指标体系表?$|评分标准|公开表/u;
/** The longest title met is 46 characters; a longer line is a sentence that mentions a form. */
const LONGEST_TITLE = 70;

/** Whether a line is the title of a form. */
export function isTitle(text: string): boolean {
  const bare = withoutYear(halfWidth(compact(text)).replace(/[(（]续(?:表)?\d*[)）]$/u, ''));
  if (bare.length < 4 || bare.length > LONGEST_TITLE) return false;
  if (/[。；;，,!！?？]|^\d+[.、]|《|^附件[:：]?\d+[.、]/u.test(bare)) return false;
  const name = bare.replace(ANNEX_PREFIX, '');
  return TITLE.test(name) && !NOT_A_FORM.test(name);
}

/** Whether a title says that it continues the form before it (`…（续）`, `续表`). */
export function isContinuationTitle(text: string): boolean {
  return /[(（]续(?:表)?\d*[)）]$|^续表\d*$/u.test(compact(text));
}

/** Whether a line only states the year, or several: `（2024年度）`, `( 2021 年度)`, `(2020)年度`, `2019年度)`, `（2024-2026年）`. */
export function isYearLine(text: string): boolean {
  return YEAR_LINE.test(compact(text).replace(/[（(]((?:19|20)\d{2})[)）]年度?$/u, '($1)'));
}

/** Whether a line only numbers an annex: `附件6`. */
export function isAnnexLine(text: string): boolean {
  const bare = halfWidth(compact(text));
  return bare !== '' && ANNEX_LINE.test(bare);
}

/** Page numbers: `- 3 -`, `第3页共5页`, `3/5`, `— 12 —`; and those of a table's columns, `1 2 3 4 5`. */
export function isPageFurniture(text: string): boolean {
  const bare = halfWidth(compact(text));
  if (countColumns(text.trim().split(/\s+/u))) return true;
  return /^[-—–·.]*\d{1,4}[-—–·.]*$|^第\d{1,4}页?[,/]?(?:共\d{1,4}页?)?$|^\d{1,4}页[,/]?(?:共\d{1,4}页?)?$|^共\d{1,4}页[,/]?第\d{1,4}页?$|^Page\d{1,4}(?:of\d{1,4})?$|^Sheet\d{1,3}$|^\d{1,4}\/\d{1,4}页?$|^[-—–·.]+$/u.test(
    bare,
  );
}

/** Page furniture that can be nothing else, wherever it stands: `- 3 -`, `第3页`; a bare number might be a value. */
export function isSureFurniture(text: string): boolean {
  return isPageFurniture(text) && !/^\d+$/u.test(compact(text)) && !/^[-—–]$/u.test(compact(text));
}

/** `title` without a bracketed year, or several, at its end. */
export function withoutYear(title: string): string {
  return title
    .replace(SEVERAL_AT_END, '')
    .replace(/[（(]?(?:19|20)\d{2}[)）]?年度?[)）]?$/u, '')
    .replace(/[（(]$/u, '');
}
