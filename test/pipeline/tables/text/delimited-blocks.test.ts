import { describe, expect, it } from 'vitest';
import { problemCodes, shown } from './shown-blocks.ts';

describe('text with tabs', () => {
  it('reads head and table, the header repeated after a page break', () => {
    const text =
      '乡村教师培训绩效目标表\n（2022年度）\n\n项目名称\t乡村教师培训\t主管部门\t石河县教育局\n申请金额（万元）\t88.5\t\t\n一级指标\t二级指标\t三级指标\t目标值\n产出指标\t数量指标\t培训乡村教师人数\t≥400人\n\t\t培训班期数\t5期\n\n一级指标\t二级指标\t三级指标\t目标值\n\t质量指标\t结业考核合格率\t≥95%\n满意度指标\t\t参训教师满意度\t≥90%\n注：目标值以批复为准。\n';
    expect(shown(text)).toEqual([
      '1 乡村教师培训绩效目标表',
      '2 （2022年度）',
      'delimited 2×4 @4-5',
      '  0:项目名称 | 1:乡村教师培训 | 2:主管部门 | 3:石河县教育局',
      '  0:申请金额（万元） | 1:88.5',
      'delimited 3×4 @6-8',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:目标值',
      '  0↓2:产出指标 | 1↓2:数量指标 | 2:培训乡村教师人数 | 3:≥400人',
      '  2:培训班期数 | 3:5期',
      'delimited 3×4 @10-12',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:目标值',
      '  1:质量指标 | 2:结业考核合格率 | 3:≥95%',
      '  0:满意度指标 | 2:参训教师满意度 | 3:≥90%',
      '13 注：目标值以批复为准。',
    ]);
  });

  it('reads a header of two rows: periods over two sets of columns', () => {
    const text =
      '一级指标\t中期指标\t\t\t年度指标\t\t\n\t二级指标\t三级指标\t指标值\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t修建水窖\t≥90口\t数量指标\t修建水窖\t30口\n';
    expect(shown(text)).toEqual([
      'delimited 3×7 @1-3',
      '  0↓2:一级指标 | 1→3:中期指标 | 4→3:年度指标',
      '  1:二级指标 | 2:三级指标 | 3:指标值 | 4:二级指标 | 5:三级指标 | 6:指标值',
      '  0:产出指标 | 1:数量指标 | 2:修建水窖 | 3:≥90口 | 4:数量指标 | 5:修建水窖 | 6:30口',
    ]);
  });

  it('reads a header of two rows: sign, number and unit under one name', () => {
    const text =
      '一级指标\t二级指标\t三级指标\t年度指标值\t\t\t分值\n\t\t\t指标性质\t指标值\t度量单位\t\n产出指标\t数量指标\t修建水窖\t≥\t30\t口\t8\n';
    expect(shown(text)).toEqual([
      'delimited 3×7 @1-3',
      '  0↓2:一级指标 | 1↓2:二级指标 | 2↓2:三级指标 | 3→3:年度指标值 | 6↓2:分值',
      '  3:指标性质 | 4:指标值 | 5:度量单位',
      '  0:产出指标 | 1:数量指标 | 2:修建水窖 | 3:≥ | 4:30 | 5:口 | 6:8',
    ]);
  });

  it('reads a header of two rows whose empty cells all stand at the end', () => {
    const text =
      '绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 备注 | |\n2021年实际实现值 | 预期2022年实现值 | ||||||\n产出指标 | 数量指标 | 修建水窖 | 30口 | ||||\n维修泵站 | 4座 | ||||||\n质量指标 | 验收合格率 | 100% | |||||\n维修及时率 | 95% | ||||||\n';
    expect(shown(text)).toEqual([
      'delimited 6×7 @1-6',
      '  0↓2:绩效指标 | 1↓2:一级指标 | 2↓2:二级指标 | 3↓2:三级指标 | 4→2:指标值 | 6↓2:备注',
      '  4:2021年实际实现值 | 5:预期2022年实现值',
      '  1↓4:产出指标 | 2↓2:数量指标 | 3:修建水窖 | 5:30口',
      '  3:维修泵站 | 5:4座',
      '  2↓2:质量指标 | 3:验收合格率 | 5:100%',
      '  3:维修及时率 | 5:95%',
    ]);
  });

  it('joins no lines that a bar closes, and those that none does', () => {
    const header = '一级指标 | 二级指标 | 三级指标 | 指标值 |';
    expect(shown(`${header}\n产出指标 | 数量指标 | 修建 | |\n水窖 | 30口 | | |\n`).slice(2)).toEqual([
      '  0↓2:产出指标 | 1↓2:数量指标 | 2:修建',
      '  2:水窖 | 3:30口',
    ]);
    expect(shown(`${header}\n产出指标 | 数量指标 | 修建\n水窖 | 30口 |\n`).slice(2)).toEqual([
      '  0:产出指标 | 1:数量指标 | 2:修建/水窖 | 3:30口',
    ]);
  });

  it('takes a title and a year that stand across the table for lines', () => {
    const text =
      '项目支出绩效目标表 | |||\n(2022年度) | |||\n项目名称 | 村庄供水 | ||\n一级指标 | 二级指标 | 三级指标 | 指标值 |\n产出指标 | 数量指标 | 修建水窖 | 30口 |\n';
    expect(shown(text).slice(0, 4)).toEqual([
      '1 项目支出绩效目标表',
      '2 (2022年度)',
      'delimited 1×2 @3-3',
      '  0:项目名称 | 1:村庄供水',
    ]);
  });

  it('ends the table before signatures, unless more indicators follow', () => {
    const table = '一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t修建水窖\t30口\n';
    const stamps = '财政资金管理科室(盖章) 年 月 日\t财政绩效管理科室(盖章) 年 月 日\n';
    expect(shown(`${table}${stamps}`)).toEqual([
      'delimited 2×4 @1-2',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0:产出指标 | 1:数量指标 | 2:修建水窖 | 3:30口',
      'delimited 1×2 @3-3',
      '  0:财政资金管理科室(盖章) 年 月 日 | 1:财政绩效管理科室(盖章) 年 月 日',
    ]);
    const more = shown(`${table}${stamps}\t质量指标\t验收合格率\t100%\n`);
    expect(more.at(-2)).toBe('  1:质量指标 | 2:验收合格率 | 3:100%');
    expect(more.filter((row) => row.startsWith('delimited'))).toHaveLength(1);
  });

  it('keeps labels of a head with their values over the gaps a copied page leaves', () => {
    const table = '一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t修建水窖\t30口\n';
    const head = (rows: string) => shown(`${rows}\n${table}`)[1];
    expect(head('项目名称\t\t村庄供水\t\t主管部门\t\t县水利局')).toBe(
      '  0→2:项目名称 | 2:村庄供水 | 4→2:主管部门 | 6:县水利局',
    );
    expect(head('项目名称\t\t主管部门\t县水利局')).toBe('  0:项目名称 | 2:主管部门 | 3:县水利局');
    expect(head('项目名称\t\t联系电话\t12345')).toBe('  0:项目名称 | 2:联系电话 | 3:12345');
  });

  it('takes a row below a header with an empty column for a row', () => {
    const text = '一级指标\t二级指标\t三级指标\t指标值\t\n产出指标\t数量指标\t目标值\t30口\t\n';
    expect(shown(text).slice(1)).toEqual([
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0:产出指标 | 1:数量指标 | 2:目标值 | 3:30口',
    ]);
  });

  it.each([
    ['lost leading tabs', '更换老旧水表数量\t≥3000块'],
    ['leading tabs at the end', '更换老旧水表数量\t≥3000块\t\t'],
    ['one leading tab lost', '\t更换老旧水表数量\t≥3000块'],
    ['a doubled tab within', '\t\t更换老旧水表数量\t\t≥3000块'],
    ['a doubled tab in front', '\t\t\t更换老旧水表数量\t≥3000块'],
    ['a cell broken over two lines', '\t\t更换老旧\n水表数量\t≥3000块'],
  ])('puts a row right that has %s', (_what, row) => {
    const text = `一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t改造供水管网长度\t≥12公里\n${row}\n\t质量指标\t水质合格率\t100%`;
    const rows = shown(text).map((line) => line.replace('老旧/水表', '老旧水表').replace(/@.*/u, ''));
    expect(rows).toEqual([
      'delimited 4×4 ',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0↓3:产出指标 | 1↓2:数量指标 | 2:改造供水管网长度 | 3:≥12公里',
      '  2:更换老旧水表数量 | 3:≥3000块',
      '  1:质量指标 | 2:水质合格率 | 3:100%',
    ]);
  });

  it('reads a quoted cell of several lines', () => {
    const text = '一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t"新建""口袋公园""\n及绿地"\t6处';
    expect(shown(text).at(-1)).toBe('  0:产出指标 | 1:数量指标 | 2:新建"口袋公园"/及绿地 | 3:6处');
  });

  it('reads a quoted cell of several lines in the header', () => {
    const text =
      '一级指标\t二级指标\t三级指标\t"年度\n指标值"\n产出指标\t数量指标\t"参保人数\n（含续保）"\t9万人\n';
    expect(shown(text).slice(1)).toEqual([
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:年度/指标值',
      '  0:产出指标 | 1:数量指标 | 2:参保人数/（含续保） | 3:9万人',
    ]);
  });

  it('makes labels without an indicator a row of their own', () => {
    const text = `一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t检查次数\t12次
效益指标\t经济效益指标\t\t
\t社会效益指标\t服务水平\t有效提升
`;
    expect(shown(text).slice(3)).toEqual([
      '  0↓2:效益指标 | 1:经济效益指标',
      '  1:社会效益指标 | 2:服务水平 | 3:有效提升',
    ]);
  });

  it('parts a value whose tab has become a space, and no name that ends in a word', () => {
    const text = `一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t改造供水管网长度\t≥12公里
\t\t安装高清探头 1200路
\t质量指标\t验收合格率 （一次）\t98%
`;
    expect(shown(text).slice(3)).toEqual([
      '  2:安装高清探头 | 3:1200路',
      '  1:质量指标 | 2:验收合格率 （一次） | 3:98%',
    ]);
  });

  it('keeps a row with more pieces than columns, in doubt, with a problem', () => {
    const text =
      '一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t新建厕所\t6座\n\t\t甲\t乙\t丙\t丁\t戊';
    expect(shown(text).at(-1)).toBe('  2:甲? | 3:乙? | 4:丙? | 5:丁? | 6:戊?');
    expect(problemCodes(text)).toEqual(['row-unreadable']);
  });

  it('leaves a letter with tabs as it is', () => {
    const text = '各单位：\n\t请按时报送绩效目标。\n\t\t县财政局\n\t\t2024年3月';
    expect(shown(text)).toEqual(['1 各单位：', '2 请按时报送绩效目标。', '3 县财政局', '4 2024年3月']);
  });
});

