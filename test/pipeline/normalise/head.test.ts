/** Which label holds what of a form's head: each beside the nearest label that holds something else. */
import { describe, expect, it } from 'vitest';
import { readHead } from '../../../src/pipeline/normalise/head.ts';
import { field, form } from './printed.ts';

type Pairs = readonly (readonly [label: string, value: string])[];

const head = (pairs: Pairs) =>
  readHead(
    form(
      [],
      pairs.map(([label, value]) => field(label, value)),
      { title: null, yearLine: null },
    ),
    '',
  );

/** The fields that a head of one pair fills. */
function filled(label: string, value = '甲'): readonly string[] {
  const { projectName, department, annualGoal, longtermGoal, content } = head([[label, value]]);
  const named = { projectName, department, annualGoal, longtermGoal, content };
  return Object.entries(named).flatMap(([role, text]) => (text === null ? [] : [role]));
}

const LABELS = {
  projectName:
    '项目名称 单位名称、项目名称 项目支出名称 政策名称 项目 专项名称 专项资金名称 转移支付项目名称 转移支付资金名称 任务名称 资金名称',
  department:
    '主管部门 主管单位 项目主管部门 项目主管单位 主管部门及代码 主管部门及编码 主管部门名称 预算部门 预算主管部门 预算部门及代码 填报单位 填报部门 申报单位 申报部门名称 填报单位及代码 省级主管部门 省主管部门 市级主管部门 县主管部门 地方主管部门 中央主管部门 资金主管部门 业务主管部门 预算单位 部门预算单位 预算单位及代码 单位名称 部门名称',
  annualGoal:
    '年度目标 项目年度绩效目标 本年度目标 当年总体目标 年初预期绩效目标 年度总体目标 年度绩效目标 年度主要目标概述 年度目标描述 年度目标内容 预期目标 预期绩效目标 年度预期总体目标',
  longtermGoal:
    '长期目标 中长期目标 中长期总体目标 实施期目标 中期绩效目标 三年总体目标 项目目标 项目绩效目标 实施期绩效目标描述 总体目标 总目标 总体绩效目标概述',
  content:
    '实施内容 项目实施内容 项目主要实施内容 实施主要内容 项目内容 主要内容 工作内容 支出内容 主要建设内容 项目建设主要内容',
} as const;

describe.each(Object.entries(LABELS))('the labels of %s', (role, labels) => {
  it.each(labels.split(' '))('%s', (label) => {
    expect(filled(label)).toEqual([role]);
  });
});

it.each(
  (
    '子项目名称 主管部门、项目名称 项目上年度目标 项目名称及用途 项目级次 实施单位 财政部门 主管部门意见 上级主管部门 预算部门审核 填报单位负责人 单位名称变更 ' +
    '年度目标完成情况 上年度目标 年度资金目标值 长期目标完成情况 总目标值 支出内容说明 实施内容变更 项目目标群体'
  ).split(' '),
)('%s is none of them', (label) => {
  expect(filled(label)).toEqual([]);
});

it('takes the surest label, not the first, and none of a small table inside the head', () => {
  expect(
    head([
      ['专项名称', '乙'],
      ['项目名称', '甲'],
    ]).projectName,
  ).toBe('甲');
  expect(
    head([
      ['填报单位', '乙'],
      ['主管部门', '甲'],
    ]).department,
  ).toBe('甲');
  expect(
    head([
      ['预算单位', '乙'],
      ['填报单位', '甲'],
    ]).department,
  ).toBe('甲');
  expect(
    head([
      ['总体目标', '乙'],
      ['中长期目标', '甲'],
    ]).longtermGoal,
  ).toBe('甲');
  expect(
    head([
      ['项目名称', ''],
      ['专项名称', '甲'],
    ]).projectName,
  ).toBe('甲');
  const inTable = { ...field('名称', '乙'), label: '任务1/任务名称' };
  expect(readHead(form([], [inTable], { title: null }), '').projectName).toBeNull();
});

