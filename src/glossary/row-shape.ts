/** How much a line of text is shaped like a row of an indicator table, pieces set apart by white space. */
import { isLevel1Name, isLevel2Name } from './levels.ts';
import { valueShape } from './value-shape.ts';

/** Shape of a target that prose hardly has. */
const SURE_VALUE = 0.9;

/** Whether a line begins with a level's name or ends in a value behind something else. */
export function readsLikeRow(text: string): boolean {
  const pieces = piecesOf(text);
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  return isLevel1Name(first) || isLevel2Name(first) || (pieces.length > 1 && valueShape(last) >= SURE_VALUE);
}

/** Pieces a line has from which on it may be a row, and the shape of a value amid them. */
const PIECES_OF_ROW = 4;
const LIKELY_VALUE = 0.5;

/** Whether these are as many pieces as a row has, with a value amid them; none a label with its colon, as in the foot of a form. */
export function hasPiecesOfRow(pieces: readonly string[]): boolean {
  return (
    pieces.length >= PIECES_OF_ROW &&
    !pieces.some((piece) => /[:：]/u.test(piece)) &&
    pieces.slice(1).some((piece) => valueShape(piece) >= LIKELY_VALUE)
  );
}

function piecesOf(text: string): readonly string[] {
  return text.trim().split(/\s+/u);
}
