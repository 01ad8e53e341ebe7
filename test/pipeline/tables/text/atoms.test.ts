import { describe, expect, it } from 'vitest';
import { toAtoms } from '../../../../src/pipeline/tables/text/atoms.ts';

const GAPS = { space: ' ', break: '/', blank: '//', page: '|' } as const;

/** The atoms of lines parted by `/`, with what parts them: a space, `/` for a break, `//` for blank lines, `|` for a page. */
function atoms(text: string): string {
  const lines = text.split('/').map((line, i) => ({ number: i + 1, text: line }));
  return toAtoms(lines)
    .map((atom, at) => (at === 0 ? '' : GAPS[atom.gap]) + atom.text)
    .join('');
}

function expectEach(cases: readonly (readonly [string, string])[]): void {
  expect(cases.map(([text]) => atoms(text))).toEqual(cases.map(([, read]) => read));
}

describe('the end of a label behind what is printed beside its first line', () => {
  it('is put to it: stars its column had no room for', () => {
    expectEach([
      ['数量指标★★ 修建水窖 30口/★', '数量指标★★/★ 修建水窖 30口'],
      ['数量指标★★ 修建水窖 30口/★★★', '数量指标★★/★★★ 修建水窖 30口'],
      ['数量指标★ 水窖 泵站 渠道 道路 桥梁/★', '数量指标★/★ 水窖 泵站 渠道 道路 桥梁'],
    ]);
  });

  it('but not stars that stand right behind a label, or where none with stars is near', () => {
    expectEach([
      ['数量指标★★/★', '数量指标★★/★'],
      ['数量指标 修建水窖 30口/★', '数量指标 修建水窖 30口/★'],
      ['质量指标★ 合格率 95%/社会效益/★', '质量指标★ 合格率 95%/社会效益/★'],
      ['质量指标★ 合格率 95%/可持续影响/★', '质量指标★ 合格率 95%/可持续影响/★'],
      ['质量指标★ 合格率 95%/村民满意度/★', '质量指标★ 合格率 95%/村民满意度/★'],
      ['数量指标★ 水窖 泵站 渠道 道路 桥梁 堤坝/★', '数量指标★ 水窖 泵站 渠道 道路 桥梁 堤坝/★'],
    ]);
  });

  it('is put to it: 标, where the pieces are a label with it', () => {
    expectEach([
      ['满意/度指 村民满意度 95%/标', '满意/度指/标 村民满意度 95%'],
      ['数/量/指 修建水窖 30口/标', '数/量/指/标 修建水窖 30口'],
    ]);
  });

  it('but not 标 where they are none, or one already, or it is no line’s beginning', () => {
    expectEach([
      ['工程/度指 村民满意度 95%/标', '工程/度指 村民满意度 95%/标'],
      ['满意/度指/标 村民满意度 95%/标', '满意/度指/标 村民满意度 95%/标'],
      ['满意度指标 村民满意度 95%/标', '满意度指标 村民满意度 95%/标'],
      ['满意/度指 村民满意度 标', '满意/度指 村民满意度 标'],
      ['满意 度指 村民满意度 95%/标', '满意 度指 村民满意度 95%/标'],
      ['满意/度指 水窖 泵站 渠道 道路 桥梁 堤坝/标', '满意/度指 水窖 泵站 渠道 道路 桥梁 堤坝/标'],
    ]);
  });
});

describe('labels whose line breaks have become spaces', () => {
  it('are whole', () => {
    expectEach([
      ['社会 效益 指标 居民生活', '社会效益指标 居民生活'],
      ['产出 指标 数量 指标', '产出指标 数量指标'],
      ['产出指标 数量 指标', '产出指标 数量指标'],
      ['一级 指标 二级 指标', '一级指标 二级指标'],
    ]);
  });

  it('but not where more than a space parts them, where it is no label, or 指标 has its number', () => {
    expectEach([
      ['社会  效益  指标', '社会 效益 指标'],
      ['社会  效益 指标', '社会 效益指标'],
      ['修建 指标', '修建 指标'],
      ['数量 指标 1：水窖', '数量 指标 1：水窖'],
    ]);
  });
});

