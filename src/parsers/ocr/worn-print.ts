/** Lines of worn print: where thin strokes have gone, a ≥ before a figure, a bracket or a stroke amid a unit may have gone without a trace. */
import type { ScanLine } from './scan-layout.ts';
import type { ScanRemark } from './scan-remark.ts';

/** @param lines those of a page whose print is worn: of the rows of 15 such pages a third were misread, and one in 60 with certainty */
export function wornLines(lines: readonly ScanLine[]): readonly ScanRemark[] {
  return lines.map(({ box }) => ({
    code: 'worn-print',
    message: 'thin strokes of this print have gone; signs and brackets may have too',
    severity: 'review',
    box,
  }));
}
