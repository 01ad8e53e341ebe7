/**
 * What the packaged recogniser's picture part makes of strips: the features its neck and head are trained on.
 *
 *   npx tsx features.ts FOLDER      (see README.md)
 *
 * For each NAME.json (`[[width, …], …]`) and NAME.bin (48 rows a strip) of the folder writes NAME.f32: of every strip 480 × frames numbers.
 */
import { closeSync, existsSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { leanGraph } from '../../src/parsers/ocr/pp-ocr/lean-model.ts';
import { packagedModels } from '../../src/parsers/ocr/pp-ocr/model-files.ts';
import { modelBytes, parseModel } from '../../src/parsers/ocr/pp-ocr/model-graph.ts';

/** The last result of the picture part: 480 numbers a frame. */
const FEATURES = 'p2o.AveragePool.1';
const HEIGHT = 48;
/** Pixels a step, as in src/parsers/ocr/pp-ocr/recogniser.ts. */
const STEP = 8;

const session = await InferenceSession.create(pictureModel(readFileSync(packagedModels().recognition)), {
  intraOpNumThreads: 1,
});
const folder = process.argv[2];
if (folder === undefined) throw new Error('expected a folder with strips');
for (const name of readdirSync(folder).sort()) {
  const to = join(folder, name.replace(/\.json$/u, '.f32'));
  if (name.endsWith('.json') && !existsSync(to)) await writeFeatures(join(folder, name), to);
}

/** The model cut behind its features, which take the place of its result. */
function pictureModel(file: Uint8Array): Uint8Array {
  const model = parseModel(file);
  const lean = leanGraph(model.graph);
  const [result] = lean.outputs;
  const end = lean.nodes.findIndex(({ outputs }) => outputs.includes(FEATURES));
  if (end < 0 || result === undefined) throw new Error(`expected a model with ${FEATURES}`);
  const last = { ...lean.nodes[end]!, outputs: [result] };
  return modelBytes(model, { ...lean, nodes: [...lean.nodes.slice(0, end), last] });
}

async function writeFeatures(list: string, to: string): Promise<void> {
  const strips = JSON.parse(readFileSync(list, 'utf8')) as [number, ...unknown[]][];
  const pixels = readFileSync(list.replace(/\.json$/u, '.bin'));
  const out = openSync(to, 'w');
  let at = 0;
  for (const [width] of strips) {
    const result = await session.run({
      [session.inputNames[0]!]: tensorOf(pixels.subarray(at, at + HEIGHT * width), width),
    });
    const { buffer, byteOffset, byteLength } = result[session.outputNames[0]!]!.data as Float32Array;
    writeSync(out, new Uint8Array(buffer, byteOffset, byteLength));
    at += HEIGHT * width;
  }
  closeSync(out);
}

/** As the recogniser takes it: three equal channels of -1 to 1, filled up with 0. */
function tensorOf(strip: Uint8Array, own: number): Tensor {
  const width = Math.ceil(own / STEP) * STEP;
  const plane = HEIGHT * width;
  const data = new Float32Array(3 * plane);
  for (let i = 0; i < strip.length; i += 1) {
    data[Math.floor(i / own) * width + (i % own)] = strip[i]! / 127.5 - 1;
  }
  data.copyWithin(plane, 0, plane);
  data.copyWithin(2 * plane, 0, plane);
  return new Tensor('float32', data, [1, 3, HEIGHT, width]);
}
