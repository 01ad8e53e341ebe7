/** What puts a table of a layout text in doubt as a whole, and what is told of the lines below one. */
import { describe, expect, it } from 'vitest';
import { problemCodes, shown } from './shown-blocks.ts';

interface Drawn {
  readonly level1?: string;
  readonly level2?: string;
  readonly below?: string;
}

function table({ level1 = '产出指标', level2 = '数量指标', below = '' }: Drawn): string {
  return `一级指标   二级指标      三级指标                 指标值
${level1}   ${level2}      新建农家书屋               12个
       质量指标      书屋验收合格率              100%
效益指标   社会效益指标    村民阅读人次               ≥3000人次
       可持续影响指标   管理员队伍建设             建立健全
满意度指标  满意度指标     读者满意度                ≥90%
${below}`;
}

/** Of the table's rows, header included, those with a cell in doubt. */
function doubtful(text: string): readonly [doubtful: number, rows: number] {
  const rows = shown(text).filter((line) => line.startsWith('  '));
  return [rows.filter((row) => row.includes('?')).length, rows.length];
}

describe('a table is in doubt as a whole', () => {
  it.each<readonly [string, Drawn]>([
    ['whose level 1 is a piece of a sentence', { level1: '的建设' }],
    ['whose level 2 is the end of a label', { level2: '响指标' }],
    ['whose level 2 belongs under another level 1', { level2: '社会效益指标' }],
  ])('%s', (_, drawn) => {
    expect(doubtful(table(drawn))).toEqual([6, 6]);
  });

  it.each<readonly [string, Drawn]>([
    ['whose labels are what forms print', {}],
    ['whose level 1 is told without 指标', { level1: '产出' }],
    ['whose level 2 is no forms’ but a label', { level2: '乡村振兴指标' }],
  ])('not one %s', (_, drawn) => {
    expect(doubtful(table(drawn))).toEqual([0, 6]);
  });

  it('that has labels in a column without a name', () => {
    const text = `一级指标              三级指标                 指标值
产出指标   数量指标      新建农家书屋               12个
       质量指标      书屋验收合格率              100%
效益指标   社会效益指标    村民阅读人次               ≥3000人次
       可持续影响指标   管理员队伍建设             建立健全
`;
    expect(doubtful(text)).toEqual([5, 5]);
  });
});

describe('lines behind a table', () => {
  it('that read like rows of it are a problem', () => {
    expect(problemCodes(table({ below: '\n注：本表一式两份\n质量指标 合格率 ≥95%\n' }))).toEqual([
      'text-unassigned',
    ]);
  });

  it('that do not, are none', () => {
    expect(problemCodes(table({ below: '\n注：本表一式两份\n填报人：张三\n' }))).toEqual([]);
  });

  it('are none where they are another form’s', () => {
    const below = '\n项目支出绩效目标申报表\n质量指标 合格率 ≥95%\n';
    expect(problemCodes(table({ below }))).toEqual([]);
  });

  it('in front of it are none', () => {
    expect(problemCodes(`质量指标 合格率 ≥95%\n\n${table({})}`)).toEqual([]);
  });
});

describe('a header that ends its page', () => {
  const second = `\f   产出指标   数量指标      新建农家书屋               12个
       质量指标      书屋验收合格率              100%
   效益指标   社会效益指标    村民阅读人次               ≥3000人次
       可持续影响指标   管理员队伍建设             建立健全
`;
  const header = '     一级指标   二级指标      三级指标                 指标值\n';

  it('stands behind the rest of the label down its side', () => {
    expect(shown(`${header} 指\n 标\n${second}`).slice(0, 4)).toEqual([
      '2 指',
      '3 标',
      'inferred 1×5 @1-1',
      '  0: | 1:一级指标 | 2:二级指标 | 3:三级指标 | 4:指标值',
    ]);
  });
});

