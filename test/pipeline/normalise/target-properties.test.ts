import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readTarget } from '../../../src/pipeline/normalise/target.ts';
import { MAGNITUDES, UNITS } from '../../../src/glossary/unit-table.ts';
import { scale, unitMeaning } from '../../../src/pipeline/normalise/units.ts';

// A shared machine may leave a process little of its time.
vi.setConfig({ testTimeout: 60_000 });

const SIGNS = { '≥': '>=', '≤': '<=', '>': '>', '<': '<', '=': '=' } as const;

/** Numbers as forms print them: up to nine digits and four decimals, no trailing zeros. */
const digits = fc
  .tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 9999 }))
  .map(([whole, part]) =>
    part === 0 ? String(whole) : `${whole}.${String(part).padStart(4, '0')}`.replace(/0+$/u, ''),
  );
/** 百分之 and the currency sign stand in front of their number. */
const unit = fc.constantFrom(...[...UNITS.keys()].filter((u) => !u.endsWith('之') && u !== '¥'));
const sign = fc.constantFrom(...(Object.keys(SIGNS) as (keyof typeof SIGNS)[]));

/** 5月 and 2024年 are dates. */
function isDate(number: string, name: string): boolean {
  const value = Number(number);
  return (name === '月' && Number.isInteger(value)) || (/^年/u.test(name) && value >= 1949 && value <= 2100);
}

