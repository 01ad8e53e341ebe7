import { describe, expect, it } from 'vitest';
import type { TextRun } from '../../../../src/parsers/page.ts';
import { layoutLabels } from '../../../../src/pipeline/tables/text/layout-labels.ts';

/** The labels that lines one below the other make. */
function labels(role: 'level1' | 'level2', ...texts: readonly string[]): readonly string[] {
  const run: TextRun = {
    text: '',
    box: { x0: 0, x1: 0, y0: 0, y1: 0 },
    fontSize: 10,
    source: 'native',
    confidence: 1,
    line: 1,
  };
  const lines = texts.map((text, line) => ({
    line,
    height: line,
    tokens: [{ text, from: 0, to: text.length, line, run }],
  }));
  return layoutLabels(role, lines).labels.map((label) => label.text);
}

describe('labels of layout text', () => {
  it('of a form for a whole department stand for themselves one below the other', () => {
    expect(labels('level2', '重点工作履行情况', '部门目标实现')).toEqual([
      '重点工作履行情况',
      '部门目标实现',
    ]);
    expect(labels('level2', '预算管理', '财务管理')).toEqual(['预算管理', '财务管理']);
  });

  it('broken over two lines are one', () => {
    expect(labels('level2', '重点工作履', '行情况', '预算管理')).toEqual(['重点工作履行情况', '预算管理']);
    expect(labels('level2', '社会效益指', '标', '可持续影响', '指标')).toEqual([
      '社会效益指标',
      '可持续影响指标',
    ]);
  });

  it('nobody knows are parted where the column had room for more, and are one where it had none', () => {
    expect(labels('level2', '党建引领', '乡村文化振兴工程')).toEqual(['党建引领', '乡村文化振兴工程']);
    expect(labels('level2', '乡村文化振', '兴工程')).toEqual(['乡村文化振兴工程']);
  });
});
