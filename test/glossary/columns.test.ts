import { describe, expect, it } from 'vitest';
import {
  type ColumnRole,
  columnRole,
  namesFigures,
  isIndicatorHeader,
  resolveRoles,
} from '../../src/glossary/columns.ts';

/** Every header of domain.md, and the variants of its words that were met beside them. */
const headers: Readonly<Record<ColumnRole, readonly string[]>> = {
  level1: [
    '一级指标',
    '一级\n指标',
    '一级 指标',
    '一级目标',
    '一级指标（权重）',
    '1级指标',
    '一级绩效指标',
    '指标一级',
    '绩效指标一级',
    '-级指标',
    '—级指标',
  ],
  level2: ['S二级指标K', '·二级指标', '二级指标', '二级\n指标', '二级目标'],
  level3: [
    '三级指标',
    '三级\n指标',
    '三级指标名称',
    '三级指标（必填）',
    '指标名称',
    '具体指标',
    '绩效指标名称',
    '指标',
  ],
  target: [
    '指标值',
    '目标值',
    '年度指标值',
    '年度指\n标值',
    '绩效指标值',
    '指标值及单位',
    '年度目标值',
    '年度(/项目)指标值',
    '年度（/项目）指标值',
    '当年预期实现值',
    '指标值(包含数字及文字描述)',
    '指标值（包含数字及文字描述）',
    '本年度计划完成水平',
    '预期指标值',
    '本年指标值',
    '指标值（万元）',
    '年度绩效目标值',
    '预期目标',
    '预期值',
    '预期2022年实现值',
    '2024年指标值',
    '预期当年实现',
    '预计当年实现',
    '全年预计完成情况',
    '预期完成值',
    '计划完成值',
  ],
  midterm: [
    '中期指标值',
    '实施期指标值',
    '实施周期目标值',
    '中期目标值',
    '实施期目标值',
    '三年指标值',
    '全生命周期目标值',
    '项目指标值',
  ],
  longterm: ['长期指标值', '长期目标值', '总体指标值', '项目总目标值', '总绩效目标值'],
  actual: [
    '实际完成值',
    '全年实际值',
    '完成值',
    '全年完成值',
    '实际完成情况',
    '年度实际完成值',
    '实际值',
    '完成情况',
    '2021年实际实现值',
    '1-7月执行情况',
    '上半年实际完成值',
  ],
  sign: ['计算符号', '指标性质', '指标方向', '运算符号', '符号'],
  unit: ['绩效度量单位', '绩效计量单位', '计量单位', '度量单位', '单位', '指标单位'],
  explanation: ['指标解释', '指标说明', '指标内容', '指标内涵', '绩效指标描述', '指标描述'],
  weight: ['权重', '分值', '权重（%）', '分值（权重）', '指标分值', '权重/分值', '标准分'],
  score: ['得分', '自评得分', '自评分', '实际得分'],
  deviation: ['偏差原因分析及改进措施', '未完成原因', '偏差原因', '未完成原因分析', '偏差原因分析'],
  other: [
    '备注',
    '指标值说明',
    '评分标准',
    '评(扣)分标准',
    '评（扣）分标准',
    '数据来源',
    '指标值类型',
    '序号',
    '评分规则',
    '指标来源',
    '责任部门',
    '历史参考值',
    '近两年指标值',
    '前年',
    '上年',
    '上年实际',
    '前年完成情况',
    '指标值上年',
    '上年度实际完成水平',
    '基期值',
    '绩效标准',
    '指标标准或依据',
  ],
};

describe('columnRole', () => {
  const cases = Object.entries(headers).flatMap(([role, texts]) =>
    texts.map((text) => [text, role] as const),
  );
  it.each(cases)('%s is %s', (text, role) => {
    expect(columnRole(text)).toBe(role);
  });

  it.each([
    '',
    '绩效指标',
    '产出指标',
    '数量指标',
    '年度绩效指标',
    '长期绩效指标',
    '项目名称',
    '年度资金总额',
    '2024年度目标',
    '2024年',
    '培训人数',
    '甲镇',
    '95%',
    '本表一式两份',
    '-级',
    '国家-级指标',
    '指标一级标准',
    '一级任务',
    '二级预算单位',
    '完成36公里灌溉渠道检修',
    '落实各级主体责任',
    '上年结转',
    '前年度结转资金',
    '近两年',
    '绩效单位',
    '预算执行情况',
    '改进措施全部落实到位；问题整改率达到要求的标准',
    '对二级指标的',
  ])('%s names no column', (text) => {
    expect(columnRole(text)).toBeNull();
  });
});

