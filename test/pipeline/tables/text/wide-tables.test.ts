import { describe, expect, it } from 'vitest';
import { shown } from './shown-blocks.ts';

/** The table's rows only. */
function table(text: string): readonly string[] {
  const lines = shown(text);
  return lines.slice(lines.findIndex((line) => /级\/?指/u.test(line)));
}

describe('tables of many narrow columns, one cell after another', () => {
  it('parts the names of columns that a broken header runs together', () => {
    const text = `一级指标二级指标三级指标指标性
质
指标值 度量单
位
产出指标 数量指标 修建蓄水池 ≥ 12 座
质量指标 工程验收合格率 ＝ 100 %
`;
    expect(table(text)).toEqual([
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标性/质 | 4:指标值 | 5:度量单/位',
      '  0↓2:产出指标 | 1:数量指标 | 2:修建蓄水池 | 3:≥ | 4:12 | 5:座',
      '  1:质量指标 | 2:工程验收合格率 | 3:＝ | 4:100 | 5:%',
    ]);
  });

  it('parts a weight with its sign from the name set right behind it', () => {
    const text = `一级指标 二级指标 三级指标 权重（%）指标值(包含数字及文
字描述)
产出指标
数量指标 开发公益岗位 10 ≥24人
时效指标 补贴发放时间 10 ≤30天
`;
    expect(table(text)[0]).toBe(
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:权重（%） | 4:指标值(包含数/字及文字描述)'.replace(
        '数/字及文字描述',
        '数字及文/字描述',
      ),
    );
    expect(table(text)[1]).toBe('  0↓2:产出指标 | 1:数量指标 | 2:开发公益岗位 | 3:10 | 4:≥24人');
  });

  it('keeps two columns of values, weights and scores apart', () => {
    const text = `一级指标 二级指标 三级指标 年度指
标值
实际完
成值
分
值
得
分
偏差原因
分析及改
进措施
产出指标
数量指标 新建公厕 ≥6座 6座 20 20
质量指标 验收合格率 ≥95% 90% 30 28 一处返工，
已整改
满意度指标 服务对象
满意度指标
居民满意度 ≥90% 92% 10 10
`;
    expect(table(text)).toEqual([
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:年度指/标值 | 4:实际完/成值 | 5:分/值 | 6:得/分 | 7:偏差原因/分析及改/进措施',
      '  0↓2:产出指标 | 1:数量指标 | 2:新建公厕 | 3:≥6座 | 4:6座 | 5:20 | 6:20',
      '  1:质量指标 | 2:验收合格率 | 3:≥95% | 4:90% | 5:30 | 6:28 | 7:一处返工，/已整改',
      '  0:满意度指标 | 1:服务对象/满意度指标 | 2:居民满意度 | 3:≥90% | 4:92% | 5:10 | 6:10',
    ]);
  });

  it('takes the numbers of a numbering column for neither names nor values', () => {
    const text = `序号 一级指标 二级指标 三级指标 指标值
1 产出指标 数量指标 栽植行道树 300
2 质量指标 成活率 ≥92%
3 效益指标 社会效益指标 居民出行环境 明显改善
`;
    expect(table(text)).toEqual([
      '  0:序号 | 1:一级指标 | 2:二级指标 | 3:三级指标 | 4:指标值',
      '  0:1 | 1↓2:产出指标 | 2:数量指标 | 3:栽植行道树 | 4:300',
      '  0:2 | 2:质量指标 | 3:成活率 | 4:≥92%',
      '  0:3 | 1:效益指标 | 2:社会效益指标 | 3:居民出行环境 | 4:明显改善',
    ]);
  });

  it('reads a word set wide as one, in the header, among the labels of the head, and in the table', () => {
    const text = `项 目 名 称 城区公厕改造
一 级 指 标 二 级 指 标 三 级 指 标 指标值
产 出 指 标 数 量 指 标 改造公厕 6座
`;
    expect(shown(text)).toEqual([
      'segmented 1×2 @1-1',
      '  0:项目名称 | 1:城区公厕改造',
      'segmented 2×4 @2-3',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0:产出指标 | 1:数量指标 | 2:改造公厕 | 3:6座',
    ]);
  });

  it('reads no page number and no label down the side into a header', () => {
    const text = `一级指标 二级指标 三级指标 年度指
标值
- 3 -
绩
效
指
标
产出指标 数量指标 改造公厕 6座
质量指标 验收合格率 100%
`;
    expect(table(text)[0]).toBe('  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:年度指/标值');
  });

  it('ends a table where the head of the next form begins with a label broken over lines', () => {
    const text = `一级指标 二级指标 三级指标 指标值
产出指标 数量指标 改造公厕 6座
质量指标 验收合格率 100%
项目支出绩效目标填报表
(2022)年度
转移支付(项
目)名称
2022年山洪灾害防治
`;
    expect(shown(text).slice(-4)).toEqual([
      '4 项目支出绩效目标填报表',
      '5 (2022)年度',
      'segmented 1×2 @6-8',
      '  0:转移支付(项/目)名称 | 1:2022年山洪灾害防治',
    ]);
  });

  it('gives a row two labels where the first is whole by itself, behind a band too', () => {
    const text = `一级指标 二级指标 三级指标 指标值
长期绩效指标
项目产出
数量指标 购置消防水泵 ≥36台
年度绩效指标
项目产出
数量指标 购置消防水泵 ≥12台
`;
    expect(table(text).slice(1)).toEqual([
      '  0→4:长期绩效指标',
      '  0:项目产出 | 1:数量指标 | 2:购置消防水泵 | 3:≥36台',
      '  0→4:年度绩效指标',
      '  0:项目产出 | 1:数量指标 | 2:购置消防水泵 | 3:≥12台',
    ]);
  });
});