describe('words set wide', () => {
  it('come apart as labels and names of columns', () => {
    expectEach([
      ['产 出 指 标 数 量 指 标 修建', '产出指标 数量指标 修建'],
      ['绩 效 指 标 一 级 指 标 二 级 指 标', '绩效指标 一级指标 二级指标'],
      ['绩 效 指 标 产 出 指 标', '绩效指标 产出指标'],
      ['绩 效 指 标 产 出 指 标 数 量 指 标', '绩效指标 产出指标 数量指标'],
    ]);
  });

  it('but are one where no label ends within', () => {
    expectEach([
      ['修 建 水 窖 数 量', '修建水窖数量'],
      ['年 度 绩 效 指 标', '年度绩效指标'],
      ['绩 效 指 标 修 建 水 窖', '绩效指标修建水窖'],
      ['甲 乙', '甲 乙'],
    ]);
  });
});

describe('cells that run together', () => {
  it('come apart behind a weight, between labels, behind a number, and as names of columns', () => {
    expectEach([
      ['数量指标（20分）修建水窖', '数量指标（20分） 修建水窖'],
      ['权重（%）指标值', '权重（%） 指标值'],
      ['分值（分）目标值', '分值（分） 目标值'],
      ['产出指标数量指标', '产出指标 数量指标'],
      ['4社会效益指标', '4 社会效益指标'],
      ['≥95%社会效益指标', '≥95% 社会效益指标'],
      ['一级指标二级指标三级指标指标值', '一级指标 二级指标 三级指标 指标值'],
    ]);
  });

  it('but not where what stands there is no label, or nothing behind it', () => {
    expectEach([
      ['修建水窖（20分）甲村', '修建水窖（20分）甲村'],
      ['数量指标（20分）', '数量指标（20分）'],
      ['数量指标（20分）30口', '数量指标（20分）30口'],
      ['权重（%）', '权重（%）'],
      ['农村指标数量指标', '农村指标数量指标'],
      ['产出指标农村指标', '产出指标农村指标'],
      ['经济效益指标', '经济效益指标'],
      ['4农村指标', '4农村指标'],
      ['4社会效益指标率', '4社会效益指标率'],
      ['一级指标修建水窖', '一级指标修建水窖'],
      ['指标值修建水窖工程量合计', '指标值修建水窖工程量合计'],
    ]);
  });
});

describe('what parts two atoms', () => {
  it('is the widest of what stands between them; invisible characters are white space', () => {
    expectEach([
      ['甲 乙/丙//丁', '甲 乙/丙//丁'],
      ['甲//\f乙/丙', '甲|乙/丙'],
      ['甲\u200b乙', '甲 乙'],
    ]);
  });

  it('in a line that has lost its breaks may be a break, in one a little shorter a space', () => {
    const words = (count: number) => Array.from({ length: count }, () => '修建乡村水窖及管道').join(' ');
    expect(atoms(words(13))).toBe(words(13).replaceAll(' ', '/'));
    // Twelve pieces, or 200 columns, are a line.
    expect(atoms(words(12))).toBe(words(12));
    expect(atoms(words(26).replaceAll('修建乡村水窖及管道', '水窖'))).not.toContain('/');
  });
});

describe('whether Latin and digits are set apart', () => {
  const apart = (text: string) => toAtoms([{ number: 1, text }])[0]!.latinApart;

  it('is told from four digits with a character right behind', () => {
    expect(apart('3个 2年 4次')).toBe(true);
    expect(apart('3个 2年 4次 5天')).toBe(false);
    expect(apart('3个 2年 4次 5天 1 个 2 年 3 次 4 天')).toBe(false);
    expect(apart('3个 2年 4次 5天 1 个 2 年 3 次 4 天 5 人')).toBe(true);
  });
});
