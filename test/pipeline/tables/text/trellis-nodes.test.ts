/** The nodes of a trellis: what may follow a step is told by the node it leads to, so no two places may share one. */
import { describe, expect, it } from 'vitest';
import type { CellKind, ColumnModel } from '../../../../src/pipeline/tables/text/column-model.ts';
import { TextCosts } from '../../../../src/pipeline/tables/text/text-costs.ts';
import { type Step, trellisSteps } from '../../../../src/pipeline/tables/text/trellis.ts';
import { atomsOf } from './segmented-rows.ts';

function trellis(text: string, roles: readonly CellKind[]) {
  const atoms = atomsOf(text);
  const columns = roles.map((role): ColumnModel => ({ role, width: null, skip: 0.1, fill: 0 }));
  return { atoms, ...trellisSteps(atoms, columns, new TextCosts(atoms, roles.includes('sign'))) };
}

const TABLES: readonly (readonly [string, string, readonly CellKind[]])[] = [
  ['of one column', '培训人数/合格率', ['level3']],
  [
    'of four',
    '产出指标 数量指标 培训人数 ≥25次/质量指标 合格率 ≥95%/满意度指标 学员满意度 ≥90%//填表人 张三',
    ['level1', 'level2', 'level3', 'target'],
  ],
  [
    'with signs, over two pages',
    '满意度指标/学员满意度 ≥ 90 %\f2//产出指标 数量指标 培训人数 ≥ 25 次',
    ['level1', 'level2', 'level3', 'sign', 'target', 'unit'],
  ],
];

function groupedBy(steps: readonly Step[], by: 'source' | 'target'): ReadonlyMap<number, readonly Step[]> {
  const groups = new Map<number, Step[]>();
  for (const step of steps) groups.set(step[by], [...(groups.get(step[by]) ?? []), step]);
  return groups;
}

const KINDS: Readonly<Record<Step['kind'], string>> = {
  cell: 'before a cell',
  'row-goes-on': 'after a cell',
  'row-ends': 'after a cell',
  'row-begins': 'between rows',
  band: 'between rows',
  stray: 'after a cell, or between rows',
  past: 'between rows, or past them',
  close: 'between rows, or past them',
};

describe.each(TABLES)('the nodes of a table %s', (_, text, roles) => {
  const { atoms, steps, nodeCount } = trellis(text, roles);
  const leaving = groupedBy(steps, 'source');

  it('are reached before they are left, the first is the start and the last the end', () => {
    const reached = new Set([0]);
    for (const { source, target } of steps) {
      expect(reached.has(source)).toBe(true);
      expect(target).toBeGreaterThan(source);
      reached.add(target);
    }
    for (const { kind, target } of steps)
      expect([kind, target === nodeCount - 1]).toEqual([kind, kind === 'close']);
    for (const node of reached) expect([node, leaving.has(node)]).toEqual([node, node !== nodeCount - 1]);
  });

  it('stand each before one atom, in one place', () => {
    for (const [node, own] of leaving) {
      expect([node, new Set(own.map(({ from }) => from)).size]).toEqual([node, 1]);
      const places = new Set(own.map(({ kind }) => KINDS[kind]).filter((place) => !place.includes(',')));
      expect(places.size).toBeLessThanOrEqual(1);
      const isInRow = places.has('before a cell') || places.has('after a cell');
      if (isInRow) expect(new Set(own.map(({ column }) => column)).size).toBe(1);
    }
    const into = groupedBy(steps, 'target');
    for (const [node, own] of into) expect([node, new Set(own.map(({ to }) => to)).size]).toEqual([node, 1]);
  });

  it('lead on from a cell to the columns behind it only, and to its row’s end', () => {
    for (const step of steps.filter(({ kind }) => kind === 'cell')) {
      const next = leaving.get(step.target) ?? [];
      expect(next.every(({ column }) => column === step.column)).toBe(true);
      const onward = next
        .filter(({ kind }) => kind === 'row-goes-on')
        .map(({ target }) => leaving.get(target)?.[0]?.column)
        .filter((column) => column !== undefined);
      expect(onward.every((column) => column > step.column)).toBe(true);
      expect(next.filter(({ kind }) => kind === 'row-ends')).toHaveLength(1);
      if (step.to === atoms.length) expect(next.map(({ kind }) => kind)).toEqual(['row-ends']);
    }
  });
});
