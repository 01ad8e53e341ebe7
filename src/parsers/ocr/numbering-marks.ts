/**
 * The mark behind the number of an indicator, `指标1：培训人数`: two points that a photo blurs to one (`指标1·`, `指标1．`) or loses. A form numbers all
 * its indicators alike, so that those whose mark is read otherwise than most have the mark of these, and are for review.
 */
import type { LineReading, ReadCharacter } from './engine.ts';

/** Number and mark, in front of words. */
const NUMBERED = /^指标\d{1,2}([：:.．·•、，,]?)(?=\p{Script=Han})/u;

/** What a mark is one of; a point amid the line is none that forms print, but a colon badly seen. */
const KINDS: Readonly<Record<string, Kind>> = {
  '：': 'colon',
  ':': 'colon',
  '·': 'colon',
  '•': 'colon',
  '.': 'point',
  '．': 'point',
  '、': 'comma',
  '，': 'comma',
  ',': 'comma',
  '': 'none',
};
type Kind = 'colon' | 'point' | 'comma' | 'none';

/** Marks of a kind, as printed, the likelier first. */
const PRINTED: Readonly<Record<Exclude<Kind, 'none'>, readonly string[]>> = {
  colon: ['：', ':'],
  point: ['.', '．'],
  comma: ['、', '，', ','],
};

/** Most that is left to a line whose mark was told by others: under what goes without review. */
const BY_OTHERS = 0.8;

/** The cells' lines, all numbers of indicators with the mark that most of them have; as they are where none has a mark or there is one number. */
export function withNumberingMarks(
  cells: readonly (readonly LineReading[])[],
): readonly (readonly LineReading[])[] {
  const marks = cells.flatMap(([first]) => markOf(first) ?? []);
  const usual = usualMark(marks);
  if (usual === null) return cells;
  return cells.map((lines) => {
    const [first, ...others] = lines;
    const mark = markOf(first);
    return first === undefined || mark === null || !isOther(mark, usual)
      ? lines
      : [withMark(first, mark, usual), ...others];
  });
}

function markOf(line: LineReading | undefined): string | null {
  // A reading whose characters are not its text was put together otherwise.
  if (line === undefined || line.characters.map(({ text }) => text).join('') !== line.text) return null;
  return NUMBERED.exec(line.text)?.[1] ?? null;
}

/**
 * The mark that is read most often of the commonest kind. A colon is read as a point more often than a point as a colon, which has
 * ink above it: a few that show both points tell.
 */
function usualMark(marks: readonly string[]): string | null {
  const count = (kind: Kind): number => marks.filter((mark) => KINDS[mark] === kind).length;
  if (marks.length < 2) return null;
  const [colons, points, commas] = [count('colon'), count('point'), count('comma')];
  if (colons + points + commas === 0) return null;
  const kind =
    colons * COLON_COUNTS >= Math.max(points, commas) && colons > 0
      ? 'colon'
      : points >= commas
        ? 'point'
        : 'comma';
  const printed = PRINTED[kind];
  const often = (mark: string): number => marks.filter((other) => other === mark).length;
  return printed.reduce((best, mark) => (often(mark) > often(best) ? mark : best));
}

/**
 * Points for each colon up to which the colons tell. By judgement: one photo was met whose colons blurred. A wrong guess shows, as every mark that
 * is changed is for review.
 */
const COLON_COUNTS = 4;

/** Widths differ within a form too, where they are read; a kind that is another's, or none, or no print does not. */
function isOther(mark: string, usual: string): boolean {
  if (mark === '·' || mark === '•') return true;
  return KINDS[mark] !== KINDS[usual];
}

function withMark(line: LineReading, mark: string, usual: string): LineReading {
  const at = (/^指标\d{1,2}/u.exec(line.text)?.[0] ?? '').length;
  const before = line.characters[at - 1] as ReadCharacter;
  const next = line.characters[at] as ReadCharacter;
  const own: ReadCharacter =
    mark === ''
      ? { text: usual, x0: before.x1, x1: next.x0, probability: BY_OTHERS }
      : { ...next, text: usual };
  const characters = [...line.characters.slice(0, at), own, ...line.characters.slice(at + mark.length)];
  return {
    text: characters.map(({ text }) => text).join(''),
    confidence: Math.min(line.confidence, BY_OTHERS),
    characters,
    changes: [...line.changes, 'context'],
  };
}
