/** PP-OCR's recognition model: lines in, emissions out. */
import type { GreyImage } from '../../raster.ts';
import { UsageError } from '../../errors.ts';
import { handBack } from '../../handed-back.ts';
import { type Dictionary, parseDictionary } from './dictionary.ts';
import { type Emissions, emissionsOf } from './emissions.ts';
import { isBlank, type LineStrip, lineStrip } from '../line-strip.ts';
import type { Model } from './session.ts';

/** Height of the strips PP-OCR's models were trained on, where the model itself leaves it open. */
const USUAL_HEIGHT = 48;
/** Pixels a step of the recogniser: the width of a strip is filled up to a multiple. */
const STEP = 8;

/** A line the model looked at; a blank one has no frames. */
export interface LookedAt {
  readonly emissions: Emissions;
  readonly strip: LineStrip | null;
  /** Pixels of the strip a frame. */
  readonly step: number;
}

export interface Recogniser {
  readonly dictionary: Dictionary;
  readonly look: (line: GreyImage) => Promise<LookedAt>;
}

/** @throws {UsageError} model and dictionary do not go together, or the model is not one for recognition */
export function createRecogniser(
  model: Model,
  keys: string,
  paths: { model: string; keys: string },
): Recogniser {
  const [, channels = null, height = null] = model.inputShape;
  const classes = model.outputShape.length === 3 ? model.outputShape[2] : null;
  if (channels !== 3 || classes === null || classes === undefined) {
    throw new UsageError(
      `expected a recognition model (pictures of 3 channels in, steps × classes out), found [${model.inputShape.map(shown)}] in and [${model.outputShape.map(shown)}] out`,
      { path: paths.model },
    );
  }
  const dictionary = parseDictionary(keys, classes, paths.keys);
  const space = dictionary.classOf.get(' ') ?? null;
  return { dictionary, look: (line) => look(model, line, height ?? USUAL_HEIGHT, space) };
}

function shown(size: number | null): string {
  return size === null ? 'any' : String(size);
}

const NOTHING: Emissions = {
  frames: 0,
  starts: new Uint32Array(1),
  classes: new Uint16Array(0),
  logs: new Float32Array(0),
};

async function look(model: Model, line: GreyImage, height: number, space: number | null): Promise<LookedAt> {
  if (isBlank(line)) return { emissions: NOTHING, strip: null, step: STEP };
  const strip = lineStrip(line, height);
  const width = Math.ceil(strip.width / STEP) * STEP;
  const tensor = tensorOf(strip, width);
  const output = await model.run(tensor, [1, 3, height, width]);
  const [, frames = 0, classes = 0] = output.dims;
  const emissions = emissionsOf(output.data, frames, classes, space);
  // A page's lines come to 100 MB of these.
  handBack(tensor);
  handBack(output.data);
  return { emissions, strip, step: width / frames };
}

function scaleRow(row: Uint8Array, tensor: Float32Array, at: number): void {
  for (let x = 0; x < row.length; x += 1) tensor[at + x] = row[x]! / 127.5 - 1;
}

/** Three equal channels of -1 (black) to 1 (white); what fills the width up is 0, as the models were trained. */
function tensorOf(strip: LineStrip, width: number): Float32Array {
  const plane = strip.height * width;
  const tensor = new Float32Array(3 * plane);
  for (let y = 0; y < strip.height; y += 1)
    scaleRow(strip.data.subarray(y * strip.width, (y + 1) * strip.width), tensor, y * width);
  tensor.copyWithin(plane, 0, plane);
  tensor.copyWithin(2 * plane, 0, plane);
  return tensor;
}
