/** The measure itself: truth against itself is perfect, and a truth perturbed in one field scores lower in that field alone. */
import { describe, expect, test } from 'vitest';
import { type FormLine, parseForms, parseRows, type Row } from '../../bench/measure/row.ts';
import { type Findings, type Score, scoreClass, type Truth } from '../../bench/measure/score.ts';
import { worst } from '../../bench/measure/worst.ts';
import { threeForms } from '../../fixtures/cases/007-three-forms.ts';
import { truthForms, truthRows } from '../../fixtures/generate/truth.ts';

const jsonLines = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join('\n');
const rows = parseRows(jsonLines(truthRows(threeForms.document, 'three.pdf', () => 1)));
const forms = parseForms(jsonLines(truthForms(threeForms.document, 'three.pdf')));
const truth: Truth = { rows, forms };

function findings(found: readonly Row[], foundForms: readonly FormLine[] = forms): Findings {
  return {
    rows: found,
    forms: foundForms,
    documents: [{ document: 'three.pdf', status: 'complete', error: null }],
  };
}

/** The truth with one row changed. */
function changed(index: number, change: Partial<Row>): Findings {
  return findings(rows.map((row, i) => (i === index ? { ...row, ...change } : row)));
}

/** Fields whose accuracy is below one. */
function imperfect(score: Score): readonly string[] {
  return Object.entries({ ...score.fields, ...score.formFields })
    .filter(([, value]) => value.share !== null && value.share < 1)
    .map(([name]) => name);
}

test('truth against itself is perfect', () => {
  const { score, pairs } = scoreClass(truth, findings(rows));
  expect(score).toMatchObject({
    rows: { truth: 22, found: 22, aligned: 22 },
    precision: { right: 22, of: 22, share: 1 },
    recall: { right: 22, of: 22, share: 1 },
    f1: 1,
    formCount: { right: 1, of: 1, share: 1 },
    review: { right: 0, of: 22, share: 0 },
    unflaggedPrecision: { right: 22, of: 22, share: 1 },
    silentErrorRate: 0,
    spurious: 0,
    missing: 0,
    level3CharacterErrorRate: 0,
  });
  expect(imperfect(score)).toEqual([]);
  expect(worst(pairs, 5)).toEqual([]);
});

describe('a change in one field shows in that field and in no other', () => {
  const cases: readonly (readonly [string, Partial<Row>])[] = [
    ['level1', { level1: '效果指标' }],
    ['level2', { level2: '质量指标' }],
    ['level3', { level3: '享受居家养老服务老人数' }],
    ['comparator', { comparator: '>=' }],
    ['value', { value: 2501 }],
    ['unit', { unit: '人次' }],
    ['base_value', { base_value: 25 }],
    ['base_unit', { base_unit: null }],
    ['kind', { kind: 'text' }],
  ];
  test.each(cases)('%s', (field, change) => {
    const { score } = scoreClass(truth, changed(0, change));
    expect(imperfect(score)).toEqual([field]);
    expect(score.fields[field]?.right).toBe((score.fields[field]?.of ?? 0) - 1);
    expect(score.precision).toEqual({ right: 21, of: 22, share: 21 / 22 });
    expect(score.f1).toBeCloseTo(21 / 22);
    expect(score.silentErrorRate).toBeCloseTo(1 / 22);
  });

  test.each([
    ['target', { target: '2500' }],
    ['page', { page: 2 }],
    ['weight', { weight: 5 }],
  ] as const)('%s, which does not make the row inexact', (field, change) => {
    const { score } = scoreClass(truth, changed(0, change));
    expect(imperfect(score)).toEqual([field]);
    expect(score.f1).toBe(1);
  });
});

test('the value column is right where comparator, value and unit are, and a sign of its own where the comparator is', () => {
  const own: Row = { ...rows[0]!, comparator: '>=', value: 80, unit: '%', target: '80' };
  const within: Row = { ...rows[1]!, comparator: '>=', value: 80, unit: '%', target: '≥80%' };
  const text: Row = { ...rows[2]!, kind: 'text', comparator: null, value: null, unit: null, target: '达标' };
  const scored = (...found: readonly Row[]) => {
    const { valueColumn, signsApart } = scoreClass(
      { rows: [own, within, text], forms },
      findings(found),
    ).score;
    return [valueColumn.right, valueColumn.of, signsApart.right, signsApart.of];
  };
  expect(scored(own, within, text)).toEqual([2, 2, 1, 1]);
  expect(scored({ ...own, comparator: '<=' }, within, text)).toEqual([1, 2, 0, 1]);
  expect(scored(own, { ...within, comparator: '<=' }, text)).toEqual([1, 2, 1, 1]);
  expect(scored({ ...own, unit: '个' }, within, text)).toEqual([1, 2, 1, 1]);
  expect(scored({ ...own, level3: `${own.level3}数` }, within, { ...text, value: 3 })).toEqual([2, 3, 1, 1]);
});

