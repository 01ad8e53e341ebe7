import { describe, expect, it } from 'vitest';
import { foldRadicals } from '../../src/parsers/cjk-radicals.ts';

describe('foldRadicals', () => {
  it.each([
    ['⽬标⾦额⽤⼈', '目标金额用人'],
    ['⻔⻋⻅⻓⺠⻚⻢⻩', '门车见长民页马黄'],
    ['⼾⼀⿕', '户一龠'],
  ])('%s → %s', (radicals, ideographs) => {
    expect(foldRadicals(radicals)).toBe(ideographs);
  });

  it.each(['Ⅲ级㎡％①⽟'.slice(0, -1), '\u2e80\u2e9a\u2ef4\u2fd6', '目标', ''])(
    'leaves %s as it is',
    (text) => {
      expect(foldRadicals(text)).toBe(text);
    },
  );
});
