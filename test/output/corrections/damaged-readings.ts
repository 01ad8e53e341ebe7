/** Generated forms as extractions, and the same as a worse reading gives them; each row keeps the name of the row it truly is. */
import { truthForms, truthRows } from '../../../fixtures/generate/truth.ts';
import type { Document } from '../../../fixtures/generate/model.ts';
import type { Random } from '../../../fixtures/generate/random.ts';
import type { Extraction, Form, Indicator } from '../../../src/pipeline/extraction.ts';
import { readTarget } from '../../../src/pipeline/normalise/target.ts';
import { SAMPLE } from '../sample-extraction.ts';

/** A row with the name it has over all readings. */
export interface NamedRow {
  readonly name: string;
  readonly row: Indicator;
}

export interface NamedForm {
  readonly name: string;
  readonly form: Form;
  readonly rows: readonly NamedRow[];
}

const [BLANK_FORM] = SAMPLE.forms.slice(1);
const BLANK_ROW = BLANK_FORM!.indicators[0]!;

/** The forms of a generated document, as a faultless reading would give them. */
export function readPerfectly(document: Document): readonly NamedForm[] {
  const rows = truthRows(document, document.name, () => null);
  return truthForms(document, document.name).map((truth) => ({
    name: `form ${truth.form}`,
    form: {
      ...BLANK_FORM!,
      ordinal: truth.form,
      title: truth.title,
      year: truth.year,
      projectName: truth.project_name,
      department: truth.department,
    },
    rows: rows
      .filter((row) => row.form === truth.form)
      .map((row) => ({
        name: `form ${truth.form} row ${row.ordinal}`,
        row: {
          ...BLANK_ROW,
          ordinal: row.ordinal,
          level1: row.level1,
          level2: row.level2,
          level3: row.level3,
          explanation: row.explanation,
          weight: row.weight,
          target: row.target,
          area: row.area ?? null,
          period: (row.period ?? 'annual') as Indicator['period'],
          reading: readTarget({ target: row.target, name: row.level3 }),
        },
      })),
  }));
}

/** Forms with their rows as an extraction stores them, ordinals given anew. */
export function extractionOf(forms: readonly NamedForm[]): Extraction {
  return {
    ...SAMPLE,
    problems: [],
    forms: forms.map(({ form, rows }, i) => ({
      ...form,
      ordinal: i + 1,
      indicators: rows.map(({ row }, j) => ({ ...row, ordinal: j + 1 })),
    })),
  };
}

/** Characters a recogniser takes for one another. */
const CONFUSED = [
  '末未',
  '日目曰',
  '人入八',
  '己已巳',
  '土士',
  '大太犬',
  '天夭',
  '千干',
  '率卒',
  '员贡',
  '达迖',
  '≥>',
  '≤<',
  '1l7',
  '0O',
  '5S6',
  '38',
  '成戍',
  '数敉',
  '完宗',
  '时吋',
  '项顷',
  '次坎',
  '元无',
  '万方',
  '%％',
];
const STRANGE = [...'口丨丶冫亻讠阝刂艹灬囗'];

function misread(text: string, random: Random, rate: number): string {
  return [...text]
    .map((character) => {
      if (!random.chance(rate)) return character;
      if (random.chance(0.1)) return '';
      const alike = CONFUSED.find((group) => group.includes(character));
      return alike === undefined
        ? random.pick(STRANGE)
        : random.pick([...alike].filter((c) => c !== character));
    })
    .join('');
}

/** A reading of a worse scan: misread characters, lost rows and labels, rows in another order, forms cut in two, and some truly new. */
export function readBadly(forms: readonly NamedForm[], random: Random): readonly NamedForm[] {
  const rate = random.pick([0, 0.01, 0.03, 0.06]);
  const read = forms.filter(() => !random.chance(0.04)).map((form) => damagedForm(form, random, rate));
  const cut = read.flatMap((form) =>
    form.rows.length > 6 && random.chance(0.15) ? cutInTwo(form, random) : [form],
  );
  return random.chance(0.1) ? shuffled(cut, random) : cut;
}

function damagedForm(named: NamedForm, random: Random, rate: number): NamedForm {
  const { form } = named;
  const text = (value: string | null): string | null => {
    if (value === null || random.chance(0.03)) return null;
    return misread(value, random, rate) || null;
  };
  let rows = named.rows.filter(() => !random.chance(0.05)).map((row) => damagedRow(row, random, rate));
  rows = rows.flatMap((row, i) => {
    if (random.chance(0.02)) return [row, { ...row, name: `${row.name} again` }];
    if (random.chance(0.03)) return [row, inventedRow(row, random, i)];
    return [row];
  });
  if (random.chance(0.4)) rows = reordered(rows, random);
  return {
    ...named,
    form: {
      ...form,
      title: text(form.title),
      projectName: text(form.projectName),
      department: text(form.department),
    },
    rows,
  };
}

function damagedRow({ name, row }: NamedRow, random: Random, rate: number): NamedRow {
  const target = random.chance(0.05) ? `≥${random.int(2, 999)}个` : misread(row.target, random, rate);
  const level3 = misread(row.level3, random, rate);
  return {
    name,
    row: {
      ...row,
      level1: random.chance(0.04) ? '' : misread(row.level1, random, rate),
      level2: random.chance(0.04) ? '' : misread(row.level2, random, rate),
      level3,
      explanation: row.explanation === null ? null : misread(row.explanation, random, rate),
      weight: random.chance(0.02) ? null : row.weight,
      target,
      reading: readTarget({ target, name: level3 }),
    },
  };
}

/** A row the corrected form has and the first did not, like its neighbour in all but a word. */
function inventedRow({ name, row }: NamedRow, random: Random, place: number): NamedRow {
  const level3 = random.chance(0.5) ? `新增${row.level3}` : `${row.level3}（二期）`;
  return { name: `${name} new ${place}`, row: { ...row, level3 } };
}

function reordered(rows: readonly NamedRow[], random: Random): NamedRow[] {
  const at = random.int(0, rows.length);
  return random.chance(0.5) ? [...rows.slice(at), ...rows.slice(0, at)] : shuffled(rows, random);
}

function cutInTwo(named: NamedForm, random: Random): readonly NamedForm[] {
  const at = random.int(2, named.rows.length - 2);
  return [
    { ...named, rows: named.rows.slice(0, at) },
    {
      name: `${named.name} continued`,
      form: { ...named.form, title: null, projectName: null, department: null },
      rows: named.rows.slice(at),
    },
  ];
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(random.int(0, left.length - 1), 1));
  return out;
}
