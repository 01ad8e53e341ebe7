/** Columns of levels in marked tables whose header names none. */
import { expect, it } from 'vitest';
import type { MarkedRole } from '../../../../src/pipeline/tables/text/assign-columns.ts';
import { withMarkedLevels } from '../../../../src/pipeline/tables/text/levels-in-marked-columns.ts';
import { shown } from './shown-blocks.ts';

const BODY = [
  '产出指标\t数量指标\t养护里程\t≥500公里',
  '\t质量指标\t验收合格率\t≥95%',
  '满意度指标\t服务对象满意度指标\t群众满意度\t≥90%',
];

it('labels of such columns stand over the rows below them', () => {
  expect(shown(['指标类别\t指标类型\t指标名称\t指标值', ...BODY].join('\n'))).toEqual([
    'delimited 4×4 @1-4',
    '  0:指标类别 | 1:指标类型 | 2:指标名称 | 3:指标值',
    '  0↓2:产出指标 | 1:数量指标 | 2:养护里程 | 3:≥500公里',
    '  1:质量指标 | 2:验收合格率 | 3:≥95%',
    '  0:满意度指标 | 1:服务对象满意度指标 | 2:群众满意度 | 3:≥90%',
  ]);
});

function told(roles: readonly MarkedRole[], ...rows: readonly string[]): readonly MarkedRole[] {
  const items = rows.map((text, at) => {
    const row = {
      pieces: text.split('|').map((cell) => cell.trim()),
      from: at + 1,
      to: at + 1,
      closed: true,
    };
    return { kind: 'row', row } as const;
  });
  return withMarkedLevels(roles, items);
}

it('what names no level of the standard, has a role or stands right of the names is none', () => {
  const open = ['other', 'other', 'level3', 'other'] as const;
  expect(told(open, '产出指标 | 数量指标 | 里程 | 甲', '效益指标 | 质量指标 | 比率 | 乙')).toEqual([
    'level1',
    'level2',
    'level3',
    'other',
  ]);
  expect(told(open, '农村公路 | 定量 | 里程 | 数量指标', '城市道路 | 定性 | 比率 | 质量指标')).toEqual(open);
  const named = ['level1', 'other', 'level3', 'other'] as const;
  expect(told(named, '公路 | 产出指标 | 里程 | 甲', '道路 | 效益指标 | 比率 | 乙')).toEqual(named);
});
