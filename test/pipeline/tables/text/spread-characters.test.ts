import { describe, expect, it } from 'vitest';
import { withCharactersJoined } from '../../../../src/pipeline/tables/text/spread-characters.ts';

function joined(...lines: readonly string[]): readonly string[] | null {
  const found = withCharactersJoined(lines.map((text, at) => ({ number: at + 1, text })));
  return found?.map(({ text }) => text) ?? null;
}

/** More than the fewest characters anything can be told of. */
const GOAL = '完成农村公路养护任务改善群众出行条件提升路网服务水平保障道路安全畅通促进沿线经济发展';
const spread = (text: string): string => [...text].join(' ');

describe('text with a space behind every character', () => {
  it('is joined, columns parted by one space where nothing is set below another', () => {
    expect(joined(spread(GOAL), '养 护 里 程  ≥ 5 0 0 公 里', '质量  9 5 %')).toEqual([
      GOAL,
      '养护里程 ≥500公里',
      '质量 95%',
    ]);
  });

  it('keeps tabs', () => {
    expect(joined(spread(GOAL), '\t养 护 里 程\t≥ 5 公 里')).toEqual([GOAL, '\t养护里程\t≥5公里']);
  });

  it('keeps texts below each other that were set so for the wide lines', () => {
    const rows = ['数 量 指 标         养 护', '                质 量', '指 标             率'];
    expect(joined(spread(GOAL), ...rows)).toEqual([GOAL, '数量指标    养护', '        质量', '指标      率']);
  });

  it('keeps the spaces between texts that are below each other by them', () => {
    const rows = ['数 量 指 标        养 护', '            质 量', '指 标          率'];
    expect(joined(spread(GOAL), ...rows)).toEqual([
      GOAL,
      '数量指标        养护',
      '            质量',
      '指标          率',
    ]);
  });

  it('is none where Latin characters alone stand apart, as in what is copied from a PDF', () => {
    expect(joined(GOAL, '于 2024 年 12 月 完 工')).toBeNull();
  });

  it('is none where a title and a header alone are set wide', () => {
    expect(
      joined(
        GOAL,
        GOAL,
        spread('项目支出绩效目标表一级指标二级指标三级指标指标值项目支出绩效目标申报表二〇二四年度'),
      ),
    ).toBeNull();
    expect(joined(spread('一级指标二级指标三级指标指标值'))).toBeNull();
  });
});
