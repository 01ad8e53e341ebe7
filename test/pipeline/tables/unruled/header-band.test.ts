import { describe, expect, it } from 'vitest';
import { textLines } from '../../../../src/pipeline/tables/text-lines.ts';
import { headerBands } from '../../../../src/pipeline/tables/unruled/header-band.ts';
import type { TextRun } from '../../../../src/parsers/page.ts';
import { picture, run } from '../../page-builder.ts';

/** Each band as `from-to: text=role …`. */
function bands(drawn: string | readonly TextRun[]): string[] {
  const runs = typeof drawn === 'string' ? picture(drawn).runs : drawn;
  return headerBands(textLines(runs)).map(
    ({ from, to, columns }) => `${from}-${to}: ${columns.map((c) => `${c.text}=${c.role}`).join(' ')}`,
  );
}

describe('headerBands: headers', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'on one line',
      `
一级指标   二级指标   三级指标      指标值
产出指标   数量指标   培训人数      ≥25次
`,
      ['0-1: 一级指标=level1 二级指标=level2 三级指标=level3 指标值=target'],
    ],
    [
      'a name over two lines below the unit of the head, which stands above it',
      `
（万元）                       款
  一级指   二级指标   三级指标    指标说明      指标值
    标
产出指标   数量指标   培训人数    按实际        ≥25次
`,
      ['1-3: 一级指标=level1 二级指标=level2 三级指标=level3 指标说明=explanation 指标值=target'],
    ],
    [
      'all names over two lines',
      `
一级   二级   三级      年度指
指标   指标   指标      标值
`,
      ['0-2: 一级指标=level1 二级指标=level2 三级指标=level3 年度指标值=target'],
    ],
    [
      'one name over two lines, the others centred beside it',
      `
                                     年度指
一级指标   二级指标   三级指标
                                     标值
产出指标   数量指标   培训人数       ≥25次
`,
      ['0-3: 一级指标=level1 二级指标=level2 三级指标=level3 年度指标值=target'],
    ],
    [
      '指标 over 解释: the name is whole with its second line',
      `
一级   二级   三级      指标      指标值
指标   指标   指标      解释
产出   数量   培训      全年      ≥25次
`,
      ['0-2: 一级指标=level1 二级指标=level2 三级指标=level3 指标解释=explanation 指标值=target'],
    ],
    [
      'a bracket that closes on the next line',
      `
一级指标   二级指标   三级指标      指标值（包含数
                                    字及文字描述）
产出指标   数量指标   培训人数      ≥25次
`,
      ['0-2: 一级指标=level1 二级指标=level2 三级指标=level3 指标值（包含数字及文字描述）=target'],
    ],
    [
      'names of one, two and three lines, each centred: five heights',
      `
                                     指标值（包
                           指标
一级指标   二级指标                  含数字及文
                           解释
                                     字描述）
产出指标   数量指标        反映      ≥25次
`,
      ['0-5: 一级指标=level1 二级指标=level2 指标解释=explanation 指标值（包含数字及文字描述）=target'],
    ],
    [
      'a name whose last character stands below it',
      `
一级指
           二级指标   三级指标      指标值
  标
产出指标   数量指标   培训人数      ≥25次
`,
      ['0-3: 一级指标=level1 二级指标=level2 三级指标=level3 指标值=target'],
    ],
    [
      'an unknown short name beside known ones',
      `
一级指标   二级指标   三级指标      指标值     责任科室
`,
      ['0-1: 一级指标=level1 二级指标=level2 三级指标=level3 指标值=target 责任科室=other'],
    ],
    [
      'an unknown name of two lines, centred on those beside it',
      `
                                               是否核
一级指标   二级指标   三级指标      指标值
                                                 心
产出指标   数量指标   培训人数      ≥25次        是
`,
      ['0-3: 一级指标=level1 二级指标=level2 三级指标=level3 指标值=target 是否核心=null'],
    ],
    [
      'texts above and below it in different places',
      `
                                               是否核
一级指标   二级指标   三级指标      指标值
                                                             心
产出指标   数量指标   培训人数      ≥25次        是
`,
      ['1-2: 一级指标=level1 二级指标=level2 三级指标=level3 指标值=target'],
    ],
    [
      'two tables on a page',
      `
一级指标   二级指标   三级指标      指标值
产出指标   数量指标   培训人数      ≥25次


一级指标   二级指标   三级指标      目标值
效益指标   社会效益   就业          有效
`,
      [
        '0-1: 一级指标=level1 二级指标=level2 三级指标=level3 指标值=target',
        '2-3: 一级指标=level1 二级指标=level2 三级指标=level3 目标值=target',
      ],
    ],
    [
      'no level 1',
      `
二级指标   三级指标      指标值
`,
      ['0-1: 二级指标=level2 三级指标=level3 指标值=target'],
    ],
  ])('%s', (_, drawn, expected) => {
    // Two lines of a picture are one line of text: rows of these pictures stand two apart.
    expect(bands(drawn.replace(/\n/gu, '\n\n'))).toEqual(expected);
  });
});

