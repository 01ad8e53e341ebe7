/** How far apart the lines of labels stand: within one, and at the least in their column. */
import type { TextRun } from '../../../parsers/page.ts';
import type { ColumnRole } from '../../../glossary/columns.ts';
import { compact } from '../../../glossary/compact.ts';
import {
  isLevel1Name,
  isLevel2Name,
  looksLikeLevelName,
  splitLevelWeight,
} from '../../../glossary/levels.ts';
import { textLines } from '../text-lines.ts';
import { type Label, labelsOf } from './label-groups.ts';

/** Lines of one label stand no further apart than this (in em), whatever else their column holds. */
const WIDEST_PITCH = 1.9;

/** Distance of the lines within labels of several lines: the text of a table is set alike throughout. Null where none wraps. */
export function leadingOf(
  roles: readonly (ColumnRole | null)[],
  columns: readonly (readonly TextRun[])[],
): number | null {
  const steps = (['level1', 'level2'] as const).flatMap((role) => {
    const runs = columns[roles.indexOf(role)] ?? [];
    if (runs.length === 0) return [];
    const labels = labelsOf(textLines(runs), labelPitch(runs, runs[0]!.fontSize), null);
    return labels
      .filter(isWrapped)
      .flatMap((label) => label.lines.slice(1).map((line, i) => line.box.y0 - label.lines[i]!.box.y0));
  });
  return steps.length === 0 ? null : [...steps].sort((a, b) => a - b)[steps.length >> 1]!;
}

/** A level's name over several lines of running text; one written downwards has a pitch of its own. */
export function isWrapped(label: Label): boolean {
  const texts = label.lines.map((line) => compact(line.text));
  if (texts.length < 2 || texts[0]!.length < 2) return false;
  const { name } = splitLevelWeight(texts.join(''));
  return isLevel1Name(name) || isLevel2Name(name) || looksLikeLevelName(name);
}

/** Distance of two lines of one label: the least that occurs, but no less than a line's height. */
export function labelPitch(runs: readonly TextRun[], em: number): number {
  const tops = textLines(runs).map((line) => line.box.y0);
  const steps = tops.slice(1).map((top, i) => top - tops[i]!);
  return Math.max(em, Math.min(em * WIDEST_PITCH, ...steps));
}
