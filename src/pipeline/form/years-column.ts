/** Which of several value columns is the year's: 2023年 | 2024年 | 2025年 under 指标值, in a form for one of them. */
import { halfWidth, compact } from '../../glossary/compact.ts';
import type { ColumnSet, ColumnSlot } from './column-header.ts';

const YEAR = /(?:19|20)\d{2}(?=年)/gu;

/** The sets with the form's year as their only target, where their value columns name a year each and one of them is it. */
export function yearsTarget(sets: readonly ColumnSet[], year: number | null): readonly ColumnSet[] {
  return year === null ? sets : sets.map((set) => ({ ...set, slots: ofYear(set.slots, year) }));
}

function ofYear(slots: readonly ColumnSlot[], year: number): readonly ColumnSlot[] {
  const values = slots.filter(({ role }) => role === 'target');
  const years = values.map(({ header }) => yearIn(header));
  const own = years.indexOf(year);
  const tells = values.length > 1 && !years.includes(null) && new Set(years).size === years.length;
  if (!tells || own < 0) return slots;
  return slots.map((slot) =>
    slot.role === 'target' && slot !== values[own] ? { ...slot, role: 'other' } : slot,
  );
}

/** The one year a text names; null where it names none or several (2024年—2026年). */
export function yearIn(text: string): number | null {
  const years = halfWidth(compact(text)).match(YEAR) ?? [];
  return years.length === 1 ? Number(years[0]) : null;
}