describe('headerBands: what is none', () => {
  it.each<[string, string]>([
    ['a sentence that mentions levels', '各单位应当填写一级指标、二级指标、三级指标和指标值。'],
    [
      'the same in pieces',
      '填报说明：  一级指标按财政部门规定填写，  二级指标可自行选择，  指标值应当量化。',
    ],
    ['a row of levels without a value', '一级指标   二级指标   三级指标'],
    ['a value without levels', '序号   名称   指标值'],
    ['a level and a value with a number in it', '一级指标12   二级指标   指标值'],
    ['a row of a table', '产出指标   数量指标   培训人数   ≥25次'],
    ['one level alone', '一级指标   指标值'],
  ])('%s', (_, drawn) => {
    expect(bands(drawn)).toEqual([]);
  });

  it('lines too far apart are not one header', () => {
    expect(bands('一级指标   二级指标\n\n\n\n备注   指标值')).toEqual([]);
    expect(bands('一级指标   二级指标\n\n备注   指标值')).toEqual([]);
    expect(bands('一级指标   二级指标\n\n                      备注   指标值')).toEqual([
      '0-2: 一级指标=level1 二级指标=level2 备注=other 指标值=target',
    ]);
  });

  it('the first row stays below the header', () => {
    expect(
      bands('一级指标   二级指标   三级指标   指标值\n\n产出指标   数量指标   指标覆盖   目标值'),
    ).toEqual(['0-1: 一级指标=level1 二级指标=level2 三级指标=level3 指标值=target']);
  });

  it('the line above stays above', () => {
    expect(bands('绩效   指标\n\n一级指标   二级指标   三级指标   指标值')).toEqual([
      '1-2: 一级指标=level1 二级指标=level2 三级指标=level3 指标值=target',
    ]);
  });
});

/** Texts on one line, each in the middle of its column of 100 points; '' for none. */
function row(y: number, ...texts: readonly string[]): TextRun[] {
  return texts.flatMap((text, i) => (text === '' ? [] : [run(text, 100 + i * 100 - text.length * 5, y)]));
}

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];
const NAMED = '0-1: 一级指标=level1 二级指标=level2 三级指标=level3 指标值=target';

describe('headerBands: names', () => {
  it.each([
    '指标',
    '指标名称',
    '具体指标',
    '绩效指标名称',
    '细化指标',
    '四级指标',
    '指标内容',
    '三级',
    '三级绩效指标',
    '三级目标',
    '3级指标',
    'III级指标',
    'S三级指标K',
  ])('%s names the third level', (name) => {
    expect(bands(row(100, '一级指标', name, '指标值', '备注'))).toEqual([
      `0-1: 一级指标=level1 ${name}=level3 指标值=target 备注=other`,
    ]);
  });

  it.each(['指标12', '三级指标培训人数', '三级指标分值'])('%s is no whole name of a level', (name) => {
    expect(bands(row(100, '一级指标', '二级指标', name, '指标值'))).toEqual([]);
  });

  it('a scan that lost the one stroke of 一', () => {
    expect(bands(row(100, '-级指标', '二级指标', '三级指标', '指标值'))).toEqual([
      '0-1: -级指标=level1 二级指标=level2 三级指标=level3 指标值=target',
    ]);
  });

  it('short names of all levels', () => {
    expect(bands(row(100, '一级', '二级', '三级', '指标值'))).toEqual([
      '0-1: 一级=level1 二级=level2 三级=level3 指标值=target',
    ]);
  });

  it('but not of two, which may be the first lines of longer names', () => {
    expect(bands(row(100, '一级', '指标', '完成情况'))).toEqual([]);
    expect(bands(row(100, '一级', '二级', '指标值'))).toEqual([]);
  });

  it.each<[string, string]>([
    ['2024年指标值', 'target'],
    ['预期2024年实现值', 'target'],
    ['指标值：', 'target'],
    ['指标值（≥95%）', 'target'],
  ])('%s is a value’s name', (name, role) => {
    expect(bands(row(100, '一级指标', '二级指标', '三级指标', name))).toEqual([
      `0-1: 一级指标=level1 二级指标=level2 三级指标=level3 ${name}=${role}`,
    ]);
  });

  it.each(['指标值12', '指标值≥95%', '单位：万元指标值'])('%s is not', (name) => {
    expect(bands(row(100, '一级指标', '二级指标', '三级指标', name))).toEqual([]);
  });

  it('beside them one nobody knows, no longer than names are', () => {
    const beside = (name: string) => bands(row(100, ...HEADER, '', name));
    expect(beside('各级责任处室联系人及电话')).toEqual([]);
    expect(beside('项目责任处室联系人及电话')).toEqual([`${NAMED} 项目责任处室联系人及电话=null`]);
    expect(beside('某项目责任处室联系人及电话')).toEqual([]);
  });

  it.each(['第3项', '县级要求', '按季，按月', '全县。', '联系人：张三'])('and no text: %s', (text) => {
    expect(bands(row(100, ...HEADER, text))).toEqual([]);
  });
});

