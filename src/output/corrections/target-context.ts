/** What stood beside a row's target when it was read, as far as it is kept: to read the target anew as it was read then. */
import type { Statement } from 'better-sqlite3';
import type { Connection } from '../connection.ts';
import type { TargetContext } from './derive-fields.ts';

interface Extracted {
  readonly rules: string;
  readonly unit: string | null;
}

export class TargetContexts {
  readonly #cell: Statement;
  readonly #extracted: Statement;

  constructor(connection: Connection) {
    this.#cell = connection
      .prepare('SELECT raw FROM indicator_cells WHERE indicator_id = ? AND role = ?')
      .pluck();
    this.#extracted = connection.prepare('SELECT rules, unit FROM indicators WHERE id = ?');
  }

  /** @param year the form's, which completes dates without one */
  of(indicatorId: number, year: number | null): TargetContext {
    const { rules, unit } = this.#extracted.get(indicatorId) as Extracted;
    const cell = (role: string): string | null =>
      (this.#cell.get(indicatorId, role) as string | undefined) ?? null;
    // The header's text is not kept; the unit read from it says as much.
    const header = (JSON.parse(rules) as string[]).includes('unit-in-header') ? `指标值（${unit}）` : null;
    return { unit: cell('unit'), sign: cell('sign'), year, header };
  }
}
