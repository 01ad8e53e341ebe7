import { describe, expect, it } from 'vitest';
import { problemCodes, shown } from './shown-blocks.ts';

const TABLE = '一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t修建水窖\t30口\n';
const READ = [
  '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
  '  0:产出指标 | 1:数量指标 | 2:修建水窖 | 3:30口',
];

describe('a line without marks below a row of the head', () => {
  const head = (lines: string) => shown(`${lines}\n${TABLE}`).slice(0, -3);

  it.each([
    ['a text', '年度目标\t修建水窖，\n解决吃水难', '0:年度目标 | 1:修建水窖，/解决吃水难'],
    ['two of them', '年度目标\t修建\n水窖\n三十口', '0:年度目标 | 1:修建/水窖/三十口'],
    ['其中：', '年度目标\t水窖30口\n其中：甲村10口', '0:年度目标 | 1:水窖30口/其中：甲村10口'],
    ['words and a colon', '年度目标\t两件事\n第一：修水窖', '0:年度目标 | 1:两件事/第一：修水窖'],
  ])('goes on with its value: %s', (_what, lines, cells) => {
    expect(head(lines).slice(1)).toEqual([`  ${cells}`]);
  });

  it.each([
    ['a label and its value', '主管部门：县水利局'],
    ['a label alone', '年度目标'],
    ['the year', '（2024年度）'],
    ['a title', '村庄供水绩效目标表'],
  ])('is its own: %s', (_what, line) => {
    expect(head(`项目名称\t村庄供水\n${line}`).slice(1)).toEqual(['  0:项目名称 | 1:村庄供水', `2 ${line}`]);
  });

  it('is its own below a blank line, and below a label without a value', () => {
    expect(head('项目名称\t村庄供水\n\n二期工程').slice(1)).toEqual([
      '  0:项目名称 | 1:村庄供水',
      '3 二期工程',
    ]);
    expect(head('项目名称\t\n村庄供水').slice(1)).toEqual(['  0:项目名称', '2 村庄供水']);
  });
});

describe('what ends a table whose cells are marked', () => {
  const next = (lines: string) => shown(`${TABLE}${lines}\n${TABLE}`).slice(3, -3);

  it.each([
    ['a title', '二号工程绩效目标表', ['3 二号工程绩效目标表']],
    ['a title across its row', '\t二号工程绩效目标表\t\t', ['3 二号工程绩效目标表']],
    ['the first label of a head', '项目名称\t二号工程', ['delimited 1×2 @3-3', '  0:项目名称 | 1:二号工程']],
    ['the number of an annex in its row', '附件3\t\t\t', ['delimited 1×1 @3-3', '  0:附件3']],
    ['that label on its line', '项目名称\n二号工程', ['3 项目名称', '4 二号工程']],
  ])('%s', (_what, lines, blocks) => {
    expect(next(lines)).toEqual(blocks);
  });

  it('a title beside other cells does not, nor a name that holds a label', () => {
    const rows = '\t\t报送绩效自评表\t3份\n\t\t项目名称公示次数\t3次\n';
    expect(shown(TABLE + rows).slice(3)).toEqual([
      '  2:报送绩效自评表 | 3:3份',
      '  2:项目名称公示次数 | 3:3次',
    ]);
  });
});

describe('the header of a table whose cells are marked', () => {
  it('may have a remark of any length in brackets', () => {
    const remark = '评分标准（按照财政部门的要求如实填写，并于每年三月底前报送主管部门）';
    expect(shown(TABLE.replace('指标值\n', `指标值\t${remark}\n`))).toEqual([
      'delimited 2×5 @1-2',
      `${READ[0]} | 4:${remark}`,
      READ[1],
    ]);
  });

  it('has no sentence for a name, but behind its side label', () => {
    const sentence = '三级指标由填报单位根据项目实际情况逐项填写并附佐证材料';
    const blocks = shown(TABLE.replace('指标值\n', `指标值\t${sentence}\n`));
    expect(blocks.filter((block) => block.startsWith('delimited'))).toEqual([]);
    expect(shown(TABLE.replace(/^/gmu, '\t').replace('\t', `${sentence}\t`)).at(-1)).toBe(
      '  1:产出指标 | 2:数量指标 | 3:修建水窖 | 4:30口',
    );
  });

  it('has two names at least, of which one is a value’s', () => {
    expect(shown('三级指标\t指标值\n修建水窖\t30口\n')).toEqual([
      'delimited 2×2 @1-2',
      '  0:三级指标 | 1:指标值',
      '  0:修建水窖 | 1:30口',
    ]);
    expect(shown('二级指标\t三级指标\n数量指标\t修建水窖\n')[0]).not.toMatch(/^delimited/u);
  });
});

describe('quotes around a cell', () => {
  const name = (cell: string) => shown(TABLE.replace('修建水窖', cell)).at(-1)?.split(' | ')[2];

  it.each([
    ['"修建水窖"', '2:修建水窖'],
    ['"修建""水窖"""', '2:修建"水窖"'],
    ['"甲"与"乙"', '2:"甲"与"乙"'],
    ['修建"水窖"', '2:修建"水窖"'],
    ['"修建"水窖', '2:"修建"水窖'],
  ])('%s', (cell, read) => {
    expect(name(cell)).toBe(read);
  });
});

