/** How badly a text fits a column: pairs of texts, the one that fits worse first; a cost itself may change. */
import { describe, expect, it } from 'vitest';
import {
  cellCost,
  holdsLevelLabel,
  isKindOfIndicator,
  isNote,
  MAX_LENGTH,
} from '../../../../src/pipeline/tables/text/cell-cost.ts';
import type { CellKind } from '../../../../src/pipeline/tables/text/column-model.ts';

type Pair = readonly [CellKind, string, string];

function worse(pairs: readonly Pair[]) {
  it.each(pairs.map((pair) => [...pair] as [CellKind, string, string]))(
    '%s: %s fits worse than %s',
    (role, odd, plain) => {
      expect(cellCost(role, odd)).toBeGreaterThan(cellCost(role, plain));
    },
  );
}

function alike(pairs: readonly Pair[]) {
  it.each(pairs.map((pair) => [...pair] as [CellKind, string, string]))(
    '%s: %s fits as well as %s',
    (role, one, other) => {
      expect(cellCost(role, one)).toBe(cellCost(role, other));
    },
  );
}

describe('cellCost: level 1 and level 2', () => {
  worse([
    // Without its 指标 a label may be a name; with a weight it is none.
    ['level1', '产出', '产出指标'],
    ['level1', '产出', '产出（50分）'],
    ['level1', '满意', '产出'],
    ['level1', '满意', '满意度'],
    // The end of the label before.
    ['level1', '（50分）产出指标', '产出、指标（50分）'],
    ['level1', '资料整理', '产出'],
    ['level1', '★★', '资料整理'],
    ['level1', '资料整理（50分）', '产出（50分）'],
    // Two labels in one cell.
    ['level2', '数量指标质量指标', '产出指标'],
    // Of the other level.
    ['level2', '产出指标', '资料整理'],
    ['level2', '指标', '资料整理'],
    ['level2', '资料整理/归档', '资料整理归档'],
    // A label of the standard with something before it; more of it is more surely another cell.
    ['level2', '村数量指标', '水量指标'],
    ['level2', '全县村庄整治数量指标', '村庄数量指标'],
    // A label that has lost its beginning.
    ['level2', '量指标', '水量指标'],
    ['level2', '资料整理', '水量指标'],
    // A label of forms for whole departments, which have it on level 2.
    ['level1', '预算管理', '民生指标'],
    ['level2', '资料整理', '预算管理'],
    ['level2', '有效提升', '资料整理'],
    ['level2', '资料整理归档移交工作', '资料整理归档移交'],
    // Printed once, it is a level 1.
    ['level2', '满意度指标', '服务对象满意度指标'],
  ]);

  alike([
    ['level1', '产出指标', '产出指标（50分）'],
    ['level1', '数量', '质量'],
    ['level2', '资料整理归档移交', '资料整理'],
  ]);

  it('of level 1 forms invent fewer names than of level 2', () => {
    expect(cellCost('level1', '资料整理')).toBeGreaterThan(cellCost('level2', '资料整理'));
  });
});

describe('cellCost: level 3', () => {
  worse([
    ['level3', '数量指标', '经济效益'],
    ['level3', '经济效益', '社会公众满意度'],
    ['level3', '满意度', '社会公众满意度'],
    ['level3', '※※', '……'],
    ['level3', '※※', '单价'],
    ['level3', '数量指标', '培训人数（50分）'],
    ['level3', '产出指标', '经济效益'],
    ['level3', '填报人：张三', '填埋场：张庄'],
    ['level3', '12.5', '培训人数'],
    ['level3', '≥', '培训人数'],
    ['level3', '定量指标', '亩'],
    ['level3', '2：培训人数', '培训人数'],
    ['level3', '12公里', '亩'],
    ['level3', '亩产', '5G基站建设数'],
    ['level3', '完成三百人次', '完成两癌筛查'],
    ['level3', '一次验收合格', '一次验收合格率'],
    ['level3', '亩', '亩产'],
    ['level3', '亩产', '亩产量'],
    ['level3', '民生指标', '民生工程'],
    ['level3', '的人数占比', '人数的占比'],
    ['level3', '★培训人数', '培训人数'],
    ['level3', '数量指标培训人数', '数量统计培训人数'],
    // The value has been cut off.
    ['level3', '培训人数不低于', '培训人数不低'],
    ['level3', '培训人数达到', '培训人数占比'],
    ['level3', '培训人数≥5', '培训人数5期'],
  ]);

  alike([
    ['level3', '数量指标（50分）', '数量指标'],
    ['level3', '数量', '单价'],
  ]);

  it('a plain name costs next to nothing', () => {
    expect(cellCost('level3', '培训人数')).toBeLessThan(1);
  });
});

