/**
 * A net of three convolutions and two dense layers over the window of one glyph: the shape all our trained nets have. It tells glyphs the
 * recogniser has no class for, or mixes up.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { endianness } from 'node:os';
import { DamagedFileError } from '../errors.ts';

/** Where a net's weights lie, what they must be, and how large its layers are. */
export interface GlyphWeights {
  readonly path: string;
  /** Of the weights in the package; the training script prints it. */
  readonly sha256: string;
  readonly shape: NetShape;
}

export interface NetShape {
  /** Of the window in pixels, both divisible by 8. */
  readonly width: number;
  readonly height: number;
  /** Channels behind each of the three convolutions. */
  readonly channels: readonly [number, number, number];
  /** Size of the dense layer between. */
  readonly hidden: number;
  readonly classes: number;
}

/** Chances of all classes in the order of the net's outputs, summing to 1, of a window of the net's size: 0 (paper) to 1 (ink). */
export type GlyphNet = (window: Float32Array) => readonly number[];

interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

const KERNEL = 9;

/** @throws {DamagedFileError} the weights are not those this version was measured with */
export async function openGlyphNet({ path, sha256, shape }: GlyphWeights): Promise<GlyphNet> {
  const bytes = await readFile(path);
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== sha256) {
    throw new DamagedFileError(`expected weights with SHA-256 ${sha256}, found ${hash}`, { path });
  }
  // The file is little-endian.
  if (endianness() === 'BE') bytes.swap32();
  const values = new Float32Array(Uint8Array.from(bytes).buffer);
  const layers = layersOf(values, shape);
  return (window) => chancesOf(window, shape, layers);
}

interface Layers {
  readonly convolutions: readonly Layer[];
  readonly dense: readonly Layer[];
}

function layersOf(
  values: Float32Array,
  { width, height, channels: [first, second, third], hidden, classes }: NetShape,
): Layers {
  let at = 0;
  const take = (count: number): Float32Array => {
    at += count;
    return values.subarray(at - count, at);
  };
  const layer =
    (kernel: number) =>
    ([inputs, outputs]: readonly [number, number]): Layer => ({
      inputs,
      outputs,
      weights: take(inputs * outputs * kernel),
      biases: take(outputs),
    });
  const convolutions = [
    [1, first],
    [first, second],
    [second, third],
  ] as const;
  const dense = [
    [(third * width * height) / 64, hidden],
    [hidden, classes],
  ] as const;
  return { convolutions: convolutions.map(layer(KERNEL)), dense: dense.map(layer(1)) };
}

