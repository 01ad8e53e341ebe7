import { describe, expect, it } from 'vitest';
import type { LineReading, ReadingChange } from '../../../../src/parsers/ocr/engine.ts';
import { votedReadings } from '../../../../src/parsers/ocr/pp-ocr/voted-readings.ts';

function reading(text: string, confidence: number, changes: readonly ReadingChange[] = []): LineReading {
  return { text, confidence, changes, characters: [] };
}

/** Looks at one line. */
const voted = (...looks: readonly (readonly [text: string, confidence: number])[]) =>
  votedReadings(
    looks.map(([text, confidence]) => [reading(text, confidence)]),
    true,
  );

describe('a line read in several pictures', () => {
  it('is what most of the belief is in, for review, though the first look says otherwise', () => {
    const looks = voted(['≥8%', 0.86], ['≥80%', 0.5], ['≥80%', 0.75], ['≥80%', 0.75]);
    expect(looks).toStrictEqual([reading('≥80%', 0.5, ['vote'])]);
  });
  it('is not what one look alone is sure of', () => {
    expect(voted(['<157元', 0.25], ['≤157元', 0.25], ['≤157元', 0.25], ['≤137元', 0.9])).toStrictEqual([
      reading('≤157元', 0.125, ['vote']),
    ]);
  });
  it('stays as first read where that has most of it, and is for review where one says otherwise', () => {
    expect(voted(['54万', 0.75], ['51万', 0.5], ['54万', 0.75], ['54万', 0.5])).toStrictEqual([
      reading('54万', 0.5, ['vote']),
    ]);
    expect(
      voted(['年底', 1], ['年度', 0.05], ['年底', 1], ['年底', 1], ['年底', 1], ['年底', 1]),
    ).toStrictEqual([reading('年底', 0.8, ['vote'])]);
  });
  it('is surer where all say the same and none is in great doubt; never less sure', () => {
    expect(voted(['年底前', 0.7], ['年底前', 0.65])).toStrictEqual([reading('年底前', 0.87)]);
    expect(voted(['年底前', 0.7], ['年底前', 0.55])).toStrictEqual([reading('年底前', 0.7)]);
    expect(voted(['年底前', 0.92], ['年底前', 0.65])).toStrictEqual([reading('年底前', 0.92)]);
    expect(voted(['—', 0.7], ['—', 0.65])).toStrictEqual([reading('—', 0.7)]);
  });
  it('is the same in another width', () => {
    expect(voted(['（54万）', 0.7], ['(54万)', 0.65])).toStrictEqual([reading('（54万）', 0.87)]);
  });
});

describe('the lines of a cell', () => {
  const looks = [
    [reading('项目竣工', 0.8), reading('验收时问', 0.5)],
    [reading('项目该工', 0.3), reading('验收时间', 0.9)],
  ];
  it('are voted on one by one where each is read by itself', () => {
    expect(votedReadings(looks, false)).toStrictEqual([
      reading('项目竣工', 0.4, ['vote']),
      reading('验收时间', 0.45, ['vote']),
    ]);
  });
  it('are voted on together where they are read as one text; what no look disputes keeps its belief', () => {
    expect(votedReadings(looks, true)).toStrictEqual([
      reading('项目竣工', 0.2, ['vote']),
      reading('验收时问', 0.2, ['vote']),
    ]);
    const [first] = votedReadings(
      [
        [reading('数量', 0.99), reading('指标', 0.6)],
        [reading('数量', 0.98), reading('措标', 0.2)],
      ],
      true,
    );
    expect(first).toStrictEqual(reading('数量', 0.99));
  });
});