describe('text with bars or commas', () => {
  it('reads a Markdown table', () => {
    const text =
      '# 冷链物流项目绩效目标表\n\n| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n|---|:---:|---|---:|\n| 产出指标 | 数量指标 | 新建冷库<br>容积 | ≥8000立方米 |\n|  |  | 购置冷藏车 | 6辆 |\n\n共两项。';
    expect(shown(text)).toEqual([
      '1 冷链物流项目绩效目标表',
      'delimited 3×4 @3-6',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0↓2:产出指标 | 1↓2:数量指标 | 2:新建冷库/容积 | 3:≥8000立方米',
      '  2:购置冷藏车 | 3:6辆',
      '8 共两项。',
    ]);
  });

  it('reads CSV', () => {
    const text =
      '项目名称,校园安防升级,,\r\n一级指标,二级指标,三级指标,目标值\r\n产出指标,数量指标,"安装摄像头（含备用,不含机房）","1,200个"\r\n,质量指标,设备完好率,≥98%\r\n';
    expect(shown(text)).toEqual([
      'delimited 1×2 @1-1',
      '  0:项目名称 | 1:校园安防升级',
      'delimited 3×4 @2-4',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:目标值',
      '  0↓2:产出指标 | 1:数量指标 | 2:安装摄像头（含备用,不含机房） | 3:1,200个',
      '  1:质量指标 | 2:设备完好率 | 3:≥98%',
    ]);
  });

  it('a remark with commas below a CSV table is no row; a row whose cells have colons is one', () => {
    const table = '一级指标,二级指标,三级指标,目标值\n产出指标,数量指标,新建水窖,≥90口\n';
    const rows = ['delimited 2×4 @1-2', '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:目标值'];
    expect(shown(`${table}备注：目标值为暂定,以批复为准\n`)).toEqual([
      ...rows,
      '  0:产出指标 | 1:数量指标 | 2:新建水窖 | 3:≥90口',
      '3 备注：目标值为暂定,以批复为准',
    ]);
    expect(shown(`备注：暂定,项目\n${table}`)[1]).toBe('  0:备注：暂定 | 1:项目');
    expect(shown(`${table}备注：暂定,填表人：王某\n`)).not.toContain('3 备注：暂定,填表人：王某');
  });

  it('leaves sentences with commas as they are', () => {
    const text = '绩效目标应当明确,具体,可衡量。\n三级指标,即具体指标,由单位填写,不得空白。';
    expect(shown(text)).toEqual(text.split('\n').map((line, index) => `${index + 1} ${line}`));
  });
});

