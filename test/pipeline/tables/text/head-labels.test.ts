import { describe, expect, it } from 'vitest';
import {
  announcesForm,
  headLabelKind,
  isFirstHeadLabel,
  isPeriodBand,
  isSideLabel,
} from '../../../../src/pipeline/tables/text/head-labels.ts';

const KINDS = {
  goal: '年度目标 本年度总体目标 全年目标 当年目标 中长期目标 中期目标 长期绩效目标 总体目标 实施期目标 三年目标 阶段性目标 项目绩效目标 整体绩效目标 部门预期目标 绩效目标',
  sum: '年度资金总额 资金总额 预算总额 项目资金总额 总计 总数 一、年度资金总额 其中：财政拨款 其中：中央补助 其中 财政拨款 省级财政资金 财政性资金 中央财政补助 上年结转 上年结转资金 上年结转结余 其他资金 其它资金 自筹资金 单位自有资金 自有资金 地方配套 一般公共预算 一般公共预算拨款 政府性基金预算 社会资金 社会投入资金',
  funds:
    '项目资金 年度资金 资金情况 预算资金 申请资金 申请金额 资金来源 资金额度 项目经费 经费需求 预算执行情况 资金执行情况 预算金额 预算数 项目资金（万元） 资金（元）',
  field:
    '项目名称 专项名称 专项资金名称 资金名称 转移支付项目名称 转移支付（项目）名称 一级项目名称 任务名称 政策名称 项目编码 项目代码 编号 项目类别 项目类型 项目属性 项目性质 项目分类 项目状态 项目概况 项目简介 项目背景 项目内容 项目实施内容 项目负责人 项目联系人 项目地址 项目地点 项目期 项目周期 项目实施期 立项依据 政策依据 设立依据 项目立项依据 工作内容 实施内容 建设内容 ' +
    '主管部门 省级主管部门 项目主管部门 预算单位 实施单位 填报单位 申报单位 申请单位 用款单位 承担单位 建设单位 执行单位 财政部门 业务科室 责任处室 牵头部门 实施机构 主管部门及代码 实施单位（盖章） 单位名称 部门名称 部门（单位）名称 ' +
    '实施期限 项目起止时间 执行年限 建设周期 计划开始日期 计划完成日期 起始时间 结束日期 终止时间 负责人 联系人 联系电话 电话 填报人 填报日期 存续状态 分配方式 支出方向 资金用途 支出科目 功能科目',
} as const;

describe.each(Object.entries(KINDS))('labels of the kind %s', (kind, labels) => {
  it.each(labels.split(' '))('%s', (label) => {
    expect(headLabelKind(label)).toBe(kind);
    expect(headLabelKind(`${label}：`)).toBe(kind);
  });
});

it.each(
  '年度目标完成率 主要绩效目标值 资金总额到位率 财政拨款到位 项目资金使用合规性 项目名称规范 项目验收 主管部门满意度 实施单位数量 期限内完成 联系人数 培训内容 主要工作 产出指标 植树 其中一处 上年结转率 社会效益 预算执行率 单位'.split(
    ' ',
  ),
)('%s is no label', (text) => {
  expect(headLabelKind(text)).toBeNull();
});

it('only a first label begins a head', () => {
  for (const label of [
    '项目名称',
    '专项名称：',
    '专项资金名称',
    '资金名称',
    '转移支付（项目）名称',
    '政策名称',
  ])
    expect([label, isFirstHeadLabel(label)]).toEqual([label, true]);
  for (const label of ['任务名称', '单位名称', '项目名称及代码', '项目编码', '主管部门'])
    expect([label, isFirstHeadLabel(label)]).toEqual([label, false]);
});

it('a side label stands beside a part of the form, a band over rows of a period', () => {
  for (const text of [
    '绩效指标',
    '项目绩效指标',
    '年度绩效指标',
    '2024年度绩效指标',
    '绩效目标和指标',
    '绩效指标体系',
    '项目基本信息',
    '基本情况',
    '年度指标体系',
    '项目支出绩效指标',
  ])
    expect([text, isSideLabel(text)]).toEqual([text, true]);
  for (const text of ['绩效目标', '产出指标', '绩效指标值', '本绩效指标', '基本情况表', '指标'])
    expect([text, isSideLabel(text)]).toEqual([text, false]);
  for (const text of [
    '年度绩效指标',
    '本年度指标',
    '当年指标',
    '长期绩效指标',
    '中期指标',
    '中长期绩效指标',
    '实施期绩效指标',
    '总体指标',
    '一、长期绩效指标',
  ])
    expect([text, isPeriodBand(text)]).toEqual([text, true]);
  for (const text of ['绩效指标', '年度指标值', '长期效益指标', '五、长期绩效指标', '年度'])
    expect([text, isPeriodBand(text)]).toEqual([text, false]);
});

it('a title or the number of an annex announces a form, a sentence about one does not', () => {
  for (const line of ['附件3', '附表2-1', '附件三：', '附件', '项目支出绩效目标表', '绩效自评表（2024年度）'])
    expect([line, announcesForm(line)]).toEqual([line, true]);
  for (const line of [
    '附件3所列项目',
    '请填写绩效目标表。',
    '绩效目标表说明',
    '预算执行情况表',
    `${'甲'.repeat(60)}绩效目标表`,
  ])
    expect([line, announcesForm(line)]).toEqual([line, false]);
});
