/** Words that hold a word of the vocabulary and mean something else: each begins or goes on where the vocabulary's does not. */
import { describe, expect, it } from 'vitest';
import { isAreaName, isColumnGroup } from '../../src/glossary/column-groups.ts';
import { columnRole } from '../../src/glossary/columns.ts';
import { startsForm } from '../../src/glossary/head-labels.ts';
import { level1Code, looksLikeLevelName, splitLevelWeight } from '../../src/glossary/levels.ts';
import { readsLikeRow } from '../../src/glossary/row-shape.ts';
import { isShareName } from '../../src/glossary/share-names.ts';
import { isAnnexLine, isPageFurniture, isTitle } from '../../src/glossary/titles.ts';

describe('headers', () => {
  it.each([
    '年度目标分解',
    '目标责任书',
    '市场价值',
    '省级二级指标',
    '国家一级保护',
    '完善三级网络',
    '培训类型覆盖数',
    '资金使用进度和拨付时限',
    '上年结转',
    '项目性质',
    '支出方向',
    '标点符号',
    '单位名称',
    '单位成本',
    '标准分类',
    '是否满分',
    '具体指标要求',
    '进一步细化指标',
    '年度指标值由项目单位根据工作安排自行填写',
    '请填写指标值。',
  ])('%s names no column of an indicator', (text) => {
    expect(columnRole(text)).toBeNull();
  });

  it.each([
    ['指标值较上年', 'target'],
    ['（指标值）', 'target'],
    ['指标值数据来源', 'other'],
  ])('%s is %s', (text, role) => {
    expect(columnRole(text)).toBe(role);
  });

  it.each([
    ['部门绩效指标', true],
    ['年度目标（2024年）', true],
    ['绩效指标体系', false],
    ['全县绩效目标', false],
    ['年度目标任务', false],
    ['全县年度目标', false],
  ])('%s heads a group of columns: %s', (text, expected) => {
    expect(isColumnGroup(text)).toBe(expected);
  });

  it.each([
    ['甲镇', true],
    ['乙县第一中心小学', true],
    ['镇区人口', false],
    ['甲县乙镇丙村丁组希望工程小学', false],
  ])('%s is a place with a column of its own: %s', (text, expected) => {
    expect(isAreaName(text)).toBe(expected);
  });
});

describe('titles and what is printed on every page', () => {
  it.each([
    ['项目支出绩效目标表', true],
    ['甲县1.5亿元债券项目绩效目标表', true],
    ['（续）建项目绩效目标表', true],
    ['项目支出绩效目标表填报说明', false],
    ['项目支出绩效自评表填写要求', false],
  ])('%s is a title: %s', (text, expected) => {
    expect(isTitle(text)).toBe(expected);
  });

  it.each([
    '详见第3页',
    '第3页起为附表',
    '见12页',
    '12页以后',
    '全文共12页第3页',
    '共12页第3页起',
    '占1/2',
    '1/2以上',
  ])('%s is a text, no page number', (text) => {
    expect(isPageFurniture(text)).toBe(false);
  });

  it('a line that only points to an annex is none', () => {
    expect([isAnnexLine('附件2'), isAnnexLine('详见附件2')]).toEqual([true, false]);
  });

  it.each([
    ['部门（单位）名称', true],
    ['子项目名称', false],
    ['下属部门（单位）名称', false],
    ['部门（单位）名称汇总', false],
  ])('%s begins a form: %s', (text, expected) => {
    expect(startsForm(text)).toBe(expected);
  });
});

describe('levels', () => {
  it.each<[string, string, number | null]>([
    ['产出指标15', '产出指标', 15],
    ['产出指标7', '产出指标7', null],
    ['数量指标20', '数量指标', 20],
    ['其他指标20', '其他指标20', null],
    ['其他指标（20分）', '其他指标', 20],
    ['产出指标50%以上', '产出指标50%以上', null],
  ])('%s is %s with the weight %s', (text, name, weight) => {
    expect(splitLevelWeight(text)).toEqual({ name, weight });
  });

  it('项目 is taken off the beginning only', () => {
    expect([level1Code('项目产出指标'), level1Code('重大项目产出指标')]).toEqual(['产出指标', null]);
  });

  it('a name that begins with 指标 is no level', () => {
    expect([looksLikeLevelName('结果指标'), looksLikeLevelName('指标分解情况')]).toEqual([true, false]);
  });
});

describe('names and rows', () => {
  it.each([
    ['苗木成活率', true],
    ['培训合格率(%)', true],
    ['率先改造户数', false],
    ['覆盖面积', false],
    ['比例尺地图幅数', false],
  ])('%s is the name of a share: %s', (name, expected) => {
    expect(isShareName(name)).toBe(expected);
  });

  it.each([
    ['产出指标 培训', true],
    ['质量指标 培训', true],
    ['培训人数 ≥25次', true],
    ['≥25次', false],
    ['各乡镇 见附件', false],
    ['工作安排 有序推进', false],
  ])('%s reads like a row: %s', (text, expected) => {
    expect(readsLikeRow(text)).toBe(expected);
  });
});
