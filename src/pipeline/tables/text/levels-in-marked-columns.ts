/** Columns of levels in a table whose cells are marked, under headers that name none (指标类别 | 指标类型 | 指标名称). */
import { columnOfLevel, LEVELS_BY_CONTENT } from '../../../glossary/level-columns.ts';
import type { MarkedRole } from './assign-columns.ts';
import type { DelimitedItem } from './delimited-rows.ts';

/** The columns' roles, those left of level 3 that hold the standard's names of a level no other column has among them. */
export function withMarkedLevels(
  roles: readonly MarkedRole[],
  items: readonly DelimitedItem[],
): readonly MarkedRole[] {
  const found = [...roles];
  const rows = items.flatMap((item) => (item.kind === 'row' ? [item.row.pieces] : []));
  const texts = roles
    .slice(0, Math.max(0, roles.indexOf('level3')))
    .map((_, column) => rows.map((pieces) => pieces[column] ?? '').filter((text) => text !== ''));
  for (const level of LEVELS_BY_CONTENT) {
    if (found.includes(level)) continue;
    const at = columnOfLevel(
      texts.map((own, column) => (found[column] === 'other' ? own : [])),
      level,
    );
    if (at >= 0) found[at] = level;
  }
  return found;
}
