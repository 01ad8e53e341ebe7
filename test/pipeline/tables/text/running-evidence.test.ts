/** What tells cells, labels and rows of running text apart where their order alone does not; beside each case its nearest opposite. */
import { describe, expect, it } from 'vitest';
import { problemCodes, shown } from './shown-blocks.ts';

/** The rows of the text's last table, doubts left out. */
function rows(text: string): readonly string[] {
  const all = shown(text);
  const from = all.findLastIndex((line) => line.startsWith('segmented'));
  return all
    .slice(from + 1)
    .filter((line) => line.startsWith('  '))
    .map((line) => line.trim().replaceAll('?', ''));
}

function doubted(text: string, word: string): boolean {
  return (
    shown(text)
      .find((line) => line.includes(word))
      ?.includes('?') === true
  );
}

const HEADER = '一级指标 二级指标 三级指标 指标值';

describe('a header of running text', () => {
  it('ends before a label of level 1 written downwards', () => {
    const text = `一级指标 二级指标 三级指标 指标值 分值权重
产
出
数量
巡查河段长度 ≥45公里 10
质量
河岸整治合格率 ≥96% 15
`;
    expect(rows(text)).toEqual([
      '0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值 | 4:分值权重',
      '0↓2:产/出 | 1:数量 | 2:巡查河段长度 | 3:≥45公里 | 4:10',
      '1:质量 | 2:河岸整治合格率 | 3:≥96% | 4:15',
    ]);
  });

  it('goes on with a column’s name written downwards', () => {
    const text = `一级指标 二级指标 三级指标
指
标
值
产出指标 数量指标 巡查河段长度 ≥45公里
`;
    expect(rows(text)[0]).toBe('0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指/标/值');
  });

  it.each([
    ['绩\n效\n指\n标\n', '3:指标值'],
    ['绩\n效\n指\n标\n值\n', '3:指标值 | 4:绩/效/指/标/值'],
  ])('leaves out what is printed down the side behind it, unless a column is: %j', (side, end) => {
    const columns = end.includes('4:') ? '备注' : '';
    const text = `一级指标 二级指标 三级指标 指标值\n${side}产出指标 数量指标 巡查河段长度 ≥45公里 ${columns}\n`;
    expect(rows(text)[0]).toBe(`0:一级指标 | 1:二级指标 | 2:三级指标 | ${end}`);
  });

  it('ends before a label of level 2, with which a page goes on', () => {
    const text = `${HEADER} 分值
产出指标 数量指标 发放救灾被褥 ≥560床 10
\f${HEADER} 分值权
重
可持续影响指
标 灾害预警机制 持续完善 12
`;
    expect(rows(text).at(-1)).toBe('1:可持续影响指/标 | 2:灾害预警机制 | 3:持续完善 | 4:12');
  });
});

describe('a period printed down the side', () => {
  const table = (side: string, name: string) => `${side}${HEADER}\n产出指标 成本指标 ${name} ≤185元/人\n`;
  const text = (second: string) =>
    `${table('长\n期\n绩\n效\n指\n标\n', '三年人均补助标准')}${table(second, '人均补助标准')}`;

  it('beside the next header is no part of the value before it', () => {
    const found = shown(text('年\n度\n绩\n效\n指\n标\n'));
    expect(found.filter((line) => line.includes('元/人'))).toEqual([
      '  0:产出指标 | 1:成本指标 | 2:三年人均补助标准 | 3:≤185元/人',
      '  0:产出指标 | 1:成本指标 | 2:人均补助标准 | 3:≤185元/人',
    ]);
    expect(found).toContain('  0→4:长/期/绩/效/指/标');
    expect(found).toContain('  0→4:年/度/绩/效/指/标');
  });

  it('is told from a label that names none', () => {
    expect(shown(text('绩\n效\n指\n标\n')).filter((line) => line.includes('→4'))).toHaveLength(1);
  });
});

