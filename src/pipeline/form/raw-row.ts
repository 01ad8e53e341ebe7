/** A row with its labels → what is handed out of it. */
import type { Problem } from '../../parsers/page.ts';
import type { ColumnRole } from '../../glossary/columns.ts';
import { levelsTogether } from '../../glossary/level-parents.ts';
import type { BodyRow } from './body-row.ts';
import type { CarriedLevels } from './carry-levels.ts';
import { cellText } from './grid-index.ts';
import { headField, partOf, printed } from './printed.ts';
import type { Printed, RawRow, RowExtras } from './raw-form.ts';

export function rawRow(row: BodyRow, levels: CarriedLevels, doubts: readonly Problem[]): RawRow {
  const get = (role: ColumnRole) => {
    const cells = row.cells[role] ?? [];
    return cells.some((cell) => cellText(cell) !== '') ? printed(cells) : null;
  };
  const third = row.cells.level3 ?? [];
  const target = row.cells.target ?? [];
  return {
    period: row.period ?? 'annual',
    area: row.area,
    ...parted(levels),
    level3: printed(third),
    target: target.length > 0 ? printed(target) : { ...printed(third), raw: '' },
    extras: extrasOf(get),
    others: row.others.map(({ header, cells }) => headField(header, printed(cells))),
    targetHeader: row.targetHeader === '' ? null : row.targetHeader,
    problems: [...row.problems, ...doubts],
  };
}

/** 产出指标（数量指标） in the only column of labels: both levels in one cell. */
function parted({ level1, level2 }: CarriedLevels): CarriedLevels {
  const both = level1 === null || level2 !== null ? null : levelsTogether(level1.raw);
  if (both === null) return { level1, level2 };
  return { level1: partOf(level1!, both.level1), level2: partOf(level1!, both.level2) };
}

function extrasOf(get: (role: ColumnRole) => Printed | null): RowExtras {
  const roles = {
    explanation: 'explanation',
    weight: 'weight',
    sign: 'sign',
    unit: 'unit',
    midtermTarget: 'midterm',
    longtermTarget: 'longterm',
    actual: 'actual',
    score: 'score',
    deviationReason: 'deviation',
  } as const satisfies Record<keyof RowExtras, ColumnRole>;
  const extras: Partial<Record<keyof RowExtras, Printed>> = {};
  for (const [name, role] of Object.entries(roles)) {
    const text = get(role);
    if (text !== null) extras[name as keyof RowExtras] = text;
  }
  return extras;
}
