/** Recognised lines → the text of a cell, under what the cell should hold. */
import type { CharacterPairs } from '../character-pairs.ts';
import type { DigitNet } from '../digit-net.ts';
import type { EndNet } from '../end-net.ts';
import type { Expectation, ReadingChange } from '../engine.ts';
import { AFTER_SIGN, grammarOf } from '../grammar/cell-grammars.ts';
import type { Automaton } from '../grammar/automaton.ts';
import { bestSign, type OperatorNet, SIGN_CHANCE } from '../operator-net.ts';
import { withBracketPairs } from './bracket-pairs.ts';
import { withBracketWidths } from './bracket-width.ts';
import { type Context, createContext } from './context.ts';
import { contextPath } from './context-path.ts';
import { type BoundGrammar, bindGrammar, constrainedPath } from './constrained-path.ts';
import type { Dictionary } from './dictionary.ts';
import { type Emissions, joined, slice } from './emissions.ts';
import { type DecodedPath, type EmittedCharacter, freePath } from './free-path.ts';
import {
  agreement,
  behindSign,
  headLength,
  isLoneGlyph,
  saysTheSame,
  signChance,
  withSign,
} from './leading-sign.ts';
import { classesInValue, classesOf, withoutStrokes } from './look-alikes.ts';
import { passesOverInk } from './passed-over.ts';
import type { ReadLine } from './read-line.ts';
import type { LookedAt } from './recogniser.ts';
import { mayHideMark } from './small-marks.ts';
import { loneStroke } from './lone-strokes.ts';
import { figureOf, withFiguresAgain } from './figures-again.ts';
import { hasStrangeCharacter } from './strange-characters.ts';
import { withThinStrokes } from './thin-strokes.ts';
import { logTextChance } from './text-chance.ts';
import { withUnitDots } from './unit-dots.ts';
import { isSurelyPercent, withValueEnd } from './value-end.ts';
import { weighed } from './weighed-emissions.ts';

export interface CellReader {
  readonly read: (lines: readonly LookedAt[], expected: Expectation) => readonly ReadLine[];
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

/** Chance left to a text outside the grammar where one inside it is not far. */
const NEARLY_KNOWN = 0.5;
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
  const tools: Tools = { dictionary, net: nets.operator, grammar, context: createContext(pairs, dictionary) };
  const figures = dictionary.characters.map(figureOf);
  return {
    read: (lines, expected) => {
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
      const drawn = withStrokes(doubted(ended, lines, nets.end), lines);
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
  readonly context: Context;
}

/** Chance left to a line that has ink none of its characters accounts for, or whose last may be another. */
const WITH_INK_LEFT = 0.1;

function doubted(read: readonly ReadLine[], lines: readonly LookedAt[], net: EndNet): readonly ReadLine[] {
  return read.map((line, i) => {
    const { strip, step } = lines[i]!;
    const isDoubtful =
      passesOverInk(line.characters, strip, step) ||
      (mayHideMark(line.characters, strip, step) && !(strip !== null && isSurelyPercent(net.look(strip))));
    return isDoubtful ? { ...line, chance: line.chance * WITH_INK_LEFT } : line;
  });
}

function withStrokes(read: readonly ReadLine[], lines: readonly LookedAt[]): readonly ReadLine[] {
  return read.map((line, i) => {
    const stroke = loneStroke(line.characters, lines[i]!.strip);
    const characters =
      stroke === null
        ? withThinStrokes(line.characters, lines[i]!.strip, lines[i]!.step)
        : line.characters.map((character) => ({ ...character, text: stroke }));
    return textOf(characters) === textOf(line.characters)
      ? line
      : { ...line, characters, changes: [...line.changes.filter((change) => change !== 'folded'), 'folded'] };
  });
}

function withDots(read: readonly ReadLine[], lines: readonly LookedAt[]): readonly ReadLine[] {
  return read.map((line, i) => {
    const { characters, isGuessed } = withUnitDots(line.characters, lines[i]!.strip, lines[i]!.step);
    const chance = isGuessed ? line.chance * WITH_INK_LEFT : line.chance;
    return characters.length === line.characters.length
      ? { ...line, chance }
      : { ...line, characters, chance, changes: [...line.changes.filter((c) => c !== 'folded'), 'folded'] };
  });
}

function withPairs(read: readonly ReadLine[]): readonly ReadLine[] {
  const lines = withBracketPairs(read.map(({ characters }) => characters));
  return read.map((line, i) =>
    lines[i] === line.characters
      ? line
      : {
          ...line,
          characters: lines[i]!,
          changes: [...line.changes.filter((change) => change !== 'folded'), 'folded'],
        },
  );
}

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
  if (automaton === null || expected === 'text') return parts.map((part) => freeLine(part, tools));
  const free = parts.map((part) => freePath(part, tools.dictionary));
  // A level or header further away than its margin still tells that a known one is near.
  const within = expected === 'level' || expected === 'header' ? undefined : NEARLY;
  const path = constrainedPath(joined(parts), tools.grammar(automaton), within);
  const freeLog = free.reduce((sum, { log }) => sum + log, 0);
  if (path === null || path.log < freeLog - MARGINS[expected]) {
    return parts.map((part) => {
      const line = freeLine(part, tools);
      // What is nearly a level, a header or a number is rather that one misread (65:2) than one nobody listed.
      const isDoubtful =
        expected === 'level' || expected === 'header' || FIGURE.test(textOf(line.characters));
      return path !== null && isDoubtful ? { ...line, chance: line.chance * NEARLY_KNOWN } : line;
    });
  }
  const basis = expected === 'level' || expected === 'header' ? 'vocabulary' : 'value';
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
        ? grammarChance(part, own, free[i]!, MARGINS[expected], tools)
        : basis === 'value'
          ? valueChance(part, own, tools.grammar(automaton), tools)
          : chanceOf(part, own, tools),
      changes: changed ? ['grammar'] : [],
      basis,
    };
  });
}

