/**
 * The answers to the cookbook's questions, told from the fixtures' truth (fixtures/expected, printed from the hand-written cases) by plain
 * JavaScript: neither the reader nor the database has a part in them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface TrueRow {
  readonly document: string;
  readonly form: number;
  readonly ordinal: number;
  readonly year: number | null;
  readonly project_name: string | null;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly level1_code: string | null;
  readonly level2_code: string | null;
  readonly weight: number | null;
  readonly target: string;
  readonly base_value: number | null;
  readonly base_value_high: number | null;
  readonly base_unit: string | null;
  readonly date: string | null;
  readonly page: number;
  /** Stated only on forms of several periods. */
  readonly period?: string;
}

interface TrueForm {
  readonly document: string;
  readonly form: number;
  readonly project_name: string | null;
  readonly budget_yuan: number | null;
  readonly region?: { readonly name: string; readonly code: string };
}

const EXPECTED = fileURLToPath(new URL('../fixtures/expected', import.meta.url));

function truth<Row>(ending: string): readonly Row[] {
  return readdirSync(EXPECTED)
    .filter((name) => name.endsWith(ending))
    .sort()
    .flatMap((name) => readFileSync(join(EXPECTED, name), 'utf8').trimEnd().split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

const rows = truth<TrueRow>('-chromium.jsonl');
const forms = truth<TrueForm>('-chromium.forms.jsonl');

type Answer = readonly (readonly (string | number | null)[])[];

function rowsOf({ document, form }: TrueForm): readonly TrueRow[] {
  return rows.filter((row) => row.document === document && row.form === form);
}

function formOf({ document, form }: TrueRow): TrueForm | undefined {
  return forms.find((one) => one.document === document && one.form === form);
}

/** In order of first appearance. */
function grouped<Item>(items: readonly Item[], key: (item: Item) => string): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

function values(of: readonly TrueRow[]): readonly number[] {
  return of.map((row) => row.base_value).filter((value) => value !== null);
}

function highest(of: readonly TrueRow[]): number {
  return Math.max(...of.flatMap((row) => row.base_value_high ?? row.base_value ?? []));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

function isLevel(row: TrueRow, code: string): boolean {
  return row.level1_code === code || row.level2_code === code;
}

function isAnnual(row: TrueRow): boolean {
  return row.period === undefined || row.period === 'annual';
}

function byUnit([a]: readonly [string | null, ...unknown[]], [b]: readonly [string | null, ...unknown[]]) {
  return (a ?? '') < (b ?? '') ? -1 : 1;
}

/** By the question's number: header, then lines. */
export const ANSWERS: Readonly<Record<number, () => Answer>> = {
  1: () => [
    ['project_name', 'level3', 'target'],
    ...rows
      .filter((r) => r.level2_code === '服务对象满意度指标' && r.base_unit === '%')
      .filter((r) => (r.base_value ?? 100) < 90)
      .sort((a, b) => (a.base_value ?? 0) - (b.base_value ?? 0))
      .map((r) => [r.project_name, r.level3, r.target]),
  ],
  2: () => {
    const asked = rows.filter(
      (r) => (isLevel(r, '满意度指标') || r.level2 === '满意度指标') && r.base_unit === '%' && isAnnual(r),
    );
    const byPlace = [...grouped(asked, (r) => formOf(r)?.region?.code ?? '')];
    return [
      ['province', 'base_unit', 'rows', 'avg_base_value', 'min_base_value'],
      ...byPlace
        // Places in the order of their codes, no place last.
        .sort(([a], [b]) => ((a || '~') < (b || '~') ? -1 : 1))
        .map(([, group]) => [
          formOf(group[0]!)?.region?.name ?? null,
          '%',
          group.length,
          sum(values(group)) / group.length,
          Math.min(...values(group)),
        ]),
    ];
  },
  3: () => [
    ['project_name', 'budget_yuan', 'costs'],
    ...forms
      .map((form) => {
        const costs = rowsOf(form).filter((r) => isLevel(r, '成本指标') && r.base_unit === '元');
        return [form.project_name, form.budget_yuan, sum(values(costs))] as const;
      })
      .filter(([, budget, costs]) => budget !== null && costs >= budget),
  ],
  4: () => [
    ['project_name', 'person_times', 'yuan_each'],
    ...forms.flatMap((form) => {
      const trained = values(
        rowsOf(form).filter((r) => r.level3.includes('培训') && r.base_unit === '人次' && isAnnual(r)),
      );
      if (trained.length === 0) return [];
      return [
        [form.project_name, sum(trained), Math.round(((form.budget_yuan ?? 0) / sum(trained)) * 10) / 10],
      ];
    }),
  ],
  5: () => [
    ['project_name', 'level3', 'date'],
    ...rows
      .filter((r) => r.year === 2024 && r.date !== null && r.date <= '2024-06-30')
      .sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : a.date === b.date ? 0 : 1))
      .map((r) => [r.project_name, r.level3, r.date]),
  ],
  6: () => {
    const costs = rows.filter((r) => isLevel(r, '成本指标'));
    return [
      ['base_unit', 'rows', 'max_base_value'],
      ...[...grouped(costs, (r) => r.base_unit ?? '')]
        .map(([unit, group]) => [unit, group.length, highest(group)] as const)
        .sort(byUnit),
    ];
  },
  7: () => {
    const trained = rows.filter((r) => r.level3.includes('培训') && r.base_unit === '人次' && isAnnual(r));
    return [
      ['project', 'base_unit', 'sum_base_value'],
      ...[...grouped(trained, (r) => r.project_name ?? '')]
        .map(([project, group]) => [project, '人次', sum(values(group))] as const)
        .sort(([, , a], [, , b]) => b - a),
    ];
  },
  8: () => {
    const paid = rows.filter((r) => r.base_unit === '元/人·天');
    return [
      ['project', 'level3', 'base_unit', 'max_base_value'],
      ...[...grouped(paid, (r) => `${r.project_name} ${r.level3}`)].map(
        ([, group]) => [group[0]!.project_name, group[0]!.level3, '元/人·天', highest(group)] as const,
      ),
    ];
  },
  9: () => {
    const stated = forms.flatMap((form) => {
      const [first] = rowsOf(form).filter((r) => isLevel(r, '成本指标'));
      return first === undefined ? [] : [first];
    });
    return [
      ['year', 'forms'],
      ...[...grouped(stated, (r) => String(r.year ?? ''))]
        .map(([year, group]) => [year, group.length] as const)
        .sort(byUnit),
    ];
  },
  10: () => {
    const row = rows.find(
      (r) => r.document === '003-clinic-equipment-chromium.pdf' && r.form === 1 && r.ordinal === 8,
    )!;
    return [
      ['role', 'raw', 'page'],
      ...(['level1', 'level2', 'level3', 'target', 'weight'] as const).map(
        (role) => [role, row[role], row.page] as const,
      ),
    ];
  },
};

/** As the cookbook prints it. */
export function asCsv(answer: Answer): string {
  return answer.map((line) => `${line.map((cell) => cell ?? '').join(',')}\n`).join('');
}