describe('resolveRoles', () => {
  it('takes 绩效指标 behind level 2 for level 3, but not down the side, nor beside a level 3', () => {
    expect(resolveRoles(['一级指标', '二级指标', '绩效指标', '目标值'])).toEqual([
      'level1',
      'level2',
      'level3',
      'target',
    ]);
    expect(resolveRoles(['绩效指标', '一级指标', '二级指标', '目标值'])[0]).toBeNull();
    expect(resolveRoles(['一级指标', '二级指标', '绩效指标', '三级指标', '目标值'])[2]).toBeNull();
  });

  it.each<[string, readonly string[], readonly (ColumnRole | null)[]]>([
    [
      '指标内容 beside a 三级指标 explains it',
      ['二级指标', '三级指标', '指标内容', '指标值'],
      ['level2', 'level3', 'explanation', 'target'],
    ],
    [
      'and is the level 3 where there is none',
      ['一级指标', '二级指标', '指标内容', '指标值'],
      ['level1', 'level2', 'level3', 'target'],
    ],
    [
      'a 指标解释 is never the level 3',
      ['一级指标', '二级指标', '指标解释', '指标值'],
      ['level1', 'level2', 'explanation', 'target'],
    ],
    [
      'nor is what explains the value',
      ['一级指标', '二级指标', '目标值', '指标值说明'],
      ['level1', 'level2', 'target', 'other'],
    ],
    [
      'two periods: the annual value is the target',
      ['三级指标', '中期指标值', '年度指标值'],
      ['level3', 'midterm', 'target'],
    ],
    ['the only value is the target whatever its period', ['三级指标', '实施期指标值'], ['level3', 'target']],
    ['实施周期 beside 年度', ['三级指标', '年度目标值', '实施周期目标值'], ['level3', 'target', 'midterm']],
    [
      'the score before the value',
      ['三级指标', '分值', '年度指标值', '全年实际值', '得分'],
      ['level3', 'weight', 'target', 'actual', 'score'],
    ],
    [
      'the value over four columns',
      ['三级指标', '计算符号', '目标值', '度量单位', '指标值说明'],
      ['level3', 'sign', 'target', 'unit', 'other'],
    ],
    [
      'a self-evaluation',
      ['三级指标', '指标性质', '指标值', '度量单位', '完成值', '权重', '得分', '未完成原因'],
      ['level3', 'sign', 'target', 'unit', 'actual', 'weight', 'score', 'deviation'],
    ],
    [
      'a unit whose 位 the next name took',
      ['三级指标', '指标性质', '指标值', '度量单', '完成值位'],
      ['level3', 'sign', 'target', 'unit', 'actual'],
    ],
    [
      'and none beside a column of units',
      ['三级指标', '指标值', '计量单', '单位'],
      ['level3', 'target', null, 'unit'],
    ],
    [
      'what was reached in earlier years before what this year is to reach',
      ['三级指标', '近两年指标值前年', '近两年指标值上年', '预期当年实现值', '指标值确定依据'],
      ['level3', 'other', 'other', 'target', 'other'],
    ],
    [
      'a year before the value, where no other column has it',
      ['二级指标', '指标内容', '单位', '2023年实际', '2024年目标'],
      ['level2', 'level3', 'unit', 'other', 'target'],
    ],
    [
      'what is asked for, where no other column has the value',
      ['一级指标', '二级指标', '三级指标', '考核要求', '备注'],
      ['level1', 'level2', 'level3', 'target', 'other'],
    ],
    ['and beside a value none', ['三级指标', '考核要求', '指标值'], ['level3', null, 'target']],
    [
      'but where one has it, and left of the levels, that is a goal',
      ['2024年目标', '二级指标', '三级指标', '指标值', '2025年目标'],
      [null, 'level2', 'level3', 'target', null],
    ],
    [
      'a type before the value',
      ['三级指标', '指标值类型', '指标值', '计量单位', '指标解释', '评(扣)分标准', '备注'],
      ['level3', 'other', 'target', 'unit', 'explanation', 'other', 'other'],
    ],
  ])('%s', (_, texts, expected) => {
    expect(resolveRoles(texts)).toEqual(expected);
  });

  it.each<[string, readonly string[], readonly (ColumnRole | null)[]]>([
    [
      'a goal of the project left of the levels is no target of the row',
      ['项目名称', '年度目标', '一级指标', '三级指标', '指标值'],
      [null, 'other', 'level1', 'level3', 'target'],
    ],
    ['but where there is no other it is', ['目标值', '一级指标', '三级指标'], ['target', 'level1', 'level3']],
    [
      'the weights of levels beside that of the row',
      ['一级指标', '权重', '二级指标', '权重', '三级指标', '权重', '指标值'],
      ['level1', 'other', 'level2', 'other', 'level3', 'weight', 'target'],
    ],
    [
      'a weight beside a level alone',
      ['一级指标', '权重', '三级指标', '指标值'],
      ['level1', 'weight', 'level3', 'target'],
    ],
    [
      'a first level that lost its stroke, before the second',
      ['级指标', '二级指标', '指标内容', '指标值'],
      ['level1', 'level2', 'level3', 'target'],
    ],
    [
      'but not before the third, which the first two stand before alike, nor a place’s',
      ['级指标', '三级指标', '指标值'],
      [null, 'level3', 'target'],
    ],
    ['省级 names whose it is', ['省级指标', '二级指标', '指标值'], [null, 'level2', 'target']],
    [
      'a rule read as one more stroke of the first level',
      ['一一级指标', '二级指标', '三级指标', '指标值'],
      ['level1', 'level2', 'level3', 'target'],
    ],
    [
      'a fourth level: a finer name of the row',
      ['二级指标', '三级指标', '四级指标', '指标值'],
      ['level2', 'level3', 'other', 'target'],
    ],
    [
      'what was reached in an earlier year is no outcome',
      ['三级指标', '2021年实际实现值', '预期2022年实现值'],
      ['level3', 'other', 'target'],
    ],
    [
      'but what was reached in the same year is',
      ['三级指标', '2022年目标值', '2022年实际完成值'],
      ['level3', 'target', 'actual'],
    ],
    [
      'a value of the year before is not the target',
      ['三级指标', '历史参考值', '年度指标值'],
      ['level3', 'other', 'target'],
    ],
    [
      'the value of a part of the year beside the whole year’s',
      ['三级指标', '半年指标值', '全年指标值'],
      ['level3', 'other', 'target'],
    ],
    [
      'quarters before the year',
      ['三级指标', '第一季度目标值', '1-6月目标值', '目标值'],
      ['level3', 'other', 'other', 'target'],
    ],
    ['but the only value is the target', ['三级指标', '半年指标值'], ['level3', 'target']],
    [
      'what a value was before it was changed, and what a standard asks for',
      ['三级指标', '原指标值', '调整前目标值', '行业标准值', '参考值', '调整后指标值'],
      ['level3', 'other', 'other', 'other', 'other', 'target'],
    ],
    ['a standard’s alone is the target', ['三级指标', '标准值'], ['level3', 'target']],
    [
      'what is foreseen for the year’s end beside the year’s target and what was reached',
      ['三级指标', '年度指标值', '1-7月执行情况', '全年预计完成情况'],
      ['level3', 'target', 'actual', 'other'],
    ],
    [
      'but without a target it is what is aimed at',
      ['三级指标', '计划完成值', '实际完成值'],
      ['level3', 'target', 'actual'],
    ],
    [
      'values of two sides are two targets: nothing says which is meant',
      ['三级指标', '省级目标值', '市级目标值'],
      ['level3', 'target', 'target'],
    ],
  ])('%s', (_, texts, expected) => {
    expect(resolveRoles(texts)).toEqual(expected);
  });

  it('both 指标性质 and 指标方向: one of them holds the sign', () => {
    const roles = resolveRoles(['三级指标', '指标性质', '指标方向', '目标值', '计量单位', '分值', '备注']);
    expect(roles).toEqual(['level3', 'sign', 'sign', 'target', 'unit', 'weight', 'other']);
  });
});

