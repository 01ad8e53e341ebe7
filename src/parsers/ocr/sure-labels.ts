/**
 * A label that is read whole and surely: its name is one of a few that differ in whole characters, so that a seal over it has changed nothing, and what
 * the seal leaves beside it in its tall cell is none of its lines.
 */
import { compact, halfWidth } from '../../glossary/compact.ts';
import { isLevel1Name, isLevel2Name, splitLevelWeight } from '../../glossary/levels.ts';
import type { LineReading } from './engine.ts';
import type { ScanLine } from './scan-layout.ts';

/** What each line of it is believed with at least: 22 such labels stood under seals in some 140 scans and photos, and all were right. */
const SURE = 0.97;
/** A whole label: 产出指标, 服务对象满意度指标; shorter names are words. */
const WHOLE_NAME = /.{2}(?:指标|目标)$/u;
// In em. A line of print beside a label (★★★, （50分）) is as high as print and of several characters; else a seal's stroke or letter made it.
const PRINT_HEIGHT = [0.8, 1.25] as const;
const PRINT_WIDTH = 1.8;

/**
 * Which of the lines are the label's; null where it is no whole label, not read surely, or a line of print beside it was not read.
 *
 * @param em height of the page's text in pixels
 */
export function sureLabel(
  lines: readonly ScanLine[],
  readings: readonly LineReading[],
  em: number,
): readonly number[] | null {
  const own = readings.flatMap(({ text }, i) => (text === '' ? [] : [i]));
  const { name } = splitLevelWeight(halfWidth(compact(own.map((i) => readings[i]!.text).join(''))));
  const isWhole = WHOLE_NAME.test(name) && (isLevel1Name(name) || isLevel2Name(name));
  const isSure = own.every((i) => readings[i]!.confidence >= SURE);
  const isBarePrint = lines.some(({ box }, i) => !own.includes(i) && isLikePrint(box, em));
  return isWhole && isSure && !isBarePrint ? own : null;
}

function isLikePrint({ x0, y0, x1, y1 }: ScanLine['box'], em: number): boolean {
  const height = (y1 - y0) / em;
  return height >= PRINT_HEIGHT[0] && height <= PRINT_HEIGHT[1] && x1 - x0 >= PRINT_WIDTH * em;
}
