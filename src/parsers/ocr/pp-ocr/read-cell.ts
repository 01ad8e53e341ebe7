/** Recognised lines → the text of a cell, under what the cell should hold. */
import type { CharacterPairs } from '../character-pairs.ts';
import type { DigitNet } from '../digit-net.ts';
import type { EndNet } from '../end-net.ts';
import type { Expectation, ReadingChange, SurePairs } from '../engine.ts';
import type { Automaton } from '../grammar/automaton.ts';
import { AFTER_SIGN, grammarOf } from '../grammar/cell-grammars.ts';
import { bestSign, type OperatorNet, SIGN_CHANCE } from '../operator-net.ts';
import { withBracketPairs } from './bracket-pairs.ts';
import { withBracketWidths } from './bracket-width.ts';
import { type BoundGrammar, bindGrammar, constrainedPath } from './constrained-path.ts';
import { type Context, createContext, onPage } from './context.ts';
import { type Around, contextPath, fitOf } from './context-path.ts';
import { BLANK, type Dictionary } from './dictionary.ts';
import { type Emissions, joined, slice } from './emissions.ts';
import { figureOf, withFiguresAgain } from './figures-again.ts';
import { withRoomFilled } from './filled-room.ts';
import { type DecodedPath, type EmittedCharacter, freePath } from './free-path.ts';
import {
  agreement,
  behindSign,
  isLoneGlyph,
  saysTheSame,
  signChance,
  signHead,
  withSign,
} from './leading-sign.ts';
import { loneStroke } from './lone-strokes.ts';
import { type FullerClasses, fullerClasses, mayLackStroke } from './lost-strokes.ts';
import { classesOf, withoutStrokes } from './look-alikes.ts';
import { passesOverInk } from './passed-over.ts';
import { withPauseMarks } from './pause-marks.ts';
import type { ReadLine } from './read-line.ts';
import type { LookedAt } from './recogniser.ts';
import { mayHideMark } from './small-marks.ts';
import { hasStrangeCharacter, isContested } from './strange-characters.ts';
import { hasStrayPoint } from './stray-points.ts';
import { logTextChance } from './text-chance.ts';
import { withThinStrokes } from './thin-strokes.ts';
import { isStroke, withUnitDots } from './unit-dots.ts';
import { valueChance } from './value-chance.ts';
import { isSurelyPercent, withValueEnd } from './value-end.ts';

export interface CellReader {
  readonly read: (lines: readonly LookedAt[], expected: Expectation, sure?: SurePairs) => readonly ReadLine[];
  /** P(text | image); 0 where the text has a character the recogniser does not know. */
  readonly chanceOf: (line: LookedAt, text: string) => number;
}

/**
 * How far (nats) a grammar's best path may lie behind the free one and still be what was printed: the prior odds that a cell of this
 * kind holds what its grammar allows. A level or header has some hundred texts, and each differs from the next in whole characters.
 */
const MARGINS: Readonly<Record<Exclude<Expectation, 'text'>, number>> = {
  level: 9,
  header: 9,
  target: 3,
  sign: 3,
  number: 3,
  unit: 3,
};

/** What a rival that makes no value counts for, as against one that makes another: the margin in another form. */
const STRANGE = Math.exp(-MARGINS.target);

/** Chance left to a text outside the grammar where one inside it is not far. */
const NEARLY_KNOWN = 0.5;
/** The same of a value with a year and a month in it: nothing but a day stands behind (`2019年6月30H`). */
const DATED = 7;
const DATE = /[\d０-９]年[\d０-９]{1,2}月/u;
/** How far (nats) a number may be to be that: `65:2` for 65.2 on a fax lies 3 to 5 away. */
const NEARLY = 8;
const FIGURE = /[0-9０-９]/u;

/** The nets that tell single glyphs. */
export interface GlyphNets {
  readonly operator: OperatorNet;
  readonly end: EndNet;
  readonly digit: DigitNet;
}

/** Cells whose last glyph may be a `%` that was taken for figures. */
const MAY_END_IN_PERCENT: ReadonlySet<Expectation> = new Set(['target', 'unit', 'number']);

