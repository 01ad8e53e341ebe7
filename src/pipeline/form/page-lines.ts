/** Lines between two parts of a table that belong to the page and not to the text: numbers, running heads and feet. */
import type { Box } from '../../parsers/page.ts';
import { isPageFurniture } from '../../glossary/titles.ts';
import type { Grid, TextBlock } from '../tables/block.ts';

/** What is printed on every page is short: the name of the document, who printed it and when. */
const LONGEST_RUNNING_LINE = 40;
/** A running head stands above the rest of the table, in the page's margin (points). */
const TOP_OF_PAGE = 90;
/** A line that begins or announces something of its own: another table's name, a numbered heading, a label before its text. */
const OPENS_SOMETHING = /表$|^附|^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[：:]$/u;

/** Whether a line between `before` and `next` is the page's own, so that a table may go on over it. */
export function isOfPage(line: TextBlock, before: Grid, next: Grid): boolean {
  if (isPageFurniture(line.text)) return true;
  const text = line.text.trim();
  if (text.length > LONGEST_RUNNING_LINE || OPENS_SOMETHING.test(text)) return false;
  return isRunningHead(line, next) || isRunningFoot(line, before, next) || isBeside(line, [before, next]);
}

/** In the margin beside a part of the table: a stamp, a binding mark, what a recogniser made of the shade at a fold. */
function isBeside(line: TextBlock, parts: readonly Grid[]): boolean {
  const box = boxOf(line);
  return parts.some((part) => {
    const table = boxOf(part);
    if (box === null || table === null || line.page !== part.page) return false;
    const isLevel = box.y1 > table.y0 && box.y0 < table.y1;
    return isLevel && (box.x0 >= table.x1 || box.x1 <= table.x0);
  });
}

function isRunningHead(line: TextBlock, next: Grid): boolean {
  const box = boxOf(line);
  return line.page === next.page && box !== null && box.y1 < TOP_OF_PAGE;
}

/** Below the last part of a table whose next part stands on the next page. */
function isRunningFoot(line: TextBlock, before: Grid, next: Grid): boolean {
  const [box, above] = [boxOf(line), boxOf(before)];
  const breaks = before.page !== null && next.page === before.page + 1 && line.page === before.page;
  return breaks && box !== null && above !== null && (box.y0 + box.y1) / 2 > above.y1;
}

function boxOf({ locator }: TextBlock | Grid): Box | null {
  return locator.kind === 'box' ? locator.box : null;
}

/**
 * The last grid as it stands before `next`: a page with nothing but its number, where a producer broke one page too many, parts no table,
 * so that the grid is taken to the page before. `lines` are those between the two.
 */
export function overBarePage(last: Grid | null, lines: readonly TextBlock[], next: Grid): Grid | null {
  if (last === null || last.page === null || next.page !== last.page + 2) return last;
  const bare = last.page + 1;
  const isBare =
    lines.some((line) => line.page === bare) && lines.every((line) => isPageFurniture(line.text));
  return isBare ? { ...last, page: bare } : last;
}

/** A line no further above the rest of a table than this (heights of its text) belongs to it; running heads stand off. */
const CUT_OFF_REACH = 2.5;

/** Whether a line stands right above the rest of a table within one of its columns: the end of a cell the page's end has cut. */
export function isCutOff(line: TextBlock, next: Grid): boolean {
  if (line.locator.kind !== 'box' || next.locator.kind !== 'box' || next.columnEdges === null) return false;
  const { x0, x1, y1 } = line.locator.box;
  const near = next.locator.box.y0 - y1 < CUT_OFF_REACH * (line.fontSize ?? 0);
  const edges = next.columnEdges;
  const inOne = edges.some((edge, i) => i > 0 && x0 > edges[i - 1]! - 1 && x1 < edge + 1);
  return line.page === next.page && near && inOne && /\p{Script=Han}/u.test(line.text);
}

/** Whether a line below a form's last table speaks of the form: remarks, and who filled it in. */
export function isClosingLine(text: string): boolean {
  return /^(?:备?注|说明|填[报表]|联系|单位负责人|审核|经办)/u.test(text.trim());
}

/** 三、名词解释: the heading of a section, of a report around its forms or of a form itself. */
export function opensSection(text: string): boolean {
  return /^[一二三四五六七八九十]{1,3}、[^。；，：]{2,25}$/u.test(text.trim());
}