describe('names and values side by side', () => {
  it('ends a row where a line ends in a number and its unit, though spaces stand before both', () => {
    const text = `一级指标 二级指标 三级指标 指标值
产出指标
数量指标
新增设备 ≥88 台
儿童疫苗接种剂次 38-58 万剂次
完成两癌筛查 ≥6610 例
`;
    expect(table(text).slice(2)).toEqual([
      '  2:儿童疫苗接种剂次 | 3:38-58 万剂次',
      '  2:完成两癌筛查 | 3:≥6610 例',
    ]);
  });

  it('leaves a weight before a value in words alone', () => {
    const text = `一级指标 二级指标 三级指标 权重 指标值
产出指标 数量指标 开发公益岗位 10 24人
质量指标 人员信息公示比例 20 73%
效益指标 社会效益指标 公共就业服务能力 10 提供有力支撑
生态效益指标 办公节能减排 12 办公节能减排
时效指标 补贴发放时间 8 30天以内
`;
    expect(table(text).slice(3, 5)).toEqual([
      '  0↓3:效益指标 | 1:社会效益指标 | 2:公共就业服务能力 | 3:10 | 4:提供有力支撑',
      '  1:生态效益指标 | 2:办公节能减排 | 3:12 | 4:办公节能减排',
    ]);
  });

  it('keeps a target in words a row of its own, whose sign and unit are empty', () => {
    const text = `一级指标 二级指标 三级指标 计算符号 目标值 计量单位
产出指标 数量指标 修建机耕路 ≥ 2.9 公里
质量指标 档案移交情况 符合要求
验收合格率 = 100 %
效益指标 生态效益指标 面源污染程度 逐年降低
可持续影响指标 机耕路使用年限 ≥ 18 年
`;
    expect(
      table(text)
        .slice(2)
        .map((row) => row.replaceAll('?', '')),
    ).toEqual([
      '  1↓2:质量指标 | 2:档案移交情况 | 4:符合要求',
      '  2:验收合格率 | 3:= | 4:100 | 5:%',
      '  0↓2:效益指标 | 1:生态效益指标 | 2:面源污染程度 | 4:逐年降低',
      '  1:可持续影响指标 | 2:机耕路使用年限 | 3:≥ | 4:18 | 5:年',
    ]);
  });

  it('goes on to the end of a table whose reasons are all 无', () => {
    const rows = Array.from(
      { length: 9 },
      (_, i) => `巡查乡镇${'甲乙丙丁戊己庚辛壬'[i]}次数 ≥${i + 2}次 ${i + 2}次 6 6 无`,
    );
    const text = `一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因
产出指标 数量指标 巡查站点 ≥12个 12个 6 6 无
${rows.join('\n')}
效益指标 社会效益指标 群众安全感 进一步增强 达成预期指标 20 20 无
`;
    const found = table(text);
    expect(found).toHaveLength(12);
    expect(found.at(-1)).toBe(
      '  0:效益指标 | 1:社会效益指标 | 2:群众安全感 | 3:进一步增强 | 4:达成预期指标 | 5:20 | 6:20 | 7:无',
    );
  });
});
