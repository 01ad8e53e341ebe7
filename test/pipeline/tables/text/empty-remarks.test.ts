import { describe, expect, it } from 'vitest';
import { problemCodes, shown } from './shown-blocks.ts';

describe('cells with nothing to say', () => {
  it('of reasons, 无 in each, end no table', () => {
    const text = `2025年度项目支出绩效自评表
项目名称 山塘清淤项目
一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施
产出指标 数量指标 清淤山塘数量 ≥5座 5座 15 15 无
新建闸门 30扇 30扇 5 5 无
质量指标 验收合格率 100% 100% 11 11 无
满意度指标 服务对象满意度指标 受益村民满意度 ≥92% 92% 12 12 无`;
    expect(problemCodes(text)).toEqual([]);
    expect(shown(text).slice(-4)).toEqual([
      '  0↓3:产出指标 | 1↓2:数量指标 | 2:清淤山塘数量 | 3:≥5座 | 4:5座 | 5:15 | 6:15 | 7:无',
      '  2:新建闸门 | 3:30扇 | 4:30扇 | 5:5 | 6:5 | 7:无',
      '  1:质量指标 | 2:验收合格率 | 3:100% | 4:100% | 5:11 | 6:11 | 7:无',
      '  0:满意度指标 | 1:服务对象满意度指标 | 2:受益村民满意度 | 3:≥92% | 4:92% | 5:12 | 6:12 | 7:无',
    ]);
  });

  it('of sign and unit, where the target is in words, join no two rows', () => {
    const text = `专项资金绩效目标申报表
专项名称 山塘清淤项目
一级指标 二级指标 三级指标 计算符号 目标值 计量单位 指标值说明
产出指标 数量指标 清淤山塘数量 ≥ 5 座
新建闸门 = 30 扇
质量指标 资料归档情况 符合要求
清淤验收合格率 = 100 %
效益指标 可持续影响指标 长效管护机制 基本建立
闸门正常运行年限 ≥ 18 年`;
    expect(shown(text).slice(-6)).toEqual([
      '  0↓4:产出指标 | 1↓2:数量指标 | 2:清淤山塘数量 | 3:≥ | 4:5 | 5:座',
      '  2:新建闸门 | 3:= | 4:30 | 5:扇',
      '  1↓2:质量指标 | 2:资料归档情况 | 4:符合要求',
      '  2:清淤验收合格率 | 3:= | 4:100 | 5:%',
      '  0↓2:效益指标 | 1↓2:可持续影响指标 | 2:长效管护机制 | 4:基本建立',
      '  2:闸门正常运行年限 | 3:≥ | 4:18 | 5:年',
    ]);
  });

  it('hold no name with its value: a count on its own line is an indicator’s', () => {
    const names = ['一级指标', '二级指标', '三级指标', '指标值', '备注'];
    const rows = [
      '产出指标',
      '数量指标',
      '修建水窖',
      '30口',
      '维修泵站',
      '4座',
      '质量指标',
      '验收合格率',
      '100%',
    ];
    expect(shown([...names, ...rows].join('\n')).slice(2)).toEqual([
      '  0↓3:产出指标 | 1↓2:数量指标 | 2:修建水窖 | 3:30口',
      '  2:维修泵站 | 3:4座',
      '  1:质量指标 | 2:验收合格率 | 3:100%',
    ]);
  });

  it.each([
    ['in doubt where another row has a remark', '利用原有机房', true],
    ['not where none has', null, false],
  ])('hold no name with its value, %s', (_, remark, isDoubtful) => {
    const names = ['一级指标', '二级指标', '三级指标', '指标值', '备注'];
    const rows = ['产出指标', '数量指标', '修建水窖', '30口', '维修泵站', '4座'];
    const last = ['质量指标', '验收合格率', '100%', ...(remark === null ? [] : [remark])];
    expect(shown([...names, ...rows, ...last].join('\n')).slice(2)).toEqual([
      '  0↓3:产出指标 | 1↓2:数量指标 | 2:修建水窖 | 3:30口',
      `  2:维修泵站${isDoubtful ? '?' : ''} | 3:4座`,
      `  1:质量指标 | 2:验收合格率 | 3:100%${remark === null ? '' : ` | 4:${remark}`}`,
    ]);
  });

  it('may end in a count that stands on a line with other words', () => {
    const names = ['一级指标', '二级指标', '三级指标', '指标值', '备注'];
    const rows = [
      '产出指标',
      '数量指标',
      '修建水窖',
      '30口',
      '县级配套资金',
      '修建12口',
      '质量指标',
      '验收合格率',
      '100%',
    ];
    expect(shown([...names, ...rows].join('\n'))[2]).toBe(
      '  0↓2:产出指标 | 1:数量指标 | 2:修建水窖 | 3:30口 | 4:县级配套资金/修建12口',
    );
  });
});

describe('a label of the form’s own in running text', () => {
  const text = (header: string, label: string) => `一级指标 二级指标 三级指标 指标值${header}
产出指标 数量指标 修建桥梁座数 12座
${label} 巡查河段长度 45公里
质量指标 工程验收合格率 100%
`;
  const isDoubted = (own: string) => shown(own).some((line) => line.includes('1:调整指标?'));

  it('may be the end of a remark where the table has remarks', () => {
    expect(isDoubted(text(' 偏差原因', '调整指标'))).toBe(true);
  });

  it('is none where it has not', () => {
    expect(isDoubted(text('', '调整指标'))).toBe(false);
  });

  it('is none with a label of the standard', () => {
    expect(
      shown(text(' 偏差原因', '时效指标（10分）')).some((line) => line.includes('1:时效指标（10分）?')),
    ).toBe(false);
  });
});
