import { describe, expect, it } from 'vitest';
import type { IdentityForm, IdentityRow, KnownForm } from '../../../src/output/identity/identity.ts';
import { matchForms } from '../../../src/output/identity/match-forms.ts';
import { assignIds, ROW_ID } from '../../../src/output/identity/row-ids.ts';

/** `name target`, in the levels every row of these forms has. */
function row(text: string): IdentityRow {
  const [name = '', target = ''] = text.split(' ');
  return { levels: ['产出指标', '数量指标', name], target, period: 'annual', area: null };
}

function form(ordinal: number, projectName: string | null, ...rows: readonly string[]): IdentityForm {
  return { ordinal, title: '项目支出绩效目标表', projectName, rows: rows.map(row) };
}

/** Ids say where the form and its rows stood: `1`, `1.2`. */
function known({ ordinal, ...rest }: IdentityForm): KnownForm {
  return {
    ...rest,
    ordinal,
    id: String(ordinal),
    rows: rest.rows.map((r, i) => ({ ...r, id: `${ordinal}.${i + 1}` })),
  };
}

function matched(before: readonly IdentityForm[], after: readonly IdentityForm[]): unknown[] {
  return matchForms(before.map(known), after).map(({ form: id, rows }) => [id, ...rows]);
}

const A = form(1, '饮水工程', '新建泵站 3座', '铺设管网 ≥12公里', '验收合格率 100%');
const B = form(2, '学校食堂', '改造食堂 ≥300平方米', '新增餐位 80个', '验收合格率 100%');

describe('a row is followed', () => {
  it.each([
    [
      'where nothing changed',
      [A, B],
      [A, B],
      [
        ['1', '1.1', '1.2', '1.3'],
        ['2', '2.1', '2.2', '2.3'],
      ],
    ],
    [
      'where rows and forms are in another order',
      [A, B],
      [form(1, '学校食堂', '验收合格率 100%', '新增餐位 80个', '改造食堂 ≥300平方米'), { ...A, ordinal: 2 }],
      [
        ['2', '2.3', '2.2', '2.1'],
        ['1', '1.1', '1.2', '1.3'],
      ],
    ],
    [
      'where characters are misread, in its name, its target and the head',
      [A, B],
      [form(1, '饮氷工程', '新建泉站 3座', '铺设管网 ≥l2公里', '验收合格卒 100%'), B],
      [
        ['1', '1.1', '1.2', '1.3'],
        ['2', '2.1', '2.2', '2.3'],
      ],
    ],
    [
      'where a form was cut in two',
      [A, B],
      [
        form(1, '饮水工程', '新建泵站 3座'),
        { ...form(2, null, '铺设管网 ≥12公里', '验收合格率 100%'), title: null },
        { ...B, ordinal: 3 },
      ],
      [
        ['1', '1.1'],
        [null, '1.2', '1.3'],
        ['2', '2.1', '2.2', '2.3'],
      ],
    ],
    [
      'where another form was dropped before it, though all its rows have namesakes',
      [A, { ...A, ordinal: 2, projectName: '饮水工程二期' }],
      [form(1, '饮水工程二期', '新建泵站 3座', '铺设管网 ≥12公里', '验收合格率 100%')],
      [['2', '2.1', '2.2', '2.3']],
    ],
    [
      'where twins kept their neighbourhoods',
      [form(1, '某', '甲类 1个', '补助 5户', '乙类 2个', '补助 5户')],
      [form(1, '某', '甲类 1个', '补助 5户', '乙类 2个', '补助 5户')],
      [['1', '1.1', '1.2', '1.3', '1.4']],
    ],
  ])('%s', (_name, before, after, expected) => {
    expect(matched(before, after)).toStrictEqual(expected);
  });
});

describe('a row is not followed', () => {
  it.each([
    [
      'where two are as near',
      [form(1, '某', '带动就业人数 ≥15人', '新建泵站 3座')],
      [form(1, '某', '带动就业入数 ≥15人', '带动就业八数 ≥15人', '新建泵站 3座')],
      [['1', null, null, '1.2']],
    ],
    [
      'where one of twins is gone',
      [form(1, '某', '补助 5户', '甲类 1个', '补助 5户', '乙类 2个')],
      [form(1, '某', '甲类 1个', '补助 5户', '乙类 2个')],
      [['1', '1.2', null, '1.4']],
    ],
    [
      'where what is left is rather a second reading of another row',
      [form(1, '某', '第一季度完成率 100%', '第二季度完成率 100%')],
      [form(1, '某', '第二季度完成率 100%', '第二季度完成卒 100%')],
      [['1', '1.2', null]],
    ],
    [
      'where only its name is half alike',
      [form(1, '某', '培训人数 5人')],
      [form(1, '某', '培训机构数量 9家')],
      [['1', null]],
    ],
    [
      'into a form of another project',
      [A],
      [form(1, '学校食堂', '验收合格率 100%', '新增餐位 80个', '改造食堂 ≥300平方米')],
      [[null, null, null, null]],
    ],
  ])('%s', (_name, before, after, expected) => {
    expect(matched(before, after)).toStrictEqual(expected);
  });
});

describe('ids', () => {
  it('are the same for the same rows at the same path, others elsewhere, and never twice', () => {
    const forms = [A, form(2, '某', '补助 5户', '补助 5户')];
    const ids = (path: string): string[] =>
      assignIds(path, [], forms, () => false).flatMap((f) => [f.form, ...f.rows]);
    expect(ids('/in/a.pdf')).toStrictEqual(ids('/in/a.pdf'));
    const all = [...ids('/in/a.pdf'), ...ids('/in/b.pdf')];
    expect(new Set(all).size).toBe(14);
    for (const id of all) expect(id).toMatch(ROW_ID);
  });

  it('give way to one that is taken', () => {
    const [first] = assignIds('/in/a.pdf', [], [A], () => false);
    const taken = new Set(first!.rows);
    const [second] = assignIds('/in/a.pdf', [], [A], (id) => taken.has(id));
    expect(second!.form).toBe(first!.form);
    for (const id of second!.rows) expect(taken.has(id)).toBe(false);
  });
});
