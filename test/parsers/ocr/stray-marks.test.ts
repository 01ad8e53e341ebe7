import { describe, expect, it } from 'vitest';
import type { LineReading } from '../../../src/parsers/ocr/engine.ts';
import type { ScanLine } from '../../../src/parsers/ocr/scan-layout.ts';
import { withoutStrayMarks } from '../../../src/parsers/ocr/stray-marks.ts';

const reading = (text: string): LineReading => ({
  text,
  confidence: 0.99,
  characters: [...text].map((own, i) => ({ text: own, x0: i, x1: i + 1, probability: 0.99 })),
  changes: [],
});

/** The cell's lines as they stay, their chances, and what is said of those left out. */
function kept(...texts: readonly string[]) {
  const box = { x0: 0, y0: 0, x1: 90, y1: 10 };
  const lines = texts.map((): ScanLine => ({ box, within: box, stretches: [] }));
  const { readings, leftOut } = withoutStrayMarks(lines, texts.map(reading));
  return [
    readings.map(({ text }) => text).join('|'),
    readings.map(({ confidence }) => confidence),
    leftOut.map(({ message }) => message.at(-2)).join(''),
  ];
}

describe('a mark without its partner', () => {
  it('is left out at either end of a cell, named, and its line is for review', () => {
    expect(kept('每公里河道', '治理成本】')).toEqual(['每公里河道|治理成本', [0.99, 0.8], '】']);
    expect(kept('满意度“')).toEqual(['满意度', [0.8], '“']);
    expect(kept('【', '减少损失')).toEqual(['|减少损失', [0.8, 0.99], '【']);
    expect(kept('《减少损失”')).toEqual(['减少损失', [0.8], '《”']);
  });
  it('stays amid the text, and where a partner stands anywhere in the cell', () => {
    expect(kept('编制“十四五规划')).toEqual(['编制“十四五规划', [0.99], '']);
    expect(kept('“十四五”', '规划')).toEqual(['“十四五”|规划', [0.99, 0.99], '']);
    expect(kept('【重点】', '编制《规划》')).toEqual(['【重点】|编制《规划》', [0.99, 0.99], '']);
  });
  it('is no round bracket, behind which a page may end, and not all there is', () => {
    expect(kept('新增任务（')).toEqual(['新增任务（', [0.99], '']);
    expect(kept('】')).toEqual(['】', [0.99], '']);
    expect(kept('屏幕55"')).toEqual(['屏幕55"', [0.99], '']);
  });
});