describe('labels', () => {
  it('of a form for a whole department may be its own', () => {
    const text = `${HEADER}
履职效能
重点工作履行情况
巡逻车辆更新数量 ≥16辆
部门目标实现 警情处置合格率 ≥95%
基层队伍组织优化 辅警招录人数 40人
管理效率
预算管理
政府采购执行率 ≥92%
`;
    expect(rows(text).slice(1)).toEqual([
      '0↓3:履职效能 | 1:重点工作履行情况 | 2:巡逻车辆更新数量 | 3:≥16辆',
      '1:部门目标实现 | 2:警情处置合格率 | 3:≥95%',
      '1:基层队伍组织优化 | 2:辅警招录人数 | 3:40人',
      '0:管理效率 | 1:预算管理 | 2:政府采购执行率 | 3:≥92%',
    ]);
  });

  it('of other forms are the standard’s: words above a name are its beginning', () => {
    const text = `${HEADER}
产出指标
数量指标
基层队伍组织优化
辅警招录人数 40人
`;
    expect(rows(text).at(-1)).toBe('0:产出指标 | 1:数量指标 | 2:基层队伍组织优化/辅警招录人数 | 3:40人');
  });

  const department = (level1: string) => `${HEADER}
${level1} 社会效益 街面发案下降率 ≥4%
满意度 报警人回访满意度 ≥95%
`;

  it('满意度 below 社会效应 may be one of its labels', () => {
    expect(rows(department('社会效应')).at(-1)).toBe('1:满意度 | 2:报警人回访满意度 | 3:≥95%');
    expect(doubted(department('社会效应'), '报警人')).toBe(true);
  });

  it('满意度 below 效益指标 is a level 1', () => {
    expect(rows(department('效益指标')).at(-1)).toBe('0:满意度 | 2:报警人回访满意度 | 3:≥95%');
  });

  const marked = (last: string) => `${HEADER}
产出指标（60%） 数量指标★★★ 修缮校舍间数 ≥12间
效益指标（40%） 社会效益指标★★★ 入学率 ≥99%
${last} 学生满意度 ≥90%
`;

  it.each([
    ['满意度指标★★★', '1:满意度指标★★★'],
    ['满意度指标（10%）', '0:满意度指标（10%）'],
  ])('%s is of the level whose labels are marked so', (label, cell) => {
    expect(rows(marked(label)).at(-1)).toBe(`${cell} | 2:学生满意度 | 3:≥90%`);
  });

  it('have their last character back, which a page break put behind the row', () => {
    const text = `${HEADER}
产出指标 数量指标 展出藏品件数 ≥310件
满意
度指
参观者满意度 ≥95%
标
`;
    expect(rows(text).at(-1)).toBe('0:满意/度指/标 | 2:参观者满意度 | 3:≥95%');
  });

  it('have it where nothing stands between', () => {
    const text = `${HEADER}
产出指标 数量指标 展出藏品件数 ≥310件
效益指标 社会效益指
标 参观人次 ≥2万人次
可持续影响指
标
展陈更新机制 健全
`;
    expect(rows(text).slice(-2)).toEqual([
      '0↓2:效益指标 | 1:社会效益指/标 | 2:参观人次 | 3:≥2万人次',
      '1:可持续影响指/标 | 2:展陈更新机制 | 3:健全',
    ]);
  });

  it('bare, before a numbered name set apart from its number', () => {
    const text = `${HEADER}
产出
成本 指标 1：每人培训费用 ≤1180 元
效益
社会效益 指标 1：稳定就业率 ≥85%
`;
    expect(rows(text)[1]).toBe('0:产出 | 1:成本 | 2:指标 1：每人培训费用 | 3:≤1180 元');
  });
});

describe('a value', () => {
  it('and a weight side by side are no piece of a name', () => {
    const text = `一级指标 二级指标 三级指标 分值权重 指标值
产出指标 数量指标 培训社区医生 15 10
完成两癌复查 10 ≥409 例
质量指标 建档合格率 8 ≥98%
`;
    expect(rows(text).slice(1)).toEqual([
      '0↓3:产出指标 | 1↓2:数量指标 | 2:培训社区医生 | 3:15 | 4:10',
      '2:完成两癌复查 | 3:10 | 4:≥409 例',
      '1:质量指标 | 2:建档合格率 | 3:8 | 4:≥98%',
    ]);
  });

  const weighted = (value: string) => `一级指标 二级指标 三级指标 分值 指标值
产出指标 数量指标 巡查站点数 10 ≥46 个
效益指标 生态效益指标 危险废物泄漏 3 ${value}
社会效益指标 投诉办结率 5 ≥98%
`;

  it.each([
    ['不发生', '3:3 | 4:不发生'],
    ['2 次', '3:3 | 4:2 次'],
  ])('%s is not the unit of the weight before it', (value, cells) => {
    expect(rows(weighted(value))[2]).toBe(`0↓2:效益指标 | 1:生态效益指标 | 2:危险废物泄漏 | ${cells}`);
  });

  it('may be a unit whose number is lost: then the row is not the next one’s', () => {
    const text = `${HEADER}
产出指标 数量指标 新建阅览室 间
资助困难学生 ≥1193人次
质量指标 藏书完好率 ≥90%
`;
    expect(rows(text).slice(1, 3)).toEqual([
      '0↓3:产出指标 | 1↓2:数量指标 | 2:新建阅览室 | 3:间',
      '2:资助困难学生 | 3:≥1193人次',
    ]);
  });

  it.each([
    ['创新氛围', '≥76人'],
    ['次', '≥76人/次'],
  ])('ends with its unit, %s behind it or not', (below, value) => {
    const text = `${HEADER}
产出指标 时效指标 设备安装时限 2024年6月底前
效益指标 社会效益指标
带动就业人数 ≥76人
${below}
生态效益指标 绿色技术应用 逐步提高
`;
    expect(rows(text)[2]?.split(' 3:')[1]).toBe(value);
  });

  it('is a whole date, also where the text sets digits apart', () => {
    const text = `一级指标 二级指标 三级指标 指标值 指标解释
产出指标 数量指标 建设收集点 16 处 建设收集点的个数
时效指标 补贴兑付时限 2021 年 6 月底前
效益指标 经济效益指标 集体经济增收 22 万元 集体经济增收的数额
`;
    expect(rows(text)[2]).toBe('1:时效指标 | 2:补贴兑付时限 | 3:2021 年 6 月底前');
  });
});

