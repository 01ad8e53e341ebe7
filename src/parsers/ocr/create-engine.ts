/** The one place that knows which recognisers there are. */
import { UsageError } from '../errors.ts';
import type { OcrEngine } from './engine.ts';
import type { OcrOptions } from './ocr-options.ts';
import { modelsIn, packagedModels } from './pp-ocr/model-files.ts';
import { openPpOcr } from './pp-ocr/pp-ocr-engine.ts';

export type { OcrOptions } from './ocr-options.ts';

/**
 * Opens a recogniser, for one worker; the caller must `close()` it.
 *
 * @throws {UsageError} the models are missing or do not go together
 */
export async function createOcrEngine(options: OcrOptions = {}): Promise<OcrEngine> {
  if (options.engine === 'tesseract') {
    if (options.modelsFolder !== undefined) {
      throw new UsageError('expected the engine pp-ocr with a folder of models, found tesseract');
    }
    // Loaded only when chosen: its WebAssembly takes longer to load than a page to read.
    return await (await import('./tesseract/tesseract-engine.ts')).openTesseract();
  }
  const files = options.modelsFolder === undefined ? packagedModels() : await modelsIn(options.modelsFolder);
  return await openPpOcr(files);
}
