import { describe, expect, it } from 'vitest';
import { shown } from './shown-blocks.ts';

/** Names in doubt. */
function doubted(text: string): readonly string[] {
  return shown(text).flatMap((line) => [...line.matchAll(/ 2:([^|]+)\?/gu)].map((match) => match[1] ?? ''));
}

const HEADER = `一级指标     二级指标        三级指标            指标值
`;

function page(...rows: readonly string[]): string {
  return `${HEADER}
产出指标     数量指标        新建农家书屋        12个
             质量指标        书屋验收合格率      100%
${rows.join('\n')}
`;
}

const SOCIETY = '效益指标     社会效益指标    ';
const ECOLOGY = '             生态效益指标    ';
const LASTING = '             可持续影响指标  ';
const NONE = '                             ';

describe('rows of layout text that speak for the label beside their own', () => {
  it.each([
    [
      'those of the label above',
      [
        `${SOCIETY}村民阅读人次        ≥3000人次`,
        `${ECOLOGY}带动就业人数        90人`,
        `${NONE}书屋周边绿化        改善`,
      ],
      ['带动就业人数'],
    ],
    [
      'those between it and that label',
      [
        `${SOCIETY}村民阅读人次        ≥3000人次`,
        `${ECOLOGY}书屋面貌            改善`,
        `${NONE}带动就业人数        90人`,
        `${NONE}书屋周边绿化        改善`,
      ],
      // The last row too: a label may have got lost above 带动就业人数.
      ['书屋面貌', '带动就业人数', '书屋周边绿化'],
    ],
    [
      'those of the label below',
      [
        `${SOCIETY}村民阅读人次        ≥3000人次`,
        `${NONE}书屋周边绿化        改善`,
        `${ECOLOGY}节能降耗水平        提高`,
      ],
      ['书屋周边绿化'],
    ],
  ])('doubts %s', (_what, rows, names) => {
    expect(doubted(page(...rows))).toEqual(names);
  });

  it.each([
    [
      'rows in words of none',
      [
        `${SOCIETY}书屋面貌            改善`,
        `${ECOLOGY}书屋风貌            改善`,
        `${LASTING}书屋管理机制        健全`,
      ],
    ],
    [
      'a row that speaks for a label farther off',
      [
        `${SOCIETY}带动就业人数        90人`,
        `${ECOLOGY}节能降耗水平        提高`,
        `${LASTING}群众阅读能力        提高`,
      ],
    ],
  ])('leaves %s', (_what, rows) => {
    expect(doubted(page(...rows))).toEqual([]);
  });
});
