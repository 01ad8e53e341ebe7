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
  ...[...'0123456789'].map((figure, i) => figure + '０１２３４５６７８９'.charAt(i)),
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

/** Between the bounds of a range they say the same; which of them was printed stays as read. */
const RANGE_MARKS = '-－﹣‐—―一~～∼';
const FIGURE = /^[0-9０-９]$/u;
/** What a range's lower bound ends in: a figure or its unit. */
const ENDS_BOUND = /^[0-9０-９%％‰\p{L}]$/u;

/** The same for each character of a value: in `17.6—27万元` any dash means what any other does. */
export function classesInValue(
  characters: readonly string[],
  dictionary: Dictionary,
): readonly (readonly number[])[] {
  return characters.map((character, i) => {
    const own = classesOf(character, dictionary);
    const isBetween = ENDS_BOUND.test(characters[i - 1] ?? '') && FIGURE.test(characters[i + 1] ?? '');
    if (!isBetween || !RANGE_MARKS.includes(character)) return own;
    const marks = [...RANGE_MARKS].flatMap((mark) => dictionary.classOf.get(mark) ?? []);
    return [...own, ...marks.filter((mark) => !own.includes(mark))];
  });
}

/** `丶`, a stroke of writing, is never printed: it is a `、`. */
export function withoutStrokes(text: string): string {
  return text.replaceAll('丶', '、');
}
