import { describe, expect, it } from 'vitest';
import type { Ruling } from '../../../../src/parsers/page.ts';
import { textLines } from '../../../../src/pipeline/tables/text-lines.ts';
import { columnBounds } from '../../../../src/pipeline/tables/unruled/column-bounds.ts';
import { headerBands } from '../../../../src/pipeline/tables/unruled/header-band.ts';
import { horizontal, picture, vertical } from '../../page-builder.ts';

/** Header on the first line of the picture, body below; a character is 5 points wide, the picture begins at 0. */
function bounds(drawn: string, rulings: readonly Ruling[] = []): number[] {
  const lines = textLines(picture(drawn, { x: 0, step: 14 }).runs);
  const band = headerBands(lines)[0]!;
  return columnBounds(
    band.columns,
    lines.slice(band.to).flatMap((line) => line.runs),
    rulings,
  );
}

// 三级指标 ends at 140; 指标值 begins at 230, centred over a column from 200 to 275.
const header = '一级指标  二级指标  三级指标                  指标值';
const short = '产出指标  数量指标  人数                      50';

describe('columnBounds', () => {
  it.each<[string, string, readonly Ruling[], readonly number[]]>([
    [
      'halfway between the headers where nothing stands between',
      `${header}\n${short}`,
      [],
      [-1, 45, 95, 185, 261],
    ],
    [
      'right of a name longer than its header',
      `${header}\n产出指标  数量指标  培训农村实用人才        50`,
      [],
      [-1, 45, 95, 200, 261],
    ],
    [
      'left of a value longer than its header',
      `${header}\n产出指标  数量指标  人数                不低于百分之九十`,
      [],
      [-1, 45, 95, 170, 281],
    ],
    [
      'through the place that the fewest texts cross',
      `${header}\n产出指标  数量指标  培训农村实用人才        50\n产出指标  数量指标  培训农村实用人才人数      50\n产出指标  数量指标  培训农村实用人才和带头人人  50`,
      [],
      [-1, 45, 95, 210, 261],
    ],
    [
      'where the columns beside it hold texts, of places crossed alike: two cells that touch came as one text',
      `一级指标   二级指标                     三级指标                  指标值\n产出指标   数量指标培训农村实用人才和带头人                       50\n产出指标   质量指标  合格率                                       50`,
      [],
      [-1, 47.5, 100, 285, 361],
    ],
    [
      'on a line drawn between the headers',
      `${header}\n${short}`,
      [vertical(210, 100, 200)],
      [-1, 45, 95, 210, 261],
    ],
    ['not on a tick', `${header}\n${short}`, [vertical(210, 100, 110)], [-1, 45, 95, 185, 261]],
    [
      'not on one of two lines',
      `${header}\n${short}`,
      [vertical(150, 100, 200), vertical(210, 100, 200)],
      [-1, 45, 95, 185, 261],
    ],
    ['not on a line across', `${header}\n${short}`, [horizontal(210, 0, 230)], [-1, 45, 95, 185, 261]],
    [
      'the outer ones reach as far as the text',
      `${header}\n产出指标  数量指标  人数                      很长的一段文字说明`,
      [],
      [-1, 45, 95, 185, 321],
    ],
  ])('%s', (_, drawn, rulings, expected) => {
    expect(bounds(drawn, rulings)).toEqual(expected);
  });
});
