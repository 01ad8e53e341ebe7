/**
 * What a hidden text layer is worth beside our own reading. It is never read for itself: where it agrees it makes a reading surer, where
 * it differs less sure, each as far as it has agreed with the page's sure readings.
 */
import type { LayerSays } from './hidden-layer.ts';

/** One line as read, with what the layer says of it. */
export interface ComparedLine {
  readonly text: string;
  /** Calibrated chance that `text` is right. */
  readonly confidence: number;
  readonly layer: LayerSays;
}

export interface Weighed {
  readonly verdict: Verdict;
  /** What the layer says. */
  readonly layer: string;
  /** The reading's chance with the layer heard. */
  readonly confidence: number;
  /** Chance that the layer has a text of this kind and length right. */
  readonly layerRight: number;
}

/** `silent`: it leaves a part of the words out, has a letter for a digit, or nothing of it begins on the line. */
export type Verdict = 'agrees' | 'differs' | 'silent';

/** Readings as sure as this tell how far the layer is right: 98.7 % of them and more are (bench/README.md). */
const SURE = 0.98;
/**
 * Chance that the layer misreads what we misread in the same way. An estimate, on the high side: both saw one picture, and take glyphs for
 * those that look alike.
 */
const SAME_MISTAKE = 0.3;
/** What a layer is taken for before anything is compared: one wrong character in ten, of ten seen. */
const ASSUMED = { wrong: 1, seen: 10 } as const;

type Kind = 'sign' | 'figure' | 'word';
/** Programs without ≥ in their characters have all words right and no sign. */
export type LayerErrors = Readonly<Record<Kind, number>>;

/**
 * Share of wrong characters in the layer, by their kind.
 *
 * @param readings all of the page's readings, `folded`
 */
export function layerErrors(lines: readonly ComparedLine[], readings: ReadonlySet<string>): LayerErrors {
  const wrong = { sign: ASSUMED.wrong, figure: ASSUMED.wrong, word: ASSUMED.wrong };
  const seen = { sign: ASSUMED.seen, figure: ASSUMED.seen, word: ASSUMED.seen };
  for (const { text, confidence, layer } of lines) {
    const verdict = verdictOn(text, layer, readings);
    if (confidence < SURE || verdict === 'silent') continue;
    const own = [...folded(text)];
    const met = matched(own, verdict === 'agrees' ? own : [...folded(layer.byStart)]);
    own.forEach((character, i) => {
      const kind = kindOf(character);
      seen[kind]++;
      if (!met[i]) wrong[kind]++;
    });
  }
  return {
    sign: wrong.sign / seen.sign,
    figure: wrong.figure / seen.figure,
    word: wrong.word / seen.word,
  };
}

/**
 * The reading's chance by Bayes' rule, given whether the layer says the same.
 *
 * @param readings all of the page's readings, `folded`
 */
export function weighed(
  { text, confidence, layer }: ComparedLine,
  errors: LayerErrors,
  readings: ReadonlySet<string>,
): Weighed {
  const layerRight = [...folded(text)].reduce(
    (chance, character) => chance * (1 - errors[kindOf(character)]),
    1,
  );
  const verdict = verdictOn(text, layer, readings);
  const right = confidence * likelihoodRatio(verdict, layerRight);
  return {
    verdict,
    layer: layer.byStart,
    confidence: right === 0 ? 0 : right / (right + 1 - confidence),
    layerRight,
  };
}

function likelihoodRatio(verdict: Verdict, layerRight: number): number {
  if (verdict === 'silent') return 1;
  return verdict === 'agrees'
    ? Math.max(1, layerRight / SAME_MISTAKE)
    : Math.min(1, (1 - layerRight) / (1 - SAME_MISTAKE));
}

function verdictOn(text: string, layer: LayerSays, readings: ReadonlySet<string>): Verdict {
  const [own, begun, stood] = [folded(text), folded(layer.byStart), folded(layer.byPlace)];
  if (own === begun || own === stood) return 'agrees';
  if (begun === '') return 'silent';
  // A piece that goes on over the next columns says what those read, too.
  if (begun.startsWith(own) && isReadElsewhere(begun.slice(own.length), readings)) return 'agrees';
  if (withoutLetters(own) === withoutLetters(begun)) return 'silent';
  const at = own.indexOf(begun);
  const more = at < 0 ? null : own.slice(0, at) + own.slice(at + begun.length);
  return more !== null && [...more].every((character) => kindOf(character) === 'word') ? 'silent' : 'differs';
}

/** l, I and O for 1 and 0 are the commonest mistakes of recognition, and no figure has letters. */
function withoutLetters(text: string): string {
  return text.replace(/[lI|]/gu, '1').replace(/[Oo]/gu, '0');
}

/** Whether the text is made of whole readings. */
function isReadElsewhere(text: string, readings: ReadonlySet<string>): boolean {
  const ends = [true];
  for (let end = 1; end <= text.length; end++) {
    ends[end] = ends.slice(0, end).some((is, from) => is && readings.has(text.slice(from, end)));
  }
  return ends[text.length]!;
}

/** Settling by the layer leaves a row for review: both witnesses saw one bad picture. */
const MOST_SETTLED = 0.8;

/**
 * The chance of the layer's text where it settles the reading: the picture allows no third text as well as these two, and it speaks for
 * the layer's once the layer is heard. Null where our reading stands.
 *
 * @param chances P(text | image) of the reading and of the layer's text
 */
export function settledChance(
  chances: { readonly reading: number; readonly layer: number },
  layerRight: number,
): number | null {
  const rest = Math.max(0, 1 - chances.reading - chances.layer);
  if (chances.layer <= rest) return null;
  const forLayer = chances.layer * layerRight;
  const against = (1 - chances.layer) * (1 - layerRight);
  if (forLayer <= chances.reading * (1 - layerRight)) return null;
  return Math.min(MOST_SETTLED, forLayer / (forLayer + against));
}

function kindOf(character: string): Kind {
  if (/[≥≤<>=±~]/u.test(character)) return 'sign';
  return /[\d.,%‰]/u.test(character) ? 'figure' : 'word';
}

/** Widths and spaces are no difference; a picture does not tell them either. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[‐-―－−]/gu, '-')
    .replaceAll('≧', '≥')
    .replaceAll('≦', '≤');
}

/** Which of the first text's characters have their like in the second, in order (a longest common subsequence). */
function matched(own: readonly string[], other: readonly string[]): readonly boolean[] {
  const common = Array.from({ length: own.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let i = own.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      common[i]![j] =
        own[i] === other[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  const met = own.map(() => false);
  for (let i = 0, j = 0; i < own.length && j < other.length; ) {
    if (own[i] === other[j]) {
      met[i] = true;
      i++;
      j++;
    } else if (common[i + 1]![j]! >= common[i]![j + 1]!) i++;
    else j++;
  }
  return met;
}
