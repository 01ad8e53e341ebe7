import { describe, expect, it } from 'vitest';
import type { TextRun } from '../../../../src/parsers/page.ts';
import { layoutLabels } from '../../../../src/pipeline/tables/text/layout-labels.ts';

/** The labels that lines one below the other make; `''` is a line that holds none. */
function labels(role: 'level1' | 'level2', ...texts: readonly string[]): readonly string[] {
  const run: TextRun = {
    text: '',
    box: { x0: 0, x1: 0, y0: 0, y1: 0 },
    fontSize: 10,
    source: 'native',
    confidence: 1,
    line: 1,
  };
  const all = texts.map((text, line) => ({
    line,
    height: line,
    tokens: [{ text, from: 0, to: text.length, line, run }],
  }));
  const lines = all.filter(({ line }) => texts[line] !== '');
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

  it.each<
    readonly [why: string, role: 'level1' | 'level2', texts: readonly string[], expected: readonly string[]]
  >([
    ['a word and 指标 below it', 'level2', ['数量', '指标'], ['数量指标']],
    ['a line apart too', 'level2', ['数量', '', '', '指标'], ['数量指标']],
    ['two words, each a label', 'level2', ['数量', '质量'], ['数量', '质量']],
    ['two of level 1', 'level1', ['产出', '指标', '效益', '指标'], ['产出指标', '效益指标']],
    ['a label of the other level', 'level2', ['产出指标', '数量指标'], ['产出指标', '数量指标']],
    ['its characters one by one', 'level2', ['数量', '指', '标', '质量'], ['数量指标', '质量']],
    [
      'a whole label, then one of two lines',
      'level2',
      ['社会效益', '经济', '效益'],
      ['社会效益', '经济效益'],
    ],
    [
      'a name set downwards with its weight, and the next one',
      'level1',
      [...'满意度指标', '(10', ')', ...'产出指标', '（', '50', '分', '）'],
      ['满意度指标(10)', '产出指标（50分）'],
    ],
    [
      'a long name set downwards above another',
      'level2',
      [...'服务对象满意度指标', '(8', '分)', ...'可持续影响指标'],
      ['服务对象满意度指标(8分)', '可持续影响指标'],
    ],
    ['a weight broken over two lines', 'level2', ['生态效', '益指标(20', '分)'], ['生态效益指标(20分)']],
    ['a label nobody knows', 'level2', ['乡村振', '兴指', '标'], ['乡村振兴指标']],
    ['one far apart', 'level2', ['乡村文化振', '', '', '兴工程'], ['乡村文化振', '兴工程']],
    [
      'one above a known one',
      'level2',
      ['乡村文化', '振兴指标', '质量指标'],
      ['乡村文化振兴指标', '质量指标'],
    ],
    ['one without 指标 above a known one', 'level2', ['乡村文化', '质量指标'], ['乡村文化', '质量指标']],
    ['one below a known one', 'level2', ['质量指标', '乡村文化'], ['质量指标', '乡村文化']],
    ['two words of the other level', 'level2', ['产出', '效益'], ['产出', '效益']],
    ['two words of the other level', 'level1', ['数量', '质量'], ['数量', '质量']],
    ['two labels nobody knows', 'level2', ['乡村指标', '文化指标'], ['乡村指标', '文化指标']],
    ['one and what follows it', 'level2', ['党建引领指', '标', '文化建设'], ['党建引领指标', '文化建设']],
    ['of a department, broken between words', 'level2', ['重点工作', '履行情况'], ['重点工作履行情况']],
    ['the end of a label cut above', 'level2', ['响指标', '质量指标'], ['响指标', '质量指标']],
  ])('%s', (_, role, texts, expected) => {
    expect(labels(role, ...texts)).toEqual(expected);
  });
});
