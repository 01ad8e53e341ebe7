import { expect, it } from 'vitest';
import { alongBox, besideBox, LabelPlaces, strips } from '../../src/output/overlay-labels.ts';

const PAGE = { width: 200, height: 100 };
const LABEL = { width: 10, height: 8 };
const CELL = { x0: 50, y0: 20, x1: 100, y1: 40 };

it('puts a label at the right inside of its box where nothing is printed', () => {
  const places = new LabelPlaces(PAGE, [{ x0: 55, y0: 25, x1: 80, y1: 35 }]);
  expect(places.take(LABEL, besideBox(CELL, LABEL))).toStrictEqual({ x0: 89, y0: 26, x1: 99, y1: 34 });
});

it('goes to the other side, then outside, where text is in the way', () => {
  const right = { x0: 70, y0: 20, x1: 100, y1: 40 };
  const left = { x0: 50, y0: 20, x1: 70, y1: 40 };
  expect(new LabelPlaces(PAGE, [right]).take(LABEL, besideBox(CELL, LABEL)).x0).toBe(51);
  expect(new LabelPlaces(PAGE, [right, left]).take(LABEL, besideBox(CELL, LABEL)).x0).toBe(101);
});

it('never puts two labels on each other, and none off the page', () => {
  const places = new LabelPlaces(PAGE, []);
  const edge = { x0: 190, y0: 95, x1: 200, y1: 100 };
  const first = places.take(LABEL, besideBox(CELL, LABEL));
  expect(places.take(LABEL, besideBox(CELL, LABEL))).not.toStrictEqual(first);
  expect(places.take(LABEL, besideBox(edge, LABEL))).toStrictEqual({ x0: 189, y0: 92, x1: 199, y1: 100 });
});

it('covers as little as it can where all is full', () => {
  const everything = { x0: 0, y0: 0, x1: 200, y1: 100 };
  const places = new LabelPlaces(PAGE, [everything, { x0: 60, y0: 0, x1: 200, y1: 100 }]);
  expect(places.take(LABEL, alongBox(CELL, LABEL)).x0).toBe(51);
});

it('offers the foot of the page for a legend before its head', () => {
  const legend = { width: 100, height: 10 };
  const free = new LabelPlaces(PAGE, []);
  expect(free.take(legend, strips(PAGE, legend))).toStrictEqual({ x0: 50, y0: 85, x1: 150, y1: 95 });
  const foot = new LabelPlaces(PAGE, [{ x0: 0, y0: 40, x1: 200, y1: 100 }]);
  expect(foot.take(legend, strips(PAGE, legend))).toStrictEqual({ x0: 50, y0: 5, x1: 150, y1: 15 });
});
