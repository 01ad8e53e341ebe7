import { describe, expect, it } from 'vitest';
import {
  namesOfTwo,
  namesWithCounts,
  rowsRunTogether,
} from '../../../../src/pipeline/tables/text/rows-run-together.ts';

const row = (name: string, value = '95%') => ({
  band: false,
  level1: '产出指标',
  level2: '数量指标',
  name,
  value,
  unit: '',
  pieces: [],
});

describe('rows that have run together', () => {
  it.each([
    '受益人口≥3万人8环境投诉下降',
    '中期检查时间2025年12月31日之前项目立项时间',
    '亩均建设投资1960元/亩2检测成本控制',
    '演出任务完成率100%旅游投诉处理率',
    '质量指标合同约定指标完成率',
    '受益人口≤3万人环境投诉',
    '受益人口>3万人环境投诉',
    '受益人口<=3.5万人环境投诉',
    '受益人口不低于3,000人环境投诉',
    '受益人口不超过3人环境投诉',
    '受益人口不少于3人环境投诉',
    '受益人口不高于3人环境投诉',
    '合格率≥95‰环境投诉',
    '受益≥3个8环境',
    '受益≥3个项目8环境',
    '完工2025年6月前项目立',
    '完工2025年12月底之前项目立',
    '单价1,500.5元/亩检测成',
    '合格率9.5‰检测成本',
  ])('%s is two cells', (name) => {
    expect([...rowsRunTogether([row('修路里程'), row(name)])]).toEqual([1]);
  });

  it.each([
    '重点项目（≥3万元的设备采购）验收率',
    '达到100%达标排放的企业数',
    '2025年6月底前验收率',
    '新建3座泵站的完工率',
    '5岁以下儿童死亡率',
    '受益≥3人次数',
    '受益≥3个8环',
    '完工2025年6月前项目',
    '单价5元/亩检测',
    '率95%检测成',
    '率达95%检测成本',
    '实现95%检测成本',
    '保持95%检测成本',
    '万个人3居住',
  ])('%s is a name', (name) => {
    expect([...rowsRunTogether([row('修路里程'), row(name)])]).toEqual([]);
  });

  it.each([
    ['带动务工就业人数95人及以上', '提高公众护林意识'],
    ['旅游投诉处理时限前完成', '2019年9月30日'],
    ['旅游补助资金时限前到位', '2019年9月30日'],
    ['旅游投诉处理时限前办结', '2019年9月30日'],
    ['创新氛围定性', '持续增长'],
    ['公交乘客满意度总分', '≥80%'],
    ['通硬化路自然村', '完成个'],
    ['补贴发放比例', '达到%'],
    ['受助群众满意度占计受助群众满意度划数', '≥80%'],
    // A page's head.
    ['第四部分', '绩效目标'],
    ['创新氛围（新增）定性', '持续增长'],
    ['指标1：社会救助制度指标2：养老服务', '健全'],
    ['造林完成时间按季度拨付', '按季度拨付'],
  ])('%s holds a piece of its value or of another cell', (name, value) => {
    expect([...rowsRunTogether([row(name, value)])]).toEqual([0]);
  });

  it.each([
    ...'达到 达 实现 保持 超过 高于 低于 多于 少于 大于 小于 为 至 到 在'
      .split(' ')
      .map((verb): [string, string] => [`就业率${verb}95%以上`, '完成']),
    ['带动务工就业人数95人及以上的企业', '完成'],
    ['公交乘客满意度总分值', '≥80%'],
    ['通硬化路自然村', '完成建设'],
    ['通硬化路自然村', '完成48个'],
    ['受助群众对受助政策的知晓率', '≥80%'],
    ['旅游投诉处理时限前完成率', '100%'],
    ['受教育年限在15年以上人口比例', '95%'],
    ['9月底前完成', '按期'],
    ['汛前完成', '100%'],
    ['绩效指标定性评价', '优'],
    ['任务按期完成', '完成'],
    ['指标12：养老服务指标体系', '健全'],
    ['按季度拨付', '按季度拨付'],
  ])('%s beside %s is sound', (name, value) => {
    expect([...rowsRunTogether([row(name, value)])]).toEqual([]);
  });

  it('doubts the row above one that begins with the rest of its value', () => {
    for (const rest of ['万户5居住条件', '亿3居住', '95%12畜禽免疫', '9.5‰3畜禽免疫']) {
      const rows = [row('惠及居民户数', '≥1'), row(rest)];
      expect([rest, [...rowsRunTogether(rows)].sort()]).toEqual([rest, [0, 1]]);
    }
    const third = [row('修路里程'), row('惠及居民户数', '≥1'), row('万户5居住条件')];
    expect([...rowsRunTogether(third)].sort()).toEqual([1, 2]);
    expect([...rowsRunTogether([row('万户5居住条件')])]).toEqual([0]);
    expect([...rowsRunTogether([{ ...row('万户5居住条件'), band: true }])]).toEqual([]);
  });

  it.each([
    ['检测批次2340批', [0]],
    ['检测批次2340', [0]],
    ['检测批次2340批次', [0]],
    ['检测批次2340批次数', []],
    ['检测批次', []],
  ])('%s beside a unit alone', (name, found) => {
    expect([...rowsRunTogether([row(name, '次')])]).toEqual(found);
  });

  it('a name that ends in a count is sound beside a value', () => {
    expect([...rowsRunTogether([row('检测批次2340批', '95%')])]).toEqual([]);
  });

  it.each([
    ...'小于等于 大于等 大于 小于 高于 低于 不低于 不高于 不少于 不小于 不大于 不多于 不超过 不超 等于'
      .split(' ')
      .map((value): [string, readonly number[]] => [value, [0]]),
    ['约等于', []],
    ['大于等于5', []],
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
    expect(under('可持续影响', '管网指标安全运行年限')).toEqual([]);
    // A level 1 without a level 2; no label at all, whose end it might be.
    expect([...rowsRunTogether([{ ...row('指标管网安全运行年限'), level1: '满意度', level2: '' }])]).toEqual([
      0,
    ]);
    expect([...rowsRunTogether([{ ...row('指标体系建设情况'), level2: '' }])]).toEqual([]);
    expect([...rowsRunTogether([{ ...row('指标管网安全运行年限'), level1: '', level2: '' }])]).toEqual([]);
  });
});