describe('two values side by side', () => {
  const periods = (values: string) => `一级指标 二级指标 三级指标 中期指标值 年度指标值
产出指标 数量指标 定量检测批次 40 批 20 批
时效指标 考核完成时限 ${values}
质量指标 检测合格率 ≥98% ≥97%
`;

  it('are dates apart from their words', () => {
    expect(rows(periods('12 月底到位 12 月底到位'))[2]).toContain(
      '考核完成时限 | 3:12 月底到位 | 4:12 月底到位',
    );
  });

  it('leave no rest of theirs to the next name', () => {
    expect(rows(periods('2020 年 10 月底\n前\n2020 年 10 月底\n前'))[3]).toContain('2:检测合格率');
  });

  it('are not one with the end of the other', () => {
    const text = periods('6 月底').replace('40 批 20 批', '2340-3511 批 2340-3511 批\n次 次');
    expect(doubted(text, '定量检测批次')).toBe(true);
  });
});

describe('labels without a gap', () => {
  it.each([
    ['产出指标数量指标', '0↓2:产出指标 | 1:数量指标'],
    ['产出指标\n数量指标', '0↓2:产出指标 | 1:数量指标'],
  ])('come apart: %j', (labels, cells) => {
    const text = `${HEADER}\n${labels}\n培训期数 12期\n质量指标 结业率 ≥90%\n`;
    expect(rows(text)[1]).toBe(`${cells} | 2:培训期数 | 3:12期`);
  });

  it.each([
    ['95%质量指标', true],
    ['95%质量等级', false],
  ])('%s: behind a number only a label does', (joined, parted) => {
    const text = `${HEADER}\n产出指标 数量指标 培训完成率 ${joined}\n结业率 ≥90%\n时效指标 结业时间 9月底前\n`;
    expect(rows(text).some((row) => row.startsWith('1:质量'))).toBe(parted);
  });
});

describe('a name', () => {
  it('is not begun by 的, and an explanation says it again', () => {
    const text = `一级指标 二级指标 三级指标 指标值 指标内容
产出指标 数量指标 治理黑臭水体 ≥15条 治理黑臭水体，按验收资料统
计
质量指标 地表断面达标率 ≥93%
考核断面水质优于三类水体
的比例
≥83%以上 考核断面水质优于三类水体的比
例，反映产出情况
`;
    expect(rows(text).slice(-2)).toEqual([
      '1↓2:质量指标 | 2:地表断面达标率 | 3:≥93%',
      '2:考核断面水质优于三类水体/的比例 | 3:≥83%以上 | 4:考核断面水质优于三类水体的比/例，反映产出情况',
    ]);
  });
});

describe('text that stands together', () => {
  it.each([
    [
      'weights behind labels',
      '产出指标50% 数量指标 修路 ≥3公里\n效益指标30% 社会效益指标 通行 便利\n满意度指标20%\n服务对象满意度指标 群众满意度 ≥90%\n',
    ],
  ])('is not %s', (_what, body) => {
    // Glued text is in doubt as a whole.
    expect(doubted(`${HEADER}\n${body}`, '修路')).toBe(false);
  });

  it('is labels with names behind their weights', () => {
    const body = '产出指标50%数量指标修路≥3公里效益指标30%社会效益指标通行便利\n';
    expect(doubted(`一级指标二级指标三级指标指标值\n${body}`, '修路')).toBe(true);
  });
});

describe('a line behind a table', () => {
  const behind = (line: string) => `一级指标 二级指标 三级指标 计算符号 目标值 度量单位
产出指标 数量指标 设备购置数量 ＝ 144 台
${line}
`;

  it('in as many pieces as a row, a value amid them, is not passed over', () => {
    const text = behind('政府采购预算表\n一 设备采购 定性 合规 — 统一组织采购的部分按规定执行');
    expect(problemCodes(text)).toContain('text-unassigned');
  });

  it('that is the foot of the form is', () => {
    expect(problemCodes(behind('填表人：王某 审核人：李某 联系电话：0000 日期：2024年3月'))).toEqual([]);
  });
});
