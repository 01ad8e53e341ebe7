/** Levenshtein distance in characters (code points). */
export function editDistance(a: string, b: string): number {
  if (a === b) return 0;
  const left = [...a];
  const right = [...b];
  let previous = right.map((_, i) => i);
  previous.push(right.length);
  for (const [i, character] of left.entries()) {
    const current = [i + 1];
    for (const [j, other] of right.entries()) {
      const replaced = (previous[j] as number) + (character === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[j + 1] as number) + 1, (current[j] as number) + 1));
    }
    previous = current;
  }
  return previous[right.length] as number;
}

/** 1 for equal texts, 0 for texts with nothing in common; two empty texts are equal. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const longest = Math.max([...a].length, [...b].length);
  return longest === 0 ? 1 : 1 - editDistance(a, b) / longest;
}
