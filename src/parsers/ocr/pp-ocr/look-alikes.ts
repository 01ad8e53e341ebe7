/** Characters that differ in width only, or not at all to the eye: which of them was printed, a picture hardly tells. */
import type { Dictionary } from './dictionary.ts';

const SAME = [
  '(（',
  ')）',
  ':：',
  ',，',
  ';；',
  '%％',
  '<＜‹〈',
  '>＞›〉',
  '=＝',
  '~～∼',
  '-－﹣‐',
  '.．',
  '、丶',
  '/／',
  '·・•',
  '+＋',
  '!！',
  '?？',
  '—―',
];

const GROUPS: ReadonlyMap<string, string> = new Map(
  SAME.flatMap((group) => [...group].map((c) => [c, group])),
);

/** Classes that count as the character when the chance of a text is summed up. */
export function classesOf(character: string, dictionary: Dictionary): readonly number[] {
  const group = GROUPS.get(character) ?? character;
  const classes = [...group].flatMap((c) => dictionary.classOf.get(c) ?? []);
  // The character's own class first: two equal characters in a row are told by it.
  const own = dictionary.classOf.get(character);
  return own === undefined ? classes : [own, ...classes.filter((c) => c !== own)];
}

/** `丶`, a stroke of writing, is never printed: it is a `、`. */
export function withoutStrokes(text: string): string {
  return text.replaceAll('丶', '、');
}
