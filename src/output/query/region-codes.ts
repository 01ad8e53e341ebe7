/** A place by its name or code, as the beginning all codes below it share. */
import { UsageError } from '../../parsers/errors.ts';
import { type Division, divisionsByCode, regionIndex } from '../../pipeline/normalise/region-index.ts';

/** 南昌 is 南昌市: what a name may end in. */
const ENDINGS = ['', '省', '市', '县', '区', '自治州', '地区', '盟', '旗'];

/**
 * The digits of GB/T 2260 with which the codes of a place and of everything below it begin: `江西省` → `36`, `3601` → `3601`.
 * @throws UsageError for a name nothing or several places have.
 */
export function regionPrefix(place: string): string {
  const name = place.trim();
  if (/^\d+$/u.test(name)) return codePrefix(name, place);
  for (const ending of ENDINGS) {
    const found = regionIndex().get(name + ending) ?? [];
    const [only, ...more] = found;
    if (only === undefined) continue;
    if (more.length === 0) return stem(only.code);
    const several = found.map((d) => `${d.code} ${fullName(d)}`).join(', ');
    throw new UsageError(`${place} is the name of several places; give the code of one: ${several}`);
  }
  throw new UsageError(
    `${place} is no place of GB/T 2260 down to the county; give its name or code (360100)`,
  );
}

function codePrefix(code: string, place: string): string {
  if (code.length === 2 || code.length === 4 || code.length === 6) return stem(code);
  throw new UsageError(`${place} is no code of GB/T 2260: two, four or six digits`);
}

/** Codes nest: 360000 holds 360100 holds 360102. */
function stem(code: string): string {
  return code.replace(/(?:00)+$/u, '');
}

function fullName(division: Division): string {
  return [2, 4, 6]
    .map((digits) => divisionsByCode().get(division.code.slice(0, digits).padEnd(6, '0'))?.name ?? '')
    .join('');
}

/** The name of the place a code's beginning stands for; the digits where the list has none. */
export function regionName(prefix: string): string {
  return divisionsByCode().get(prefix.padEnd(6, '0'))?.name ?? prefix;
}