export function createCellReader(dictionary: Dictionary, nets: GlyphNets, pairs: CharacterPairs): CellReader {
  const bound = new Map<Automaton, BoundGrammar>();
  const grammar = (automaton: Automaton): BoundGrammar => {
    const known = bound.get(automaton) ?? bindGrammar(automaton, dictionary);
    bound.set(automaton, known);
    return known;
  };
  const words = createContext(pairs, dictionary);
  const fuller = fullerClasses(dictionary);
  const general: Tools = { dictionary, net: nets.operator, grammar, context: words, words, fuller };
  const figures = dictionary.characters.map(figureOf);
  let page: { readonly sure: SurePairs; readonly context: Context } | null = null;
  const toolsOn = (sure: SurePairs | undefined): Tools => {
    if (sure === undefined) return general;
    if (page?.sure !== sure) page = { sure, context: onPage(general.context, sure, dictionary) };
    return { ...general, context: page.context };
  };
  return {
    read: (lines, expected, sure) => {
      const tools = toolsOn(sure);
      const read =
        expected === 'target' || expected === 'sign'
          ? readValue(lines, expected, tools)
          : readUnder(
              grammarOf(expected),
              expected,
              lines.map((line) => line.emissions),
              tools,
            );
      const ended = MAY_END_IN_PERCENT.has(expected)
        ? withValueEnd(read, lines, nets.end, (part, characters) => chanceOf(part, characters, tools))
        : read;
      const filled = ended.map((line, i) => {
        const chance = (own: readonly EmittedCharacter[]) => chanceOf(lines[i]!.emissions, own, tools);
        return withPauseMarks(withRoomFilled(line, lines[i]!, dictionary, chance), lines[i]!, chance);
      });
      const drawn = withStrokes(doubted(filled, lines, nets.end), lines);
      const figured = drawn.map((line, i) =>
        withFiguresAgain(line, lines[i]!, nets.digit, (part, own) => chanceOf(part, own, tools), figures),
      );
      return withBrackets(withPairs(withDots(figured, lines)), lines);
    },
    chanceOf: ({ emissions }, text) => {
      const classes = [...text].map((character) => classesOf(character, dictionary));
      return classes.some((own) => own.length === 0) ? 0 : Math.exp(logTextChance(emissions, classes));
    },
  };
}

interface Tools {
  readonly dictionary: Dictionary;
  readonly net: OperatorNet;
  readonly grammar: (automaton: Automaton) => BoundGrammar;
  /** That of the page, where it is known; of words, where it is not. */
  readonly context: Context;
  readonly words: Context;
  readonly fuller: FullerClasses;
}

/** Chance left to a line that has ink none of its characters accounts for, whose last may be another, or with a point that is a speck. */
const WITH_INK_LEFT = 0.1;

function doubted(read: readonly ReadLine[], lines: readonly LookedAt[], net: EndNet): readonly ReadLine[] {
  return read.map((line, i) => {
    const { strip, step } = lines[i]!;
    const isDoubtful =
      passesOverInk(line.characters, strip, step) ||
      hasStrayPoint(line.characters, strip, step) ||
      (mayHideMark(line.characters, strip, step) && !(strip !== null && isSurelyPercent(net.look(strip))));
    return isDoubtful ? { ...line, chance: line.chance * WITH_INK_LEFT } : line;
  });
}

/** Chance of a lone stroke that its shape tells: of 29 on scans, photos and faxes, which the recogniser believed with 0.3 to 0.95, all were right. */
const BY_ITS_SHAPE = 0.9;

function withStrokes(read: readonly ReadLine[], lines: readonly LookedAt[]): readonly ReadLine[] {
  return read.map((line, i) => {
    // Beside other lines it is the rest of a rule, or dirt, as often.
    const stroke = read.length === 1 ? loneStroke(line.characters, lines[i]!.strip) : null;
    const characters =
      stroke === null
        ? withThinStrokes(line.characters, lines[i]!.strip, lines[i]!.step)
        : line.characters.map((character) => ({ ...character, text: stroke }));
    const chance = stroke === null ? line.chance : Math.max(line.chance, BY_ITS_SHAPE);
    if (textOf(characters) === textOf(line.characters)) return { ...line, chance };
    const changes = [...line.changes.filter((change) => change !== 'folded'), 'folded' as const];
    return { ...line, characters, chance, changes };
  });
}

function withDots(read: readonly ReadLine[], lines: readonly LookedAt[]): readonly ReadLine[] {
  return read.map((line, i) => {
    const { strip, step } = lines[i]!;
    const end = read[i - 1]?.characters.at(-1);
    const isBehindStroke = end !== undefined && isStroke(end);
    const { characters, isGuessed } = withUnitDots(line.characters, strip, step, isBehindStroke);
    const chance = isGuessed ? line.chance * WITH_INK_LEFT : line.chance;
    return characters.length === line.characters.length
      ? { ...line, chance }
      : { ...line, characters, chance, changes: [...line.changes.filter((c) => c !== 'folded'), 'folded'] };
  });
}

function withPairs(read: readonly ReadLine[]): readonly ReadLine[] {
  const { lines, isDoubtful } = withBracketPairs(read.map(({ characters }) => characters));
  return read.map((line, i) => {
    const changes: readonly ReadingChange[] =
      lines[i] === line.characters
        ? line.changes
        : [...line.changes.filter((change) => change !== 'folded'), 'folded'];
    const hasBracket = lines[i]!.some(({ text }) => BRACKETS.has(text));
    const chance = isDoubtful && hasBracket ? line.chance * UNPAIRED : line.chance;
    return { ...line, characters: lines[i]!, chance, changes };
  });
}