describe('headerBands: names over several lines', () => {
  const below = (step: number, ...texts: readonly string[]) =>
    bands([...row(100, ...HEADER, '评分'), ...row(100 + step, ...texts)]);

  it('an addition in brackets below a name, as far apart as lines of one name are', () => {
    const found = ['0-2: 一级指标=level1 二级指标=level2 三级指标=level3 指标值（万元）=target 评分=score'];
    expect(below(14, '', '', '', '（万元）')).toEqual(found);
    expect(below(18, '', '', '', '（万元）')).toEqual(found);
    expect(below(20, '', '', '', '（万元）')).toEqual([`${NAMED} 评分=score`]);
  });

  it('the rest of a name', () => {
    expect(below(14, '', '', '', '', '标准')).toEqual([
      '0-2: 一级指标=level1 二级指标=level2 三级指标=level3 指标值=target 评分标准=other',
    ]);
  });

  it('both beside the name of a column nobody knows', () => {
    const unknown = [...row(100, ...HEADER, '评分', '项目处室')];
    const names = `${NAMED.slice(3)} 评分`;
    expect(bands([...unknown, ...row(114, '', '', '', '', '标准')])).toEqual([
      `0-2${names}标准=other 项目处室=null`,
    ]);
    expect(bands([...unknown, ...row(114, '', '', '', '', '', '（全称）')])).toEqual([
      `0-2${names}=score 项目处室（全称）=null`,
    ]);
  });

  it('a bracket that goes on over three lines', () => {
    const lines = [...row(100, ...HEADER.with(3, '指标值（包')), ...row(114, '', '', '', '含数字及')];
    expect(bands([...lines, ...row(128, '', '', '', '文字）')])).toEqual([
      `0-3${NAMED.slice(3).replace('指标值', '指标值（包含数字及文字）')}`,
    ]);
  });

  it.each<[string, readonly string[]]>([
    ['a text below it that makes no name of it', ['', '', '', '', '良好']],
    ['brackets with words behind them', ['', '', '', '', '（一）甲']],
    ['words with brackets behind them', ['', '', '', '', '甲（一）']],
    ['the rest of a name beside a text', ['', '', '甲村', '', '标准']],
    ['a text with a column of its own', ['', '', '', '', '', '良好']],
  ])('but not %s', (_, texts) => {
    expect(below(14, ...texts)).toEqual([`${NAMED} 评分=score`]);
  });

  const above = (step: number, ...texts: readonly string[]) =>
    bands([...row(100, ...texts), ...row(100 + step, ...HEADER)]);

  it('the beginning of a name above it, as far apart as lines of one name are', () => {
    const found = ['0-2: 一级指标=level1 二级指标=level2 三级指标=level3 年度指标值=target'];
    expect(above(14, '', '', '', '年度')).toEqual(found);
    expect(above(20, '', '', '', '年度')).toEqual([`1${NAMED.slice(1, 2)}2${NAMED.slice(3)}`]);
  });

  it.each<[string, readonly string[]]>([
    ['the unit of the sums above it', ['', '', '', '单位：万元']],
    ['what would make another column of it', ['', '', '', '实际完成']],
    ['a text beside all names', ['', '', '', '', '年度']],
    ['a number', ['', '', '', '12']],
  ])('but not %s', (_, texts) => {
    expect(above(14, ...texts)).toEqual([`1-2${NAMED.slice(3)}`]);
  });
});

describe('headerBands: in a text, whose places are guesses', () => {
  const typed = (runs: readonly TextRun[]) => runs.map((own, i) => ({ ...own, line: i }));
  const names = row(100, '一级指标', '二级指标', '三级指标', '数据来', '指标值');

  it('the end of a name a little off its beginning goes to the neighbour it completes', () => {
    expect(bands(typed([...names, run('源', 420, 114)]))).toEqual([
      '0-2: 一级指标=level1 二级指标=level2 三级指标=level3 数据来源=other 指标值=target',
    ]);
  });

  it('指标, itself a name, as well', () => {
    const short = row(100, '一级', '二级指标', '三级指标', '指标值');
    expect(bands(typed([...short, run('指标', 120, 114)]))).toEqual([NAMED.replace('0-1', '0-2')]);
  });

  it.each<[string, readonly TextRun[], TextRun]>([
    ['a text that completes none', names, run('甲', 420, 114)],
    ['what would make another name of a whole one', row(100, ...HEADER, '评分'), run('标准', 520, 114)],
  ])('but not %s', (_, header, end) => {
    expect(bands(typed([...header, end]))).toEqual(bands(typed(header)));
  });

  it('nor a name of its own', () => {
    expect(bands(typed([...row(100, ...HEADER, '数据来'), run('评分', 520, 114)]))).toEqual([
      `${NAMED.replace('0-1', '0-2')} 数据来=null 评分=score`,
    ]);
  });

  it('on a page it is a column of its own', () => {
    expect(bands([...names, run('源', 420, 114)])).not.toEqual([
      '0-2: 一级指标=level1 二级指标=level2 三级指标=level3 数据来源=other 指标值=target',
    ]);
  });
});
