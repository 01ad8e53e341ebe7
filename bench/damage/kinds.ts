/** What befalls a text on its way: each kind takes a whole text and gives the damaged one, with what can still be known of it. */
import type { Random } from '../../fixtures/generate/random.ts';
import { compact, displayWidth } from '../../src/glossary/compact.ts';
import type { Row } from '../measure/row.ts';
import type { Family, Source } from './sources.ts';

export interface Damaged {
  readonly text: string;
  /** Pieces of text that are gone: a name without them is as printed now. */
  readonly removed?: readonly string[];
  /** Characters that stand for one another are made the same before texts are compared. */
  readonly fold?: (text: string) => string;
  /** Targets that are printed otherwise now. */
  readonly targets?: ReadonlyMap<string, string>;
  /** The rows, where they are not those of the source. */
  readonly truth?: readonly Row[];
}

export interface DamageKind {
  readonly name: string;
  /** Families it can befall; all unless told otherwise. */
  readonly families?: readonly Family[];
  readonly damage: (source: Source, random: Random) => Damaged;
}

/** Shares of lines, marks and characters that are damaged. */
const LINES = 0.04;
const MARKS = 0.02;
const CHARACTERS = 0.02;
const LABELS = 0.2;
const BLANK_LINES = 0.5;
/** Lines between two page breaks. */
const PAGE = [15, 25] as const;
const WRAP = 80;

const MARKED: readonly Family[] = ['tab', 'markdown', 'csv'];
const MARKS_OF: Readonly<Record<Family, string>> = {
  tab: '\t',
  raw: ' ',
  layout: ' ',
  markdown: '|',
  csv: ',',
};

const eachLine = (text: string, change: (line: string) => readonly string[]): string =>
  text
    .split('\n')
    .flatMap((line) => (line.trim() === '' ? [line] : change(line)))
    .join('\n');

const piecesOf = (line: string): readonly string[] =>
  line
    .split(/\t|\||,|\s{2,}|<br ?\/?>/u)
    .map(compact)
    .filter((piece) => piece !== '');

export const DAMAGE_KINDS: readonly DamageKind[] = [
  { name: 'none', damage: ({ text }) => ({ text }) },
  { name: 'lines-dropped', damage: linesDropped },
  { name: 'labels-lost', damage: labelsLost },
  { name: 'one-label-lost', damage: oneLabelLost },
  { name: 'header-lost', damage: headerLost },
  { name: 'start-lost', damage: ({ text }, random) => ({ text: afterShare(text, random.float(0.1, 0.6)) }) },
  { name: 'end-lost', damage: endLost },
  {
    name: 'lines-doubled',
    damage: ({ text }, random) => ({
      text: eachLine(text, (line) => (random.chance(LINES) ? [line, line] : [line])),
    }),
  },
  { name: 'lines-merged', damage: ({ text }, random) => ({ text: linesMerged(text, random) }) },
  { name: 'spaces-added', damage: spacesAdded },
  { name: 'characters-spread', damage: ({ text }) => ({ text: charactersSpread(text) }) },
  {
    name: 'spaces-lost',
    families: ['tab', 'raw', 'markdown', 'csv'],
    damage: ({ text }) => ({ text: text.replace(/ +/gu, '') }),
  },
  { name: 'page-furniture', damage: ({ text }, random) => ({ text: withFurniture(text, random) }) },
  { name: 'look-alikes', damage: lookAlikes },
  { name: 'signs-misread', damage: signsMisread },
  { name: 'units-lost', damage: unitsLost },
  {
    name: 'marks-lost',
    families: MARKED,
    damage: ({ text, family }, random) => ({
      text: eachMark(text, family, (mark) => (random.chance(MARKS) ? '' : mark)),
    }),
  },
  {
    name: 'marks-doubled',
    families: MARKED,
    damage: ({ text, family }, random) => ({
      text: eachMark(text, family, (mark) => (random.chance(MARKS) ? mark + mark : mark)),
    }),
  },
  { name: 'marks-become-spaces', families: ['tab'], damage: marksBecomeSpaces },
  { name: 'columns-swapped', families: MARKED, damage: columnsSwapped },
  { name: 'full-width', damage: fullWidth },
  {
    name: 'blank-lines',
    damage: ({ text }, random) => ({
      text: eachLine(text, (line) => (random.chance(BLANK_LINES) ? [line, ''] : [line])),
    }),
  },
  { name: 'wrapped', damage: ({ text }) => ({ text: eachLine(text, wrapped) }) },
  { name: 'one-line', damage: ({ text }) => ({ text: oneLine(text, '') }) },
  { name: 'one-line-spaced', damage: ({ text }) => ({ text: oneLine(text, ' ') }) },
  { name: 'glued-copies', damage: gluedCopies },
];

