import { expect, it } from 'vitest';
import { handBack } from '../../src/parsers/handed-back.ts';

it('leaves an array without its memory, and all that look at the same', () => {
  const plane = new Uint8Array(1000).fill(7);
  const sameMemory = new Float32Array(plane.buffer);
  handBack(plane);
  expect([plane.length, sameMemory.length, plane.buffer.byteLength]).toStrictEqual([0, 0, 0]);
});

it('frees it at once, without a collection of garbage', () => {
  const held = (): number => process.memoryUsage().arrayBuffers;
  const before = held();
  for (let i = 0; i < 100; i += 1) handBack(new Float32Array(1 << 20));
  // 400 MiB were made; one array may still be on its way.
  expect(held() - before).toBeLessThan(2 * 4 * (1 << 20));
});

it('does nothing to a part of something larger, to what is empty, or a second time', () => {
  const whole = new Uint8Array(10).fill(7);
  handBack(whole.subarray(0, 5));
  expect([...whole]).toStrictEqual(Array(10).fill(7));
  const empty = new Uint8Array(0);
  handBack(empty);
  handBack(whole);
  handBack(whole);
  expect([empty.length, whole.length]).toStrictEqual([0, 0]);
});