it.each<[string, string, string | null, string | null]>([
  ['项目实施期', '2024年', '2024-01-01', '2024-12-31'],
  ['实施期限', '2024年', '2024-01-01', '2024-12-31'],
  ['实施周期', '2024年', '2024-01-01', '2024-12-31'],
  ['实施时间', '2024年', '2024-01-01', '2024-12-31'],
  ['实施年限', '2024年', '2024-01-01', '2024-12-31'],
  ['项目周期', '2024年', '2024-01-01', '2024-12-31'],
  ['项目期', '2024年', '2024-01-01', '2024-12-31'],
  ['项目起止时间', '2024年', '2024-01-01', '2024-12-31'],
  ['起止年限', '2024年', '2024-01-01', '2024-12-31'],
  ['执行日期', '2024年', '2024-01-01', '2024-12-31'],
  ['计划开始日期', '2024年3月', '2024-03-01', null],
  ['项目启动时间', '2024年3月', '2024-03-01', null],
  ['起始日期', '2024年3月', '2024-03-01', null],
  ['开工年月', '2024年3月', '2024-03-01', null],
  ['计划完成日期', '2024年3月', null, '2024-03-31'],
  ['结束时间', '2024年3月', null, '2024-03-31'],
  ['终止日期', '2024年3月', null, '2024-03-31'],
  ['完工年月', '2024年3月', null, '2024-03-31'],
  ['竣工时间', '2024年3月', null, '2024-03-31'],
  ['项目期限说明', '2024年', null, null],
  ['实施期限变更', '2024年', null, null],
  ['起止时间说明', '2024年', null, null],
  ['实际开始日期', '2024年3月', null, null],
  ['实际完成日期', '2024年3月', null, null],
])('%s of %s is a period from %s to %s', (label, value, start, end) => {
  const { periodStart, periodEnd } = head([[label, value]]);
  expect([periodStart, periodEnd]).toEqual([start, end]);
});

it('keeps what a field says besides its period, and labels of parts only where they hold a value', () => {
  const kept = (...pairs: Pairs) => head(pairs).fields.map((f) => f.label);
  expect(kept(['项目实施期限', '2024年1月至12月'])).toEqual([]);
  expect(kept(['项目实施期限', '2024年1月至12月，分两批'])).toEqual(['项目实施期限']);
  expect(kept(['项目实施期限', '长期'])).toEqual(['项目实施期限']);
  expect(kept(['计划开始日期', '待定'])).toEqual(['计划开始日期']);
  expect(kept(['计划开始日期', '2024年3月'])).toEqual([]);
  expect(kept(['绩效目标', ''], ['项目基本信息', ''], ['整体绩效指标', ''], ['基本情况', ''])).toEqual([]);
  expect(kept(['绩效目标', '甲'], ['项目概况', ''], ['绩效目标表', ''])).toEqual([
    '绩效目标',
    '项目概况',
    '绩效目标表',
  ]);
  expect(kept(['项目资金（万元）', ''], ['单位', '万元'], ['年度资金总额', '100'])).toEqual([]);
  expect(kept(['年度资金总额', '100万元'], ['其他资金', '20万元'])).toEqual(['其他资金']);
});

it('lacks a name, a department, a period or a budget where their label has no value, nothing else', () => {
  const missing = (...pairs: Pairs) => head(pairs).problems.map((p) => p.code);
  for (const label of ['项目名称', '主管部门', '项目实施期限', '年度资金总额', '申请金额', '项目资金总额'])
    expect([label, missing([label, ''])]).toEqual([label, ['head-value-missing']]);
  for (const label of ['年度目标', '实施内容', '项目经费', '其中：财政拨款', '项目资金（万元）'])
    expect([label, missing([label, ''])]).toEqual([label, []]);
  expect(missing(['年度资金总额', '100万元'], ['项目资金总额', ''])).toEqual([]);
});