describe('isIndicatorHeader', () => {
  it.each<[readonly (ColumnRole | null)[], boolean]>([
    [['level1', 'level2', 'level3', 'target'], true],
    [['level2', 'level3', 'target'], true],
    [['level1', 'level2', 'target'], true],
    [['level3', 'actual'], true],
    [[null, 'level1', 'level2', 'level3', 'weight', 'target'], true],
    [['level1', 'level2', 'level3'], false],
    [['level1', 'target'], false],
    [['target', 'unit', 'weight'], false],
    [[], false],
  ])('%j: %s', (roles, expected) => {
    expect(isIndicatorHeader(roles)).toBe(expected);
  });
});

describe('three columns of levels', () => {
  it('are told by their order where one of them cannot be read, or two read alike', () => {
    const levels = ['level1', 'level2', 'level3', 'target'];
    expect(resolveRoles(['级指标', '二级指标', '三级指标', '目标值'])).toEqual(levels);
    expect(resolveRoles(['级指标', '三级指标', '三级指标', '目标值'])).toEqual(levels);
  });
  it('keep what they say where each says another, and where there are not three', () => {
    expect(resolveRoles(['三级指标', '二级指标', '一级指标', '目标值'])).toEqual([
      'level3',
      'level2',
      'level1',
      'target',
    ]);
    expect(resolveRoles(['级指标', '三级指标', '目标值'])).toEqual([null, 'level3', 'target']);
  });
});

describe('names of columns that hold figures', () => {
  it.each(['基期值', '上年实际值', '行业标准值', '增长率', '上年', '覆盖人数', '投入金额', '增长（%）'])(
    '%s',
    (name) => {
      expect(namesFigures(name)).toBe(true);
    },
  );

  it.each(['备注', '数据来源', '评分标准', '确定依据', '责任单位', '值得说明的事项', ''])(
    'not %s',
    (name) => {
      expect(namesFigures(name)).toBe(false);
    },
  );
});
