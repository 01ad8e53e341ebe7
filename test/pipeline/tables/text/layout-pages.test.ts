import { describe, expect, it } from 'vitest';
import { linesPage } from '../../../../src/parsers/text/read-text.ts';
import { layoutPages, looksLikeLayout } from '../../../../src/pipeline/tables/text/layout-pages.ts';
import { problemCodes, shown } from './shown-blocks.ts';

const lines = (text: string) => linesPage(text).lines;

/** As pdftotext counts: every character one column. */
const BY_CHARACTER = `一级指标   二级指标   三级指标        指标值

产出指标   数量指标   购置护林巡查车     8辆

       质量指标   设备验收合格率     100%

效益指标   生态效益指标 森林火灾受害率     ≤0.9‰
`;

describe('text that keeps the layout by spaces', () => {
  it('is known by its gaps', () => {
    expect(looksLikeLayout(lines(BY_CHARACTER))).toBe(true);
  });

  it.each([
    [
      'cells one after another',
      '一级指标 二级指标 三级指标 指标值\n产出指标\n数量指标\n购置车辆 8辆\n质量指标 合格率 100%',
    ],
    [
      'a letter with indented paragraphs',
      '各单位：\n    请于5月底前报送绩效目标。\n    联系人：王某\n        县财政局\n        2024年3月',
    ],
  ])('is not %s', (_what, text) => {
    expect(looksLikeLayout(lines(text))).toBe(false);
  });

  const ROW = '产出指标   数量指标   购置护林巡查车   8辆';
  const INDENTED = '                     100%';
  const HEADER = '一级指标   二级指标   三级指标   指标值';

  it.each<readonly [string, readonly string[]]>([
    ['four lines of cells', [HEADER, ROW, ROW, ROW]],
    ['with blank lines between, however many', [HEADER, ...Array(12).fill(''), ROW, ROW, ROW]],
    ['with lines that begin far right', [HEADER, INDENTED, INDENTED, INDENTED]],
    ['a header whose levels have other names', ['指标类别   指标类型   指标名称   指标值', ROW, ROW, ROW]],
    ['a third of the lines', [HEADER, ROW, ROW, ROW, ...Array(8).fill('资金用于护林。')]],
  ])('is known by %s', (_, texts) => {
    expect(looksLikeLayout(lines(texts.join('\n')))).toBe(true);
  });

  it.each<readonly [string, readonly string[]]>([
    ['three lines of cells', [HEADER, ROW, ROW]],
    ['few lines among many', [HEADER, ROW, ROW, ROW, ...Array(12).fill('资金用于护林。')]],
    ['lines that begin a little right', [HEADER, '    100%', '    100%', '    100%']],
    ['cells below no header of levels', ['指标   指标值', ROW, ROW, ROW]],
    [
      'two spaces between all cells, which set nothing below another',
      [HEADER, ROW, ROW, ROW].map((text) => text.replace(/ +/gu, '  ')),
    ],
    ['levels named in a sentence', ['一级指标和二级指标按批复填列。', ROW, ROW, ROW, ROW]],
  ])('is not known by %s', (_, texts) => {
    expect(looksLikeLayout(lines(texts.join('\n')))).toBe(false);
  });

  it.each<readonly [string, string, readonly (readonly string[])[]]>([
    ['at form feeds', '甲\n\f乙\n', [['甲'], ['乙']]],
    ['but not where nothing stands between them', '甲\n\f\n\f乙\n\f\n', [['甲'], ['乙']]],
    [
      'behind a number at a foot',
      '甲\n- 1 -\n乙\n- 2 -\n',
      [
        ['甲', '-', '1', '-'],
        ['乙', '-', '2', '-'],
      ],
    ],
    ['but not behind one at a head', '- 1 -\n甲\n- 2 -\n乙\n', [['-', '1', '-', '甲', '-', '2', '-', '乙']]],
    ['nor below blank lines at a head', '\n- 1 -\n甲\n', [['-', '1', '-', '甲']]],
    ['nor where blank lines only follow', '甲\n- 1 -\n\n\n', [['甲', '-', '1', '-']]],
    ['nor behind a number of the table', '甲\n1\n乙\n', [['甲', '1', '乙']]],
  ])('ends pages %s', (_, text, expected) => {
    expect(layoutPages(lines(text)).map((page) => page.runs.map((run) => run.text))).toEqual(expected);
  });

  it('a page is as high as its text, its number left aside', () => {
    const height = (text: string) => layoutPages(lines(text))[0]?.height;
    expect(height('甲\n乙\n\n\n- 1 -\n')).toBe(height('甲\n乙\n'));
    expect(height('甲\n乙\n\n丙\n')).toBeGreaterThan(height('甲\n乙\n') ?? 0);
  });

  it('a page is wider than all that stands on it', () => {
    const [page] = layoutPages(lines('甲乙丙丁戊\n甲\n'));
    expect([page?.width, page?.runs[0]?.box.x1]).toEqual([60, 50]);
  });

  it('becomes runs whose columns begin in one place, divided even by a single space', () => {
    const [page] = layoutPages(lines(BY_CHARACTER));
    const starts = (text: string) => page?.runs.find((run) => run.text === text)?.box.x0;
    expect(starts('三级指标')).toBe(140);
    expect(starts('购置护林巡查车')).toBe(140);
    expect(starts('森林火灾受害率')).toBe(140);
    expect(page?.runs.find((run) => run.text === '设备验收合格率')).toEqual({
      text: '设备验收合格率',
      box: { x0: 140, x1: 210, y0: 48, y1: 58 },
      fontSize: 10,
      source: 'native',
      confidence: 1,
      line: 5,
    });
  });

  it('counts Han characters twice where that makes columns meet', () => {
    const text = `一级指标    二级指标    三级指标          指标值
产出指标    数量指标    新建A型泵站       3座
            质量指标    验收合格率        100%
效益指标    社会效益    灌溉条件          改善`;
    const [page] = layoutPages(lines(text));
    const starts = ['指标值', '3座', '100%', '改善'].map(
      (t) => page?.runs.find((run) => run.text === t)?.box.x0,
    );
    expect(starts).toEqual([210, 210, 210, 210]);
  });

  it('gives the rows of the table, located by lines', () => {
    expect(shown(BY_CHARACTER)).toEqual([
      'inferred 4×4 @1-7',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0↓2:产出指标 | 1:数量指标 | 2:购置护林巡查车 | 3:8辆',
      '  1:质量指标 | 2:设备验收合格率 | 3:100%',
      '  0:效益指标 | 1:生态效益指标 | 2:森林火灾受害率 | 3:≤0.9‰',
    ]);
    expect(problemCodes(BY_CHARACTER)).toEqual([]);
  });
});
