import { describe, expect, it } from 'vitest';
import { FormReader } from '../../../src/pipeline/form/find-forms.ts';
import { type GridNotation, grid, line, shownForm } from './shown-form.ts';

const TABLE: GridNotation = [
  ['一级指标', '二级指标', '三级指标', '指标值'],
  ['产出指标', '数量指标', '培训人数', '≥25次'],
];
const titles = (found: ReturnType<FormReader['push']>) => found.forms.map((form) => shownForm(form).title);
const prose = (page: number, count: number) =>
  Array.from({ length: count }, (_, i) => line(`第${i}段说明预算执行的情况。`, { page, y: 40 + i }));

describe('FormReader', () => {
  it('hands out a form when the next begins, and the last at the end', () => {
    const reader = new FormReader();
    expect(titles(reader.push([line('甲项目绩效目标表'), grid(TABLE)]))).toEqual([]);
    expect(titles(reader.push([line('乙项目绩效目标表', { page: 2 }), grid(TABLE, { page: 2 })]))).toEqual([
      '甲项目绩效目标表',
    ]);
    expect(titles(reader.finish())).toEqual(['乙项目绩效目标表']);
    expect(titles(reader.finish())).toEqual([]);
  });

  it('keeps a form open over pages that may go on with it', () => {
    const reader = new FormReader();
    reader.push([line('甲项目绩效目标表'), grid(TABLE)]);
    expect(titles(reader.push([grid([['效益指标', '社会效益', '就业人数', '30人']], { page: 2 })]))).toEqual(
      [],
    );
    expect(reader.finish().forms.map((form) => form.rows.length)).toEqual([2]);
  });

  it('hands out a form after pages of prose, and places them as they come', () => {
    const placed: string[] = [];
    const reader = new FormReader((item, place) => {
      placed.push(place);
      expect('text' in item || 'lines' in item).toBe(true);
    });
    reader.push([line('甲项目绩效目标表'), grid(TABLE)]);
    expect(titles(reader.push(prose(2, 150)))).toEqual([]);
    expect(titles(reader.push(prose(3, 150)))).toEqual(['甲项目绩效目标表']);
    expect(placed.filter((place) => place === 'outside').length).toBeGreaterThan(250);
  });

  it('keeps the lines a title may be made of, though no form is under way', () => {
    const reader = new FormReader();
    reader.push(prose(1, 100));
    reader.push([line('某县2024年', { page: 2, y: 40 })]);
    reader.push([line('绩效目标表', { page: 2, y: 56 }), grid(TABLE, { page: 2 })]);
    expect(titles(reader.finish())).toEqual(['某县2024年\n绩效目标表']);
  });
});
