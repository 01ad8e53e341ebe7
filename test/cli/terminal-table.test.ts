import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { terminalTable } from '../../src/cli/terminal-table.ts';

describe('a table', () => {
  it('lines Chinese up by its width, and numbers by their last digit', () => {
    expect(
      terminalTable(
        ['名称', 'n'],
        [
          ['培训人数', 15],
          ['abc', null],
        ],
        80,
      ),
    ).toBe(
      [
        '┌──────────┬────┐',
        '│ 名称     │  n │',
        '├──────────┼────┤',
        '│ 培训人数 │ 15 │',
        '│ abc      │    │',
        '└──────────┴────┘',
      ].join('\n'),
    );
  });

  it('wraps what is too wide and loses no character of it', () => {
    const long = '所有省级创业孵化基地在孵企业带动就业人数';
    const lines = terminalTable(['三级指标', '目标值'], [[long, '≥15万人']], 32).split('\n');
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(32);
    const cells = lines.slice(3, -1).map((line) => line.split('│')[1]?.trim());
    expect(cells.join('')).toBe(long);
  });

  it('lets no control character of a document reach the terminal', () => {
    expect(terminalTable(['x'], [['a\u001b[2Jb\u0007']], 80)).not.toMatch(/[^\P{Cc}\n]/u);
  });
});