const BRACKETS: ReadonlySet<string> = new Set(['（', '）', '(', ')']);
/** Chance left to a line with a bracket whose partner was not read: of 6,300 cells of faxes and scans seven had one, all misread. */
const UNPAIRED = 0.5;

/** Which width a bracket has is no change to what was read: the model's guess at it is none. */
function withBrackets(read: readonly ReadLine[], lines: readonly LookedAt[]): readonly ReadLine[] {
  const texts = withBracketWidths(
    read.map(({ characters }, i) => ({ characters, strip: lines[i]!.strip, step: lines[i]!.step })),
  );
  return read.map((line, i) => ({ ...line, characters: texts[i]! }));
}

/** Lines as one text under an automaton where that lies near the free reading, else each line freely. */
function readUnder(
  automaton: Automaton | null,
  expected: Expectation,
  parts: readonly Emissions[],
  tools: Tools,
): readonly ReadLine[] {
  if (automaton === null || expected === 'text') return freeLines(parts, tools);
  const basis = expected === 'level' || expected === 'header' ? 'vocabulary' : 'value';
  const free = parts.map((part) => freePath(part, tools.dictionary));
  // A level or header further away than its margin still tells that a known one is near.
  const within = basis === 'vocabulary' ? undefined : NEARLY;
  const path = constrainedPath(joined(parts), tools.grammar(automaton), within);
  const freeLog = free.reduce((sum, { log }) => sum + log, 0);
  const margin = basis === 'value' && isDated(free) ? DATED : MARGINS[expected];
  const isPointOnly = basis === 'value' && path !== null && differsInPoints(path.characters, free);
  if (path === null || (path.log < freeLog - margin && !isPointOnly)) {
    return freeLines(parts, tools).map((line) => {
      // What is nearly a level, a header or a number is rather that one misread (65:2) than one nobody listed.
      const isDoubtful = basis === 'vocabulary' || FIGURE.test(textOf(line.characters));
      return path !== null && isDoubtful ? { ...line, chance: line.chance * NEARLY_KNOWN } : line;
    });
  }
  const around = (from: number, to: number) => ({
    before: path.characters.filter((character) => character.from < from),
    behind: path.characters.filter((character) => character.from >= to),
  });
  let start = 0;
  return parts.map((part, i) => {
    const end = start + part.frames;
    const own = path.characters
      .filter((character) => character.from >= start && character.from < end)
      .map((character) => ({ ...character, from: character.from - start, to: character.to - start }));
    start = end;
    const changed = textOf(own) !== textOf(free[i]!.characters);
    return {
      characters: own,
      chance: changed
        ? grammarChance(part, own, free[i]!, margin, tools)
        : basis === 'value'
          ? valueChance(
              part,
              { own, ...around(end - part.frames, end) },
              tools.grammar(automaton),
              tools.dictionary,
              STRANGE,
            )
          : chanceOf(part, own, tools),
      changes: changed ? ['grammar'] : [],
      basis,
    };
  });
}

const POINT_LIKE: ReadonlySet<string> = new Set([...'.．,，:：;；·・、']);

/** What a number is of: 1:3 is a ratio, and of nothing. */
const IS_OF_SOMETHING = /[\p{L}%％‰]/u;

/** Whether two readings are the same but for points between figures: of the dot of 87.5 and a speck above it the recogniser makes `87:5`. */
function differsInPoints(own: readonly EmittedCharacter[], free: readonly DecodedPath[]): boolean {
  const read = free.flatMap(({ characters }) => characters);
  if (own.length !== read.length || !own.some(({ text }) => IS_OF_SOMETHING.test(text))) return false;
  return own.every(({ text }, i) => {
    const other = read[i]!.text;
    if (text.normalize('NFKC') === other.normalize('NFKC')) return true;
    const isBetween = FIGURE.test(read[i - 1]?.text ?? '') && FIGURE.test(read[i + 1]?.text ?? '');
    return isBetween && POINT_LIKE.has(text) && POINT_LIKE.has(other);
  });
}

function isDated(free: readonly DecodedPath[]): boolean {
  return DATE.test(free.map(({ characters }) => textOf(characters)).join(''));
}

/** The text's share of what it and the free reading have together, the prior odds of the grammar counted in. */
function grammarChance(
  part: Emissions,
  own: readonly EmittedCharacter[],
  free: DecodedPath,
  margin: number,
  tools: Tools,
): number {
  const chance = chanceOf(part, own, tools);
  const rival = chanceOf(part, free.characters, tools);
  const weighted = chance * Math.exp(margin);
  return weighted === 0 ? 0 : ((chance + rival) * weighted) / (weighted + rival);
}

