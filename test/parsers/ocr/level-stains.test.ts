/** A stand-in for the recogniser that reads what it is told, at the belief it is told. */
import { describe, expect, it } from 'vitest';
import type { ScanLine } from '../../../src/parsers/ocr/scan-layout.ts';
import type { LineReading, OcrEngine, RecognisedLine } from '../../../src/parsers/ocr/engine.ts';
import {
  headerWithinStains,
  isStainsAlone,
  leftOutRemark,
  nameAmongStains,
  nameWithinStains,
} from '../../../src/parsers/ocr/level-stains.ts';

const reading = (text: string, confidence: number): LineReading => ({
  text,
  confidence,
  characters: [],
  changes: [],
});

const engine: OcrEngine = {
  name: 'stand-in',
  recognise: () => Promise.resolve([]),
  decode: (lines) => lines.map(({ free }) => free),
  detect: () => Promise.resolve([]),
  close: () => Promise.resolve(),
};

/** Text, belief, and height in em where that is not 1. */
type Line = readonly [string, number, number?];

/** The name's lines and the belief in the first, or null. */
function found(lines: readonly Line[]): readonly [string, number] | null {
  const looked: RecognisedLine[] = lines.map(([text, belief]) => ({ free: reading(text, belief) }));
  const name = nameAmongStains(
    looked,
    looked.map(({ free }) => free),
    engine,
    lines.map(([, , height = 1]) => height),
  );
  return name && [name.readings.map(({ text }) => text).join('|'), name.readings[0]!.confidence];
}

describe('a cell of a level with stains alone', () => {
  const isAlone = (...lines: readonly Line[]) => {
    const looked: RecognisedLine[] = lines.map(([text, belief]) => ({ free: reading(text, belief) }));
    const heights = lines.map(([, , height = 1]) => height);
    return isStainsAlone(
      looked,
      looked.map(({ free }) => free),
      heights,
    );
  };

  it('is one of a few marks, higher or lower than print, that nobody believes', () => {
    expect(isAlone(['KA', 0.27], ['AX', 0.45], ['M', 0.41, 0.5])).toBe(true);
    expect(isAlone(['财', 0.99, 1.6], ['', 0.4, 2], ['当', 0.39, 1.7])).toBe(true);
    expect(isAlone(['钢楼匾', 0.1, 1.5])).toBe(true);
  });

  it('is none where a name may stand, however badly it is read', () => {
    expect(isAlone(['生杰环坛成术', 0.2])).toBe(false);
    expect(isAlone(['人民后', 0.03])).toBe(false);
    expect(isAlone(['效益', 0.5], ['指标', 0.5])).toBe(false);
    // A label in large print, one character a line, of which one is not read.
    expect(isAlone(['政', 0.99, 1.4], ['治', 0.99, 1.4], ['', 0.3, 1.4], ['准', 0.99, 1.4])).toBe(false);
    expect(isAlone(['', 1], ['', 1])).toBe(false);
  });
});

