import { describe, expect, it } from 'vitest';
import { linesPage } from '../../../../src/parsers/text/read-text.ts';
import { linesToBlocks } from '../../../../src/pipeline/tables/text/lines-to-blocks.ts';
import { problemCodes, shown } from './shown-blocks.ts';

const TITLE = '部门整体支出绩效目标申报表\n';
const LABELS =
  '产出指标\n质量指标：毕业生合格率达100%\n时效指标：按时完成教学任务\n成本指标：全部用于教学\n效益指标\n社会效益指标：绿化覆盖达70%\n';

describe('a table without a header', () => {
  it('is told of under a title, by labels with their indicator behind a colon', () => {
    expect(problemCodes(TITLE + LABELS)).toEqual(['table-unread']);
    expect(shown(TITLE + LABELS).filter((row) => row.startsWith('segmented'))).toEqual([]);
  });

  it('is none in a report that explains its indicators so', () => {
    expect(problemCodes(`二、绩效自评情况\n${LABELS}`)).toEqual([]);
  });

  it('is told of under a title, by the names of two columns', () => {
    const text =
      '绩效目标表\n三级指标 新建校区(个) 工程质量达标率(%)\n开工率(%)\n年度目标值\n7 100% 100%\n实施周期目标值\n7 100% 100% 不断提升\n';
    expect(problemCodes(text)).toEqual(['table-unread']);
  });

  it('is told of by labels in brackets over their indicators', () => {
    const list = (labels: readonly string[]) =>
      labels.map((label) => `【${label}】\n指标1：机柜数量(≥77台)\n`).join('');
    const labels = ['产出指标-数量指标', '产出指标-质量指标', '效益指标-社会效益指标'];
    expect(problemCodes(list(labels))).toEqual(['table-unread']);
    expect(problemCodes(list(['总体目标', '项目概况', '产出指标-数量指标']))).toEqual([]);
    const inFront = (label: string) =>
      `【数量指标】培训：500人次\n【质量指标】合格率：95%\n【${label}】时间：9月底\n`;
    expect(problemCodes(inFront('时效指标'))).toEqual(['table-unread']);
    expect(problemCodes(inFront('完成指标'))).toEqual([]);
    const path = (label: string) =>
      `产出指标-数量指标-培训：60场\n产出指标-质量指标-合格率：9%\n产出指标-${label}-时间：9月底\n`;
    expect(problemCodes(path('时效指标'))).toEqual(['table-unread']);
    expect(problemCodes(path('完成指标'))).toEqual([]);
  });

  it('is told of by names of columns that run together', () => {
    const glued =
      '1、河道保洁绩效自评表主管部门甲县水利局绩效指标指标名称计量单位指标性质指标值全年完成值保洁河段段12';
    expect(problemCodes(glued)).toEqual(['table-unread']);
    expect(problemCodes('河道保洁 指标 指标内容 指标值产出指标 保洁河段 12 段')).toEqual(['table-unread']);
    expect(
      problemCodes('各单位应逐项填写指标名称、计量单位、指标性质和指标值，并说明目标值的依据。'),
    ).toEqual([]);
    expect(problemCodes('绩效指标名称指标权重由主管部门确定。')).toEqual([]);
  });

  it('is told of under a title by the head of a form, whose rows are missing', () => {
    const head =
      '项目名称 | 河道保洁 | 项目负责人 | 张三 |\n主管部门 | 甲县水利局 | 实施单位 | 甲县河道站 |\n';
    expect(problemCodes(`项目支出绩效目标表 | |||\n(2024年度) | |||\n${head}`)).toEqual(['table-unread']);
    expect(problemCodes(`资金申请书\n${head}`)).toEqual([]);
    const lines =
      '项目支出绩效目标表\n项目名称 河道保洁\n主管部门 甲县水利局\n实施单位 河道站\n项目属性 延续\n';
    const table =
      '一级指标 | 二级指标 | 三级指标 | 指标值 |\n产出指标 | 数量指标 | 保洁河段 | 12段 |\n效益指标 | 社会效益指标 | 河道面貌 | 改善 |\n';
    expect(problemCodes(lines)).toEqual(['table-unread']);
    expect(problemCodes(lines + table)).toEqual([]);
    expect(problemCodes('绩效目标表\n项目名称 实施单位 金额\n河道保洁 甲县河道站 12\n')).toEqual([]);
  });

  it('is none where a letter lists its annexes', () => {
    const letter = '附件：1.资金分配表\n2.绩效目标表\n请按照绩效目标表的指标值做好监控。\n绩效目标表\n';
    expect(problemCodes(letter)).toEqual([]);
  });

  it('is told of by labels in rows that commas part', () => {
    const rows = '产出指标,数量指标,新建校区,7个\n,质量指标,工程合格率,100%\n,时效指标,完成时间,12月底前\n';
    expect(problemCodes(rows)).toEqual(['table-unread']);
    const short = '产出,数量,新建校区,7个\n效益,社会效益,受益学生,300人\n满意度,公众满意度,家长满意度,90%\n';
    expect(problemCodes(short)).toEqual(['table-unread']);
    expect(problemCodes('数量,单价,金额\n质量,合格,优良\n社会,经济,生态\n')).toEqual([]);
    expect(problemCodes('绩效目标设有数量指标,质量指标,时效指标,成本指标四类。\n')).toEqual([]);
  });

  it('is told of by three labels of level 2 alone, or run together beside values', () => {
    expect(problemCodes('数量指标\n质量指标\n时效指标\n')).toEqual(['table-unread']);
    expect(problemCodes('产出数量指标5质量指标6时效指标≥5%\n')).toEqual(['table-unread']);
    for (const text of [
      '数量指标\n质量指标\n',
      '数量指标\n数量指标\n质量指标\n',
      '数量指标a\n质量指标\n时效指标\n',
      '数量\n质量\n时效\n',
      '请填写数量指标、质量指标、时效指标。\n',
      '产出数量指标质量指标≥5%\n',
      '【产出指标-数量】\n【质量】\n【时效】\n',
    ])
      expect([text, problemCodes(text)]).toEqual([text, []]);
  });

  it('is told of under a title by labels of level 2 in front of text, whichever they are', () => {
    const under = (label: string, text: string) =>
      problemCodes(`绩效目标表\n数量指标：甲\n质量指标：乙\n${label}：${text}\n`);
    for (const label of '时效 成本 经济效益 社会效益 生态效益 环境效益 可持续影响 服务对象满意度 社会公众或服务对象满意度'.split(
      ' ',
    ))
      expect([label, under(`${label}指标`, '丙')]).toEqual([label, ['table-unread']]);
    expect(under('产能指标', '丙')).toEqual([]);
    expect(under('时效指标', '')).toEqual([]);
    expect(under('数量指标', '丙')).toEqual([]);
    expect(under('新时效指标', '丙')).toEqual([]);
  });

  it('is told of under a title by two columns of levels or values, not by one twice or others', () => {
    expect(problemCodes('绩效目标表\n二级指标\n中期指标值\n3\n')).toEqual(['table-unread']);
    expect(problemCodes('绩效目标表\n三级指标\n三级指标\n')).toEqual([]);
    expect(problemCodes('绩效目标表\n一级指标\n备注\n')).toEqual([]);
    expect(problemCodes('二级指标\n年度指标值\n')).toEqual([]);
  });
});

