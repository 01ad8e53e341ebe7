/** The columns a header's runs name: what stands one over the other is one name. */
import { columnRole, resolveRoles } from '../../../glossary/columns.ts';
import { compact } from '../../../glossary/compact.ts';
import type { Box, TextRun } from '../../../parsers/page.ts';
import { boundsOf } from '../text-lines.ts';
import type { HeaderColumn } from './header-layout.ts';

export function columnsOf(runs: readonly TextRun[]): HeaderColumn[] {
  const groups: TextRun[][] = [];
  for (const run of [...runs].sort((a, b) => a.box.x0 - b.box.x0)) {
    const group = groups.find((g) => g.some((other) => overlaps(other.box, run.box)));
    if (group === undefined) groups.push([run]);
    else group.push(run);
  }
  if (runs.some((run) => run.line !== undefined)) joinOrphans(groups);
  const texts = groups.map(textOf);
  const roles = resolveRoles(texts);
  return groups.map((group, i) => ({
    text: texts[i]!,
    role: roles[i] ?? null,
    box: boundsOf(group.map((run) => run.box)),
  }));
}

/** In a text without geometry the end of a name (`数据来⏎源`) may stand a little off its beginning: it goes to the neighbour it completes. */
function joinOrphans(groups: TextRun[][]): void {
  for (let at = groups.length - 1; at >= 0; at--) {
    const own = groups[at] as TextRun[];
    if (textOf(own).length > LONGEST_ORPHAN) continue;
    if (columnRole(textOf(own)) !== null && !/^(?:指标|目标)$/u.test(textOf(own))) continue;
    const beside = [groups[at - 1], groups[at + 1]].filter((group) => group !== undefined);
    const completed = beside.find(
      (group) => !isFullName(textOf(group)) && columnRole(textOf([...group, ...own])) !== null,
    );
    if (completed === undefined) continue;
    completed.push(...own);
    groups.splice(at, 1);
  }
}

const LONGEST_ORPHAN = 3;

function textOf(group: readonly TextRun[]): string {
  const ordered = [...group].sort((a, b) => a.box.y0 - b.box.y0 || a.box.x0 - b.box.x0);
  return compact(ordered.map((run) => run.text).join(''));
}

function overlaps(a: Box, b: Box): boolean {
  return Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0) > 0;
}

/** 指标 alone may be the first line of 指标解释, 三级 or 三级指 of 三级指标, 分值权 of 分值权重. */
export function isFullName(text: string): boolean {
  const bare = text.replace(/^[（(][^）)]*[）)]/u, '');
  return columnRole(text) !== null && !/^(?:[一二三]级指?|指标|目标)$|权$/u.test(bare);
}
