/** What of a page belongs to no cell, each beside the nearest text that may be one. */
import { describe, expect, it } from 'vitest';
import { type Atom, toAtoms } from '../../../../src/pipeline/tables/text/atoms.ts';
import { bandBegin, bandEnd, pageNoise, sideNoise } from '../../../../src/pipeline/tables/text/noise.ts';

function atomsOf(text: string): readonly Atom[] {
  return toAtoms(text.split('\n').map((line, i) => ({ number: i + 1, text: line })));
}

/** What is left of a text without its noise. */
function left(text: string, noiseOf: (atoms: readonly Atom[]) => readonly boolean[] = pageNoise): string {
  const atoms = atomsOf(text);
  const noise = noiseOf(atoms);
  return atoms
    .filter((_, at) => noise[at] !== true)
    .map((atom) => atom.text)
    .join(' ');
}

describe('page numbers and titles of continuations', () => {
  it.each([
    '- 3 -',
    '—3—',
    '－ 12 －',
    '第3页',
    '第3页共5页',
    '第 3 页，共 5 页',
    '第3页/共5页',
    'Page3',
    'page 12',
    '绩效目标表（续）',
    '续表',
    '续表2',
    '分享到：微信 微博',
    '版权所有 某县人民政府',
    '上一篇：关于批复预算的通知',
    '【打印本页】',
  ])('%s on a line of its own is the page’s', (line) => {
    expect(left(`甲 乙\n${line}\n丙`)).toBe('甲 乙 丙');
  });

  it.each([
    '3',
    '分享会',
    '下一年度',
    '-3',
    '3 -',
    '第3页的',
    '第3次',
    '共5页',
    '- 12345 -',
    '完成 - 3 -',
    'Page',
    '续建',
    `${'甲'.repeat(60)}（续）`,
  ])('%s may be a cell', (line) => {
    expect(left(`甲 乙\n${line}\n丙`)).toBe(`甲 乙 ${line} 丙`);
  });
});

describe('heads that pages repeat', () => {
  const HEAD = '清源市残疾人联合会';
  const below = (first: string, second: string) => left(`x 1\n- 3 -\n${first}\ny 2\n- 4 -\n${second}\nz 3`);

  it('stand below or above two pages’ numbers, or begin two pages', () => {
    expect(below(HEAD, HEAD)).toBe('x 1 y 2 z 3');
    expect(left(`x 1\n${HEAD}\n- 3 -\ny 2\n${HEAD}\n- 4 -\nz 3`)).toBe('x 1 y 2 z 3');
    expect(left(`x\n\f${HEAD}\ny\n\f${HEAD}\nz`)).toBe('x y z');
  });

  it('are neither other words, nor shorter, nor away from the number', () => {
    expect(below(HEAD, '另一市残疾人联合会')).toBe(`x 1 ${HEAD} y 2 另一市残疾人联合会 z 3`);
    expect(below('清源市残疾人', '清源市残疾人')).toBe('x 1 y 2 z 3');
    expect(below('清源市残联', '清源市残联')).toBe('x 1 清源市残联 y 2 清源市残联 z 3');
    expect(left(`x 1\n- 3 -\n甲\n${HEAD}\ny 2\n- 4 -\n乙\n${HEAD}\nz 3`)).toBe(
      `x 1 甲 ${HEAD} y 2 乙 ${HEAD} z 3`,
    );
  });

  it.each([
    '服务对象满意度指标',
    '数量指标 培训人数合计',
    '年度指标值（元）',
    '项目支出绩效目标表',
    '项目实施期限',
    '持续提升办学',
    '项目绩效指标',
    '清源市残疾人联合会 ≥95%',
  ])('%s is the table’s, on however many pages', (line) => {
    expect(below(line, line)).toBe(`x 1 ${line} y 2 ${line} z 3`);
  });
});

describe('labels down the side', () => {
  const side = (atoms: readonly Atom[]) => sideNoise(atoms, []);

  it.each([
    ['绩效指标', ''],
    ['绩\n效\n指\n标', ''],
    ['2024年度\n项目支出\n绩效指标', ''],
    ['绩效指标 一级指标', '一级指标'],
    ['绩效指标 产出指标 数量指标', '产出指标 数量指标'],
    ['绩效指标 项目完成\n指标 数量', '项目完成 指标 数量'],
  ])('%j has one', (text, rest) => {
    expect(left(text, side)).toBe(rest);
  });

  it.each(['绩效指标 培训', '甲 绩效指标', '绩效目标', '年度绩效指标', '年\n度\n绩\n效\n指\n标'])(
    '%j has none',
    (text) => {
      expect(left(text, side)).toBe(text.replaceAll('\n', ' '));
    },
  );

  it('no piece of a header is one', () => {
    const atoms = atomsOf('绩效指标\n值');
    const header = { from: 0, to: 1 } as Parameters<typeof sideNoise>[1][number];
    expect(sideNoise(atoms, [header])).toEqual([false, false]);
    expect(sideNoise(atoms, [])).toEqual([true, false]);
  });
});

it('a band over rows of a period ends with its line, however it is broken', () => {
  const ends = (text: string) => bandEnd(atomsOf(text), 0);
  expect(['年度绩效指标', '年\n度\n绩\n效\n指\n标', '年度绩效指标 一级指标'].map(ends)).toEqual([1, 6, 1]);
  expect(['年度绩效指标 数量', '绩效指标', '年度目标'].map(ends)).toEqual([null, null, null]);
  expect(bandBegin(atomsOf('甲\n年度\n指标\n乙'), 3)).toBe(1);
  expect(bandBegin(atomsOf('甲\n年度\n指标\n乙'), 2)).toBeNull();
  expect(bandEnd(atomsOf('甲 年度指标\n乙'), 1)).toBeNull();
});
