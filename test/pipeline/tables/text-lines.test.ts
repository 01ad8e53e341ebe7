import { describe, expect, it } from 'vitest';
import type { TextRun } from '../../../src/parsers/page.ts';
import { textLines } from '../../../src/pipeline/tables/text-lines.ts';
import { run } from '../page-builder.ts';

describe('textLines', () => {
  it.each<[string, readonly TextRun[], readonly string[]]>([
    ['no run, no line', [], []],
    [
      'runs of one height are a line, from left to right',
      [run('乙', 80, 100), run('甲', 50, 100)],
      ['甲 乙'],
    ],
    ['a run raised by less than half its height stays', [run('甲', 50, 100), run('乙', 80, 104)], ['甲 乙']],
    ['one lowered by more is the next line', [run('甲', 50, 100), run('乙', 80, 106)], ['甲', '乙']],
    ['a small raised sign stays beside large text', [run('甲', 50, 100, 16), run('①', 70, 101, 8)], ['甲 ①']],
    [
      'small print between large lines is a line of its own',
      [run('甲', 50, 100, 16), run('注', 50, 114, 8), run('乙', 50, 124, 16)],
      ['甲', '注', '乙'],
    ],
    [
      'so is a small line right above a large one, and right below',
      [run('注', 50, 100, 8), run('甲', 80, 99, 20), run('备', 110, 110, 8)],
      ['注', '甲', '备'],
    ],
    [
      'lines that sink little by little do not run into one',
      [run('甲', 50, 100), run('乙', 80, 103), run('丙', 110, 106), run('丁', 140, 109)],
      ['甲 乙', '丙 丁'],
    ],
  ])('%s', (_, runs, expected) => {
    expect(textLines(runs).map((line) => line.text)).toEqual(expected);
    expect(textLines([...runs].reverse()).map((line) => line.text)).toEqual(expected);
  });
});
