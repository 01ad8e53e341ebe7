import { describe, expect, it } from 'vitest';
import { shown } from './shown-blocks.ts';

const HEADER = '绩效指标 一级指标 二级指标 三级指标 指标值\n';
const rows = (text: string) =>
  shown(text)
    .filter((row) => row.startsWith('  '))
    .slice(1);

describe('a label down the side of a table in running text', () => {
  it('is no cell where the first level stands behind it, whole or broken', () => {
    expect(rows(`${HEADER}绩效指标 产出指标 数量指标 修建水窖 30口\n质量指标 验收合格率 100%\n`)).toEqual([
      '  0↓2:产出指标 | 1:数量指标 | 2:修建水窖 | 3:30口',
      '  1:质量指标 | 2:验收合格率 | 3:100%',
    ]);
    expect(
      rows(`${HEADER}绩效指标 项目完成\n指标\n数量指标 修建水窖 30口\n质量指标 验收合格率 100%\n`),
    ).toEqual([
      '  0↓2:项目完成/指标 | 1:数量指标 | 2:修建水窖 | 3:30口',
      '  1:质量指标 | 2:验收合格率 | 3:100%',
    ]);
  });

  it('but the words of an indicator are where something else follows them', () => {
    const text = `${HEADER}产出指标 数量指标 修建水窖 30口\n质量指标\n绩效指标 完成率 100%\n`;
    expect(rows(text).at(-1)?.replaceAll('?', '')).toContain('绩效指标');
  });
});
