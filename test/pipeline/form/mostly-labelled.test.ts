/** Whether rows above a table are a head's: labels with their values. */
import { describe, expect, it } from 'vitest';
import { GridIndex } from '../../../src/pipeline/form/grid-index.ts';
import { isMostlyLabelled } from '../../../src/pipeline/form/head-fields.ts';
import { type GridNotation, grid } from './shown-form.ts';

describe('isMostlyLabelled', () => {
  const labelled = (cells: GridNotation) => isMostlyLabelled(new GridIndex(grid(cells)), cells.length);

  it.each<[string, GridNotation, boolean]>([
    [
      'half its rows begin with a label',
      [
        ['项目名称', '水库'],
        ['甲村', '乙村'],
      ],
      true,
    ],
    [
      'fewer do',
      [
        ['项目名称', '水库'],
        ['甲村', '3座'],
        ['丙村', '4座'],
      ],
      false,
    ],
    [
      'a label and its value in one cell',
      [
        ['项目名称：水库', ''],
        ['甲村', '乙村'],
      ],
      true,
    ],
    [
      'behind an empty cell',
      [
        ['', '项目名称'],
        ['甲村', '乙村'],
      ],
      true,
    ],
    [
      'rows without a text count neither way',
      [
        ['项目名称', '水库'],
        ['甲村', '乙村'],
        ['', ''],
      ],
      true,
    ],
  ])('%s', (_, cells, expected) => {
    expect(labelled(cells)).toBe(expected);
  });
});
