/** A filter as SQL conditions on `current_indicators`, by how they are best answered. */
import { sql } from 'kysely';
import { level1Code, level2Code } from '../../glossary/levels.ts';
import { unitMeaning } from '../../pipeline/normalise/units.ts';
import type { SearchWord } from '../search/search-text.ts';
import { searchWords, wholeWord } from '../search/search-text.ts';
import type { CheckedFilter } from './filter.ts';
import { regionPrefix } from './region-codes.ts';
import { all, either, isOneOf, type Sql } from './sql-text.ts';
import { NO_UNIT, valueBounds } from './value-bounds.ts';

export interface Conditions {
  /** Of `where`, on the place: columns forms have too. Null where none is asked for. */
  readonly place: Sql | null;
  /** All but the full-text index's. */
  readonly where: readonly Sql[];
  /** The index that finds the fewest rows that may pass; null where SQLite may choose. */
  readonly index: IndexName | null;
  /** The full-text index's expression; null where no text is asked for. */
  readonly match: string | null;
  /** The same where the words of `text` stand in the row itself, not in its form's head. */
  readonly matchInRow: string | null;
  /** Of `text`. */
  readonly words: readonly SearchWord[];
}

/** Indexes of migrations 0003 and 0005 by what they are for. Which is best is known here; SQLite would need statistics to guess. */
export type IndexName =
  | 'by_document'
  | 'by_region'
  | 'with_problems'
  | 'for_review'
  | 'by_date'
  | 'by_value'
  | 'by_confidence'
  | 'measures';

/** Every text of a row that is searched, as one text whose parts nothing crosses; for words longer than the index compares. */
export const SEARCHED_TEXT = sql`concat_ws(char(31), level1, level2, level3, target, explanation, area, midterm_target,
  longterm_target, actual, deviation_reason, project_name, department, title,
  CASE WHEN others <> '[]' THEN
    (SELECT group_concat(concat_ws(char(31), value ->> 'label', value ->> 'value'), char(31)) FROM json_each(others)) END)`;

/** @throws UsageError for a place, bound or text that is none. */
export function conditionsOf(filter: CheckedFilter): Conditions {
  const words = (filter.text ?? []).flatMap(searchWords);
  const texts = textConditions(filter);
  const inHead = texts.map((text) => text.match);
  const matches = (columns: string): string | null => {
    const parts = [...words.map((word) => `${columns}${word.match}`), ...inHead];
    return parts.length === 0 ? null : parts.join(' AND ');
  };
  const longWords = words.filter((word) => word.long).map((word) => holds(SEARCHED_TEXT, word));
  const compared = [...longWords, ...texts.flatMap((text) => text.compared)];
  const match = matches('');
  return {
    place: filter.region === undefined ? null : either(filter.region.map(inRegion)),
    where: [...placeConditions(filter), ...valueConditions(filter), ...otherConditions(filter), ...compared],
    index: bestIndex(filter, match !== null),
    match,
    matchInRow: words.length === 0 ? null : matches('{level3 own} : '),
    words,
  };
}

/** Everything a filter asks for, as one condition. */
export function whereAll({ where, match }: Conditions): Sql {
  return all([...(match === null ? [] : [foundBy(match)]), ...where]);
}

/** The table the filter's conditions are best asked of. */
export function fromIndexed({ index }: Conditions): Sql {
  return index === null
    ? sql`effective_indicators`
    : sql`effective_indicators INDEXED BY ${sql.ref(`effective_indicators_${index}`)}`;
}

function foundBy(match: string): Sql {
  return sql`indicator_id IN (SELECT rowid & 17592186044415 FROM indicator_search WHERE indicator_search MATCH ${match})`;
}

/** Filters on columns that the index for counts and sums holds. */
const MEASURE_FILTERS: readonly string[] = ['year', 'kind', 'comparator', 'dimension', 'period', 'review'];

function bestIndex(filter: CheckedFilter, searched: boolean): IndexName | null {
  const asked = (Object.keys(filter) as (keyof CheckedFilter)[]).filter((name) => filter[name] !== undefined);
  if (filter.document !== undefined) return 'by_document';
  if (filter.region !== undefined) return filter.region.length === 1 ? 'by_region' : null;
  if (searched) return null;
  if (filter.problem !== undefined) return 'with_problems';
  if (filter.review === true) return 'for_review';
  const bounds = valueBounds(filter);
  if (bounds?.kind === 'date') return 'by_date';
  if (bounds !== null || filter.unit?.length === 1 || filter.dimension !== undefined) return 'by_value';
  if (filter.maxConfidence !== undefined) return 'by_confidence';
  const covered = asked.filter((name) => name !== 'sort' && name !== 'limit');
  return covered.length > 0 && covered.every((name) => MEASURE_FILTERS.includes(name)) ? 'measures' : null;
}

/** Columns of the full-text index that are filters of their own. */
const TEXT_FILTERS = {
  level3: 'level3',
  department: 'department',
  project: 'project_name',
  title: 'title',
} as const;

interface TextCondition {
  readonly match: string;
  readonly compared: readonly Sql[];
}

function textConditions(filter: CheckedFilter): readonly TextCondition[] {
  return (Object.entries(TEXT_FILTERS) as [keyof typeof TEXT_FILTERS, string][]).flatMap(([name, column]) => {
    const words = filter[name]?.map(wholeWord);
    if (words === undefined) return [];
    const compared = words.some((word) => word.long)
      ? [either(words.map((word) => holds(sql.ref(column), word)))]
      : [];
    return [{ match: `(${words.map((word) => `${column} : ${word.match}`).join(' OR ')})`, compared }];
  });
}

