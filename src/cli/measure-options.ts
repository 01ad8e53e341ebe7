/** `--group-by`, `--count`, `--sum`, `--avg`, `--min` and `--max` as typed: bounds of a filter, or what to tell of groups. */
import { UsageError } from '../parsers/errors.ts';
import { AGGREGATES, COUNTED, GROUP_KEY_NAMES, MEASURED, type Measure } from '../output/query/group-keys.ts';
import type { Grouping } from '../output/query.ts';

export interface MeasureOptions {
  readonly groupBy?: readonly string[];
  readonly count?: readonly string[];
  readonly sum?: readonly string[];
  readonly avg?: readonly string[];
  /** Bounds and names of fields. */
  readonly min?: readonly string[];
  readonly max?: readonly string[];
}

export interface Asked {
  readonly bounds: { readonly min?: string; readonly max?: string };
  /** Null where rows are asked for. */
  readonly grouping: Pick<Grouping, 'by' | 'measures'> | null;
}

/** @throws UsageError for a key or field that is none, and for two bounds of one kind. */
export function askedOf(options: MeasureOptions): Asked {
  const by = (options.groupBy ?? []).flatMap((keys) => keys.split(',')).map((key) => key.trim());
  const measures: Measure[] = [
    ...(options.count ?? []).map((of) => ({ kind: 'count', of: known(of, COUNTED, '--count') }) as const),
    ...AGGREGATES.flatMap((kind) => {
      const given = (options[kind] ?? []).filter((value) => !isBound(kind, value));
      return given.map((of) => ({ kind, of: known(of, MEASURED, `--${kind}`) }) as const);
    }),
  ];
  const grouped = by.length > 0 || measures.length > 0;
  return {
    bounds: { ...bound('min', options.min), ...bound('max', options.max) },
    grouping: grouped ? { by: by.map((key) => known(key, GROUP_KEY_NAMES, '--group-by')), measures } : null,
  };
}

function isBound(kind: string, value: string): boolean {
  return (kind === 'min' || kind === 'max') && !(MEASURED as readonly string[]).includes(value);
}

function bound(kind: 'min' | 'max', values: readonly string[] | undefined): Asked['bounds'] {
  const [only, ...more] = (values ?? []).filter((value) => isBound(kind, value));
  if (more.length > 0) throw new UsageError(`--${kind} ${[only, ...more].join(', ')}: one value only`);
  return only === undefined ? {} : { [kind]: only };
}

function known<Name extends string>(given: string, names: readonly Name[], option: string): Name {
  const name = names.find((one) => one === given);
  if (name === undefined) throw new UsageError(`${option} ${given}: expected one of ${names.join(', ')}`);
  return name;
}
