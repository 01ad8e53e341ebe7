/** Options several commands share, and how their values are read. */
import { InvalidArgumentError, Option } from 'commander';
import { OCR_ENGINES, type OcrEngineName, type OcrOptions } from '../parsers/ocr/ocr-options.ts';

export const DEFAULT_DATABASE = './jixiao.db';

export function databaseOption(): Option {
  return new Option('--db <file>', 'the database').default(DEFAULT_DATABASE);
}

/** What the options about scans are parsed to. */
export interface OcrArguments {
  readonly ocr?: OcrEngineName;
  readonly ocrModels?: string;
}

/** `--ocr` and `--ocr-models`, for every command that reads documents. */
export function ocrOptions(): readonly Option[] {
  return [
    new Option('--ocr <engine>', 'recogniser for scans (default: pp-ocr)').choices(OCR_ENGINES),
    new Option(
      '--ocr-models <folder>',
      'other PP-OCR models: a folder with …det….onnx, …rec….onnx and their dictionary (…keys….txt)',
    ),
  ];
}

/**
 * The options as the readers take them. A folder of models is tried here, once: in the middle of an import every scan would fail by it.
 *
 * @throws {UsageError} the models do not load, or do not go together
 */
export async function ocrChoice({ ocr, ocrModels }: OcrArguments): Promise<OcrOptions> {
  const choice = {
    ...(ocr === undefined ? {} : { engine: ocr }),
    ...(ocrModels === undefined ? {} : { modelsFolder: ocrModels }),
  };
  if (ocrModels !== undefined) {
    const { createOcrEngine } = await import('../parsers/ocr/create-engine.ts');
    await (await createOcrEngine(choice)).close();
  }
  return choice;
}

export function positiveInteger(text: string): number {
  if (!/^\d+$/u.test(text) || Number(text) < 1) {
    throw new InvalidArgumentError('Expected a whole number of at least 1.');
  }
  return Number(text);
}

export function positiveNumber(text: string): number {
  const number = decimal(text);
  if (number <= 0) throw new InvalidArgumentError('Expected a number above 0.');
  return number;
}

export function decimal(text: string): number {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(text)) throw new InvalidArgumentError('Expected a number.');
  return Number(text);
}

/** Gathers an option that may be given several times. */
export function several(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}
