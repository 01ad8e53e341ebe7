/** Columns of levels under headers that name none (指标类型 | 指标类别 | 指标名称): their labels are merged cells all the same. */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { columnOfLevel, LEVELS_BY_CONTENT } from '../../../glossary/level-columns.ts';
import { isLevel1Name, isLevel2Name } from '../../../glossary/levels.ts';
import type { TextRun } from '../../../parsers/page.ts';
import { textLines } from '../text-lines.ts';
import { runsByColumn } from './column-cells.ts';

/** The columns' roles, those left of level 3 that hold the standard's names of a level no other column has among them. */
export function levelsByContent(
  roles: readonly (ColumnRole | null)[],
  bounds: readonly number[],
  body: readonly TextRun[],
): readonly (ColumnRole | null)[] {
  const third = roles.indexOf('level3');
  const found = [...roles];
  const texts = runsByColumn(body, bounds).slice(0, Math.max(third, 0)).map(labelTexts);
  for (const level of LEVELS_BY_CONTENT) {
    if (found.includes(level)) continue;
    const at = columnOfLevel(
      texts.map((own, i) => (found[i] === null || found[i] === 'other' ? own : [])),
      level,
    );
    if (at >= 0) found[at] = level;
  }
  return found;
}

/** A column's lines, two that make a level's name together as one. */
function labelTexts(runs: readonly TextRun[]): string[] {
  const texts: string[] = [];
  for (const { text } of textLines(runs)) {
    const joined = `${texts.at(-1) ?? ''}${text}`;
    if (texts.length > 0 && (isLevel1Name(joined) || isLevel2Name(joined))) texts.splice(-1, 1, joined);
    else texts.push(text);
  }
  return texts;
}