/** Chance left to a line with a character that makes no word. */
const WITH_STRANGE = 0.7;

/** Lines of one text: words go on over their ends (新 above 增). */
function freeLines(parts: readonly Emissions[], tools: Tools): readonly ReadLine[] {
  const classOf = (character: EmittedCharacter | undefined): number =>
    tools.dictionary.classOf.get(character?.text ?? '') ?? BLANK;
  const plain = parts.length === 1 ? [] : parts.map((part) => freePath(part, tools.dictionary).characters);
  return parts.map((part, i) =>
    freeLine(part, tools, { before: classOf(plain[i - 1]?.at(-1)), behind: classOf(plain[i + 1]?.[0]) }),
  );
}

/** A line of which nothing is known but that characters which make words stand together more often than others. */
function freeLine(part: Emissions, tools: Tools, around: Around): ReadLine {
  const { dictionary, context } = tools;
  const path = contextPath(part, dictionary, context, around);
  if (context !== tools.words && isContested(path, tools.words, part, around)) {
    return freeLine(part, { ...tools, context: tools.words }, around);
  }
  const characters = path.characters.map((c) => ({ ...c, text: withoutStrokes(c.text) }));
  const read = textOf(path.characters);
  const changes: ReadingChange[] = [];
  if (textOf(characters) !== read) changes.push('folded');
  if (read !== textOf(freePath(part, dictionary).characters)) changes.push('context');
  const fit = fitOf(path.symbols, context, around);
  // Its share of all texts the picture and the context allow.
  const share = Math.min(1, chanceOf(part, path.characters, tools) * Math.exp(fit - path.total));
  const isStrange =
    hasStrangeCharacter(path, context, part, around) ||
    mayLackStroke(path, tools.words, tools.fuller, around);
  const chance = isStrange ? share * WITH_STRANGE : share;
  return { characters, chance, changes, basis: 'running' };
}

function chanceOf(part: Emissions, characters: readonly EmittedCharacter[], tools: Tools): number {
  if (part.frames === 0) return 1;
  const spelled = characters
    .filter((character) => tools.dictionary.classOf.has(character.text))
    .map((character) => classesOf(character.text, tools.dictionary));
  return Math.exp(logTextChance(part, spelled));
}

function textOf(characters: readonly EmittedCharacter[]): string {
  return characters.map((character) => character.text).join('');
}

/** Behind a sign in a column of its own. */
const NOTHING_BEHIND: ReadLine = { characters: [], chance: 1, changes: [], basis: 'value' };

/** A value or sign cell: the net tells the leading sign, the grammar what follows. */
function readValue(
  lines: readonly LookedAt[],
  expected: 'target' | 'sign',
  tools: Tools,
): readonly ReadLine[] {
  const first = lines.findIndex((line) => line.strip !== null);
  const looked = lines[first];
  const parts = lines.map((line) => line.emissions);
  if (looked === undefined || looked.strip === null) return readUnder(null, 'text', parts, tools);
  const chances = tools.net.look(looked.strip);
  const [sign, chance] = bestSign(chances);
  const plain = (): readonly ReadLine[] =>
    readUnder(grammarOf(expected), expected, parts, tools).map((line, i) =>
      i === first ? { ...line, chance: line.chance * agreement(textOf(line.characters), chances) } : line,
    );
  if (chance < SIGN_CHANCE) return plain();
  const free = freePath(looked.emissions, tools.dictionary);
  const { length: head, isTouched } = signHead(free.characters, looked, sign);
  const cut = head === 0 ? 0 : free.characters[head - 1]!.to + 1;
  const before = textOf(free.characters.slice(0, head));
  const own = saysTheSame(before, sign)
    ? chanceOf(slice(looked.emissions, 0, cut), free.characters.slice(0, head), tools)
    : null;
  const believed = signChance(chances, sign, own);
  // Of a lone sign the recogniser may make anything, and what it leaves would be read as a figure.
  const isLone = expected === 'sign' && lines.length === 1 && isLoneGlyph(looked);
  const isMuddled = !isLone && (isTouched || (before.length > 1 && FIGURE.test(before)));
  const certain = isMuddled ? believed * WITH_INK_LEFT : believed;
  const rest = parts.map((part, i) =>
    i === first ? behindSign(part, free, head, sign, tools.dictionary) : part,
  );
  const read = isLone ? [NOTHING_BEHIND] : readUnder(AFTER_SIGN, 'target', rest, tools);
  return read.map((line, i) => (i === first ? withSign(line, sign, certain, before, cut) : line));
}