/** The names of the rows in doubt, or their values where a row has no name. */
function doubtfulRows(text: string, column = 2): readonly string[] {
  const rows = shown(text).filter((line) => line.startsWith('  ') && line.includes('?'));
  const name = new RegExp(`(?:\\| | {2})${column}:(?<name>[^?|]*)`, 'u');
  return rows.map((row) => name.exec(row)?.groups?.name ?? '');
}

describe('a row is in doubt', () => {
  /** Four rows with these scores, and one with 10. */
  const scored = (
    ...scores: readonly string[]
  ): string => `一级指标   二级指标     三级指标          指标值      分值
产出指标   数量指标     新建农家书屋        12个       ${scores[0]}
       质量指标     验收合格率         100%      ${scores[1]}
       时效指标     建成时间          12月底前     ${scores[2]}
效益指标   社会效益指标   村民阅读人次        ≥3000人次  ${scores[3]}
满意度指标  满意度指标    读者满意度         ≥90%      10
`;

  it('without a score where most have one', () => {
    expect(doubtfulRows(scored('20', '20', '20', ''))).toEqual(['村民阅读人次']);
    expect(doubtfulRows(scored('20', '20', '20', '20'))).toEqual([]);
    expect(doubtfulRows(scored('20', '20', '', ''))).toEqual([]);
  });

  it('with the value of one township of two', () => {
    const text = (
      first: string,
      second: string,
    ): string => ` 一级指标    二级指标    三级指标              指标值
                             河口乡     石桥镇
 产出指标    数量指标    栽植行道树           ≥900株    ≥450株
         质量指标    苗木保存率           ${first.padEnd(9)}${second}
 效益指标    生态效益指标  绿地面积增加          8公顷      3公顷
`;
    expect(doubtfulRows(text('≥95%', ''))).toEqual(['苗木保存率']);
    expect(doubtfulRows(text('', '≥92%'))).toEqual(['苗木保存率']);
    expect(doubtfulRows(text('≥95%', '≥92%'))).toEqual([]);
  });

  it('with a number between the words of its value', () => {
    const text = (value: string): string => `一级指标   二级指标      三级指标         指标值
产出指标   数量指标      新建农家书屋       12个
       质量指标      书屋验收合格率      100%
效益指标   社会效益指标    村民阅读人次       ${value}
       可持续影响指标   管理员队伍建设      建立健全
满意度指标  满意度指标     读者满意度        ≥90%
`;
    expect(doubtfulRows(text('按时足额发 15 完成得满分'))).toContain('村民阅读人次');
    expect(doubtfulRows(text('提高到 15 人次'))).toEqual([]);
  });

  describe('beside one whose value stands on the line of another name', () => {
    const text = (
      value: string,
    ): string => `    一级指标   二级指标              三级指标          当年预期实现值
                     完成水塘清淤整治                ≥5040户
         数量指标(必填硬 生产托管服务面积                   ≥4万亩次
           性指标) 铺设灌溉主渠道
                     新建山地水窖
                                             ≥5.5万米
                                              4.2万口
                     培训村级管水员                  ≥58人
    产出目标             水塘整治合格率                  ≥84%
           质量指标 水源水质监测完成率${value}
                     灌溉供水功能区和重要水源地生态保护区
                                              ≥80.3%
绩                    划定地块建后巡护落实比例            ＞＝99％
效          时效指标 补贴兑付完成时限                     2020年底
指
标          成本指标 每户改水补助
                     亩均建设投资
                                            ＜863元/户
                                             2810元/亩
          经济效益指标 服务对象节本增收                   ≥147元/亩
                     年度计划内带动小农户数量（按省级下达       2310户
    效益目标  社会效益指标     任务清单核定）
                     重大农村供水水质安全事件                 优
         可持续影响指标 社会化服务组织发展能力
                     水塘管护机制                   不发生
`;
    const own = '划定地块建后巡护落实比例';

    it('where the row above has none', () => {
      expect(doubtfulRows(text(''), 3)).toEqual([
        '培训村级管水员',
        '水源水质监测完成率',
        '灌溉供水功能区和重要水源地生态保护区',
        own,
      ]);
    });

    it('not where it has one', () => {
      expect(doubtfulRows(text('                ≥91%'), 3)).not.toContain(own);
    });
  });

  it('with a space between words of its name or explanation', () => {
    const text = (
      name: string,
      explanation: string,
      value: string,
    ): string => `一级指标   二级指标      三级指标                 指标解释                指标值
产出指标   数量指标      新建农家书屋               按合同验收               12个
       质量指标      ${name.padEnd(19)}${explanation.padEnd(18)}${value}
       时效指标      书屋按期完成率              按合同验收               100%
效益指标   社会效益指标    村民阅读人次               按台账统计               ≥3000人次
满意度指标  满意度指标     读者满意度                按问卷统计               ≥90%
`;
    expect(doubtfulRows(text('书屋验收 合格率', '按合同验收', '有效'))).toEqual(['书屋验收 合格率']);
    expect(doubtfulRows(text('书屋验收率', '按合同 验收', '有效'))).toEqual(['书屋验收率']);
    expect(doubtfulRows(text('书屋验收率', '按合同验收', '有 效'))).toEqual([]);
    expect(doubtfulRows(text('书屋 WiFi率', '按合同验收', '有效'))).toEqual([]);
  });

  it('whose texts are odd, and its neighbours where their lines may be its own', () => {
    const text = (
      value: string,
      below: string,
    ): string => `一级指标   二级指标      三级指标                 指标值
产出指标   数量指标      新建农家书屋               12个
                 新建阅览室                3个
                 购置图书册数               ≥3000册
                 配备书架数量               48组
       质量指标      书屋验收合格率              100%
                 图书破损率                ≤2%
效益指标   社会效益指标    村民阅读，经常阅读          ${value}
${below}       可持续影响指标   管理员队伍建设             建立健全
                 书屋管护制度               建立健全
                 图书更新比例               ≥10%
满意度指标  满意度指标     读者满意度                ≥90%
`;
    const odd = '经台账统计后的人次数，逐年上升';
    expect(doubtfulRows(text(odd, ''))).toEqual(['图书破损率', '村民阅读，经常阅读', '管理员队伍建设']);
    // A blank line parts it from the next row: its lines are no one else's.
    expect(doubtfulRows(text(odd, '\n'))).toEqual(['村民阅读，经常阅读']);
    expect(doubtfulRows(text('≥95%', ''))).toEqual([]);
  });

  /** A row's own doubt is its labels' neighbours' too: the row below is. */
  it('whose name or value is a piece of one', () => {
    const text = (
      name: string,
      value: string,
    ): string => `一级指标   二级指标      三级指标                 指标值
产出指标   数量指标      ${name.padEnd(18)} ${value}
       质量指标      书屋验收合格率              100%
效益指标   社会效益指标    村民阅读人次               ≥3000人次
       可持续影响指标   管理员队伍建设             建立健全
满意度指标  满意度指标     读者满意度                ≥90%
`;
    expect(doubtfulRows(text('新建农家书屋', '前完成'))).toEqual(['新建农家书屋', '书屋验收合格率']);
    expect(doubtfulRows(text('12个', '12个'))).toEqual(['12个', '书屋验收合格率']);
    expect(doubtfulRows(text('新建农家书屋', '12个'))).toEqual([]);
    expect(doubtfulRows(text('新建农家书屋', ''))).toEqual([]);
  });
});

describe('indicators side by side, their levels in lines', () => {
  const across = (labels: string) => `一级指标      产出指标         效益指标
其下        ${labels}
内容        培训人数     合格率      惠及学生数
多少        ≥800人     ≥95%     1.5万人
`;

  it('are told of as a table that is not read', () => {
    expect(problemCodes(across('数量指标     质量指标     社会效益指标'))).toEqual(['table-unread']);
  });

  it('not where a sentence lists the labels', () => {
    expect(problemCodes(across('设有数量指标、质量指标和社会效益指标等。'))).toEqual([]);
  });
});
