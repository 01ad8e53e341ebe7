import { describe, expect, it } from 'vitest';
import { inlineField, isHeadLabel, isMoneyGroup, startsForm } from '../../src/glossary/head-labels.ts';

describe('isHeadLabel', () => {
  it.each([
    '项目名称',
    '项 目 名 称',
    '项目名称：',
    '专项名称',
    '资金名称',
    '转移支付(项目)名称',
    '转移支付（项目）名称',
    '专项(项目)名称',
    '主管部门',
    '主管部门及代码',
    '主管部门(及代码)',
    '省级主管部门',
    '中央主管部门',
    '地方主管部门',
    '市县财政部门',
    '地方财政部门',
    '市（州）主管部门',
    '县级主管部门',
    '省级财政部门',
    '县级财政部门',
    '实施单位',
    '项目实施单位',
    '预算部门',
    '预算单位',
    '填报单位',
    '项目主管部门',
    '资金主管部门',
    '项目属性',
    '项目性质',
    '项目类别',
    '项目期',
    '实施期限',
    '项目实施期限',
    '计划开始日期',
    '计划完成日期',
    '年度资金总额',
    '年度资金总额（万元）',
    '项目资金',
    '项目资金（元）',
    '项目资金（万元）',
    '项目资金总额',
    '其中：财政拨款',
    '其中：上年结转',
    '财政拨款',
    '上年结转',
    '其他资金',
    '年度目标',
    '年度绩效目标',
    '总体目标',
    '长期目标',
    '中长期目标',
    '年度总体目标',
    '项目实施内容',
    '主要内容',
    '联系人',
    '联系电话',
    '一、项目名称',
    '1.项目名称',
    '项目负责人',
    '立项依据',
  ])('%s', (text) => {
    expect(isHeadLabel(text)).toBe(true);
  });

  it.each([
    '',
    '水利发展资金',
    '小型水库除险加固资金',
    '甲县水利局',
    '县财政局',
    '财政局',
    '小型水库除险加固项目',
    '100万元',
    '854万',
    '2024年',
    '一级指标',
    '指标值',
    '产出指标',
    '培训人数',
    '完成三座小型水库的除险加固',
    '项目名称应当与批复一致',
    '新增项目',
    '延续项目',
    '乡村振兴局',
    '市县财政部门的意见',
    '[077]甲县水利局',
    '目',
  ])('%j is none', (text) => {
    expect(isHeadLabel(text)).toBe(false);
  });
});

describe('startsForm', () => {
  it.each([
    '项目名称',
    '专项名称：',
    '资金名称',
    '转移支付(项目)名称',
    '转移支付（项目）名称',
    '部门（单位）名称',
    '单位名称',
  ])('%s', (text) => {
    expect(startsForm(text)).toBe(true);
  });
  it.each(['主管部门', '项目属性', '年度目标', '指标名称', '项目名称一览', '名称'])('%s does not', (text) => {
    expect(startsForm(text)).toBe(false);
  });
});

describe('isMoneyGroup', () => {
  it.each(['项目资金（万元）', '资金情况', '预算资金', '项目投资', '资金来源', '年度资金总额', '项目经费'])(
    '%s',
    (text) => {
      expect(isMoneyGroup(text)).toBe(true);
    },
  );
  it.each([
    '资金主管部门',
    '预算单位',
    '资金名称',
    '年度目标',
    '绩效目标',
    '本项目资金由省级财政统筹安排并逐级拨付到县',
  ])('%s is none', (text) => {
    expect(isMoneyGroup(text)).toBe(false);
  });
});

describe('inlineField', () => {
  it.each<[string, { label: string; value: string } | null]>([
    ['项目名称：小型水库加固', { label: '项目名称', value: '小型水库加固' }],
    ['项目名称: 小型水库加固 ', { label: '项目名称', value: '小型水库加固' }],
    ['填报单位：\n甲县水利局', { label: '填报单位', value: '甲县水利局' }],
    ['联系电话：', { label: '联系电话', value: '' }],
    ['任务1：完成三座水库', null],
    ['时间：2024年', null],
    ['注意：一级指标按规定填写', null],
    ['小型水库：加固', null],
    ['没有冒号', null],
    ['：', null],
  ])('%j is %j', (text, expected) => {
    expect(inlineField(text)).toEqual(expected);
  });
});
