/** The net's arithmetic against its definition, pixel by pixel. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Random } from '../../../fixtures/generate/random.ts';
import { openGlyphNet } from '../../../src/parsers/ocr/glyph-net.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const [WIDTH, HEIGHT, CLASSES] = [32, 24, 3];

type Plane = (x: number, y: number) => number;

/** One output of a layer at one place: the greatest of four places of a 3 × 3 convolution with nothing below zero. */
function layer(
  inputs: readonly Plane[],
  [width, height]: readonly [number, number],
  take: (count: number) => number[],
  count: number,
): readonly Plane[] {
  const weights = take(inputs.length * count * 9);
  const biases = take(count);
  return biases.map((bias, output) => {
    const at = (x: number, y: number): number => {
      let sum = bias;
      inputs.forEach((plane, input) => {
        for (let k = 0; k < 9; k++) {
          const [u, v] = [x + (k % 3) - 1, y + Math.floor(k / 3) - 1];
          if (u >= 0 && v >= 0 && u < width && v < height)
            sum += weights[(output * inputs.length + input) * 9 + k]! * plane(u, v);
        }
      });
      return Math.max(0, sum);
    };
    const values = Array.from({ length: (width * height) / 4 }, (_, i) => {
      const [x, y] = [2 * (i % (width / 2)), 2 * Math.floor(i / (width / 2))];
      return Math.max(at(x, y), at(x + 1, y), at(x, y + 1), at(x + 1, y + 1));
    });
    return (x, y) => values[y * (width / 2) + x]!;
  });
}

// Channels are computed two by two: odd numbers of them are none of our nets'.
it.each([
  [16, 32, 32],
  [15, 31, 33],
] as const)(
  'of %i, %i and %i channels gives what three convolutions and two dense layers give',
  async (...channels) => {
    const random = new Random('glyph-net');
    const [first, second, third] = channels;
    const shapes = [
      [1, first],
      [first, second],
      [second, third],
    ] as const;
    const count =
      shapes.reduce((sum, [i, o]) => sum + i * o * 9 + o, 0) + 12 * third * 64 + 64 + 64 * CLASSES + CLASSES;
    const values = Float32Array.from({ length: count }, () => 0.3 * (random.next() - 0.45));
    const path = join(temporaryFolder(), 'weights.bin');
    writeFileSync(path, new Uint8Array(values.buffer));
    const sha256 = createHash('sha256').update(new Uint8Array(values.buffer)).digest('hex');
    const shape = {
      width: WIDTH,
      height: HEIGHT,
      channels,
      hidden: 64,
      classes: CLASSES,
    } as const;
    const net = await openGlyphNet({ path, sha256, shape });
    const window = Float32Array.from({ length: WIDTH * HEIGHT }, () => random.next());

    let from = 0;
    const take = (size: number) => {
      from += size;
      return [...values.subarray(from - size, from)];
    };
    let planes: readonly Plane[] = [(x, y) => window[y * WIDTH + x]!];
    shapes.forEach(([, outputs], i) => {
      planes = layer(planes, [WIDTH >> i, HEIGHT >> i], take, outputs);
    });
    let flat = planes.flatMap((plane) =>
      Array.from({ length: 12 }, (_, i) => plane(i % 4, Math.floor(i / 4))),
    );
    for (const [outputs, isLast] of [
      [64, false],
      [CLASSES, true],
    ] as const) {
      const [weights, biases] = [take(flat.length * outputs), take(outputs)];
      const inputs = flat;
      flat = biases.map((bias, o) => {
        const sum = inputs.reduce((total, value, k) => total + weights[o * inputs.length + k]! * value, bias);
        return isLast ? sum : Math.max(0, sum);
      });
    }
    const powers = flat.map((score) => Math.exp(score - Math.max(...flat)));
    const total = powers.reduce((a, b) => a + b, 0);
    const chances = net(window);
    expect(from).toBe(count);
    powers.forEach((power, i) => {
      expect(chances[i]).toBeCloseTo(power / total, 4);
    });
    // Not one of them decides alone: a net that gives the same for all windows would pass otherwise.
    expect(Math.max(...chances)).toBeLessThan(0.999);
  },
);
