/** Which pieces of a drawn path are lines of a table: those along the page, but no strokes of letters and no areas. */
import { describe, expect, it } from 'vitest';
import {
  clippedLine,
  strokedLines,
  subpaths,
  thinLine,
  uprightRectangle,
} from '../../../src/parsers/pdf/path-lines.ts';

const AS_IS = [1, 0, 0, 1, 0, 0] as const;
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const CLOSE = 4;

const pointsOf = (...data: readonly number[]) => subpaths(data, AS_IS).map(({ points }) => points);

describe('subpaths', () => {
  it('each begins with a move; one that closes comes back to its beginning', () => {
    expect(pointsOf(MOVE, 0, 0, LINE, 10, 0, LINE, 10, 5, CLOSE, MOVE, 20, 20, LINE, 30, 20)).toEqual([
      [
        [0, 0],
        [10, 0],
        [10, 5],
        [0, 0],
      ],
      [
        [20, 20],
        [30, 20],
      ],
    ]);
  });

  it('one of a point alone is none, nor is a close without a point', () => {
    expect(pointsOf(MOVE, 0, 0, MOVE, 20, 20, LINE, 30, 20)).toEqual([
      [
        [20, 20],
        [30, 20],
      ],
    ]);
    expect(pointsOf(CLOSE, MOVE, 20, 20, LINE, 30, 20)).toEqual([
      [
        [20, 20],
        [30, 20],
      ],
    ]);
  });

  it('a curve leads to its last point, of either kind', () => {
    const data = [MOVE, 0, 0, CURVE, 1, 1, 2, 2, 3, 3, QUADRATIC, 4, 4, 5, 5, LINE, 50, 5];
    const [path] = subpaths(data, AS_IS);
    expect(path!.points).toEqual([
      [0, 0],
      [3, 3],
      [5, 5],
      [50, 5],
    ]);
    expect([...path!.curveEnds]).toEqual([1, 2]);
    expect(path!.curved).toBe(true);
  });

  it('what no operator begins ends the path', () => {
    expect(pointsOf(MOVE, 0, 0, LINE, 10, 0, 9, LINE, 10, 5)).toEqual([
      [
        [0, 0],
        [10, 0],
      ],
    ]);
  });

  it('is placed by its matrix', () => {
    expect(subpaths([MOVE, 1, 2, LINE, 3, 2], [2, 0, 0, -2, 10, 100])[0]!.points).toEqual([
      [12, 96],
      [16, 96],
    ]);
  });
});

describe('the lines of a stroked path', () => {
  const stroked = (...data: readonly number[]) =>
    subpaths(data, AS_IS)
      .flatMap((path) => strokedLines(path, 1))
      .map(({ x0, y0, x1, y1 }) => [x0, y0, x1, y1]);

  it('along the page, whichever way they were drawn', () => {
    expect(stroked(MOVE, 100, 10, LINE, 0, 10, LINE, 0, 200)).toEqual([
      [0, 10, 100, 10],
      [0, 10, 0, 200],
    ]);
  });

  it('a little off the axis as traced forms have them, by half a degree or half a point', () => {
    expect(stroked(MOVE, 0, 10, LINE, 200, 12)).toEqual([[0, 11, 200, 11]]);
    expect(stroked(MOVE, 10, 0, LINE, 12, 200)).toEqual([[11, 0, 11, 200]]);
    expect(stroked(MOVE, 0, 10, LINE, 8, 10.4)).toEqual([[0, 10.2, 8, 10.2]]);
    expect(stroked(MOVE, 10, 0, LINE, 10.4, 8)).toEqual([[10.2, 0, 10.2, 8]]);
  });

  it('none aslant, and none of no length', () => {
    expect(stroked(MOVE, 0, 10, LINE, 200, 13)).toEqual([]);
    expect(stroked(MOVE, 10, 0, LINE, 13, 200)).toEqual([]);
    expect(stroked(MOVE, 0, 10, LINE, 8, 10.7)).toEqual([]);
    expect(stroked(MOVE, 10, 0, LINE, 10.7, 8)).toEqual([]);
    expect(stroked(MOVE, 10, 10, LINE, 10.05, 10)).toEqual([]);
    expect(stroked(MOVE, 10, 10, LINE, 10.4, 10.4)).toEqual([]);
  });

  it('of a frame with round corners the sides, of a letter with curves none, and no curve itself', () => {
    const corner = [CURVE, 0, 0, 0, 0];
    expect(stroked(MOVE, 10, 0, LINE, 100, 0, ...corner, 105, 5, LINE, 105, 50)).toEqual([
      [10, 0, 100, 0],
      [105, 5, 105, 50],
    ]);
    expect(stroked(MOVE, 10, 0, LINE, 20, 0, ...corner, 22, 2, LINE, 22, 12)).toEqual([]);
    expect(stroked(MOVE, 0, 0, ...corner, 100, 0)).toEqual([]);
  });

  it('of a frame with square corners short sides as well', () => {
    expect(stroked(MOVE, 10, 0, LINE, 20, 0)).toEqual([[10, 0, 20, 0]]);
  });
});

