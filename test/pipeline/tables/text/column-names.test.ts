import { expect, it } from 'vitest';
import {
  columnNamesIn,
  isColumnName,
  leadingColumnNames,
} from '../../../../src/pipeline/tables/text/column-names.ts';

const NAMES =
  '序号 一级指标 二级指标 三级指标 一级目标 三级绩效指标名称 三级指标内容 ' +
  '指标名称 指标内容 指标解释 指标说明 指标性质 指标方向 指标属性 指标类型 ' +
  '指标值 目标值 预期值 实现值 计划值 指标目标值 预期实现值 年度指标值 本年度指标值 全年指标值 当年目标值 实施周期目标值 实施期目标值 项目期目标值 中期指标值 ' +
  '中长期指标值 长期指标值 总体目标值 绩效指标值 预期目标值 计划目标值 项目指标值 年度（项目）指标值 指标值类型 指标值说明 指标值及单位 年度指标值（%） ' +
  '实际完成值 完成值 全年实际值 年度完成情况 完成水平 本年度计划完成水平 ' +
  '分值 权重 分值权重 指标权重 权重（%） 得分 自评得分 自评分 备注 ' +
  '评分标准 评（扣）分标准 计分办法 评价规则 扣分依据 数据来源 指标来源 指标值来源 资料来源 佐证来源 数据来源及依据 ' +
  '单位 计量单位 度量单位 计算单位 数量单位 计算符号 运算符号 比较符号 ' +
  '原因 原因分析 偏差原因分析 未完成原因 偏差原因分析及改进措施 偏差原因与改进措施 偏差原因和改进措施 改进措施';

it.each(NAMES.split(' '))('%s is a whole name', (name) => {
  expect(isColumnName(name)).toBe(true);
  expect(columnNamesIn(name)).toEqual([name]);
});

it.each(
  '四级指标 一级 指标 新指标值 指标值表 值 完成 完成值率 年度 分 得分率 备注栏 填报单位 实施单位 单位名称 主要符号 主要原因 措施 资金来源 考核标准'.split(
    ' ',
  ),
)('%s is none', (text) => {
  expect(isColumnName(text)).toBe(false);
});

it('parts names that run together, the longest of two that begin alike first', () => {
  expect(columnNamesIn('权重（%）指标值')).toEqual(['权重（%）', '指标值']);
  expect(columnNamesIn('一级指标二级指标三级指标年度指标值')).toEqual([
    '一级指标',
    '二级指标',
    '三级指标',
    '年度指标值',
  ]);
  expect(columnNamesIn('分值权重得分')).toEqual(['分值权重', '得分']);
  expect(columnNamesIn('年度指标值类型')).toEqual(['年度指标值类型']);
  expect(columnNamesIn('偏差原因分析及改进措施备注')).toEqual(['偏差原因分析及改进措施', '备注']);
});

it('is made of nothing but names', () => {
  expect(columnNamesIn('')).toEqual([]);
  expect(columnNamesIn('权重与指标值')).toEqual([]);
  expect(columnNamesIn('培训指标值')).toEqual([]);
  expect(columnNamesIn('指标值5')).toEqual([]);
});

it('gives the names a text begins with, and the rest', () => {
  expect(leadingColumnNames('三级指标指标值产出指标')).toEqual({
    names: ['三级指标', '指标值'],
    rest: '产出指标',
  });
  expect(leadingColumnNames('三级指标指标值')).toEqual({ names: ['三级指标', '指标值'], rest: '' });
  expect(leadingColumnNames('产出指标三级指标')).toEqual({ names: [], rest: '产出指标三级指标' });
});
