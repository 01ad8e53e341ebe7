/** A stand-in for the recogniser that reads what it is told, at the belief it is told. */
import { describe, expect, it } from 'vitest';
import type { ScanLine } from '../../../src/parsers/ocr/scan-layout.ts';
import type { LineReading, OcrEngine, RecognisedLine } from '../../../src/parsers/ocr/engine.ts';
import { leftOutRemark, nameAmongStains } from '../../../src/parsers/ocr/level-stains.ts';

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

/** The name's lines and the belief in the first, or null. */
function found(lines: readonly (readonly [string, number])[]): readonly [string, number] | null {
  const looked: RecognisedLine[] = lines.map(([text, belief]) => ({ free: reading(text, belief) }));
  const name = nameAmongStains(
    looked,
    looked.map(({ free }) => free),
    engine,
  );
  return name && [name.readings.map(({ text }) => text).join('|'), name.readings[0]!.confidence];
}

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
      message: 'read beside a level’s name, taken for a stain and left out: “标”',
      severity: 'review',
      box,
    },
  ]);
  expect(leftOutRemark(line, '')).toEqual([]);
});