describe('a filled shape', () => {
  const rectangle = (x0: number, y0: number, x1: number, y1: number) =>
    [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
      [x0, y0],
    ] as const;

  it('is a line where it is thin, as thick as it is', () => {
    expect(thinLine(rectangle(0, 10, 100, 12))).toEqual({ x0: 0, x1: 100, y0: 11, y1: 11, thickness: 2 });
    expect(thinLine(rectangle(10, 0, 12, 100))).toEqual({ x0: 11, x1: 11, y0: 0, y1: 100, thickness: 2 });
    expect(thinLine(rectangle(0, 0, 2, 1))).toEqual({ x0: 0, x1: 2, y0: 0.5, y1: 0.5, thickness: 1 });
    expect(thinLine(rectangle(0, 0, 1, 2))).toEqual({ x0: 0.5, x1: 0.5, y0: 0, y1: 2, thickness: 1 });
  });

  it('is an area where it is thicker than a border', () => {
    expect(thinLine(rectangle(0, 10, 100, 14))).toBeNull();
    expect(thinLine(rectangle(10, 0, 14, 100))).toBeNull();
  });

  it('is an upright rectangle where its corners are those of its bounds', () => {
    expect(uprightRectangle(rectangle(0, 10, 100, 40))).toEqual({ x0: 0, y0: 10, x1: 100, y1: 40 });
    expect(uprightRectangle(rectangle(0, 10, 100, 40).slice(0, 4))).toEqual({
      x0: 0,
      y0: 10,
      x1: 100,
      y1: 40,
    });
    expect(
      uprightRectangle([
        [0, 10],
        [100, 10.05],
        [100, 40],
        [0, 40],
      ]),
    ).not.toBeNull();
  });

  it('is none with a corner elsewhere, aslant, of three corners, of many, or a line there and back', () => {
    expect(
      uprightRectangle([
        [0, 10],
        [100, 10],
        [100, 40],
        [50, 40],
      ]),
    ).toBeNull();
    expect(
      uprightRectangle([
        [0, 10],
        [100, 12],
        [100, 40],
        [0, 38],
      ]),
    ).toBeNull();
    expect(
      uprightRectangle([
        [0, 10],
        [100, 10],
        [100, 40],
      ]),
    ).toBeNull();
    expect(uprightRectangle([...rectangle(0, 10, 100, 40), [100, 10], [100, 40]])).toBeNull();
    expect(
      uprightRectangle([
        [0, 10],
        [100, 10],
        [100, 10],
        [0, 10],
      ]),
    ).toBeNull();
  });
});

describe('what a clip leaves of a line', () => {
  const line = { x0: 10, y0: 50, x1: 110, y1: 50, thickness: 2 };
  const clip = (x0: number, y0: number, x1: number, y1: number) => clippedLine(line, { x0, y0, x1, y1 });

  it('is all of it within, and the part within where the clip ends on it', () => {
    expect(clip(0, 0, 200, 200)).toEqual(line);
    expect(clip(30, 0, 80, 200)).toEqual({ ...line, x0: 28, x1: 82 });
  });

  it('is a line on its edge, or half a thickness and a point outside; further out it is nothing', () => {
    expect(clip(0, 52, 200, 200)).toEqual(line);
    expect(clip(0, 0, 200, 48)).toEqual(line);
    expect(clip(0, 53, 200, 200)).toBeNull();
    expect(clip(0, 0, 200, 47)).toBeNull();
    expect(clip(113, 0, 200, 200)).toBeNull();
    expect(clip(0, 0, 7, 200)).toBeNull();
  });
});
