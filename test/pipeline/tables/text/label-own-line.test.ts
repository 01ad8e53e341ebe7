import { describe, expect, it } from 'vitest';
import type { LabelsRequest } from '../../../../src/pipeline/tables/text/label-costs.ts';
import { labelRows } from '../../../../src/pipeline/tables/text/label-partition.ts';
import type { LayoutLabel } from '../../../../src/pipeline/tables/text/layout-labels.ts';

function label(text: string, height: number): LayoutLabel {
  return { lines: [{ line: height, height, tokens: [] }], text, top: height, bottom: height };
}

/** Rows of so many lines each below each other; the rows of each label of level 2, and how sure each row's label is. */
function found(lines: readonly number[], level2: readonly LayoutLabel[], ends: Partial<LabelsRequest> = {}) {
  const tops = lines.map((_, row) => lines.slice(0, row).reduce((sum, count) => sum + count, 0));
  const rows = lines.map((count, row) => ({
    top: tops[row] as number,
    bottom: (tops[row] as number) + count - 1,
  }));
  const placed = labelRows({
    rows,
    texts: rows.map((_, row) => ({ name: `第${row}行`, value: '' })),
    level1: null,
    level2,
    spanning: new Set(),
    cutAbove: false,
    cutBelow: false,
    breaks: [],
    textLines: rows.flatMap(({ top, bottom }) =>
      Array.from({ length: bottom - top + 1 }, (_, line) => top + line),
    ),
    rounding: { upper: 0, between: 0, lower: 0.8 },
    amid: new Set(),
    ...ends,
  });
  return {
    groups: placed.level2.map((group) => `${group.label ?? '-'}: ${group.from}–${group.to - 1}`),
    margins: placed.margins,
  };
}

describe('a label on a line of its own', () => {
  const between = [label('社会效益指标', 0.5), label('生态效益指标', 2.5)];

  it('between two rows covers both: amid three, or beside one, it would share a line', () => {
    const { groups, margins } = found([1, 1, 1, 1], between);
    expect(groups).toEqual(['0: 0–1', '1: 2–3']);
    expect(Math.min(...margins)).toBeGreaterThan(2);
  });

  it('covers one row of two lines, whose middle is on neither', () => {
    expect(found([2, 2], between).groups).toEqual(['0: 0–0', '1: 1–1']);
  });

  it('says nothing of what is cut off at the end of a page', () => {
    expect(
      Math.min(...found([1, 1, 1, 1], between, { cutAbove: true, cutBelow: true }).margins),
    ).toBeLessThan(0.9);
    expect(Math.min(...found([1, 1, 1, 1], between, { breaks: [3] }).margins)).toBeLessThan(0.9);
  });

  it('says nothing of rows with more lines on one side, whose distances decide where their middle is', () => {
    const { groups, margins } = found([1, 1, 3], [label('社会效益指标', 1.5)]);
    expect(groups).toEqual(['0: 0–2']);
    expect(margins[0]).toBeGreaterThan(2);
  });
});

describe('a label on a line with a row', () => {
  it('may as well cover the next row as not', () => {
    const { groups, margins } = found([1, 1, 1, 1], [label('社会效益指标', 1), label('生态效益指标', 3)]);
    expect(groups).toEqual(['0: 0–2', '1: 3–3']);
    expect(Math.min(...margins)).toBeGreaterThan(0.9);
  });
});