describe('cellCost: values', () => {
  worse([
    ['target', '数量指标', '资料整理'],
    ['target', '一次验收合格率', '一次验收合格'],
    ['target', '数量指标', '数量'],
    ['target', '经济效益', '资料整理'],
    ['target', '村庄数量指标', '村庄数量统计'],
    ['target', '备注：无', '资料整理'],
    ['target', '2022年10月日前', '2022年10月1日前'],
    // What a column of kinds holds.
    ['target', '定性', '定期'],
    ['target', '河', '间'],
    // A unit and another cell's words, which together are no unit.
    ['target', '≥76人创新氛围', '≥76人次'],
    // Two sentences of effect.
    ['target', '促进产业健康发展形成良好示范带动', '促进产业健康发展，形成良好示范带动'],
    ['target', '县级农业局负责，县级统计局统计', '促进产业健康发展，形成良好示范带动'],
    ['target', '的村庄', '村庄的'],
    ['target', '等单位参加', '等级参加级'],
    ['target', '及各单位', '及时上报'],
    ['target', '以上单位', '以工代赈'],
    ['target', '由县农业农村局负责统计', '由农业农村局统计'],
  ]);

  alike([
    ['target', '≥12公里以上', '≥12公里'],
    ['target', '≥12个村以上', '≥12公里'],
    ['target', '≥80元每人每天', '≥80元'],
    ['target', '≥2个百分点', '≥80元'],
    ['target', '≥5老旧小区', '≥80元'],
    ['midterm', '≥25次', '≥25次'],
    ['target', '由农业农村局统计', '由县农业局统计'],
  ]);

  it('the values of other periods are judged alike', () => {
    for (const role of ['midterm', 'longterm', 'actual'] as const)
      for (const text of ['≥25次', '数量指标', '的村庄', '25次，'])
        expect(cellCost(role, text)).toBe(cellCost('target', text));
  });
});

describe('cellCost: small columns', () => {
  worse([
    ['weight', '10人', '10'],
    ['weight', '1000', '100'],
    ['score', '第10', '10'],
    ['ordinal', '1人', '1'],
    ['sign', '以上', '≥'],
    ['sign', '定位', '定性'],
    ['sign', '不得', '不低于'],
    ['unit', '月底前', '批次'],
    ['unit', '以上', '批次'],
    ['unit', '5人', '人次'],
    ['unit', '数量指标', '数量单位'],
    ['unit', '预算管理', '预算单位'],
    ['unit', '批批批批', '批批批'],
    ['unit', '批批批批批批批', '批批批批批批'],
    ['unit', '批批批批批批批批批', '批批批批批批批'],
    ['unit', '良好', '批批批批批批'],
  ]);

  alike([
    ['weight', '10%', '10'],
    ['weight', '2.5分', '10'],
    ['score', '１０', '10'],
    ['ordinal', '12、', '1'],
    ['sign', '定性指标', '≥'],
    ['sign', '不低于', '＞＝'],
    ['unit', '暂无', '无'],
  ]);
});

describe('cellCost: remarks', () => {
  worse([
    ['other', '县', '县级'],
    ['other', '县级', '县级局'],
    ['other', '社会效益', '社会调查'],
    ['other', '12公里', '公里数'],
    ['other', '县级局', '暂无'],
    ['deviation', '≥县级局负责', '县级局负责'],
    ['explanation', '的县级局负责', '县级局负责'],
  ]);

  it('a kind of indicator may stand there', () => {
    expect(cellCost('other', '定性')).toBeLessThan(cellCost('other', '定位'));
  });
});

