/** Labels of tables with more rows than a page has. Their groups follow from where the labels are put: amid rows one line apart. */
import { describe, expect, it } from 'vitest';
import type { LabelsRequest } from '../../../../src/pipeline/tables/text/label-costs.ts';
import { labelRows, nearlyBest } from '../../../../src/pipeline/tables/text/label-partition.ts';
import { label, rowsOfNames } from './label-requests.ts';

/** Names that go with any row. */
const LEVEL2 = ['社会效益指标', '生态效益指标'];

/** Rows of one line each, `size` for every label of level 2, two of these for every label of level 1. */
function table(groups: number, size: number): LabelsRequest {
  const amid = (first: number, count: number) => first + (count - 1) / 2;
  const level1 = Array.from({ length: groups }, (_, group) =>
    label('效益指标', amid(group * 2 * size, 2 * size)),
  );
  const level2 = Array.from({ length: groups * 2 }, (_, group) =>
    label(LEVEL2[group % 2] as string, amid(group * size, size)),
  );
  const names = Array.from({ length: groups * 2 * size }, (_, row) => `第${row}行`);
  return rowsOfNames(names, { level1, level2 });
}

function even(count: number, size: number) {
  return Array.from({ length: count }, (_, label) => ({ from: label * size, to: (label + 1) * size, label }));
}

describe('labels of long tables', () => {
  it('are found beside 180 rows', () => {
    const request = table(30, 3);
    const expected = { level1: even(30, 6), level2: even(60, 3) };
    expect(labelRows(request)).toMatchObject(expected);
    expect(nearlyBest(request)).toMatchObject(expected);
  });

  it('are found where very many solutions are nearly as good, each of them amid very many rows', () => {
    expect(labelRows(table(2, 70))).toMatchObject({ level1: even(2, 140), level2: even(4, 70) });
  });

  it('are looked for anywhere where all of them stand far below their rows, and every row is in one group', () => {
    const request = table(6, 3);
    const far = (labels: LabelsRequest['level1']) =>
      (labels ?? []).map(({ text }, at) => label(text, 100 + at));
    const { level1, level2 } = labelRows({
      ...request,
      level1: far(request.level1),
      level2: far(request.level2),
    });
    for (const groups of [level1, level2]) {
      expect(groups.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))).toEqual(
        request.rows.map((_, row) => row),
      );
    }
  });
});