describe('what stands amid a table whose cells are marked', () => {
  const END = '效益指标\t社会效益指标\t灌溉人口\t≥300人';
  const amid = (line: string) => shown(`${TABLE}${line}\n${END}\n`);

  it('a line that is no title ends it not: it may go on with a name, in doubt', () => {
    expect(amid('以下为效益部分')).toEqual([
      'delimited 3×4 @1-4',
      READ[0],
      '  0:产出指标? | 1:数量指标? | 2:修建水窖/以下为效益部分? | 3:30口?',
      '  0:效益指标 | 1:社会效益指标 | 2:灌溉人口 | 3:≥300人',
    ]);
  });

  it('nor does the number of an annex beside something else', () => {
    expect(amid('附件3\t说明\t\t')).toEqual([
      'delimited 4×4 @1-4',
      ...READ,
      '  0:附件3 | 1:说明',
      '  0:效益指标 | 1:社会效益指标 | 2:灌溉人口 | 3:≥300人',
    ]);
  });
});

describe('lines of signatures below a table', () => {
  const rows = (below: string) =>
    shown(`${TABLE}${below}`)
      .slice(1)
      .filter((line) => line.startsWith('  '));

  it('end it', () => {
    expect(shown(`${TABLE}填表人：张三\t联系电话：010\n审核人：李四\t日期：2024年\n`).slice(3)).toEqual([
      'delimited 2×2 @3-4',
      '  0:填表人：张三 | 1:联系电话：010',
      '  0:审核人：李四 | 1:日期：2024年',
    ]);
  });

  const NEXT = '效益指标\t社会效益指标\t吃水难\t解决\n';
  const ROW = '  0:效益指标 | 1:社会效益指标 | 2:吃水难 | 3:解决';

  it.each([
    ['above rows with labels', `填表人：张三\t联系电话：010\n${NEXT}`],
    ['above a line without marks and rows', `填表人：张三\t联系电话：010\n说明如下\n${NEXT}`],
    ['above rows with a label of level 2 alone', '填表人：张三\t联系电话：010\n\t质量指标\t合格率\t≥90%\n'],
    ['without marks', `填表人：张三\n${NEXT}`],
  ])('do not %s', (_, below) => {
    const row = below.includes(NEXT) ? ROW : '  1:质量指标 | 2:合格率 | 3:≥90%';
    expect(rows(below)[2]).toBe(row);
  });

  it.each([
    ['the next header', `一级指标\t二级指标\t三级指标\t指标值\n${NEXT}`],
    ['the next title', `吃水项目绩效目标表\n${NEXT}`],
    ['the next head', `项目名称\t吃水\n${NEXT}`],
  ])('end it where labels stand below %s', (_, below) => {
    expect(rows(`填表人：张三\t联系电话：010\n${below}`)[2]).toBe('  0:填表人：张三 | 1:联系电话：010');
  });
});

describe('rows of indicators behind a head without a header', () => {
  const below = (rows: string) => problemCodes(`${TABLE}项目名称\t吃水\n${rows}`);

  it('are a problem', () => {
    expect(below('效益指标\t社会效益指标\t吃水难户数\t≤3户\n')).toEqual(['table-unread']);
    expect(below('\t质量指标\t合格率\t\t≥90%\n')).toEqual(['table-unread']);
  });

  it.each([
    ['a name alone', '效益指标\t社会效益指标\t吃水难户数\n'],
    ['no value', '效益指标\t社会效益指标\t吃水难户数\t备注见后页\n'],
    ['a value right behind the label', '社会效益指标\t≤3户\n'],
    ['no label', '资金\t年度资金\t总额\t30万元\n'],
    ['a word without 指标', '效益\t社会效益\t吃水难户数\t≤3户\n'],
  ])('are none with %s', (_, rows) => {
    expect(below(rows)).toEqual([]);
  });

  it('are none below their header', () => {
    expect(below(TABLE)).toEqual([]);
  });
});

describe('what stands in lines without marks beside marked tables', () => {
  it('has the problems it would have alone', () => {
    const lost = '一级指标 产出指标\n数量指标 栽树 3棵\n质量指标 存活率 90%\n社会效益指标 居民 满意\n';
    expect(problemCodes(`${lost}\n项目名称\t吃水\n${TABLE}`)).toEqual(['table-unread']);
    expect(problemCodes(`栽树三棵。\n\n项目名称\t吃水\n${TABLE}`)).toEqual([]);
  });

  it('goes on with no head where none stands above', () => {
    expect(shown(`解决吃水难\n项目名称\t吃水\n${TABLE}`).slice(0, 3)).toEqual([
      '1 解决吃水难',
      'delimited 1×2 @2-2',
      '  0:项目名称 | 1:吃水',
    ]);
  });
});
