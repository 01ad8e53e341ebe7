import { expect, it } from 'vitest';
import type { RawRow } from '../../../src/pipeline/form/raw-form.ts';
import { normaliseForm } from '../../../src/pipeline/normalise/normalise-form.ts';
import { form, printed, row } from './printed.ts';

const codes = (rows: readonly RawRow[], recognised: readonly number[] = [1]) =>
  normaliseForm(form(rows), { ordinal: 1, path: '', recognised: new Set(recognised) }).indicators.map(
    ({ problems, review }) => [problems.map(({ code }) => code), review],
  );

const SOUND = [[], false];
const LOST = [['unit-missing'], true];
const units = [
  row('产出指标', '数量指标', '植树', '25', { unit: '株' }),
  row('产出指标', '数量指标', '修渠', '12', { unit: '公里' }),
  row('产出指标', '数量指标', '建房', '3', { unit: '座' }),
];
const bare = row('产出指标', '数量指标', '购置', '7', { unit: '' });

it('a number without a unit, in a scan whose other numbers have one, is for review', () => {
  expect(codes([...units, bare])).toEqual([SOUND, SOUND, SOUND, LOST]);
});

it('not where the file itself states its text, nor where the form prints few units', () => {
  expect(codes([...units, bare], [])).toEqual([SOUND, SOUND, SOUND, SOUND]);
  expect(codes([units[0]!, bare])).toEqual([SOUND, SOUND]);
  expect(codes([...units, bare, { ...bare, level3: printed('更新') }])).toEqual(Array(5).fill(SOUND));
});

it('words are no numbers without a unit', () => {
  const words = ['提升', '改善', '加强', '有效'].map((target, i) =>
    row('效益指标', '社会效益指标', `能力${i}`, target),
  );
  expect(codes([...units, bare, ...words])).toEqual([SOUND, SOUND, SOUND, LOST, ...words.map(() => SOUND)]);
});

it('a share without a unit in a scan, its column being there, is for review whatever the others have; a grade is not', () => {
  expect(codes([row('产出指标', '质量指标', '成活率', '≥87', { unit: '' })])).toEqual([LOST]);
  expect(codes([row('效益指标', '社会效益指标', '服务覆盖', '98', { unit: '' })])).toEqual([LOST]);
  expect(codes([row('产出指标', '质量指标', '成活率', '优')])).toEqual([SOUND]);
  expect(codes([row('产出指标', '质量指标', '成活率', '≥87%')])).toEqual([SOUND]);
});

it('a number that surely is all its cell holds has lost none, where units have no column of their own', () => {
  const inCells = ['25株', '12公里', '3座'].map((target, i) =>
    row('产出指标', '数量指标', `植树${i}`, target),
  );
  const read = (target: string, confidence: number): RawRow => ({
    ...row('产出指标', '数量指标', '购置', ''),
    target: printed(target, confidence),
  });
  expect(codes([...inCells, read('7', 0.96)]).at(-1)).toEqual(SOUND);
  expect(codes([...inCells, read('7', 0.94)]).at(-1)).toEqual(LOST);
  expect(codes([...inCells, { ...read('7', 0.96), extras: { unit: printed('') } }]).at(-1)).toEqual(LOST);
});

it('a number without a unit in a text whose cells were guessed at is for review, where it has a column of units', () => {
  const inText = (own: RawRow, confidence: number): RawRow => ({
    ...own,
    target: { ...own.target, locators: [{ kind: 'line', from: 1, to: 1 }], confidence },
  });
  const column = units.map((own) => inText(own, 1));
  expect(codes([...column, inText(bare, 0.75)]).at(-1)?.[0]).toContain('unit-missing');
  expect(codes([...column, inText(bare, 1)]).at(-1)?.[0]).toEqual([]);
  // Beside many that have one it is for review however certain its row is; in a PDF the cell itself says that it is empty.
  const named = (own: RawRow, i: number): RawRow => ({ ...own, level3: printed(`第${i}项`) });
  const long = [...units, ...units].map((own, i) => inText(named(own, i), 1));
  expect(codes([...long, inText(bare, 1)]).at(-1)?.[0]).toContain('unit-missing');
  expect(codes([...[...units, ...units].map(named), bare], []).at(-1)?.[0]).not.toContain('unit-missing');
  // One unit among many numbers is hardly a column's.
  const many = Array.from({ length: 4 }, (_, i) => inText({ ...bare, level3: printed(`更新${i}`) }, 1));
  expect(codes([column[0]!, ...many, inText(bare, 0.75)]).at(-1)?.[0]).not.toContain('unit-missing');
  expect(codes([...units, { ...bare, target: printed('7', 0.75) }], []).at(-1)?.[0]).not.toContain(
    'unit-missing',
  );
  const inCells = ['25株', '12公里', '3座'].map((target) =>
    inText(row('产出指标', '数量指标', '植树', target), 1),
  );
  expect(
    codes([...inCells, inText(row('产出指标', '数量指标', '购置', '7'), 0.75)]).at(-1)?.[0],
  ).not.toContain('unit-missing');
});

it('a number without a unit beside a column of units whose name says nothing is for review; beside a remark that is one by chance it is not', () => {
  const beside = (own: RawRow, label: string, text: string): RawRow => ({
    ...own,
    others: [{ label, group: null, value: printed(text) }],
  });
  const numbers = [
    ['植树', '25', '株'],
    ['修渠', '12', '公里'],
    ['成活率', '87', '%'],
  ] as const;
  const rows = (label: string, texts: readonly string[]): readonly RawRow[] =>
    numbers.map(([name, value], i) => beside(row('产出指标', '数量指标', name, value), label, texts[i]!));
  const units = numbers.map(([, , unit]) => unit);
  expect(codes(rows('量位度单', units), [])).toEqual([LOST, LOST, LOST]);
  expect(codes(rows('备查', ['株', '已完成', '']), [])).toEqual([SOUND, SOUND, SOUND]);
  // Nor does it count for the column that it is empty beside them.
  const others = ['11株', '12株', '13株', '14株'].map((target, i) =>
    beside(row('产出指标', '数量指标', `补植${i}`, target), '量位度单', ''),
  );
  expect(codes([...others, rows('量位度单', units)[0]!], []).at(-1)).toEqual(LOST);
  // Numbers that have their unit lack none.
  const own = rows('量位度单', units).map((one, i) => ({
    ...one,
    target: printed(`${numbers[i]![1]}${units[i]}`),
  }));
  expect(codes(own, [])).toEqual([SOUND, SOUND, SOUND]);
});