function holds(text: Sql, word: SearchWord): Sql {
  return sql`search_holds(${text}, ${word.folded})`;
}

function placeConditions(filter: CheckedFilter): readonly Sql[] {
  const conditions: Sql[] = [];
  const { region, document } = filter;
  if (region !== undefined)
    conditions.push(region.length === 1 ? inRegion(region[0]!) : either(region.map(inRegion)));
  if (document !== undefined) {
    const names = document.map((part) => sql`instr(lower(document), lower(${part})) > 0`);
    conditions.push(sql`document_id IN (SELECT id FROM documents WHERE ${either(names)})`);
  }
  return conditions;
}

/** `:` is behind `9`. */
function inRegion(place: string): Sql {
  const prefix = regionPrefix(place);
  return prefix.length === 6
    ? sql`region_code = ${prefix}`
    : sql`(region_code >= ${prefix} AND region_code < ${`${prefix}:`})`;
}

function otherConditions(filter: CheckedFilter): readonly Sql[] {
  const conditions: Sql[] = [];
  const oneOf = (column: string, values: readonly (string | number)[] | undefined): void => {
    if (values !== undefined) conditions.push(isOneOf(sql.ref(column), values));
  };
  oneOf('year', filter.year);
  oneOf('kind', filter.kind);
  oneOf('comparator', filter.comparator);
  oneOf('period', filter.period);
  if (filter.level !== undefined) {
    conditions.push(either(filter.level.flatMap((name) => [isLevel(1, name), isLevel(2, name)])));
  }
  if (filter.level1 !== undefined) conditions.push(either(filter.level1.map((name) => isLevel(1, name))));
  if (filter.level2 !== undefined) conditions.push(either(filter.level2.map((name) => isLevel(2, name))));
  if (filter.review !== undefined) conditions.push(filter.review ? sql`review = 1` : sql`review = 0`);
  if (filter.problem !== undefined) {
    const codes = isOneOf(sql`value`, filter.problem);
    // The list is parsed only where the code stands in its text.
    const written = either(filter.problem.map((code) => sql`instr(problems, json_quote(${code})) > 0`));
    conditions.push(
      sql`problems <> '[]'`,
      written,
      sql`EXISTS (SELECT 1 FROM json_each(problems) WHERE ${codes})`,
    );
  }
  if (filter.minConfidence !== undefined) conditions.push(sql`confidence >= ${filter.minConfidence}`);
  if (filter.maxConfidence !== undefined) conditions.push(sql`confidence <= ${filter.maxConfidence}`);
  return conditions;
}

/**
 * A name of the standard is its code's; another is what is printed. What is printed is compared only where the code, which indexes hold,
 * is the one such a name has.
 */
function isLevel(level: 1 | 2, name: string): Sql {
  const code = level === 1 ? level1Code(name) : level2Code(name);
  const [printed, coded] = level === 1 ? [sql`level1`, sql`level1_code`] : [sql`level2`, sql`level2_code`];
  if (code === name) return sql`${coded} = ${name}`;
  return code === null ? sql`${printed} = ${name}` : sql`(${coded} = ${code} AND ${printed} = ${name})`;
}

function valueConditions(filter: CheckedFilter): readonly Sql[] {
  const conditions: Sql[] = [];
  if (filter.unit !== undefined) {
    const units = filter.unit.map(inUnit);
    conditions.push(...(units.length === 1 ? units : [either(units)]));
  }
  if (filter.dimension !== undefined) {
    // A handful of units, told from the index: a dimension few rows have would else be looked for in all of them.
    conditions.push(
      isOneOf(sql`dimension`, filter.dimension),
      sql`base_unit IN (${unitsOf(filter.dimension)})`,
    );
  }
  return [...conditions, ...boundConditions(filter)];
}

/** As printed, or the base unit. */
function inUnit(unit: string): Sql {
  if (unit === NO_UNIT) return sql`(base_unit IS NULL AND unit IS NULL)`;
  const base = unitMeaning(unit).base ?? unit;
  return base === unit
    ? sql`base_unit = ${unit}`
    : sql`(base_unit IN (${base}, ${unit}) AND ${unit} IN (unit, base_unit))`;
}

/** Base units of a dimension, jumping from one unit to the next in the index. */
function unitsOf(dimensions: readonly string[]): Sql {
  return sql`
    WITH RECURSIVE units (name) AS (
      SELECT min(base_unit) FROM effective_indicators
      UNION ALL
      SELECT (SELECT min(base_unit) FROM effective_indicators WHERE base_unit > units.name) FROM units WHERE units.name IS NOT NULL
    )
    SELECT units.name FROM units
    WHERE ${isOneOf(sql`(SELECT dimension FROM effective_indicators WHERE base_unit = units.name LIMIT 1)`, dimensions)}`;
}

function boundConditions(filter: CheckedFilter): readonly Sql[] {
  const bounds = valueBounds(filter);
  if (bounds === null) return [];
  const conditions: Sql[] = [];
  if (bounds.kind === 'date') {
    if (bounds.low !== null) conditions.push(sql`date >= ${bounds.low}`);
    if (bounds.high !== null) conditions.push(sql`date <= ${bounds.high}`);
    return conditions;
  }
  conditions.push(bounds.baseUnit === null ? sql`base_unit IS NULL` : sql`base_unit = ${bounds.baseUnit}`);
  if (bounds.low !== null) conditions.push(sql`base_value >= ${bounds.low}`);
  if (bounds.high !== null) {
    // The index finds values up to the bound; of ranges that begin there, those that end above it are left out.
    conditions.push(sql`base_value <= ${bounds.high}`);
    conditions.push(sql`coalesce(base_value_high, base_value) <= ${bounds.high}`);
  }
  return conditions;
}