test('a row put up for review is no silent error', () => {
  const { score } = scoreClass(truth, changed(0, { value: 2, review: true }));
  expect(score.precision.share).toBe(21 / 22);
  expect(score.unflaggedPrecision).toEqual({ right: 21, of: 21, share: 1 });
  expect(score.review).toEqual({ right: 1, of: 22, share: 1 / 22 });
});

test('a lost row costs recall, an invented one precision', () => {
  const lost = scoreClass(truth, findings(rows.slice(1))).score;
  expect([lost.missing, lost.spurious, lost.recall.right, lost.precision.share]).toEqual([1, 0, 21, 1]);
  const extra = { ...(rows[0] as Row), ordinal: 7, level3: '负责人签字', target: '', value: null };
  const invented = scoreClass(truth, findings([...rows, extra])).score;
  expect([invented.missing, invented.spurious, invented.recall.share]).toEqual([0, 1, 1]);
  expect(invented.precision).toEqual({ right: 22, of: 23, share: 22 / 23 });
});

test('rows are aligned by what they say, not by their ordinals', () => {
  const shifted = rows.slice(1).map((row) => (row.form === 1 ? { ...row, ordinal: row.ordinal - 1 } : row));
  const { score } = scoreClass(truth, findings(shifted));
  expect(score.rows.aligned).toBe(21);
  expect(imperfect(score)).toEqual(['ordinal']);
});

test('a form that was split in two is not counted as right', () => {
  const split = rows.map((row) =>
    row.form === 3 && row.ordinal > 2 ? { ...row, form: 4, ordinal: row.ordinal - 2 } : row,
  );
  const { score } = scoreClass(truth, findings(split, [...forms, { ...(forms[2] as FormLine), form: 4 }]));
  expect(score.formCount).toEqual({ right: 0, of: 1, share: 0 });
});

test("a form's fields count, further ones and a label over the label do no harm", () => {
  const other = {
    ...(forms[2] as FormLine),
    budget_yuan: 1,
    fields: [{ label: '项目资金/甲', value: '乙' }],
  };
  const own = {
    ...truth,
    forms: forms.map((form, i) => (i === 2 ? { ...form, fields: [{ label: '甲', value: '乙' }] } : form)),
  };
  const { score } = scoreClass(own, findings(rows, [forms[0] as FormLine, forms[1] as FormLine, other]));
  expect(imperfect(score)).toEqual(['budget_yuan']);
});

test('accepted readings and levels count as right', () => {
  const open = rows.map((row, i) =>
    i === 0
      ? { ...row, accept_readings: [{ ...row, value: 7 }], accept_levels: [['甲', '乙'] as [string, string]] }
      : row,
  );
  const { score } = scoreClass(
    { ...truth, rows: open },
    changed(0, { value: 7, level1: '甲', level2: '乙' }),
  );
  expect(score.f1).toBe(1);
});

test('the worst rows are told with what was expected and what was found, silent ones first', () => {
  const found = rows.map((row, i) =>
    i === 0 ? { ...row, value: 9, review: true } : i === 3 ? { ...row, unit: '月' } : row,
  );
  const { pairs } = scoreClass(truth, findings(found.filter((_, i) => i !== 5)));
  expect(worst(pairs, 9)).toEqual([
    {
      kind: 'wrong',
      document: 'three.pdf',
      place: 'form 1 row 4',
      silent: true,
      lines: ['补贴发放到位时间 · 12月底前', 'unit: null ≠ "月"'],
    },
    {
      kind: 'wrong',
      document: 'three.pdf',
      place: 'form 1 row 1',
      silent: false,
      lines: ['享受居家养老服务老年人数 · 2500人', 'value: 2500 ≠ 9'],
    },
    {
      kind: 'missing',
      document: 'three.pdf',
      place: 'form 1 row 6',
      silent: false,
      lines: ['满意度指标 · 满意度指标 · 服务对象满意度 · ≧92%'],
    },
  ]);
});
