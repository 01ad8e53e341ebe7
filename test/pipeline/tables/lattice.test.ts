import { describe, expect, it } from 'vitest';
import type { Box, Ruling } from '../../../src/parsers/page.ts';
import { lattices } from '../../../src/pipeline/tables/lattice.ts';
import { horizontal, vertical } from '../page-builder.ts';

/** A cross of one horizontal and one vertical line whose end misses the horizontal by `gap` points. */
function cross(gap: number): Ruling[] {
  return [horizontal(100, 50, 250), vertical(150, 100 + gap, 200)];
}

function frame({ x0, y0, x1, y1 }: Box): Ruling[] {
  return [horizontal(y0, x0, x1), horizontal(y1, x0, x1), vertical(x0, y0, y1), vertical(x1, y0, y1)];
}

const upper: Box = { x0: 50, y0: 50, x1: 250, y1: 100 };

function boxes(rulings: readonly Ruling[]): Box[] {
  return lattices(rulings).map((lattice) => lattice.box);
}

describe('lattices', () => {
  it.each<[string, readonly Ruling[], readonly Box[]]>([
    ['no lines, no lattice', [], []],
    ['lines that touch are one', cross(0), [{ x0: 50, y0: 100, x1: 250, y1: 200 }]],
    ['a gap of a few points still meets', cross(3.5), [{ x0: 50, y0: 100, x1: 250, y1: 200 }]],
    [
      'a wider gap does not',
      cross(3.6),
      [
        { x0: 50, y0: 100, x1: 250, y1: 100 },
        { x0: 150, y0: 103.6, x1: 150, y1: 200 },
      ],
    ],
    ['a frame is one', frame(upper), [upper]],
    [
      'two tables one above the other stay two, the upper first',
      [...frame({ ...upper, y0: 110, y1: 160 }), ...frame(upper)],
      [upper, { ...upper, y0: 110, y1: 160 }],
    ],
    [
      'two tables side by side stay two, the left first',
      [...frame({ ...upper, x0: 260, x1: 400 }), ...frame(upper)],
      [upper, { ...upper, x0: 260, x1: 400 }],
    ],
    [
      'tables that share a side are one',
      [...frame(upper), ...frame({ ...upper, y0: 100, y1: 160 })],
      [{ ...upper, y1: 160 }],
    ],
    [
      'parallel lines do not make one: the rules of a three-line table',
      [horizontal(100, 50, 250), horizontal(120, 50, 250)],
      [
        { x0: 50, y0: 100, x1: 250, y1: 100 },
        { x0: 50, y0: 120, x1: 250, y1: 120 },
      ],
    ],
    [
      'nor do upright ones side by side, whatever their places',
      [vertical(60, 50, 200), vertical(90, 50, 200)],
      [
        { x0: 60, y0: 50, x1: 60, y1: 200 },
        { x0: 90, y0: 50, x1: 90, y1: 200 },
      ],
    ],
    [
      'a box inside a box does not touch it',
      [...frame(upper), ...frame({ x0: 60, y0: 60, x1: 200, y1: 90 })],
      [upper, { x0: 60, y0: 60, x1: 200, y1: 90 }],
    ],
  ])('%s', (_, rulings, expected) => {
    expect(boxes(rulings)).toEqual(expected);
  });

  it('parts the lines of a lattice by their axis', () => {
    const [lattice] = lattices(frame(upper));
    expect(lattice!.horizontals).toEqual([horizontal(50, 50, 250), horizontal(100, 50, 250)]);
    expect(lattice!.verticals).toEqual([vertical(50, 50, 100), vertical(250, 50, 100)]);
  });
});

describe('lattices: a line across that misses the end of one down', () => {
  const count = (from: number, to: number) =>
    boxes([horizontal(150, from, to), vertical(100, 50, 250)]).length;

  it('by a few points meets it, on either side of it', () => {
    expect(count(103, 200)).toBe(1);
    expect(count(20, 97)).toBe(1);
  });

  it('by more does not', () => {
    expect(count(104, 200)).toBe(2);
    expect(count(20, 96)).toBe(2);
  });
});

describe('a table that the page’s ends cut open', () => {
  /** Three walls from the page's top to its end, and one line between rows. */
  const open = [100, 200, 300].map((x) => vertical(x, 50, 790)).concat(horizontal(300, 100, 300));
  const whole = { x0: 100, y0: 50, x1: 300, y1: 790 };

  it('has a label’s column beside it, though no line across ends there', () => {
    expect(boxes([vertical(20, 50, 790), ...open])).toEqual([{ ...whole, x0: 20 }]);
    expect(boxes([...open, vertical(350, 52, 789), vertical(420, 50, 790)])).toEqual([{ ...whole, x1: 420 }]);
  });

  it.each<[string, readonly Ruling[]]>([
    ['a line of another length', [vertical(20, 50, 700), ...open]],
    ['a line that begins elsewhere', [vertical(20, 40, 790), ...open]],
    [
      'a line beside a table that is closed',
      [vertical(20, 50, 790), ...open, horizontal(50, 100, 300), horizontal(790, 100, 300)],
    ],
    [
      'a line beside a single one',
      [vertical(20, 50, 790), vertical(100, 50, 790), horizontal(300, 100, 300)],
    ],
  ])('but not %s', (_, rulings) => {
    expect(boxes(rulings)).toHaveLength(2);
  });
});
