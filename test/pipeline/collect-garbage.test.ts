import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { collectGarbage } from '../../src/pipeline/collect-garbage.ts';

it('lets go of what nobody holds, and of nothing else', async () => {
  const held = { rows: new Array(1000).fill(0) };
  const refs = [new WeakRef(held), new WeakRef({ rows: new Array(1000).fill(0) })];
  // A new reference keeps its object alive until the event loop has gone round.
  await setTimeout(1);
  collectGarbage();
  expect(refs.map((ref) => ref.deref())).toStrictEqual([held, undefined]);
});

it('gives nobody else the collector', () => {
  collectGarbage();
  expect(globalThis).not.toHaveProperty('gc');
});