describe('rows that have lost their header', () => {
  it.each([
    ['a label beside its level in each', '产出,数量,水窖\n产出,质量,合格率\n产出,时效,完工\n'],
    ['a label of one level in each', '甲,数量指标,水窖\n乙,质量指标,合格率\n丙,时效指标,完工\n'],
    ['labels and values in one', '数量指标水窖≥30口质量指标合格率≥95%时效指标完工12月'],
    ['the names of a level and of values under a title', `${TITLE}二级指标\n目标值\n`],
    ['those of its period', `${TITLE}二级指标\n中期指标值\n`],
  ])('are told of: %s', (_, text) => {
    expect(problemCodes(text)).toEqual(['table-unread']);
  });

  it.each([
    ['words that are labels beside a level only', '甲,数量,水窖\n乙,质量,合格率\n丙,时效,完工\n'],
    ['two cells a line', '甲,数量指标\n乙,质量指标\n丙,时效指标\n'],
    ['two labels', '甲,数量指标,水窖\n乙,质量指标,合格率\n'],
    ['two labels and their values in one', '数量指标水窖≥30口质量指标合格率≥95%'],
    ['labels listed in a sentence', '应填写数量指标、质量指标、时效指标，并说明依据。'],
    ['the names of columns without a title', '二级指标\n目标值\n'],
    ['one name under a title', `${TITLE}目标值\n`],
    ['other names under a title', `${TITLE}备注\n单位\n`],
  ])('not for %s', (_, text) => {
    expect(problemCodes(text)).toEqual([]);
  });

  it('are told of where they stand', () => {
    const { problems } = linesToBlocks(
      linesPage('甲乙丙\n甲,数量指标,水窖\n乙,质量指标,合格率\n丙,时效指标,完工\n甲乙丙\n'),
    );
    expect(problems.map(({ locator }) => locator)).toEqual([{ kind: 'line', from: 2, to: 4 }]);
  });
});
