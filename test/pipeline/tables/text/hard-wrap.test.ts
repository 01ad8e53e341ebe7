import { describe, expect, it } from 'vitest';
import { withoutHardWrap } from '../../../../src/pipeline/tables/text/hard-wrap.ts';

function whole(...lines: readonly string[]): readonly (readonly [number, string])[] | null {
  const found = withoutHardWrap(lines.map((text, at) => ({ number: at + 1, text })));
  return found?.map(({ number, text }) => [number, text] as const) ?? null;
}

/** A text and blanks up to 62 half-width columns. */
const filled = (text: string, columns: number): string => text + ' '.repeat(62 - columns);

describe('layout text broken at a fixed width', () => {
  it('is joined where white space fills lines up to it, with a wide character that has no room on the next line', () => {
    const first = filled('产出指标', 8);
    const second = filled('质量', 4);
    const third = filled('效益指标 1', 10).slice(0, -1).replace(/ {4}$/u, '1000');
    expect(whole('表', first, '  ≥90%', second, '100%', third, '万元', '注')).toEqual([
      [1, '表'],
      [2, `${first}  ≥90%`],
      [4, `${second}100%`],
      [6, `${third}万元`],
      [8, '注'],
    ]);
  });

  it('is none where lines of one width end in print, as a column at the right edge makes them', () => {
    const line = `${filled('产出指标', 8).slice(0, -2)}10`;
    expect(whole('表', line, '  继续', line, '  继续', line, '  继续')).toBeNull();
  });

  it('is none where the lines are narrow', () => {
    expect(whole('表', '产出    ', '一', '效益    ', '二', '质量    ', '三')).toBeNull();
  });
});
