/** A place by its name or code, as the beginning all codes below it share. */
import { UsageError } from '../../parsers/errors.ts';
import { quotedInput } from '../quoted-input.ts';
import { type Division, divisionsByCode, regionIndex } from '../../pipeline/normalise/region-index.ts';

/** 南昌 is 南昌市: what a name may end in. */
const ENDINGS = ['省', '市', '县', '区', '自治州', '地区', '盟', '旗'];

/**
 * The digits of GB/T 2260 with which the codes of a place and of everything below it begin: `江西省` → `36`, `3601` → `3601`. A name may lack
 * its ending; 吉林 is then 吉林省, which holds 吉林市.
 * @throws UsageError for a name nothing has, or several places of which none holds the others.
 */
export function regionPrefix(place: string): string {
  const name = place.trim();
  if (/^\d+$/u.test(name)) return codePrefix(name, place);
  const index = regionIndex();
  const found = index.get(name) ?? ENDINGS.flatMap((ending) => index.get(name + ending) ?? []);
  const widest = found.find((one) => found.every((other) => other.code.startsWith(stem(one.code))));
  if (widest !== undefined) return stem(widest.code);
  if (found.length === 0) {
    throw new UsageError(
      `${quotedInput(place)} is no place of GB/T 2260 down to the county; give its name or code (360100)`,
    );
  }
  const several = found.map((division) => `${division.code} ${fullName(division)}`).join(', ');
  throw new UsageError(
    `${quotedInput(place)} is the name of several places; give the code of one: ${several}`,
  );
}

function codePrefix(code: string, place: string): string {
  if (code.length === 2 || code.length === 4 || code.length === 6) return stem(code);
  throw new UsageError(`${quotedInput(place)} is no code of GB/T 2260: two, four or six digits`);
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