describe('bars from a web page, which drops merged and empty cells with their bars', () => {
  const header = '一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 计量单位 | 备注 |\n';

  it('tells the columns by the words', () => {
    const text = `甲县价格监测中心绩效目标表 | ||||||
${header}产出指标 | 数量指标 | 监测报告篇数 | 定量 | 52 | 篇 | |
监测品种 | 定量 | 30 | 种 | |||
质量指标 | 监测数据准确率 | 定量 | 98 | % | ||
效益指标 | 经济效益指标 | |||||
社会效益指标 | 稳定价格预期 | 定性 | 有效稳定 | |||
`;
    expect(shown(text).map((line) => line.replaceAll('?', ''))).toEqual([
      '1 甲县价格监测中心绩效目标表',
      'delimited 6×7 @2-7',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标性质 | 4:指标值 | 5:计量单位 | 6:备注',
      '  0↓3:产出指标 | 1↓2:数量指标 | 2:监测报告篇数 | 3:定量 | 4:52 | 5:篇',
      '  2:监测品种 | 3:定量 | 4:30 | 5:种',
      '  1:质量指标 | 2:监测数据准确率 | 3:定量 | 4:98 | 5:%',
      '  0↓2:效益指标 | 1:经济效益指标',
      '  1:社会效益指标 | 2:稳定价格预期 | 3:定性 | 4:有效稳定',
    ]);
  });

  it('keeps to the marks where rows do have empty cells', () => {
    const text = `${header}产出指标 | 数量指标 | 监测报告篇数 | 定量 | 52 | 篇 | |
| | 监测品种 | | 30 | 种 | |
| 质量指标 | 监测数据准确率 | 定量 | 98 | % | |
`;
    expect(shown(text)[3]).toBe('  2:监测品种 | 4:30 | 5:种');
  });

  it('tells where a project begins whose unit, merged above it, has lost its cell', () => {
    const text = `| 单位名称 | 项目名称 | 预算数 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 权重 | 指标方向性 |
| 310-甲镇 | 1,240,300.00 | |||||||||
| 310001-甲镇人民政府 | 河道保洁 | 840,300.00 | 河道常年有人保洁 | 产出指标 | 数量指标 | 保洁河段 | ≥ | 12 | 段 | 30 | 正向指标 |
| 效益指标 | 生态效益指标 | 河面漂浮物 | ≤ | 2 | % | 30 | 反向指标 |||||
| 村道养护 | 400,000.00 | 村道全年通畅 | 产出指标 | 数量指标 | 养护里程 | ≥ | 46 | 公里 | 30 | 正向指标 | |
| 效益指标 | 社会效益指标 | 出行条件 | 定性 | 优良中低差 | 无 | 30 | 正向指标 |||||
`;
    // Whose projects follow, and their sum, are no indicator.
    expect(shown(text)[2]).toMatch(/^ {2}[01]:310-甲镇 \| 2:1,240,300\.00$/u);
    expect(shown(text).slice(3)).toEqual([
      '  0:310001-甲镇人民政府 | 1:河道保洁 | 2:840,300.00 | 3:河道常年有人保洁 | 4:产出指标 | 5:数量指标 | 6:保洁河段 | 7:≥ | 8:12 | 9:段 | 10:30 | 11:正向指标',
      '  4:效益指标 | 5:生态效益指标 | 6:河面漂浮物 | 7:≤ | 8:2 | 9:% | 10:30 | 11:反向指标',
      '  1:村道养护 | 2:400,000.00 | 3:村道全年通畅 | 4:产出指标 | 5:数量指标 | 6:养护里程 | 7:≥ | 8:46 | 9:公里 | 10:30 | 11:正向指标',
      '  4:效益指标 | 5:社会效益指标 | 6:出行条件 | 7:定性 | 8:优良中低差 | 9:无 | 10:30 | 11:正向指标',
    ]);
  });

  it('takes a name and its value for an indicator there, not for a project and its sum', () => {
    const text = `| 单位名称 | 项目名称 | 预算数 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 备注 |
| 甲镇 | 村道养护 | 400,000.00 | 产出指标 | 数量指标 | 养护里程 | 46公里 | |
| 养护人数 | 12 ||||||
| 质量指标 | 路面完好率 | 95% |||||
| 时效指标 | 完成时间 | 2024年11月 |||||
`;
    expect(shown(text)[3]?.replaceAll('?', '')).toBe('  5:养护人数 | 6:12');
  });

  it('tells a row by the sign or the word in the column of the value’s type', () => {
    const text = `一级指标 | 二级指标 | 三级指标 | 指标值类型 | 目标值 | 度量单位 | 指标值内容 | 备注 |
成本指标 | 经济成本指标 | 保洁经费 | ≤ | 9.5 | 万元 | 考察保洁经费支出 | |
产出指标 | 数量指标 | 保洁河段 | = | 12 | 段 | 考察保洁完成数 | |
质量指标 | 河面洁净 | 定性 | 保持 | 无 | 考察河面情况 | ||
时效指标 | 当年完成 | = | 1 | 年 | 考察完成时间 | ||
`;
    expect(shown(text).slice(3)).toEqual([
      '  0↓3:产出指标 | 1:数量指标 | 2:保洁河段 | 3:= | 4:12 | 5:段 | 6:考察保洁完成数',
      '  1:质量指标 | 2:河面洁净 | 3:定性 | 4:保持 | 5:无 | 6:考察河面情况',
      '  1:时效指标 | 2:当年完成 | 3:= | 4:1 | 5:年 | 6:考察完成时间',
    ]);
  });
});
