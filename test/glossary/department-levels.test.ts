import { describe, expect, it } from 'vitest';
import { departmentTopic } from '../../src/glossary/department-levels.ts';

const MANAGED =
  '战略 预算 绩效 资产 财务 项目 资金 采购 政府采购 内控 内部 人员 政务 信息 档案 业务 制度 队伍 合同 收支'.split(
    ' ',
  );
const CONTROLLED = '公用经费 在职人员 三公经费 成本 人员 经费 编制'.split(' ');
const BUDGETED = '编制 执行 设定 配置 公开'.split(' ');
const OWNERS = '部门 单位 整体 总体 履职 年度'.split(' ');
const DUTIES = '目标 职能 职责 职责任务'.split(' ');
const WORKS = '重点 核心 日常 主要 中心 专项 基础'.split(' ');
const SUPPORTED = '人才 科技 信息化 创新 制度 组织'.split(' ');

describe('labels of forms for a whole department', () => {
  it.each<readonly [text: string, topic: string]>([
    ['公用经费控制', 'management'],
    ['重点工作履行情况', 'duties'],
    ['重点工作任务完成情况', 'duties'],
    ['部门整体目标实现', 'duties'],
    ['核心工作完成', 'duties'],
    ['目标实现率', 'duties'],
    ['工作任务', 'duties'],
    ['依法行政', 'future'],
    ...MANAGED.map((what) => [`${what}管理`, 'management'] as const),
    ...CONTROLLED.flatMap((what) => [[`${what}控制率`, 'management'] as const]),
    ...BUDGETED.flatMap((how) => [
      [`预算${how}`, 'management'] as const,
      [`目标${how}`, 'management'] as const,
    ]),
    ...OWNERS.map((whose) => [`${whose}目标完成程度`, 'duties'] as const),
    ...DUTIES.map((what) => [`${what}履行`, 'duties'] as const),
    ...WORKS.map((which) => [`${which}工作`, 'duties'] as const),
    ...['任务', '完成', '履行', '实现'].map((done) => [`工作${done}率`, 'duties'] as const),
    ...['情况', '程度', '率'].map((how) => [`工作完成${how}`, 'duties'] as const),
    ...['体制机制', '创新', '改革'].map((what) => [`${what}发展`, 'future'] as const),
    ...['改革', '驱动', '发展'].map((how) => [`创新${how}`, 'future'] as const),
    ...SUPPORTED.map((what) => [`${what}支撑`, 'future'] as const),
    ...['支撑', '建设', '保障', '能力'].map((how) => [`人才${how}`, 'future'] as const),
  ])('%s is about %s', (text, topic) => {
    expect(departmentTopic(text)).toBe(topic);
  });

  it.each([
    '工作',
    '工作率',
    '数量指标',
    '预算执行率',
    '重点工作履行情况部门目标实现',
    '开展绩效管理培训',
    '目标',
    // A label's words with more in front or behind are an indicator's name.
    '完善预算管理',
    '预算管理制度',
    '合理成本控制',
    '成本控制数',
    '开展预算编制',
    '预算编制数',
    '完成年度目标实现',
    '目标实现程度高',
    '推进重点工作完成',
    '重点工作完成率达标',
    '推进依法行政',
    '依法行政培训',
    '推进创新驱动',
    '创新驱动战略',
    '推进人才支撑',
    '人才支撑计划',
  ])('%s is none', (text) => {
    expect(departmentTopic(text)).toBeNull();
  });
});
