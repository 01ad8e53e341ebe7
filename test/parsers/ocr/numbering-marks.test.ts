import { describe, expect, it } from 'vitest';
import type { LineReading } from '../../../src/parsers/ocr/engine.ts';
import { withNumberingMarks } from '../../../src/parsers/ocr/numbering-marks.ts';

function line(text: string): LineReading {
  const characters = [...text].map((character, i) => ({ text: character, x0: i, x1: i + 1, probability: 1 }));
  return { text, confidence: 1, characters, changes: [] };
}

/** The first lines of cells with their confidence, where that is less than 1. */
const settled = (...texts: readonly string[]) =>
  withNumberingMarks(texts.map((text) => text.split('/').map(line))).map((lines) =>
    lines.map(({ text, confidence }) => (confidence < 1 ? `${text} ${confidence}` : text)).join('/'),
  );

describe('the mark behind an indicator’s number', () => {
  it('is that of the others where it was lost or read as a point', () => {
    expect(
      settled('指标1：培训人数', '指标2·培训期数', '指标3．合格率', '指标4满意度/调查', '指标5：就业'),
    ).toEqual([
      '指标1：培训人数',
      '指标2：培训期数 0.8',
      '指标3：合格率 0.8',
      '指标4：满意度 0.8/调查',
      '指标5：就业',
    ]);
  });

  it('is a colon where a few show both points, or a point stands amid the line', () => {
    expect(settled('指标1·培训人数', '指标2．培训期数', '指标1合格率')).toEqual([
      '指标1：培训人数 0.8',
      '指标2：培训期数 0.8',
      '指标1：合格率 0.8',
    ]);
  });

  it('is a point where more than four are for each colon', () => {
    const points = (count: number) => Array.from({ length: count }, (_, i) => `指标${i + 2}.培训期数`);
    expect(settled('指标1：培训人数', ...points(5))[0]).toBe('指标1.培训人数 0.8');
    expect(settled('指标1：培训人数', ...points(4))[0]).toBe('指标1：培训人数');
  });

  it('has the width most have', () => {
    expect(settled('指标1:培训人数', '指标2:培训期数', '指标3.合格率')[2]).toBe('指标3:合格率 0.8');
  });

  it('may be a point or a comma', () => {
    expect(settled('指标1.培训人数', '指标2.培训期数', '指标3合格率')[2]).toBe('指标3.合格率 0.8');
    expect(settled('指标1、培训人数', '指标2、培训期数', '指标3.合格率')[2]).toBe('指标3、合格率 0.8');
  });

  it.each([
    ['all alike', ['指标1.培训人数', '指标2.培训期数']],
    ['alike but for their width', ['指标1：培训人数', '指标2:培训期数']],
    ['none', ['指标1培训人数', '指标2培训期数']],
    ['one alone', ['指标1．培训人数', '培训期数']],
    [
      'no number’s',
      ['指标1：培训人数', '指标2：培训期数', '指标体系．建设', '培训指标3．期数', '指标2025年'],
    ],
    ['in front of a figure', ['指标1：培训人数', '指标2：培训期数', '指标1.5万人']],
    [
      'points but for one colon in many',
      ['指标1：甲乙', ...[2, 3, 4, 5, 6].map((n) => `指标${n}.甲乙`)].slice(1),
    ],
  ])('stays where marks are %s', (_, texts) => {
    expect(settled(...texts)).toEqual(texts);
  });
});