describe('a name among stains', () => {
  it('is found, and is for review', () => {
    expect(
      found([
        ['EAD', 0.06],
        ['楼', 0.49],
        ['', 1],
        ['产出指标', 0.98],
      ]),
    ).toEqual(['产出指标', 0.8]);
  });

  it('is found beside marks and single characters, however they are believed, where it is whole', () => {
    expect(
      found([
        ['（', 0.9],
        ['影', 0.8],
        ['质量指标', 0.97],
        ['、', 0.95],
      ]),
    ).toEqual(['质量指标', 0.8]);
    expect(
      found([
        ['产出', 0.97],
        ['指', 0.97],
        ['杯', 0.97],
      ]),
    ).toBeNull();
  });

  it("is found above a star, which is a seal's as often as the form's, and not above three or a bracket of its weight", () => {
    expect(
      found([
        ['数量指标', 0.99],
        ['★', 0.99],
      ]),
    ).toEqual(['数量指标', 0.8]);
    expect(
      found([
        ['产出指标（50分', 0.99],
        ['）', 0.99],
      ]),
    ).toBeNull();
    expect(
      found([
        ['数量指标', 0.99],
        ['★★★', 0.99],
      ]),
    ).toBeNull();
    expect(
      found([
        ['数量指标★★', 0.99],
        ['★', 0.99],
      ]),
    ).toBeNull();
  });

  it('is found beside what stands higher than print, and beside letters, where it is whole', () => {
    const beside = (...stain: Line) => found([['质量指标', 0.99], stain]);
    expect(beside('市财', 0.96, 1.4)).toEqual(['质量指标', 0.8]);
    expect(beside('市财', 0.96, 1.1)).toBeNull();
    expect(beside('KD', 0.65)).toEqual(['质量指标', 0.8]);
    expect(beside('KD', 0.97)).toBeNull();
    expect(
      found([
        ['质量', 0.99],
        ['市财', 0.96, 1.4],
      ]),
    ).toBeNull();
  });

  it('has no weight made of stains, but one that its lines say', () => {
    const weighed = (own: readonly (readonly [string, number])[], readAs: readonly string[]) => {
      const looked: RecognisedLine[] = own.map(([text, belief]) => ({ free: reading(text, belief) }));
      const name = nameAmongStains(
        looked,
        readAs.map((text) => reading(text, 0.5)),
        engine,
        own.map(() => 1),
      );
      return name === null ? null : name.readings.map(({ text }) => text).join('|');
    };
    const read = ['产出指标', '5', '', '分'];
    expect(
      weighed(
        [
          ['产出指标', 0.98],
          ['5', 0.58],
          ['伤', 0.12],
          ['5', 0.26],
        ],
        read,
      ),
    ).toBe('产出指标');
    expect(
      weighed(
        [
          ['产出指标', 0.98],
          ['5', 0.58],
          ['', 1],
          ['分', 0.3],
        ],
        read,
      ),
    ).toBeNull();
    expect(
      weighed(
        [
          ['产出指标', 0.98],
          ['(5D分)', 0.7],
        ],
        ['产出指标', '(50分)'],
      ),
    ).toBeNull();
  });

  it('may stand on two lines', () => {
    expect(
      found([
        ['服务对象', 0.99],
        ['满意度指标', 0.97],
        ['局', 0.2],
      ]),
    ).toEqual(['服务对象|满意度指标', 0.8]);
  });

  it('is none beside another that can be read, and none where nothing names a level', () => {
    expect(
      found([
        ['质量指标', 0.97],
        ['时效指标', 0.97],
      ]),
    ).toBeNull();
    expect(
      found([
        ['质量指标', 0.97],
        ['以合同为准', 0.9],
      ]),
    ).toBeNull();
    expect(
      found([
        ['财政局', 0.2],
        ['楼', 0.4],
      ]),
    ).toBeNull();
  });

  it('that needs no help stays as it was read', () => {
    expect(
      found([
        ['数量', 0.5],
        ['指标', 0.5],
      ]),
    ).toBeNull();
  });
});

it('what was left out is named, with its place', () => {
  const box = { x0: 1, y0: 2, x1: 30, y1: 14 };
  const line: ScanLine = { box, within: box, stretches: [] };
  expect(leftOutRemark(line, '标')).toEqual([
    {
      code: 'text-left-out',
      message: 'read beside the name of a level or column, taken for a stain and left out: “标”',
      severity: 'review',
      box,
    },
  ]);
  expect(leftOutRemark(line, '')).toEqual([]);
});

describe('a name between stains on its line', () => {
  /** Characters as `text` with the belief in each; the name, its belief and what was left out. */
  const within = (text: string, beliefs: readonly number[]) => {
    const characters = [...text].map((own, i) => ({
      text: own,
      x0: i,
      x1: i + 1,
      probability: beliefs[i] ?? 0.99,
    }));
    const name = nameWithinStains({ text, confidence: 0.9, characters, changes: [] });
    return name && [name.reading.text, name.reading.confidence, name.leftOut, name.reading.characters.length];
  };

  it('is found, and is for review', () => {
    expect(within('（影质量指标、', [0.9, 0.4])).toEqual(['质量指标', 0.8, '（影、', 4]);
    expect(within('质量指标局', [0.99, 0.99, 0.99, 0.99, 0.2])).toEqual(['质量指标', 0.8, '局', 4]);
  });

  it('is none where what stands beside it can be read, or where the whole is a name', () => {
    expect(within('其他质量指标', [])).toBeNull();
    expect(within('经济成本指标', [])).toBeNull();
    expect(within('经济成本指标', [0.3, 0.3])).toBeNull();
    expect(within('质量指标（50分）', [])).toBeNull();
    expect(within('验收合格', [0.3])).toBeNull();
    expect(within('局数影质量指标公章', [0.2, 0.2, 0.2, 0.9, 0.9, 0.9, 0.9, 0.2, 0.2])).toBeNull();
  });
});

describe('a column’s name within stains', () => {
  const within = (text: string, beliefs: readonly number[]) => {
    const characters = [...text].map((c, i) => ({ text: c, x0: 0, x1: 0, probability: beliefs[i] ?? 0.99 }));
    const name = headerWithinStains({ text, confidence: 0.9, characters, changes: [] });
    return name && [name.reading.text, name.reading.confidence, name.leftOut];
  };

  it('is found, and is for review', () => {
    expect(within('二“/三级指标', [0.3, 0.4, 0.4])).toEqual(['三级指标', 0.8, '二“/']);
  });

  it('is none where what stands beside it can be read, where the whole is a name, or nothing is', () => {
    expect(within('上级三级指标', [])).toBeNull();
    expect(within('三级指标', [0.3])).toBeNull();
    expect(within('办公用品', [0.3])).toBeNull();
    expect(within('上年指标值', [0.3, 0.3])).toBeNull();
  });
});