function linesDropped({ text }: Source, random: Random): Damaged {
  const removed: string[] = [];
  const kept = eachLine(text, (line) => {
    if (!random.chance(LINES)) return [line];
    removed.push(...piecesOf(line), compact(line));
    return [];
  });
  return { text: kept, removed };
}

/** Every label is lost with some chance wherever it stands whole between marks or blanks. */
function labelsLost(source: Source, random: Random): Damaged {
  return withoutLabels(source, () => random.chance(LABELS));
}

function oneLabelLost(source: Source, random: Random): Damaged {
  const places = labelPlaces(source);
  const lost = places.length === 0 ? -1 : random.int(0, places.length - 1);
  return withoutLabels(source, (at) => at === lost);
}

function labelPlaces({ text, truth }: Source): readonly { readonly from: number; readonly label: string }[] {
  const labels = [...new Set(truth.flatMap((row) => [row.level1, row.level2]))].filter((l) => l !== '');
  return labels
    .flatMap((label) => {
      const whole = new RegExp(`(?<=^|[\\s|,"*])${literal(label)}(?=$|[\\s|,"*])`, 'gmu');
      return [...text.matchAll(whole)].map((match) => ({ from: match.index, label }));
    })
    .sort((a, b) => a.from - b.from);
}

function withoutLabels(source: Source, loses: (at: number) => boolean): Damaged {
  let text = source.text;
  const lost = labelPlaces(source).filter((_, at) => loses(at));
  for (const { from, label } of lost.toReversed()) {
    const blank = source.family === 'layout' ? ' '.repeat(displayWidth(label)) : '';
    text = text.slice(0, from) + blank + text.slice(from + label.length);
  }
  return { text };
}

/** From the first name of a column on down to the first label. */
function headerLost({ text, truth }: Source): Damaged {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => /一级|二级|三级指标/u.test(line));
  const label = truth[0] === undefined ? '' : truth[0].level1 || truth[0].level2 || truth[0].level3;
  const body = lines.findIndex((line, at) => at > first && line.includes(label.slice(0, 3)));
  if (first < 0 || body < 0) return { text };
  return { text: [...lines.slice(0, first), ...lines.slice(body)].join('\n') };
}

function afterShare(text: string, share: number): string {
  return text.slice(Math.floor(text.length * share));
}

/** Where the cut is amid a name or a value, nobody can know what stood behind it. */
function endLost({ text, truth }: Source, random: Random): Damaged {
  const at = Math.floor(text.length * random.float(0.4, 0.95));
  const tail = text.slice(at);
  const targets = new Map<string, string>();
  const end = compact(text.slice(0, at)).slice(-40);
  for (const { target } of truth) {
    for (let length = target.length - 1; length > 0; length--)
      if (end.endsWith(target.slice(0, length)) && compact(tail).startsWith(target.slice(length)))
        targets.set(target, target.slice(0, length));
  }
  return { text: text.slice(0, at), targets };
}

function linesMerged(text: string, random: Random): string {
  return text.replace(/(?<=[^\n])\n(?=[^\n])/gu, (mark) =>
    random.chance(LINES) ? (random.chance(0.5) ? '' : ' ') : mark,
  );
}

function spacesAdded({ text }: Source, random: Random): Damaged {
  return {
    text: text.replace(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, () =>
      random.chance(CHARACTERS) ? ' ' : '',
    ),
  };
}

/** A space behind every character, and one more where one was. */
function charactersSpread(text: string): string {
  return text.replace(/(?<=\S) (?=\S)/gu, '  ').replace(/(?<=\S)(?=\S)/gu, ' ');
}

function withFurniture(text: string, random: Random): string {
  const head = random.pick(['2024年部门预算公开', 'XX市财政局文件', '附件：绩效目标公开']);
  const foot = random.pick([
    (page: number) => `- ${page} -`,
    (page: number) => `第${page}页 共9页`,
    (page: number) => `${page}`,
    (page: number) => `— ${page} —`,
  ]);
  const form = random.chance(0.5) ? '\f' : '';
  const lines: string[] = [];
  let page = 1;
  let left = random.int(...PAGE);
  for (const line of text.split('\n')) {
    if (left-- <= 0) {
      lines.push(foot(page), `${form}${head}`);
      page += 1;
      left = random.int(...PAGE);
    }
    lines.push(line);
  }
  return lines.join('\n');
}

