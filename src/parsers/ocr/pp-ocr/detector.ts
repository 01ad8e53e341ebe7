/** PP-OCR's detection model: a page in, quadrilaterals around its lines of text out. */
import { UsageError } from '../../errors.ts';
import type { GreyImage } from '../../raster.ts';
import type { Quad } from '../engine.ts';
import type { Model } from './session.ts';
import { textRegions } from './text-regions.ts';

/** Longest side the model is given, in pixels: A4 at about 130 dpi, where 9-point text is still 16 pixels high. */
const LONGEST_SIDE = 1536;
/** Sides are multiples of this: the model halves them five times. */
const SIDE_STEP = 32;
/** Mean and deviation of the pictures the model was trained on, by channel (blue, green, red of ImageNet). */
const MEANS = [0.485, 0.456, 0.406] as const;
const DEVIATIONS = [0.229, 0.224, 0.225] as const;

export interface Detector {
  readonly detect: (image: GreyImage) => Promise<readonly Quad[]>;
}

/** @throws {UsageError} the model is not one for detection */
export function createDetector(model: Model, path: string): Detector {
  if (model.inputShape[1] !== 3 || model.outputShape.length !== 4) {
    throw new UsageError(
      `expected a detection model (pictures of 3 channels in, a map out), found [${model.inputShape.join(', ')}] in and [${model.outputShape.join(', ')}] out`,
      { path },
    );
  }
  return { detect: (image) => detect(model, image) };
}

async function detect(model: Model, image: GreyImage): Promise<readonly Quad[]> {
  const shrink = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
  const width = side(image.width * shrink);
  const height = side(image.height * shrink);
  const output = await model.run(tensorOf(image, width, height), [1, 3, height, width]);
  const map = { width, height, data: output.data };
  const [sx, sy] = [image.width / width, image.height / height];
  return textRegions(map).map(
    (quad) => quad.map(({ x, y }) => ({ x: x * sx, y: y * sy })) as unknown as Quad,
  );
}

function side(length: number): number {
  return Math.max(SIDE_STEP, Math.round(length / SIDE_STEP) * SIDE_STEP);
}

/** The picture at the given size, each pixel the mean of those it stands for, three channels normalised. */
function tensorOf(image: GreyImage, width: number, height: number): Float32Array {
  const plane = width * height;
  const tensor = new Float32Array(3 * plane);
  const [sx, sy] = [image.width / width, image.height / height];
  for (let y = 0; y < height; y += 1) {
    const y0 = Math.min(image.height - 1, Math.floor(y * sy));
    const y1 = Math.max(y0 + 1, Math.min(image.height, Math.floor((y + 1) * sy)));
    for (let x = 0; x < width; x += 1) {
      const x0 = Math.min(image.width - 1, Math.floor(x * sx));
      const x1 = Math.max(x0 + 1, Math.min(image.width, Math.floor((x + 1) * sx)));
      let sum = 0;
      for (let j = y0; j < y1; j += 1)
        for (let i = x0; i < x1; i += 1) sum += image.data[j * image.width + i]!;
      const level = sum / ((y1 - y0) * (x1 - x0) * 255);
      for (let c = 0; c < 3; c += 1) tensor[c * plane + y * width + x] = (level - MEANS[c]!) / DEVIATIONS[c]!;
    }
  }
  return tensor;
}
