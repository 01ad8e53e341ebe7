import { describe, expect, it } from 'vitest';
import { softened } from '../../../../src/parsers/ocr/pp-ocr/second-look.ts';

describe('a softened line', () => {
  it('keeps its size and its even parts', () => {
    const data = new Uint8Array(12 * 9).fill(200);
    expect(softened({ width: 12, height: 9, data })).toStrictEqual({ width: 12, height: 9, data });
  });
  it('has its edges spread alike to all sides', () => {
    const data = new Uint8Array(9 * 9).fill(255);
    data[4 * 9 + 4] = 0;
    const soft = softened({ width: 9, height: 9, data }).data;
    const at = (x: number, y: number) => soft[y * 9 + x];
    expect(at(4, 4)).toBe(214);
    expect([at(3, 4), at(5, 4), at(4, 3), at(4, 5)]).toEqual([230, 230, 230, 230]);
    expect(at(0, 0)).toBe(255);
  });
});
