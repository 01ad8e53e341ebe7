/**
 * A character that is another without one of its strokes: a fax that loses thin ones leaves of 自 in 通硬化路自然村 a clear 白, and no picture says
 * otherwise. Words do: 白然 is none, 自然 is one. Such a line is for review; which of both was printed somebody has to look up.
 */
import type { Dictionary } from './dictionary.ts';
import { BLANK } from './dictionary.ts';
import type { Context } from './context.ts';
import { ALONE, type Around, type ContextPath } from './context-path.ts';

/** What is left of a character, and the characters that have one stroke more: a bar, a dot, a slanting one. By their writing alone. */
const FULLER: Readonly<Record<string, string>> = {
  白: '自百',
  日: '目旦',
  口: '日',
  大: '太天夫',
  人: '大',
  夫: '失',
  木: '本未末术禾',
  王: '主玉',
  土: '王',
  十: '土士干',
  牛: '生',
  止: '正',
  了: '子',
  今: '令',
  小: '少',
  几: '凡',
  厂: '广',
  川: '州',
  斤: '斥',
  免: '兔',
  乌: '鸟',
  早: '旱',
  问: '间',
  休: '体',
  代: '伐',
  折: '拆',
  住: '往',
  侯: '候',
  亨: '享',
  冶: '治',
  准: '淮',
};

/** Weighted nats by which words have the fuller one better: none of 72,000 printed characters of names, values and explanations has so much. */
const BETTER = 2;

/** For the classes of a dictionary: which classes have a stroke more. */
export type FullerClasses = ReadonlyMap<number, readonly number[]>;

export function fullerClasses({ classOf }: Dictionary): FullerClasses {
  const known = (characters: string) => [...characters].flatMap((own) => classOf.get(own) ?? []);
  return new Map(
    Object.entries(FULLER).flatMap(([left, fuller]) =>
      known(left).map((symbol) => [symbol, known(fuller)] as const),
    ),
  );
}

/** Whether words know a character of the line better with the stroke it may have lost. */
export function mayLackStroke(
  { symbols }: ContextPath,
  words: Context,
  fuller: FullerClasses,
  around: Around = ALONE,
): boolean {
  return symbols.some((own, i) => {
    const others = fuller.get(own);
    if (others === undefined) return false;
    const [before, behind] = [symbols[i - 1] ?? around.before, symbols[i + 1] ?? around.behind];
    const suits = (symbol: number): number =>
      (before === BLANK ? 0 : words.fit(before, symbol)) + (behind === BLANK ? 0 : words.fit(symbol, behind));
    return others.some((other) => suits(other) - suits(own) >= BETTER);
  });
}
