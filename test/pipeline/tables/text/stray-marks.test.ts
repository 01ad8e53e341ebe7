import { describe, expect, it } from 'vitest';
import { rowsOfStrayMarks } from '../../../../src/pipeline/tables/text/stray-marks.ts';

const row = (name: string, value: string, ...others: readonly string[]) => ({
  band: false,
  level1: '产出指标',
  level2: '数量指标',
  name,
  value,
  unit: '',
  pieces: [name, value, ...others].filter((piece) => piece !== ''),
});
const WHOLE = [row('修建水窖', '30口', '30口', '5'), row('培训教师', '400人', '380人', '10')];

const stray = (...rows: readonly ReturnType<typeof row>[]) => [
  ...rowsOfStrayMarks([...WHOLE, ...rows], new Set([2])),
];

describe('rows that have lost a mark', () => {
  it('are those with a cell less whose name ends in a value', () => {
    expect(stray(row('开展技能培训7410人次', '7410人次', '8'))).toEqual([2]);
    expect(stray(row('开设防火隔离带≥10.5公里', '10公里', '8'))).toEqual([2]);
  });

  it('are those with a cell less and points for a value', () => {
    expect(stray(row('减轻就医负担优', '优', '8'))).toEqual([]);
    expect(stray(row('减轻就医负担优', '8', '9'))).toEqual([2]);
    const scored = [...WHOLE, row('修建泵站', '8', '5')];
    expect([...rowsOfStrayMarks(scored, new Set())]).toEqual([]);
  });

  it('are those with a label for a name', () => {
    expect(stray(row('质量指标', '90%', '90%', '5'))).toEqual([2]);
  });

  it('are those that say their name twice: for a label, or in front of the value', () => {
    const labelled = { ...row('修建泵站', '5座', '4座', '8'), level2: '修建泵站' };
    expect(stray(labelled)).toEqual([2]);
    expect(stray(row('修建泵站', '修建泵站5座', '4座', '8'))).toEqual([2]);
    expect(stray(row('修建泵站', '修建泵站', '4座', '8'))).toEqual([]);
    expect(stray(row('修建泵站', '修建泵站如期完成', '4座', '8'))).toEqual([]);
  });

  it('are those with a quotation mark that has no partner, or the marks of CSV in a cell', () => {
    expect(stray(row('"修建泵站', '5座', '4座', '8'))).toEqual([2]);
    expect(stray(row('修建"泵站', '5座', '甲","乙', '8'))).toEqual([2]);
    expect(stray(row('修建"泵站"', '5座', '4座', '8'))).toEqual([]);
  });

  it('are none that have all cells, or whose name is of satisfaction', () => {
    expect(stray(row('开展技能培训7410人次', '7410人次', '7000人次', '8'))).toEqual([]);
    expect(stray(row('服务对象满意度指标', '90%', '90%', '5'))).toEqual([]);
    expect(stray(row('提高群众生活水平', '明显', '5'))).toEqual([]);
  });
});
