import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/parsers/page.ts';
import type { Printed, RawForm, RawRow } from '../../../src/pipeline/form/raw-form.ts';
import { remarked } from '../../../src/pipeline/form/remarked.ts';

const cell = (raw: string, x: number, y: number, page = 1): Printed => ({
  raw,
  locators: [{ kind: 'box', page, box: { x0: x, y0: y, x1: x + 90, y1: y + 20 } }],
  confidence: 1,
});
const merged = { ...cell('产出指标', 0, 0) };
const LEVEL: Printed = {
  ...merged,
  locators: [{ kind: 'box', page: 1, box: { x0: 0, y0: 0, x1: 90, y1: 40 } }],
};
const row = (y: number): RawRow => ({
  period: 'annual',
  area: null,
  level1: LEVEL,
  level2: null,
  level3: cell('人数', 100, y),
  target: cell('5', 200, y),
  extras: { unit: cell('人', 300, y) },
  others: [],
  targetHeader: null,
  problems: [],
});
const FORM: RawForm = {
  title: cell('绩效目标表', 100, -60),
  yearLine: null,
  fields: [{ label: '项目名称', group: null, value: cell('甲', 100, -30) }],
  rows: [row(0), row(20)],
  notes: [],
  pages: [1],
  problems: [],
};
const remark = (x: number, y: number, page = 1): Problem => ({
  code: 'doubt',
  message: 'm',
  severity: 'review',
  locator: { kind: 'box', page, box: { x0: x, y0: y, x1: x + 10, y1: y + 10 } },
});
const given = (...remarks: Problem[]) => {
  const { form, left } = remarked(FORM, remarks);
  return {
    rows: form.rows.map(({ problems }) => problems.length),
    form: form.problems.length,
    left: left.length,
  };
};

describe('a remark on a place', () => {
  it('is a problem of the row that has a cell there, of all rows under a merged label', () => {
    expect(given(remark(310, 25))).toEqual({ rows: [0, 1], form: 0, left: 0 });
    expect(given(remark(40, 15))).toEqual({ rows: [1, 1], form: 0, left: 0 });
  });

  it('said of several cells of a row is said once', () => {
    const same = { ...remark(310, 25), message: 'm' };
    expect(given(remark(210, 25), same)).toEqual({ rows: [0, 1], form: 0, left: 0 });
    expect(given(remark(210, 25), { ...same, message: 'another' })).toEqual({
      rows: [0, 2],
      form: 0,
      left: 0,
    });
  });

  it('is one of the form on its head and title', () => {
    expect(given(remark(120, -25), { ...remark(120, -55), message: 'another' })).toEqual({
      rows: [0, 0],
      form: 2,
      left: 0,
    });
  });

  it('of another kind is another, whatever it says', () => {
    expect(given(remark(210, 25), { ...remark(310, 25), code: 'another' }).rows).toEqual([0, 2]);
  });

  it('on a row and the head at once is one of the row', () => {
    const field = { label: '备注', group: null, value: cell('甲', 300, 20) };
    const { form, left } = remarked({ ...FORM, fields: [field] }, [remark(310, 25)]);
    expect([form.rows.map(({ problems }) => problems.length), form.problems, left]).toEqual([[0, 1], [], []]);
  });

  it('beside a cell is on none', () => {
    const only = cell('甲', 300, 20);
    const rows = [{ ...row(20), level1: null, level3: only, target: only, extras: {} }];
    const left = (x: number, y: number) => remarked({ ...FORM, rows }, [remark(x, y)]).left.length;
    expect([left(310, 25), left(290, 25), left(390, 25), left(310, 12), left(310, 38)]).toEqual([
      0, 1, 1, 1, 1,
    ]);
  });

  it('that has no place on a page is left, and cells that have none have no remark', () => {
    const nowhere: Problem = { ...remark(310, 25), locator: null };
    const inText: Problem = { ...nowhere, locator: { kind: 'line', from: 1, to: 2 } };
    expect(given(nowhere, inText).left).toBe(2);
    const typed: Printed = { raw: '5', locators: [{ kind: 'line', from: 1, to: 1 }], confidence: 1 };
    const rows = [{ ...row(20), level1: null, level3: typed, target: typed, extras: {} }];
    expect(remarked({ ...FORM, rows }, [remark(310, 25)]).left).toHaveLength(1);
  });

  it('is left for the document elsewhere, and on another page', () => {
    expect(given(remark(500, 5), remark(310, 25, 2))).toEqual({ rows: [0, 0], form: 0, left: 2 });
  });
});

describe('what was left out of a cell without a label', () => {
  const leftOut = (x: number, y: number, page = 1): Problem => ({
    ...remark(x, y, page),
    code: 'text-left-out',
  });
  // The labels are printed at the first row; of the cells below them none is kept.
  const label = cell('数量指标', 0, 0);
  const carried = { ...FORM, rows: [0, 20, 40].map((y) => ({ ...row(y), level1: label, level2: label })) };
  const problems = (...remarks: Problem[]) => {
    const { form, left } = remarked(carried, remarks);
    return [form.rows.map((own) => own.problems.length), left.length];
  };

  it('is said of every row of its page whose label stands elsewhere, not of the one beside the label', () => {
    expect(problems(leftOut(60, 45))).toEqual([[0, 1, 1], 0]);
  });

  it('is not where it stands on a label, right of the names or on another page, nor is another doubt', () => {
    expect(problems(leftOut(60, 5))).toEqual([[1, 1, 1], 0]);
    expect(problems(leftOut(400, 45))).toEqual([[0, 0, 0], 1]);
    expect(problems(leftOut(60, 45, 2))).toEqual([[0, 0, 0], 1]);
    expect(problems(remark(60, 45))).toEqual([[0, 0, 0], 1]);
  });
});
