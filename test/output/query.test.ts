import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/output/database-reader.ts';
import { countIndicators, type IndicatorFilter, queryIndicators } from '../../src/output/query.ts';
import { openStore } from '../../src/output/store.ts';
import { UsageError } from '../../src/parsers/errors.ts';
import type { Form, Indicator, TargetReading } from '../../src/pipeline/extraction.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { BARE_ROW, PEOPLE, SAMPLE } from './sample-extraction.ts';

const file = join(temporaryFolder(), 'query.db');

function percent(value: number): TargetReading {
  return { ...PEOPLE, value, unit: '%', baseValue: value, baseUnit: '%' };
}

function row(level1: string, level2: string, level3: string, reading: TargetReading): Partial<Indicator> {
  return {
    level1,
    level2,
    level3,
    level1Code: level1 === '效果指标' ? '效益指标' : level1,
    level2Code: level2,
    reading,
  };
}

function form(ordinal: number, year: number, project: string, rows: readonly Partial<Indicator>[]): Form {
  const [, empty] = SAMPLE.forms;
  return {
    ...empty!,
    ordinal,
    year,
    projectName: project,
    indicators: rows.map((fields, at) => ({ ...BARE_ROW, target: '', ...fields, ordinal: at + 1 })),
  };
}

const store = openStore(file);
const documents: Record<string, readonly Form[]> = {
  // Stored out of order: what comes out is sorted by name.
  'b/乙县.pdf': [
    form(1, 2023, '道路养护', [
      row('成本指标', '经济成本指标', '养护成本', {
        ...PEOPLE,
        comparator: '<=',
        value: 50,
        unit: '万元',
        baseValue: 500_000,
        baseUnit: '元',
      }),
      row('效果指标', '社会效益指标', '100%_通行率', {
        ...percent(0),
        comparator: 'between',
        value: 30,
        valueHigh: 50,
        baseValue: 30,
        baseValueHigh: 50,
      }),
    ]),
  ],
  'a/甲县.txt': [
    form(1, 2024, '技能培训', [
      row('产出指标', '数量指标', '培训人数', PEOPLE),
      row('满意度指标', '服务对象满意度指标', 'Trainee 满意度', percent(90)),
    ]),
    form(2, 2024, "O'Hara 项目", [
      { ...row('满意度指标', '服务对象满意度指标', '群众满意度', percent(85)), review: true },
    ]),
  ],
};
for (const [document, forms] of Object.entries(documents)) {
  store.save(
    { document, root: '/in', path: `/in/${document}`, bytes: 1, modifiedAt: null },
    { sha256: document, bytes: 1, extraction: { ...SAMPLE, forms } },
  );
}
store.close();
const database = openDatabase(file);
afterAll(() => database.close());

function found(filter: IndicatorFilter): string[] {
  const names = [...queryIndicators(database, filter)].map((r) => r.level3);
  if (filter.limit === undefined) expect(countIndicators(database, filter)).toBe(names.length);
  return names;
}

const ALL = ['培训人数', 'Trainee 满意度', '群众满意度', '养护成本', '100%_通行率'];

describe('a filter', () => {
  it.each<[string, IndicatorFilter, readonly string[]]>([
    ['of nothing gives all rows by document, form and ordinal', {}, ALL],
    ['by a level as printed', { level: ['效果指标'] }, ['100%_通行率']],
    ["by the standard's name of a level", { level: ['效益指标'] }, ['100%_通行率']],
    ['by a second level', { level: ['数量指标'] }, ['培训人数']],
    ['by any of several levels', { level: ['数量指标', '成本指标'] }, ['培训人数', '养护成本']],
    ['by a part of a level is none: levels are whole names', { level: ['数量'] }, []],
    ['by text in the row, the shorter name first', { text: ['满意'] }, ['群众满意度', 'Trainee 满意度']],
    ['by text in the project', { text: ['技能培训'] }, ['培训人数', 'Trainee 满意度']],
    ['by all of several texts', { text: ['满意', '技能'] }, ['Trainee 满意度']],
    ['by text, ASCII in either case', { text: ['TRAINEE'] }, ['Trainee 满意度']],
    ['by text with a percent sign, which is no wildcard', { text: ['100%'] }, ['100%_通行率']],
    ['by text with an underscore, which is no wildcard', { text: ['_通'] }, ['100%_通行率']],
    ['by text with a quote', { text: ["O'Hara"] }, ['群众满意度']],
    ['by text that is SQL', { text: ["' OR 1=1 --"] }, []],
    ['by a text of 60 KB', { text: ['满'.repeat(20_000)] }, []],
    ['by an emoji', { text: ['🚀'] }, []],
    ['by unit as printed', { unit: '万元' }, ['养护成本']],
    ['by base unit', { unit: '元' }, ['养护成本']],
    ['by lowest value, itself included', { unit: '%', min: 90 }, ['Trainee 满意度']],
    ['by highest value, itself included', { unit: '元', max: 500_000 }, ['养护成本']],
    ['by a range a range must lie in', { unit: '%', min: 30, max: 50 }, ['100%_通行率']],
    ['by a range a range reaches out of', { unit: '%', min: 30, max: 49 }, []],
    ['by year', { year: 2023 }, ['养护成本', '100%_通行率']],
    ['by a part of the document name', { document: '甲' }, ['培训人数', 'Trainee 满意度', '群众满意度']],
    ['for review', { review: true }, ['群众满意度']],
    ['not for review', { review: false }, ALL.filter((name) => name !== '群众满意度')],
    ['with a limit', { limit: 2 }, ALL.slice(0, 2)],
    [
      'of everything at once',
      {
        level: ['满意度指标'],
        text: ['度'],
        unit: '%',
        min: 1,
        max: 99,
        year: 2024,
        document: 'a/',
        review: false,
        limit: 9,
      },
      ['Trainee 满意度'],
    ],
  ])('%s', (_name, filter, expected) => {
    expect(found(filter)).toStrictEqual(expected);
  });

  it('that is none is refused with what was expected', () => {
    expect(() => found({ year: 2024.5 })).toThrow(UsageError);
    expect(() => found({ yaer: 2024 } as IndicatorFilter)).toThrow(/Unrecognized key: "yaer"/u);
    expect(() => found({ text: [''] })).toThrow(UsageError);
    expect(() => found({ text: ['\0'] })).toThrow(/NUL/u);
    expect(() => found({ min: 90 })).toThrow(/need a unit/u);
    expect(() => found({ min: Number.NaN })).toThrow(UsageError);
  });
});

describe('a document', () => {
  it('is found by its name, its path, or a part of its name', () => {
    const names = (name: string) => database.findDocuments(name).map((d) => d.row.document);
    expect(names('a/甲县.txt')).toStrictEqual(['a/甲县.txt']);
    expect(names('/in/b/乙县.pdf')).toStrictEqual(['b/乙县.pdf']);
    expect(names('县')).toStrictEqual(['a/甲县.txt', 'b/乙县.pdf']);
    expect(names('丙')).toStrictEqual([]);
  });

  it('gives its forms with their rows', () => {
    const [document] = database.findDocuments('甲县');
    const forms = [...database.formsOf(document!.id)];
    expect(forms.map(({ form, indicators }) => [form.form, indicators.map((r) => r.level3)])).toStrictEqual([
      [1, ['培训人数', 'Trainee 满意度']],
      [2, ['群众满意度']],
    ]);
  });
});