function chancesOf(window: Float32Array, shape: NetShape, layers: Layers): readonly number[] {
  let planes = window;
  let { width, height } = shape;
  for (const layer of layers.convolutions) {
    planes = halved(convolved(planes, width, height, layer), width, height, layer.outputs);
    width /= 2;
    height /= 2;
  }
  const [hidden, last] = layers.dense;
  const scores = product(
    product(planes, hidden!).map((value) => Math.max(0, value)),
    last!,
  );
  const most = Math.max(...scores);
  const powers = Array.from(scores, (score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** 3 × 3, as large as its input (zeros around it), nothing below zero. */
function convolved(planes: Float32Array, width: number, height: number, layer: Layer): Float32Array {
  const size = width * height;
  const result = new Float32Array(layer.outputs * size);
  const framed = withZerosAround(planes, width, height, layer.inputs);
  const framedSize = (width + 2) * (height + 2);
  const [first, second] = [new Float64Array(size), new Float64Array(size)];
  // Two outputs at a time; where their number is odd, the last is computed twice.
  for (let output = 0; output < layer.outputs; output += 2) {
    const other = Math.min(output + 1, layer.outputs - 1);
    first.fill(layer.biases[output]!);
    second.fill(layer.biases[other]!);
    for (let input = 0; input < layer.inputs; input += 1) {
      const kernels = [
        (output * layer.inputs + input) * KERNEL,
        (other * layer.inputs + input) * KERNEL,
      ] as const;
      addFiltered([first, second], framed, input * framedSize, width, height, layer.weights, kernels);
    }
    for (let i = 0; i < size; i += 1) result[output * size + i] = Math.max(0, first[i]!);
    for (let i = 0; i < size; i += 1) result[other * size + i] = Math.max(0, second[i]!);
  }
  return result;
}

function withZerosAround(planes: Float32Array, width: number, height: number, count: number): Float64Array {
  const framed = new Float64Array(count * (width + 2) * (height + 2));
  let at = 0;
  for (let plane = 0; plane < count; plane += 1) {
    for (let y = 0; y < height; y += 1) {
      const to = (plane * (height + 2) + y + 1) * (width + 2) + 1;
      for (let x = 0; x < width; x += 1, at += 1) framed[to + x] = planes[at]!;
    }
  }
  return framed;
}

/**
 * Adds one plane under two kernels. All nine weights at once: one by one, as it was, a page's nets took four times as long. Two kernels at once,
 * and each row's pixels handed on from column to column: that halved it again, as three pixels are looked up for eighteen products.
 */
function addFiltered(
  [sums, sums2]: readonly [Float64Array, Float64Array],
  framed: Float64Array,
  plane: number,
  width: number,
  height: number,
  weights: Float32Array,
  [kernel, kernel2]: readonly [number, number],
): void {
  const [a, b, c] = [weights[kernel]!, weights[kernel + 1]!, weights[kernel + 2]!];
  const [d, e, f] = [weights[kernel + 3]!, weights[kernel + 4]!, weights[kernel + 5]!];
  const [g, h, i] = [weights[kernel + 6]!, weights[kernel + 7]!, weights[kernel + 8]!];
  const [a2, b2, c2] = [weights[kernel2]!, weights[kernel2 + 1]!, weights[kernel2 + 2]!];
  const [d2, e2, f2] = [weights[kernel2 + 3]!, weights[kernel2 + 4]!, weights[kernel2 + 5]!];
  const [g2, h2, i2] = [weights[kernel2 + 6]!, weights[kernel2 + 7]!, weights[kernel2 + 8]!];
  const row = width + 2;
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    let up = plane + y * row;
    let [p, q] = [framed[up]!, framed[up + 1]!];
    let [s, t] = [framed[up + row]!, framed[up + row + 1]!];
    let [v, w] = [framed[up + 2 * row]!, framed[up + 2 * row + 1]!];
    up += 2;
    for (let x = 0; x < width; x += 1, up += 1, at += 1) {
      const r = framed[up]!;
      const u = framed[up + row]!;
      const z = framed[up + 2 * row]!;
      sums[at]! += a * p + b * q + c * r + d * s + e * t + f * u + g * v + h * w + i * z;
      sums2[at]! += a2 * p + b2 * q + c2 * r + d2 * s + e2 * t + f2 * u + g2 * v + h2 * w + i2 * z;
      p = q;
      q = r;
      s = t;
      t = u;
      v = w;
      w = z;
    }
  }
}

/** The greatest of each four pixels. */
function halved(planes: Float32Array, width: number, height: number, count: number): Float32Array {
  const result = new Float32Array(planes.length / 4);
  let at = 0;
  for (let plane = 0; plane < count; plane += 1) {
    for (let y = 0; y < height; y += 2) {
      for (let x = 0; x < width; x += 2) {
        const i = (plane * height + y) * width + x;
        result[at] = Math.max(planes[i]!, planes[i + 1]!, planes[i + width]!, planes[i + width + 1]!);
        at += 1;
      }
    }
  }
  return result;
}

function product(values: Float32Array, layer: Layer): Float32Array {
  const result = Float32Array.from(layer.biases);
  for (let output = 0; output < layer.outputs; output += 1) {
    let sum = result[output]!;
    for (let input = 0; input < layer.inputs; input += 1) {
      sum += layer.weights[output * layer.inputs + input]! * values[input]!;
    }
    result[output] = sum;
  }
  return result;
}