describe('readTarget', () => {
  it('reads back what was printed, over the whole unit table', () => {
    for (const name of UNITS.keys()) {
      if (name.endsWith('之') || name === '¥') continue;
      const reading = readTarget({ target: `≥37${name}` });
      expect([name, reading.comparator, reading.value, reading.unit]).toEqual([name, '>=', 37, name]);
      expect([name, reading.problems]).toEqual([name, []]);
    }
  });

  it('reads back every sign, unit and magnitude together, and folds the magnitude', () => {
    for (const [name, { base, exponent }] of UNITS) {
      if (name.endsWith('之') || name === '¥') continue;
      for (const [printedSign, comparator] of Object.entries(SIGNS)) {
        expect(readTarget({ target: `${printedSign} 1,137.5 ${name}` })).toMatchObject({
          comparator,
          value: 1137.5,
          unit: name,
          baseValue: exactly('1137.5', exponent < 0 ? 0 : exponent) / 10 ** (exponent < 0 ? -exponent : 0),
          baseUnit: base,
        });
      }
      const folds = exponent === 0 && !/^[千百十万亿]/u.test(name) && !/^[^\p{Script=Han}¥]/u.test(name);
      if (!folds || name === '年' || name === '年度' || name === '成') continue;
      for (const [magnitude, power] of MAGNITUDES) {
        // 千米 is a unit of its own.
        if (UNITS.has(magnitude + name) || UNITS.has(magnitude.slice(-1) + name)) continue;
        const reading = readTarget({ target: `≥3.25${magnitude}${name}` });
        expect([magnitude + name, reading.baseValue, reading.baseUnit]).toEqual([
          magnitude + name,
          exactly('3.25', power),
          base,
        ]);
      }
    }
  });

  it('reads back any sign, number and unit', () => {
    fc.assert(
      fc.property(sign, digits, unit, (printedSign, number, name) => {
        fc.pre(!isDate(number, name));
        const reading = readTarget({ target: `${printedSign}${number}${name}` });
        expect(reading).toMatchObject({ comparator: SIGNS[printedSign], value: Number(number), unit: name });
      }),
      { numRuns: 1000 },
    );
  });

  it('reads a number with thousands separators as without', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 999_999_999 }),
        fc.constantFrom(',', '，', ' '),
        (number, separator) => {
          const grouped = number.toLocaleString('en-US').replaceAll(',', separator);
          expect(readTarget({ target: `${grouped}元` })).toEqual(readTarget({ target: `${number}元` }));
        },
      ),
    );
  });

  it('reads full width as half width', () => {
    fc.assert(
      fc.property(digits, (number) => {
        const wide = number.replace(/[!-~]/gu, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
        expect(readTarget({ target: `≥${wide}次` })).toEqual(readTarget({ target: `≥${number}次` }));
      }),
    );
  });

  it('is not changed by white space around numbers and units', () => {
    fc.assert(
      fc.property(digits, fc.constantFrom(' ', '\n', '\t', '\u3000'), (number, space) => {
        const spaced = readTarget({ target: `${space}≥${space}${number}${space}万元${space}` });
        expect(spaced).toEqual(readTarget({ target: `≥${number}万元` }));
      }),
    );
  });

  it('scales without changing the value: the base value is the printed one, its point moved', () => {
    fc.assert(
      fc.property(digits, fc.constantFrom(...MAGNITUDES), (number, [magnitude, exponent]) => {
        const reading = readTarget({ target: `${number}${magnitude}元` });
        expect(reading.value).toBe(Number(number));
        expect(reading.baseValue).toBe(exactly(number, exponent));
        expect(reading.baseUnit).toBe('元');
      }),
    );
  });

  it('never throws on any string of up to 200 characters', () => {
    const context = fc.option(fc.string({ unit: 'binary', maxLength: 30 }), { nil: null });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), context, context, (target, name, column) => {
        readTarget({ target, name, unit: column, sign: column, header: name, year: 2024 });
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws on, nor leaves unflagged numbers out of, strings of the domain', () => {
    const alphabet =
      '0123456789.,，%‰≥≤<>=±-~～—:：/万亿千百十一二三两年月日前底内以上下次人元个每不低于超过至到（）()约余多第分之'.split(
        '',
      );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...alphabet), { maxLength: 60 }), (characters) => {
        const target = characters.join('');
        const reading = readTarget({ target, year: 2024 });
        const silent = reading.kind === 'text' && reading.problems.length === 0;
        if (silent) expect(target).not.toMatch(/\d/u);
        for (const number of [reading.value, reading.valueHigh, reading.baseValue, reading.baseValueHigh]) {
          expect(number === null || Number.isFinite(number)).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

it('scale moves the point without noise', () => {
  expect([scale('1.5', 8), scale('4.35', 4), scale('1.1', -1), scale('16.14', 4), scale('0.07', 4)]).toEqual([
    150_000_000, 43_500, 0.11, 161_400, 700,
  ]);
});

it('every unit of the table is known and its base is its own base', () => {
  for (const [name, entry] of UNITS) {
    expect([name, unitMeaning(name).known]).toEqual([name, true]);
    const { base, exponent } = unitMeaning(entry.base);
    expect([name, base, exponent]).toEqual([name, entry.base, 0]);
  }
});

/** The same by whole-number arithmetic. */
function exactly(number: string, exponent: number): number {
  const [whole = '', part = ''] = number.split('.');
  const shifted = BigInt(whole + part.padEnd(exponent, '0').slice(0, exponent));
  const rest = part.slice(exponent);
  return Number(rest === '' ? String(shifted) : `${shifted}.${rest}`);
}

describe('time', () => {
  const shapes = {
    digits: '1',
    'digits and commas': '1,',
    points: '1.2',
    signs: '≥',
    values: '≥25次，',
    dates: '2024年12月',
    fillers: '完成',
    words: '天地',
    numerals: '一百',
    magnitudes: '1万',
    brackets: '(',
    'title marks': '《',
    letters: 'O1',
    rates: '每年',
    ratio: '1:',
    range: '1-',
    spaces: '1 ',
    ranks: '前1',
    gaps: '≥**%',
    'lone gaps': '()%',
    halves: '半年',
    standards: 'GB/T1-2020',
    'old numerals': '廿',
    averages: '人均1',
    'units in brackets': '1（万元）',
  };
  it.each(Object.entries(shapes))('grows linearly from 10² to 10⁵ characters: %s', (_, shape) => {
    const cost = (length: number): number => {
      const target = shape.repeat(Math.ceil(length / shape.length)).slice(0, length);
      // Processor time, least of three: a shared machine gives and takes the wall clock's.
      const spent = [1, 2, 3].map(() => {
        const before = process.cpuUsage();
        if (shape.includes('(') || shape.includes('（') || shape.includes('*')) {
          readTarget({ target: '95', name: target, unit: target, sign: target, header: target });
        }
        readTarget({ target, name: '名称', year: 2024 });
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1000;
      });
      return Math.min(...spent);
    };
    for (const length of [100, 1000]) cost(length);
    // Ten times the text costs ten times the time, give or take the collector; n² costs a hundred times.
    expect(cost(100_000)).toBeLessThan(Math.max(40 * cost(10_000), 250));
  });
});
