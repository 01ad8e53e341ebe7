import { describe, expect, it } from 'vitest';
import { textLines } from '../../../../src/pipeline/tables/text-lines.ts';
import { headerBands } from '../../../../src/pipeline/tables/unruled/header-band.ts';
import { picture } from '../../page-builder.ts';

/** Each band as `from-to: text=role …`. */
function bands(drawn: string): string[] {
  return headerBands(textLines(picture(drawn).runs)).map(
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