describe('cellCost: cells that are broken', () => {
  worse([
    ['other', '，县级局负责', '县级局负责'],
    ['other', '县级局负责、', '县级局负责'],
    ['other', '（县）级局负责', '县（级）局负责'],
    ['other', '县（级局负责', '县（级）局负责'],
    ['other', '县级）局负责', '县（级）局负责'],
    ['other', '县）级（局负责', '县（级）局负责'],
    ['other', '县（（级局负责', '县（级局负责'],
    ['target', '25次，', '25次'],
    ['level1', '产出指标（', '产出指标'],
  ]);

  alike([['other', '县（（（级局负责', '县（（级局负责']]);
});

describe('cellCost: texts longer than any cell of their kind', () => {
  it.each(['level1', 'target', 'weight', 'explanation'] as const)('%s', (role) => {
    const most = MAX_LENGTH[role];
    expect(cellCost(role, '县'.repeat(most))).toBeLessThan(Infinity);
    expect(cellCost(role, '县'.repeat(most + 1))).toBe(Infinity);
  });
});

describe('isNote', () => {
  it.each([
    '备注：无',
    '注：数据由各局提供',
    '总分',
    '合计：100',
    '单位：万元',
    '填报人',
    '联系电话',
    '附件2',
    '（盖章）',
    '签字：',
  ])('%s', (text) => expect(isNote(text)).toBe(true));

  it.each(['备注栏更新率', '总分馆制建设', '合计培训人数', '单位能耗', '（一）产业', '补签合同数'])(
    '%s is none',
    (text) => expect(isNote(text)).toBe(false),
  );
});

describe('holdsLevelLabel', () => {
  it('a label of the standard with its 指标, anywhere', () => {
    expect(holdsLevelLabel('就业人数产出指标50%')).toBe(true);
    expect(holdsLevelLabel('可持续影响指标')).toBe(true);
  });

  it('not one without it, nor another 指标', () => {
    expect(holdsLevelLabel('就业人数产出')).toBe(false);
    expect(holdsLevelLabel('民生指标')).toBe(false);
  });
});

describe('isKindOfIndicator', () => {
  it('what a column of kinds holds, and no more', () => {
    expect(['定性', '正向指标'].map(isKindOfIndicator)).toEqual([true, true]);
    expect(['定性描述', '指标'].map(isKindOfIndicator)).toEqual([false, false]);
  });
});

/** Cost from which something is wrong with a text. */
const WRONG = 4;

describe('cellCost', () => {
  it.each([
    ['level2', '需求变化，下年度调整指标'],
    ['level3', '（30分）森林抚育面积'],
    ['level3', '(12.5%)森林抚育面积'],
    ['level2', '★★★生态效益指标★★★'],
    ['explanation', '大于等于'],
  ] as const)('%s: %s is none', (role, text) => {
    expect(cellCost(role, text)).toBeGreaterThanOrEqual(WRONG);
  });

  it.each([
    ['level2', '需求变化调整指标'],
    ['level2', '社会、环境影响指标'],
    ['level2', '★生态效益指标'],
    ['explanation', '定性'],
    ['explanation', '大于等于上年'],
    ['level3', '（30）森林抚育面积'],
    ['level3', '（30分钟内）到场率'],
  ] as const)('%s: %s may be one', (role, text) => {
    expect(cellCost(role, text)).toBeLessThan(WRONG);
  });

  it('a unit alone explains nothing; it may be a remark’s, or that of a sentence', () => {
    expect(cellCost('explanation', '万亩次')).toBeGreaterThan(cellCost('explanation', '万亩田') + 2);
    expect(cellCost('explanation', '平方米')).toBeGreaterThan(cellCost('other', '平方米') + 2);
    expect(cellCost('explanation', '平方米数')).toBeLessThan(2);
  });

  it('the end of a label, or one of a whole department’s, is no value', () => {
    for (const label of ['指标', '目标', '预算管理'])
      expect(cellCost('target', label)).toBeGreaterThan(cellCost('target', '管理完善') + 2);
  });

  it('a name seldom ends in the kind of an indicator', () => {
    expect(cellCost('level3', '创新氛围定性')).toBeGreaterThan(cellCost('level3', '创新氛围定位') + 2);
    expect(cellCost('level3', '监测能力（新增）定性')).toBeGreaterThan(
      cellCost('level3', '监测能力（新增）定位') + 2,
    );
  });
});
