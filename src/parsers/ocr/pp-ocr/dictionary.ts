/** The characters a recognition model knows, by class. */
import { UsageError } from '../../errors.ts';

/** Class 0 of a CTC model: no new character here. */
export const BLANK = 0;

export interface Dictionary {
  /** Character of each class; `''` for the blank. */
  readonly characters: readonly string[];
  readonly classOf: ReadonlyMap<string, number>;
}

/**
 * A PP-OCR dictionary: a character a line, class 1 first. Models trained with a space have one class more than blank and lines.
 *
 * @throws {UsageError} the number of characters is not that of the model's classes
 */
export function parseDictionary(text: string, classes: number, path: string): Dictionary {
  const lines = text.replace(/^\ufeff/u, '').split(/\r?\n/u);
  if (lines.at(-1) === '') lines.pop();
  const characters = ['', ...lines];
  if (characters.length === classes - 1) characters.push(' ');
  if (characters.length !== classes) {
    throw new UsageError(
      `expected ${classes - 1} or ${classes - 2} characters, one a line, as the recognition model has ${classes} classes; found ${lines.length}`,
      { path },
    );
  }
  const classOf = new Map<string, number>();
  characters.forEach((character, index) => {
    if (index !== BLANK && !classOf.has(character)) classOf.set(character, index);
  });
  return { characters, classOf };
}
