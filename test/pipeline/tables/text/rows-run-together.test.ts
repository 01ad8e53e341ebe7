import { describe, expect, it } from 'vitest';
import { rowsRunTogether } from '../../../../src/pipeline/tables/text/rows-run-together.ts';

const row = (name: string, value = '95%') => ({
  band: false,
  level1: '产出指标',
  level2: '数量指标',
  name,
  value,
  pieces: [],
});

describe('rows that have run together', () => {
  it.each([
    '受益人口≥3万人8环境投诉下降',
    '中期检查时间2025年12月31日之前项目立项时间',
    '亩均建设投资1960元/亩2检测成本控制',
    '演出任务完成率100%旅游投诉处理率',
    '质量指标合同约定指标完成率',
  ])('%s is two cells', (name) => {
    expect([...rowsRunTogether([row('修路里程'), row(name)])]).toEqual([1]);
  });

  it.each([
    '重点项目（≥3万元的设备采购）验收率',
    '达到100%达标排放的企业数',
    '2025年6月底前验收率',
    '新建3座泵站的完工率',
    '5岁以下儿童死亡率',
  ])('%s is a name', (name) => {
    expect([...rowsRunTogether([row('修路里程'), row(name)])]).toEqual([]);
  });

  it('doubts the row above one that begins with the rest of its value', () => {
    const rows = [row('惠及居民户数', '≥1'), row('万户5居住条件')];
    expect([...rowsRunTogether(rows)].sort()).toEqual([0, 1]);
  });

  it.each([
    ['检测批次2340批', [0]],
    ['检测批次', []],
  ])('%s beside a unit alone', (name, found) => {
    expect([...rowsRunTogether([row(name, '次')])]).toEqual(found);
  });

  it.each([
    ['大于等于', [0]],
    ['大于等于95%', []],
  ])('a value of %s', (value, found) => {
    expect([...rowsRunTogether([row('抽检合格率', value)])]).toEqual(found);
  });

  it('the end of a label above is none of the name', () => {
    const under = (level2: string, name: string) => [...rowsRunTogether([{ ...row(name), level2 }])];
    expect(under('可持续影响', '指标管网安全运行年限')).toEqual([0]);
    expect(under('可持续影响指标', '指标体系建设情况')).toEqual([]);
    expect(under('可持续影响', '指标1：管网安全运行年限')).toEqual([]);
  });
});
