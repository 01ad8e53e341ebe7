import type { HeadField, Printed, RawForm, RawRow, RowExtras } from '../../../src/pipeline/form/raw-form.ts';

/** A text printed on page 1, in the box given by its number. */
export function printed(raw: string, confidence = 1): Printed {
  return { raw, locators: [{ kind: 'box', page: 1, box: { x0: 10, y0: 20, x1: 30, y1: 40 } }], confidence };
}

/** A pair of the head; `group/label` for a label under another that is printed over several. */
export function field(path: string, value: string): HeadField {
  const cut = path.lastIndexOf('/');
  const group = cut < 0 ? null : path.slice(0, cut);
  return { label: path.slice(cut + 1), group, value: printed(value) };
}

/** An annual row; `extras` by role, as printed. */
export function row(
  level1: string | null,
  level2: string | null,
  level3: string,
  target: string,
  extras: Partial<Record<keyof RowExtras, string>> = {},
): RawRow {
  return {
    period: 'annual',
    area: null,
    level1: level1 === null ? null : printed(level1),
    level2: level2 === null ? null : printed(level2),
    level3: printed(level3),
    target: printed(target),
    extras: Object.fromEntries(Object.entries(extras).map(([role, raw]) => [role, printed(raw)])),
    others: [],
    targetHeader: '年度指标值',
    problems: [],
  };
}

export function form(
  rows: readonly RawRow[],
  fields: readonly HeadField[] = [],
  more: Partial<RawForm> = {},
): RawForm {
  return {
    title: printed('附件3\n城乡绿化项目绩效目标表'),
    yearLine: printed('（2024年度）'),
    fields,
    rows,
    notes: [],
    pages: [1],
    problems: [],
    ...more,
  };
}
