/** What a person typed, as a message repeats it: on one line, and only its beginning where it is long. */

/** Characters; a line of a terminal holds about as many. */
const MOST_REPEATED = 60;

export function quotedInput(typed: string | number): string {
  const characters = [...String(typed).replace(/\p{Cc}+/gu, ' ')];
  if (characters.length <= MOST_REPEATED) return characters.join('');
  return `${characters.slice(0, MOST_REPEATED).join('')}… (${characters.length} characters)`;
}