/** What a character that no value is made of counts for, as against one that values are made of: the margin in another form. */
const STRANGE_TO_VALUES = Math.exp(-MARGINS.target);

/** P(text | image) of a value, where a rival of its characters that no value is made of (`I` for `/`) is the less likely. */
function valueChance(
  part: Emissions,
  own: readonly EmittedCharacter[],
  { alphabet }: BoundGrammar,
  { dictionary }: Tools,
): number {
  if (part.frames === 0) return 1;
  const spelled = classesInValue(
    own.map(({ text }) => text),
    dictionary,
  );
  const usual = weighed(part, (symbol) => (alphabet.has(symbol) ? 1 : STRANGE_TO_VALUES));
  return Math.exp(logTextChance(usual, spelled));
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

/** A line of which nothing is known but that characters which make words stand together more often than others. */
function freeLine(part: Emissions, tools: Tools): ReadLine {
  const { dictionary, context } = tools;
  const path = contextPath(part, dictionary, context);
  const characters = path.characters.map((c) => ({ ...c, text: withoutStrokes(c.text) }));
  const read = textOf(path.characters);
  const changes: ReadingChange[] = [];
  if (textOf(characters) !== read) changes.push('folded');
  if (read !== textOf(freePath(part, dictionary).characters)) changes.push('context');
  const fit = path.symbols.reduce((sum, symbol, i) => sum + context.fit(path.symbols[i - 1] ?? 0, symbol), 0);
  // Its share of all texts the picture and the context allow.
  const share = Math.min(1, chanceOf(part, path.characters, tools) * Math.exp(fit - path.total));
  const chance = hasStrangeCharacter(path, context) ? share * WITH_STRANGE : share;
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
  const head = headLength(free.characters, looked, sign);
  const cut = head === 0 ? 0 : free.characters[head - 1]!.to + 1;
  const before = textOf(free.characters.slice(0, head));
  const own = saysTheSame(before, sign)
    ? chanceOf(slice(looked.emissions, 0, cut), free.characters.slice(0, head), tools)
    : null;
  const believed = signChance(chances, sign, own);
  const certain = before.length > 1 && FIGURE.test(before) ? believed * WITH_INK_LEFT : believed;
  // Of a lone sign the recogniser may make anything, and what it leaves would be read as a figure.
  const isLone = expected === 'sign' && lines.length === 1 && isLoneGlyph(looked);
  const rest = parts.map((part, i) =>
    i === first ? behindSign(part, free, head, sign, tools.dictionary) : part,
  );
  const read = isLone ? [NOTHING_BEHIND] : readUnder(AFTER_SIGN, 'target', rest, tools);
  return read.map((line, i) => (i === first ? withSign(line, sign, certain, before, cut) : line));
}