describe('names of which the first has no value', () => {
  const full = ['绿化养护制度健全程度与落实', '情况'];

  it('are told by a bracket that closes on a line with room for more', () => {
    expect(namesOfTwo([full, ['绿地减少（按县级任务清单核', '定）', '增加社会投资（含上年结转）']])).toEqual(
      new Set([1]),
    );
    expect(namesOfTwo([full, ['绿地养护（核定）', '情况']])).toEqual(new Set([1]));
  });

  it('are told by words that end with room for more', () => {
    expect(namesOfTwo([full, ['行道树补植', '完成率']])).toEqual(new Set([1]));
    expect(namesOfTwo([full, ['绿地（公园）减少', '增加社会投资']])).toEqual(new Set([1]));
  });

  it.each([
    ['a full line that ends in a bracket', ['绿地养护与补植（一期工程）', '完成率']],
    ['a bracket on a line of its own', ['行道树补植数量', '（按县级任务清单核定）']],
    ['words with room for one character more', ['绿化养护制度健全的落实', '情况']],
    ['a short line that ends in a figure', ['行道树补植12', '完成率']],
    ['one line', ['绿地减少（核定）增加']],
    ['a line behind it that begins with a figure', ['绿地减少（核定）', '5月增加社会投资']],
    ['a line with room for two characters', ['绿化养护制度（已落实）', '情况']],
  ])('not by %s', (_, lines) => {
    expect(namesOfTwo([full, lines])).toEqual(new Set());
  });
});

describe('names that take in their value', () => {
  it.each(['596株', '1,200.5公里', '３２名'])('%s on a line of its own', (line) => {
    expect(namesWithCounts([['清理枯死松木'], ['清理枯死松木（含', '结转）', line]])).toEqual(new Set([1]));
  });

  it.each([
    ['the first line', ['596株', '枯死松木']],
    ['a figure without a unit', ['清理枯死松木', '596']],
    ['what is no unit', ['清理枯死松木', '596松木']],
    ['a unit without a figure', ['清理枯死松木', '株']],
    ['a line that begins with words', ['清理枯死松', '木596株']],
  ])('not %s', (_, lines) => {
    expect(namesWithCounts([lines])).toEqual(new Set());
  });
});
