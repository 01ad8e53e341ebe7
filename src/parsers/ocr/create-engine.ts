/** The one place that knows which recognisers there are. */
import type { OcrEngine } from './engine.ts';
import { modelsIn, packagedModels } from './pp-ocr/model-files.ts';
import { openPpOcr } from './pp-ocr/pp-ocr-engine.ts';

export const OCR_ENGINES = ['pp-ocr'] as const;

export type OcrEngineName = (typeof OCR_ENGINES)[number];

export interface OcrOptions {
  /** Default `pp-ocr`. */
  readonly engine?: OcrEngineName;
  /** Folder with a PP-OCR detection model, recognition model and dictionary instead of the packaged ones. */
  readonly modelsFolder?: string;
}

/**
 * Opens a recogniser, for one worker; the caller must `close()` it.
 *
 * @throws {UsageError} the models are missing or do not go together
 */
export async function createOcrEngine(options: OcrOptions = {}): Promise<OcrEngine> {
  const files = options.modelsFolder === undefined ? packagedModels() : await modelsIn(options.modelsFolder);
  return await openPpOcr(files);
}
