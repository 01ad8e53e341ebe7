/** The filters of `query` as options of a command, and back from them to a filter. */
import { type Command, Option } from 'commander';
import { COMPARATORS, DIMENSIONS, KINDS, PERIODS } from '../output/query/filter.ts';
import type { IndicatorFilter } from '../output/query.ts';
import { decimal, positiveInteger, several } from './options.ts';

/** Signs people type for the contract's. */
const SIGNS: Readonly<Record<string, string>> = {
  '≥': '>=',
  '≧': '>=',
  '≤': '<=',
  '≦': '<=',
  '＝': '=',
  '＞': '>',
  '＜': '<',
};

/** What commander makes of the options; names are the filter's. */
export type FilterOptions = Omit<IndicatorFilter, 'min' | 'max' | 'limit' | 'sort'>;

/** Adds every filter but bounds. Options that may be repeated take any of their values; `--text` takes all. */
export function addFilterOptions(command: Command): Command {
  return command
    .option(
      '--region <place>',
      'name or code of a place (江西省, 360000, 36); all below it belongs to it',
      several,
    )
    .option('--year <year>', 'budget year of the form', severalYears)
    .option('--department <text>', 'part of 主管部门', several)
    .option('--project <text>', "part of the project's name", several)
    .option('--title <text>', "part of the form's title", several)
    .option('--document <text>', "part of the document's name", several)
    .option('--level <name>', "level-1 or level-2 name, the standard's or as printed", several)
    .option('--level1 <name>', 'the same of level 1', several)
    .option('--level2 <name>', 'the same of level 2', several)
    .option('--level3 <text>', "part of the indicator's name", several)
    .option('--text <words>', 'stand in the row, its title, project or department; best match first', several)
    .addOption(
      new Option('--comparator <sign>', `of the target: ${COMPARATORS.join(', ')}`).argParser(
        (sign: string, before: readonly string[] | undefined) => several(SIGNS[sign] ?? sign, before),
      ),
    )
    .option('--unit <unit>', 'unit as printed, or base unit (元, 人, %); none: rows without one', several)
    .addOption(new Option('--dimension <name>', 'what the unit measures').choices(DIMENSIONS))
    .addOption(new Option('--kind <kind>', 'of the target').choices(KINDS))
    .addOption(new Option('--period <period>', 'what the target is for').choices(PERIODS))
    .option('--review', 'only rows a person should look at')
    .option('--no-review', 'only the others')
    .option('--problem <code>', 'rows with this problem', several)
    .option('--min-confidence <share>', 'lowest confidence, 0–1', decimal)
    .option('--max-confidence <share>', 'highest confidence, 0–1', decimal);
}

function severalYears(text: string, before: readonly number[] | undefined): readonly number[] {
  return [...(before ?? []), positiveInteger(text)];
}

/** The names of filters that `addFilterOptions` adds. */
const NAMES = [
  'region',
  'year',
  'department',
  'project',
  'title',
  'document',
  'level',
  'level1',
  'level2',
  'level3',
  'text',
  'comparator',
  'unit',
  'dimension',
  'kind',
  'period',
  'review',
  'problem',
  'minConfidence',
  'maxConfidence',
] as const satisfies readonly (keyof FilterOptions)[];

/** The filter in a command's options, whatever others it has. */
export function filterOf(options: FilterOptions): FilterOptions {
  return Object.fromEntries(
    NAMES.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]),
  );
}