/** Characters a recogniser takes for one another, in words: each class is one character for the comparison. */
const LOOK_ALIKES: readonly string[] = [
  '产户',
  '指措',
  '标杯',
  '级纽',
  '数教',
  '量暈',
  '质贡',
  '时吋',
  '效郊',
  '本木',
  '益盆',
  '意憶',
  '社杜',
  '会佘',
  '生牛',
  '态恣',
  '可司',
  '续绩',
  '服眼',
  '务劳',
  '众从',
  '人入',
  '未末',
  '士土',
  '己已',
  '日曰',
  '千干',
  '天夭',
  '率卒',
  '（(',
  '）)',
  '：:',
  '，,',
];

function lookAlikes({ text, family, truth }: Source, random: Random): Damaged {
  const marks = MARKS_OF[family];
  const other = new Map<string, string>();
  const same = new Map<string, string>();
  for (const [a = '', b = ''] of LOOK_ALIKES.map((pair) => [...pair])) {
    if (b !== marks && a !== marks) other.set(a, b);
    same.set(b, same.get(a) ?? a);
  }
  const fold = (own: string) => [...own].map((c) => same.get(c) ?? c).join('');
  const targets = new Set(truth.map((row) => row.target));
  const damaged = text.replace(/[^\s|,]+/gu, (word) =>
    targets.has(word)
      ? word
      : [...word].map((c) => (random.chance(CHARACTERS) ? (other.get(c) ?? c) : c)).join(''),
  );
  return { text: damaged, fold: (own) => fold(fold(own)) };
}

/** Signs and `%` in values, as a recogniser misreads them; the same everywhere in a text. */
function signsMisread(source: Source, random: Random): Damaged {
  const sign = random.pick(['>', '2', '三', '工', '']);
  const percent = random.pick(['96', '%', '%', '0/0', '']);
  return changedTargets(source, (target) => target.replace('≥', sign).replace(/%$/u, percent), random);
}

function unitsLost(source: Source, random: Random): Damaged {
  return changedTargets(source, (target) => target.replace(/(?<=\d)[^\d.,，\-~～年月日]{1,3}$/u, ''), random);
}

/** Half of the different targets that stand whole in the text, changed. */
function changedTargets(
  { text, truth }: Source,
  change: (target: string) => string,
  random: Random,
): Damaged {
  const targets = new Map<string, string>();
  let damaged = text;
  for (const target of new Set(truth.map((row) => row.target))) {
    const changed = change(target);
    if (changed === target || changed === '' || random.chance(0.5)) continue;
    const whole = new RegExp(`(?<=^|[\\s|,"])${literal(target)}(?=$|[\\s|,"])`, 'gmu');
    if (!whole.test(damaged)) continue;
    damaged = damaged.replace(whole, changed);
    targets.set(target, changed);
  }
  return { text: damaged, targets };
}

function eachMark(text: string, family: Family, change: (mark: string) => string): string {
  return text.replaceAll(MARKS_OF[family], change);
}

function marksBecomeSpaces({ text }: Source): Damaged {
  return { text: text.replace(/\t/gu, '    ') };
}

/** Two neighbouring columns of every row change places, the header's names with them. */
function columnsSwapped({ text, family }: Source, random: Random): Damaged {
  const mark = MARKS_OF[family];
  const from = random.int(family === 'markdown' ? 1 : 0, 3);
  return {
    text: eachLine(text, (line) => {
      const cells = line.split(mark);
      if (cells.length <= from + 2 || line.includes('"')) return [line];
      [cells[from], cells[from + 1]] = [cells[from + 1] ?? '', cells[from] ?? ''];
      return [cells.join(mark)];
    }),
  };
}

/** ASCII in full width, but for marks and blanks. */
function fullWidth({ text, family }: Source): Damaged {
  const fold = (own: string) => own.normalize('NFKC');
  const kept = new Set([...'\t\n \f"<>/-', ...(family === 'markdown' ? '|#*&;' : ''), MARKS_OF[family]]);
  const wide = [...text].map((c) =>
    kept.has(c) || !/[!-~]/u.test(c) ? c : String.fromCharCode(c.charCodeAt(0) + 0xfee0),
  );
  return { text: wide.join(''), fold };
}

function wrapped(line: string): readonly string[] {
  const lines: string[] = [];
  let own = '';
  for (const character of line) {
    if (displayWidth(own + character) > WRAP) {
      lines.push(own);
      own = '';
    }
    own += character;
  }
  return [...lines, own];
}

function oneLine(text: string, between: string): string {
  return `${text.replace(/\s*\n+/gu, between)}\n`;
}

/** The same text twice, as where two files are put together without a line between. */
function gluedCopies({ text, truth }: Source): Damaged {
  const forms = Math.max(0, ...truth.map(({ form }) => form));
  const again = truth.map((row) => ({ ...row, form: row.form + forms }));
  return { text: text.trimEnd() + text, truth: [...truth, ...again] };
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}
