import { describe, expect, it } from 'vitest';
import { rowsOfLostLabels } from '../../../../src/pipeline/tables/text/lost-labels.ts';
import type { RowTexts } from '../../../../src/pipeline/tables/text/row-texts.ts';

/** Rows written as `level1 | level2 | name | value | unit`; `=` begins a band. */
function rows(...lines: readonly string[]): readonly RowTexts[] {
  return lines.map((line) => {
    const [level1 = '', level2 = '', name = '', value = '', unit = ''] = line
      .split('|')
      .map((text) => text.trim());
    return {
      band: line.startsWith('='),
      level1: level1.replace('=', ''),
      level2,
      name,
      value,
      unit,
      pieces: [name, value],
    };
  });
}

describe('labels that have got lost', () => {
  it.each([
    [
      'a level 1 without a level 2 where others have one, down to the next label',
      rows(
        '产出指标 | | 扶持人数 | 20人',
        '| | 培训期数 | 8期',
        '| 质量指标 | 合格率 | 95%',
        '效益指标 | 社会效益指标 | 就业人数 | 9人',
      ),
      [0, 1],
    ],
    [
      'a row that speaks for a label which is printed nowhere',
      rows(
        '产出指标 | 数量指标 | 扶持人数 | 20人',
        '| | 完工时间 | 2023年9月底前',
        '| | 验收次数 | 2次',
        '效益指标 | 社会效益指标 | 就业人数 | 9人',
      ),
      [1, 2],
    ],
    [
      'a bare label for a name, down to the next label',
      rows(
        '产出 | 质量 | 合格率 | 95%',
        '| | 时效 | 100%',
        '| | 验收时间 | 年底前',
        '| 成本 | 补助标准 | 8元',
        '效益 | 社会效益 | 就业人数 | 9人',
      ),
      [1, 2],
    ],
    [
      'a label that makes a name with the one above, which is none',
      rows(
        '满意度指标 | 服务对象 | 家长满意度 | 95%',
        '| 满意度指标★ | 教师满意度 | 92%',
        '| | 学生满意度 | 90%',
      ),
      [1, 2],
    ],
    [
      'numbers that begin anew',
      rows(
        '产出指标 | 数量指标 | 指标1：桥梁座数 | 2座',
        '| | 指标2：道路里程 | 3公里',
        '| | 指标1：路灯盏数 | 9盏',
      ),
      [2],
    ],
    [
      'money under 时效指标, and a benefit in another’s words',
      rows(
        '产出指标 | 时效指标 | 完工时间 | 9月底',
        '| | 单个项目资助上限 | 13万元',
        '效益指标 | 社会效益指标 | 就业人数 | 9人',
        '| | 森林覆盖率 | 提高',
        '| 生态效益指标 | 空气 | 改善',
      ),
      [1, 3],
    ],
    [
      'counts under 质量指标 where there is no 数量指标',
      rows(
        '产出指标 | 质量指标 | 添置仪器设备 | 233台（套）',
        '| | 验收合格率 | 95%',
        '| 时效指标 | 完工时间 | 9月底',
      ),
      [0, 1],
    ],
    [
      '经济成本指标 under 产出指标 alone',
      rows('产出指标 | 数量指标 | 培训人数 | 20人', '| 经济成本指标 | 人均费用 | 9元'),
      [1],
    ],
    [
      'a label that means what another is called',
      rows('产出指标 | 质量指标 | 合格率 | 95%', '| 进度 | 办结率 | 90%', '| 时效指标 | 公示时间 | 9月底'),
      [1, 2],
    ],
    [
      'what is no satisfaction under it',
      rows('满意度指标 | | 就业服务能力 | 长期', '| | 学员满意度 | 95%'),
      [0],
    ],
    [
      'satisfaction under 效益指标 alone',
      rows('效益指标 | 社会效益指标 | 就业人数 | 9人', '| 服务对象满意度指标 | 学员满意度 | 95%'),
      [1],
    ],
    [
      'a label without the 指标 of all others of its level',
      rows(
        '产出指标 | 数量指标 | 扶持人数 | 20人',
        '| 质量指标 | 合格率 | 95%',
        '效益指标 | 经济效益指标 | 增收 | 9元',
        '| 可持续影响 | 后续管护 | 健全',
      ),
      [3],
    ],
    [
      'a label with fewer stars than all others of its level',
      rows(
        '产出指标 | 数量指标★★★ | 扶持人数 | 20人',
        '| 质量指标★★★ | 合格率 | 95%',
        '| 时效指标★★★ | 完工时间 | 9月底',
        '效益指标 | 社会效益指标★ | 就业人数 | 9人',
      ),
      [3],
    ],
    [
      'a label cut short where 满意度 stands bare among the whole ones',
      rows(
        '产出指标 | 数量指标（20分） | 扶持人数 | 20人',
        '| 质量目标 | 合格率 | 9%',
        '| 时效指标★ | 完工 | 9月',
        '| 成本指标10 | 造价 | 9元',
        '| 满意度 | 群众 | 95%',
        '| 可持续影响 | 管护 | 健全',
      ),
      [5],
    ],
    [
      'a label without the stars of all others',
      rows(
        '产出指标 | 数量指标☆☆ | 扶持人数 | 20人',
        '| 质量指标☆☆ | 合格率 | 9%',
        '| 时效指标☆☆ | 完工 | 9月',
        '| 成本指标 | 造价 | 9元',
      ),
      [3],
    ],
    [
      'satisfaction under 效益指标, were it a level 1 elsewhere',
      rows('效益指标 | 服务对象满意度指标 | 群众 | 95%', '满意度指标 | | 学员 | 95%'),
      [0],
    ],
    [
      'what is called satisfaction under another label, were its own printed elsewhere',
      rows(
        '效益指标 | 生态效益指标 | 治理面积 | 9亩',
        '| | 群众满意度 | 95%',
        '满意度指标 | | 学员满意度 | 95%',
      ),
      [1],
    ],
    [
      'rows below 经济效益指标 where there is no 社会效益指标',
      rows('效益指标 | 经济效益指标 | 农民增收 | 9元', '| | 设施完好 | 9处', '| 生态效益指标 | 空气 | 改善'),
      [1],
    ],
    [
      'counts and no money under 经济成本指标',
      rows('成本指标 | 经济成本指标 | 人均费用 | 9元', '| | 核查家庭 | 182户'),
      [1],
    ],
    [
      'money under the other costs',
      rows('成本指标 | 社会成本指标 | 噪声 | 少', '| | 每延米造价 | 9元/米'),
      [1],
    ],
    [
      'counts under the other costs',
      rows('成本指标 | 社会成本指标 | 噪声 | 少', '| | 核查家庭 | 每年9户'),
      [1],
    ],
    [
      'days by which something is done under a benefit',
      rows('效益指标 | 社会效益指标 | 就业 | 9人', '| | 补贴拨付时限 | 9月底前'),
      [1],
    ],
    ['a benefit under 时效指标', rows('产出指标 | 时效指标 | 开工 | 9月底', '| | 林农增收 | 9元'), [1]],
    [
      'money under 时效指标 whose unit has a column of its own',
      rows('产出指标 | 时效指标 | 开工 | 9月底', '| | 户均奖补 | 4530 | 元'),
      [1],
    ],
    [
      'all rows of a label with two weights, the lower level’s too',
      rows(
        '产出指标（30分） | 数量指标 | 培训 | 9人',
        '效益（30分）（40分） | 社会效益指标 | 就业 | 9人',
        '| 生态效益指标 | 空气 | 好',
      ),
      [1, 2],
    ],
    ['a count under 满意度指标', rows('满意度指标 | | 开放场馆 | 至少4个', '| | 学员满意度 | 95%'), [0]],
    ['a value that is a label’s weight', rows('产出指标 | 数量指标 | 培训 | （10%）'), [0]],
    [
      'where two labels got lost, all rows that have none beside them or one of two levels 1',
      rows(
        '产出指标 | | 扶持人数 | 20人',
        '| | 培训期数 | 8期',
        '| 质量指标 | 合格率 | 95%',
        '| | 获证率 | 95%',
        '| 成本指标 | 人均费用 | 9元',
        '效益指标 | | 就业人数 | 9人',
        '满意度指标 | 满意度指标 | 学员满意度 | 95%',
      ),
      [0, 1, 5, 3, 4],
    ],
    ['a count that goes back', rows('产出指标 | 数量指标 | 指标10、桥 | 2座', '| | 指标9、路 | 3公里'), [1]],
    [
      'a level 1 without a level 2, down to a band',
      rows(
        '产出指标 | 数量指标 | 扶持人数 | 20人',
        '| 质量指标 | 合格率 | 95%',
        '效益指标 | | 就业人数 | 9人',
        '=',
        '| | 座数 | 9座',
      ),
      [2],
    ],
    ...[':', '：', '.', '、'].map((mark): [string, readonly RowTexts[], number[]] => [
      `a number printed twice, with ${mark}`,
      rows(`产出指标 | 数量指标 | 指标1${mark}桥 | 2座`, `| | 指标1${mark}路 | 3公里`),
      [1],
    ]),
  ])('puts up for review: %s', (_what, table, lost) => {
    expect([...rowsOfLostLabels(table)]).toEqual(lost);
  });

  it.each(['时效性', '数量统计', '社会效益'])('a name is no bare label: %s', (name) => {
    const own = rows('产出 | 质量 | 合格率 | 95%', `| | ${name} | 完善`, '效益 | 社会效益 | 就业人数 | 9人');
    expect(rowsOfLostLabels(own)).toEqual(new Set());
  });

  it.each([
    [
      'a row that speaks for another label which is printed elsewhere',
      rows('产出指标 | 数量指标 | 扶持人数 | 20人', '| | 覆盖率 | 95%', '| 质量指标 | 合格率 | 95%'),
    ],
    [
      'a row that speaks for its own label as well',
      rows('效益指标 | 社会效益指标 | 就业人数 | 9人', '| | 居民持续受益 | 提升'),
    ],
    ['a row right beside its label', rows('产出指标 | 数量指标 | 完工时间 | 9月底', '| 质量指标 | 率 | 9%')],
    [
      '满意度指标 without a level 2',
      rows(
        '产出指标 | 数量指标 | 扶持人数 | 20人',
        '| 质量指标 | 合格率 | 95%',
        '满意度指标 | | 学员满意度 | 95%',
      ),
    ],
    [
      'a bare label among others that are bare',
      rows(
        '产出指标 | 数量 | 扶持人数 | 20人',
        '| 质量指标 | 合格率 | 95%',
        '效益指标 | 经济效益指标 | 增收 | 9元',
        '| 可持续影响 | 后续管护 | 健全',
      ),
    ],
    ['forms without a level 2', rows('决策 | | 目标设定 | 合理', '产出 | | 完成率 | 95%')],
    [
      'rows below a band, which is under no label above it',
      rows('产出指标 | 数量指标 | 扶持人数 | 20人', '=', '| | 完工时间 | 9月底前'),
    ],
    [
      'a level 1 alone where one label of level 2 is all there is',
      rows('产出指标 | | 扶持人数 | 20人', '| | 培训期数 | 8期', '| 质量指标 | 合格率 | 95%'),
    ],
    [
      'a label cut short beside too few others',
      rows('产出指标 | 数量指标 | 扶持人数 | 20人', '| 质量指标 | 合格率 | 9%', '| 可持续影响 | 管护 | 健全'),
    ],
    [
      'a bare 满意度 among whole labels',
      rows(
        '产出指标 | 数量指标 | 扶持人数 | 20人',
        '效益指标 | 社会效益指标 | 就业 | 9人',
        '管理指标 | 时效指标 | 完工 | 9月',
        '满意度 | 满意度 | 群众 | 95%',
      ),
    ],
    [
      'rows below 经济效益指标 beside 社会效益指标',
      rows('效益指标 | 经济效益指标 | 农民增收 | 9元', '| | 设施完好 | 9处', '| 社会效益指标 | 出行 | 方便'),
    ],
    [
      'what is said of costs without money, and other costs without',
      rows(
        '成本指标 | 经济成本指标 | 人均费用 | 9元',
        '| | 预算控制 | 不超',
        '| 社会成本指标 | 噪声 | 少',
        '| | 交通影响 | 小',
      ),
    ],
    [
      'a benefit among counts',
      rows('产出指标 | 数量指标 | 培训 | 9人', '| | 增收户数 | 9户', '| 质量指标 | 合格率 | 9%'),
    ],
    [
      'a number under 时效指标 without a unit',
      rows('产出指标 | 时效指标 | 开工 | 9月底', '| | 户均奖补 | 4530'),
    ],
    ['a label with its weight', rows('效益（30分） | 社会效益指标 | 就业 | 9人')],
    ['a share in brackets within a value', rows('产出指标 | 数量指标 | 培训 | 9人（10%）')],
    [
      'rows without a label beside them where one label got lost',
      rows('产出指标 | 数量指标 | 扶持人数 | 20人', '| | 培训期数 | 8期', '| | 场次 | 9场'),
    ],
    [
      'a sentence in words of another benefit',
      rows('效益指标 | 社会效益指标 | 就业人数 | 9人', '| | 促进银企对接，营造融资环境 | 有效'),
    ],
    [
      'what stands beside its own label',
      rows('产出指标 | 数量指标 | 培训人数 | 20人', '效益指标 | 社会效益指标 | 护林员收入 | 提高'),
    ],
    [
      'counts under 质量指标 beside 数量指标, and shares, days and money without it',
      rows('产出指标 | 数量指标 | 培训人数 | 20人', '| 质量指标 | 培育基地 | 5个'),
    ],
    [
      'a share under 质量指标',
      rows('产出指标 | 质量指标 | 设备运行 | 95%', '| | 设备寿命 | 30天', '| | 研发支出 | 9万元'),
    ],
    [
      '经济成本指标 under a level 1 of its own',
      rows('产出指标 | 数量指标 | 培训人数 | 20人', '成本指标 | 经济成本指标 | 人均费用 | 9元'),
    ],
    [
      'a lone 成本指标 under 产出指标',
      rows('产出指标 | 数量指标 | 培训人数 | 20人', '| 成本指标 | 人均费用 | 9元'),
    ],
    [
      'a label printed again with a weight or stars',
      rows(
        '产出指标 | 时效指标（10分） | 甲 | 9月底',
        '| 数量指标★ | 乙 | 9个',
        '| 时效指标 | 公示时间 | 9月底',
      ),
    ],
    ['complaints under 满意度指标', rows('满意度指标 | | 群众投诉率 | ≤1%')],
    ['satisfaction under a level 1 of the form’s own', rows('服务指标 | 服务对象满意度指标 | 群众 | 95%')],
    ['satisfaction that speaks for itself', rows('满意度指标 | | 服务态度 | 好', '| | 群众满意度 | 95%')],
    ['a label that stands in front', rows('产出指标 | 时效指标 | 完工 | 9月底', '| | 合格率 | 95%')],
    ['a count that goes on', rows('产出指标 | 数量指标 | 指标9：桥 | 2座', '| | 指标10：路 | 3公里')],
    ['a count that only begins', rows('产出指标 | 数量指标 | 桥 | 2座', '| | 指标1：路 | 3公里')],
    ['another count', rows('产出指标 | 数量指标 | 新指标2：桥 | 2座', '| | 新指标1：路 | 3公里')],
    [
      'what is done about satisfaction',
      rows('产出指标 | 数量指标 | 开展满意度调查 | 9次', '| | 满意度回访 | 9次', '满意度指标 | | 学员 | 95%'),
    ],
    ['a name without a number below one', rows('产出指标 | 数量指标 | 指标1：桥 | 2座', '| | 路 | 3公里')],
  ])('leaves: %s', (_what, table) => {
    expect([...rowsOfLostLabels(table)]).toEqual([]);
  });

  it('asks of rows above their label about labels before it too, and of those below only behind', () => {
    const group = (at: number) =>
      rows('效益指标 | 可持续影响指标 | 就业人数 | 9人', '| | 管护机制 | 健全').map((row, i) => ({
        ...row,
        below: i <= at,
      }));
    expect([...rowsOfLostLabels(group(0))]).toEqual([0]);
    expect([...rowsOfLostLabels(group(-1))]).toEqual([]);
  });

  it.each([
    ['产出指标 | 数量指标 | 扶持人数 | 20人', '合格率 | 95%', '完工时间 | 9月底前', '建设成本 | 5万元'],
    ['产出指标 | 时效指标 | 完工时间 | 9月底', '建设成本 | 5万元'],
    [
      '效益指标 | 经济效益指标 | 农民增收 | 9元',
      '就业人数 | 9人',
      '空气质量优良率 | 95%',
      '长效管护机制 | 健全',
      '群众满意度 | 95%',
    ],
    ['效益指标 | 社会效益指标 | 就业人数 | 9人', '空气质量优良率 | 95%', '长效管护机制 | 健全'],
    ['效益指标 | 生态效益指标 | 治理面积 | 9亩', '长效管护机制 | 健全', '群众满意度 | 95%'],
  ])('below %s rows speak for each label that the standard prints behind it', (above, ...names) => {
    for (const name of names)
      expect([name, [...rowsOfLostLabels(rows(above, `| | ${name}`))]]).toEqual([name, [1]]);
  });
});
