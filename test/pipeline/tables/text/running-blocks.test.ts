import { describe, expect, it } from 'vitest';
import { problemCodes, shown } from './shown-blocks.ts';

describe('text whose cells stand one after another', () => {
  it('cuts a form with blank lines between its blocks', () => {
    const text = `附件3

村级文化活动室建设项目绩效目标表
（2022年度）

项目名称 村级文化活动室建设

预算部门 白石县文化和旅游局

项目资金
（万元）

年度资金总额： 210

其中：财政拨款 180

绩效目标

年度目标 长期目标

建成村级文化活动室14个，配置图书
2万册。

形成覆盖全县的村级文化服务网络，
丰富群众文化生活。

绩效指标

一级指标
二级
指标

三级
指标

年度指
标值

产出指标

数量指标

建成村级文化活动室 14个

配置图书及文体器材（含音
响设备）

≥2万册

时效指标 建设任务完成时间
2022年10
月底前

效益指标 社会效益
指标

群众文化生活改善程度 明显改善

满意度
指标

村民满意度 ≥92%
`;
    expect(shown(text)).toEqual([
      '1 附件3',
      '3 村级文化活动室建设项目绩效目标表',
      '4 （2022年度）',
      'segmented 2×2 @6-8',
      '  0:项目名称 | 1:村级文化活动室建设',
      '  0:预算部门 | 1:白石县文化和旅游局',
      'segmented 2×3 @10-15',
      '  0↓2:项目资金/（万元） | 1:年度资金总额： | 2:210',
      '  1:其中：财政拨款 | 2:180',
      '17 绩效目标',
      'segmented 2×2 @19-25',
      '  0:年度目标 | 1:长期目标',
      '  0:建成村级文化活动室14个，配置图书/2万册。 | 1:形成覆盖全县的村级文化服务网络，/丰富群众文化生活。',
      '27 绩效指标',
      'segmented 6×4 @29-62',
      '  0:一级指标 | 1:二级/指标 | 2:三级/指标 | 3:年度指/标值',
      '  0↓3:产出指标 | 1↓2:数量指标 | 2:建成村级文化活动室 | 3:14个',
      '  2:配置图书及文体器材（含音/响设备） | 3:≥2万册',
      '  1:时效指标 | 2:建设任务完成时间 | 3:2022年10/月底前',
      '  0:效益指标 | 1:社会效益/指标 | 2:群众文化生活改善程度 | 3:明显改善',
      '  0:满意度/指标? | 2:村民满意度 | 3:≥92%',
    ]);
    expect(problemCodes(text)).toEqual([]);
  });

  it('cuts names from explanations by the widths their columns wrap at, without a blank line', () => {
    const text = `一级指标 二级指标 三级指标 指标说明 目标值
产出指标
（60分）
数量指标
开展巡回医疗服务的
乡镇卫生院数量
年度内开展巡回医疗服务的乡
镇卫生院个数，按月统计
≥22家
义诊活动场次
全年组织的下乡义诊活动总场
次
48场
质量指标
巡诊服务规范执行情
况
按巡诊服务规范逐项检查后的
合格比例
≥96%
效益指标
（30分）
社会效益指标
群众就近就医便利程
度
偏远乡镇群众就近看病的便利
程度变化情况
有所提高`;
    expect(shown(text)).toEqual([
      'segmented 5×5 @1-27',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标说明 | 4:目标值',
      '  0↓3:产出指标/（60分） | 1↓2:数量指标 | 2:开展巡回医疗服务的/乡镇卫生院数量 | 3:年度内开展巡回医疗服务的乡/镇卫生院个数，按月统计 | 4:≥22家',
      '  2:义诊活动场次 | 3:全年组织的下乡义诊活动总场/次 | 4:48场',
      '  1:质量指标 | 2:巡诊服务规范执行情/况 | 3:按巡诊服务规范逐项检查后的/合格比例 | 4:≥96%',
      '  0:效益指标/（30分） | 1:社会效益指标 | 2:群众就近就医便利程/度 | 3:偏远乡镇群众就近看病的便利/程度变化情况 | 4:有所提高',
    ]);
  });

  it('keeps text behind the table and page numbers out of it, and joins a cell over a page break', () => {
    const text =
      '一级指标 二级指标 三级指标 指标值\n产出指标\n数量指标 清淤疏浚河道长度 ≥36公里\n质量指标 水质断面监测达\n- 7 -\n\f标率\n≥95%\n效益指标 生态效益指标 沿河生态环境 持续改善\n填表人：王某 联系电话：0000\n';
    expect(shown(text)).toEqual([
      'segmented 4×4 @1-8',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0↓2:产出指标 | 1:数量指标 | 2:清淤疏浚河道长度 | 3:≥36公里',
      '  1:质量指标 | 2:水质断面监测达/标率 | 3:≥95%',
      '  0:效益指标 | 1:生态效益指标 | 2:沿河生态环境 | 3:持续改善',
      '5 - 7 -',
      '9 填表人：王某 联系电话：0000',
    ]);
  });

  it('doubts a label under which no form has it: the one between is lost', () => {
    const text = `一级指标 二级指标 三级指标 指标值
产出指标 数量指标 改造农村危房户数 ≥120户
社会效益指标 住房安全保障程度 有效保障`;
    expect(shown(text)).toEqual([
      'segmented 3×4 @1-3',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0↓2:产出指标 | 1:数量指标 | 2:改造农村危房户数 | 3:≥120户',
      '  1:社会效益指标? | 2:住房安全保障程度 | 3:有效保障',
    ]);
  });

  it('gives a row without a value an empty cell in doubt and a problem, and invents none', () => {
    const text = `一级指标 二级指标 三级指标 指标值

产出指标 数量指标 新增公交线路数量 3条

时效指标 公交线路开通时间

质量指标 车辆准点率 ≥90%`;
    expect(shown(text)).toEqual([
      'segmented 4×4 @1-7',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0↓3:产出指标 | 1:数量指标 | 2:新增公交线路数量 | 3:3条',
      '  1:时效指标 | 2:公交线路开通时间 | 3:?',
      '  1:质量指标 | 2:车辆准点率 | 3:≥90%',
    ]);
    expect(problemCodes(text)).toEqual(['row-incomplete']);
  });

  it('cuts a text that has lost its line breaks', () => {
    const text =
      '林区道路养护项目绩效目标表 （2023年度） 项目名称 林区道路养护 主管部门 松岭县林业局 年度目标 养护林区道路150公里，保障林区通行安全。 一级指标 二级指标 三级指标 指标值 产出指标 数量指标 养护林区道路里程 ≥150公里 质量指标 道路养护合格率 ≥95% 时效指标 养护任务完成时间 2023年11月底前 效益指标 社会效益指标 林区群众出行条件 明显改善 满意度指标 服务对象满意度指标 林区群众满意度 ≥90%';
    expect(shown(text)).toEqual([
      '1 林区道路养护项目绩效目标表',
      '1 （2023年度）',
      'segmented 3×2 @1-1',
      '  0:项目名称 | 1:林区道路养护',
      '  0:主管部门 | 1:松岭县林业局',
      '  0:年度目标 | 1:养护林区道路150公里，保障林区通行安全。',
      'segmented 6×4 @1-1',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0↓3:产出指标 | 1:数量指标 | 2:养护林区道路里程 | 3:≥150公里',
      '  1:质量指标 | 2:道路养护合格率 | 3:≥95%',
      '  1:时效指标 | 2:养护任务完成时间 | 3:2023年11月底前',
      '  0:效益指标 | 1:社会效益指标 | 2:林区群众出行条件 | 3:明显改善',
      '  0:满意度指标 | 1:服务对象满意度指标 | 2:林区群众满意度 | 3:≥90%',
    ]);
  });

  it('carries the period a band names as a row across the table', () => {
    const text = `一级指标 二级指标 指标内容 指标值
长期绩效指标
产出指标 数量指标 三年新建泵站数量 ≥9座
年度绩效指标
产出指标 数量指标 当年新建泵站数量 3座`;
    expect(shown(text)).toEqual([
      'segmented 5×4 @1-5',
      '  0:一级指标 | 1:二级指标 | 2:指标内容 | 3:指标值',
      '  0→4:长期绩效指标',
      '  0:产出指标 | 1:数量指标 | 2:三年新建泵站数量 | 3:≥9座',
      '  0→4:年度绩效指标',
      '  0:产出指标 | 1:数量指标 | 2:当年新建泵站数量 | 3:3座',
    ]);
  });

  it.each([
    [
      'a letter',
      `各县（市、区）财政局：
为加强预算绩效管理，请于5月底前报送2024年度项目支出绩效目标表。
一级指标应当涵盖产出、效益和满意度，不得随意删减。
联系人：李某`,
    ],
    [
      'a list that is no table of indicators',
      `序号 单位名称 金额（万元）
1 第一小学 12
2 第二小学 15`,
    ],
  ])('leaves %s as text', (_what, text) => {
    expect(shown(text)).toEqual(text.split('\n').map((line, index) => `${index + 1} ${line}`));
    expect(problemCodes(text)).toEqual([]);
  });

  it('keeps numbers and their units together in a text on one line that sets them apart', () => {
    const rows =
      '产出指标 数量指标 清淤长度 ≥63 万米及以上 改造泵站 3 座 时效指标 完工时间 2019 年 10 月 15 日 之前 效益指标 社会效益指标 受益人口 ≥1380 人 灌溉面积 5 万亩';
    const text = `水利设施维修项目绩效目标表 项目名称 水利设施维修 主管部门 甲县水利局 一级指标 二级指标 三级指标 指标值 ${rows} 满意度指标 满意度指标 群众满意度 ≥90%\n`;
    expect(
      shown(text)
        .slice(-6)
        .map((line) => line.replaceAll('?', '')),
    ).toEqual([
      '  0↓3:产出指标 | 1↓2:数量指标 | 2:清淤长度 | 3:≥63 万米及以上',
      '  2:改造泵站 | 3:3 座',
      '  1:时效指标 | 2:完工时间 | 3:2019 年 10 月 15 日 之前',
      '  0↓2:效益指标 | 1↓2:社会效益指标 | 2:受益人口 | 3:≥1380 人',
      '  2:灌溉面积 | 3:5 万亩',
      '  0:满意度指标 | 1:满意度指标 | 2:群众满意度 | 3:≥90%',
    ]);
  });

  it('tells the kind of an indicator from its value in words', () => {
    const text = `一级指标 二级指标 三级指标 指标性质 指标值 计量单位
产出指标 数量指标 铺设管网长度 ≥ 46.5 公里
质量指标 工程验收合格率 = 100 %
效益指标 生态效益指标 水源地保护 定性 良好
`;
    expect(shown(text).at(-1)).toBe('  0:效益指标 | 1:生态效益指标 | 2:水源地保护 | 3:定性 | 4:良好');
  });

  it('ends a header before the first name, though nothing of level 1 begins the body', () => {
    const text = `指标名称 指标权重 计量单位 指标性质 指标值
收集水稻良种份数 20 份 ≥ 500
育成新品种数量 20 个 ≥ 12
良种覆盖率 15 % ≥ 97
`;
    expect(
      shown(text)
        .slice(1, 3)
        .map((line) => line.replaceAll('?', '')),
    ).toEqual([
      '  0:指标名称 | 1:指标权重 | 2:计量单位 | 3:指标性质 | 4:指标值',
      '  0:收集水稻良种份数 | 1:20 | 2:份 | 3:≥ | 4:500',
    ]);
  });

  it('puts labels together whose line breaks have become spaces, and leaves a 指标 that is a column', () => {
    const text = `一级 指标 二级 指标 指标 指标值
产出 指标 数量 指标 修复古籍 ≥3200叶
效益 指标 社会 效益 指标 读者人次 ≥20万人次
`;
    expect(shown(text).slice(1)).toEqual([
      '  0:一级指标 | 1:二级指标 | 2:指标 | 3:指标值',
      '  0:产出指标 | 1:数量指标 | 2:修复古籍 | 3:≥3200叶',
      '  0:效益指标 | 1:社会效益指标 | 2:读者人次 | 3:≥20万人次',
    ]);
  });

  it('leaves out lines between a header and its rows, and says so', () => {
    const text = `一级指标 二级指标 三级指标 指标性质 指标值 度量单位
石林县供水总站年度维修养护资金使用情况汇总说明附后，具体以批复为准。
产出指标 数量指标 维修水厂数 ＝ 9 个
质量指标 验收合格率 ＝ 100 %
`;
    expect(shown(text)).toContain('  0↓2:产出指标 | 1:数量指标 | 2:维修水厂数 | 3:＝ | 4:9 | 5:个');
    expect(problemCodes(text)).toContain('text-unassigned');
  });

  it('doubts a row whose end may have become the beginning of the label below it', () => {
    const text = `一级指标 二级指标 三级指标 指标值
产出指标 数量指标 消防演练次数 12次
消防培训人次 ≥300人次
更换消防栓数量 45个
质量指标 消防设施完好率 ≥98%
时效指标 火情响应时间 ≤15分钟
效益指标 社会效益指标 火灾死亡人数下 ≥7%
降率生态效益指标 林木受害面积 ≤3亩
可持续影响指标 防火队伍建设 健全
`;
    const found = shown(text).slice(2);
    expect(found.find((row) => row.includes('火情响应时间'))).not.toContain('?');
    expect(found.find((row) => row.includes('火灾死亡人数下'))).toContain('2:火灾死亡人数下?');
  });
});
