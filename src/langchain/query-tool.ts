/** A tool by which a model asks for rows, or for counts and sums of them: the filters of `jixiao query`, read-only, with few rows. */
import { type DynamicStructuredTool, tool } from '@langchain/core/tools';
import { z } from 'zod';
import { type DatabaseReader, openDatabase } from '../output/database-reader.ts';
import { COMPARATORS, DIMENSIONS, KINDS } from '../output/query/filter.ts';
import { COUNTED, GROUP_KEY_NAMES, MEASURED } from '../output/query/group-keys.ts';
import { countIndicators, groupIndicators, type IndicatorFilter, queryIndicators } from '../output/query.ts';
import { JixiaoError } from '../parsers/errors.ts';

export interface QueryToolOptions {
  /** Most rows or groups of an answer. Default: 50 */
  readonly maxRows?: number;
  /** Default: `query_performance_targets` */
  readonly name?: string;
}

const DEFAULT_ROWS = 50;
/** Rows are counted up to here: a model need not know whether there are one or two millions. */
const COUNTED_ROWS = 10_000;

const texts = z.array(z.string()).min(1);

/** Every member may be left out or null: some providers send null for what they leave out. */
const QUESTION = z.object({
  text: texts.nullish().describe('words that all stand in the row, its title, project or department'),
  region: texts.nullish().describe('places, by name or six-digit code, with everything below them'),
  year: z.array(z.int()).min(1).nullish().describe('budget years'),
  department: texts.nullish().describe('parts of the department’s name'),
  project: texts.nullish().describe('parts of the project’s name'),
  title: texts.nullish().describe('parts of the form’s title'),
  document: texts.nullish().describe('parts of the file’s name'),
  level: texts.nullish().describe('level-1 or level-2 names, such as 产出指标, 成本指标, 满意度指标'),
  level3: texts.nullish().describe('parts of the indicator’s own name'),
  comparator: z.array(z.enum(COMPARATORS)).min(1).nullish(),
  kind: z.array(z.enum(KINDS)).min(1).nullish(),
  min: z.string().nullish().describe('lowest value with its unit: 50万元, 90%, 600人次, 2024-06-30'),
  max: z.string().nullish().describe('highest value with its unit'),
  unit: texts.nullish().describe('units, printed or base (元, 人次, %)'),
  dimension: z
    .array(z.enum(DIMENSIONS as [string, ...string[]]))
    .min(1)
    .nullish(),
  review: z.boolean().nullish().describe('true: only rows that a person should look at'),
  limit: z.int().min(1).nullish(),
  group_by: z
    .array(z.enum(GROUP_KEY_NAMES as readonly [string, ...string[]]))
    .min(1)
    .nullish()
    .describe('count and sum by these instead of listing rows; values of different base units stay apart'),
  measures: z
    .array(
      z.object({
        kind: z.enum(['count', 'sum', 'avg', 'min', 'max']),
        of: z.enum([...COUNTED, ...MEASURED] as [string, ...string[]]),
      }),
    )
    .nullish()
    .describe('what to tell of each group; default: how many rows'),
});

type Question = z.output<typeof QUESTION>;

/** The database is opened for each call, for reading only; a question that cannot be answered comes back as a sentence, not as an exception. */
export function queryTool(file: string, options: QueryToolOptions = {}): DynamicStructuredTool {
  const maxRows = options.maxRows ?? DEFAULT_ROWS;
  return tool(
    (question: Question): string => {
      try {
        const database = openDatabase(file);
        try {
          return JSON.stringify(answered(database, question, maxRows));
        } finally {
          database.close();
        }
      } catch (error) {
        if (error instanceof JixiaoError) return JSON.stringify({ error: error.message });
        throw error;
      }
    },
    {
      name: options.name ?? 'query_performance_targets',
      description:
        'Performance targets (绩效目标) of Chinese public budgets: rows that pass all filters with their source, or counts and sums of them. ' +
        'base_value is in the base unit (元, 人, %); review marks rows whose reading is uncertain.',
      schema: QUESTION,
    },
  ) as unknown as DynamicStructuredTool;
}

function answered(database: DatabaseReader, question: Question, maxRows: number): unknown {
  const { group_by: by, measures, limit: wanted, ...asked } = question;
  const limit = Math.min(wanted ?? maxRows, maxRows);
  const filter = given(asked) as IndicatorFilter;
  if (by !== null && by !== undefined) {
    const grouping = { by, limit, ...(measures?.length ? { measures } : {}) } as Parameters<
      typeof groupIndicators
    >[2];
    const { columns, rows, mixedPeriods } = groupIndicators(database, filter, grouping);
    const groups = rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
    return mixedPeriods ? { groups, note: 'some groups sum targets of several periods' } : { groups };
  }
  const rows = [...queryIndicators(database, { ...filter, limit })];
  const total = rows.length < limit ? rows.length : countIndicators(database, filter, COUNTED_ROWS);
  return { total: total < COUNTED_ROWS ? total : `${COUNTED_ROWS} or more`, rows };
}

/** Without what was left out or null. */
function given(asked: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(asked).filter(([, value]) => value !== null && value !== undefined),
  );
}
