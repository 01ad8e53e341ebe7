import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createOcrEngine } from '../../../src/parsers/ocr/create-engine.ts';
import { modelsIn, packagedModels } from '../../../src/parsers/ocr/pp-ocr/model-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const PACKAGED = packagedModels();

/** A folder with the packaged models under the names given. */
async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, target] of Object.entries(files)) await symlink(target, join(folder, name));
  return folder;
}

describe('a folder of models', () => {
  it('is told apart by names', async () => {
    const folder = await folderOf({
      'ch_PP-OCRv5_mobile_det.onnx': PACKAGED.detection,
      'ch_PP-OCRv5_rec_mobile.onnx': PACKAGED.recognition,
      'ppocrv5_dict.txt': PACKAGED.dictionary,
      'README.md': PACKAGED.dictionary,
    });
    expect(await modelsIn(folder)).toStrictEqual({
      detection: join(folder, 'ch_PP-OCRv5_mobile_det.onnx'),
      recognition: join(folder, 'ch_PP-OCRv5_rec_mobile.onnx'),
      dictionary: join(folder, 'ppocrv5_dict.txt'),
    });
  });

  it('says what is missing and what there is', async () => {
    const folder = await folderOf({ 'det.onnx': PACKAGED.detection, 'keys.txt': PACKAGED.dictionary });
    await expect(createOcrEngine({ modelsFolder: folder })).rejects.toThrow(
      'expected a recognition model (…rec….onnx), found none among det.onnx, keys.txt',
    );
    await expect(modelsIn(join(folder, 'none'))).rejects.toThrow(
      'expected a folder with OCR models, found none',
    );
  });

  it('whose dictionary is another model’s is refused', async () => {
    const folder = await folderOf({ 'det.onnx': PACKAGED.detection, 'rec.onnx': PACKAGED.recognition });
    await writeFile(join(folder, 'keys.txt'), '一\n二\n');
    await expect(createOcrEngine({ modelsFolder: folder })).rejects.toThrow(
      'expected 6624 or 6623 characters, one a line, as the recognition model has 6625 classes; found 2',
    );
  });

  it('whose models are swapped is refused', async () => {
    const folder = await folderOf({
      'det.onnx': PACKAGED.recognition,
      'rec.onnx': PACKAGED.detection,
      'keys.txt': PACKAGED.dictionary,
    });
    await expect(createOcrEngine({ modelsFolder: folder })).rejects.toThrow('expected a recognition model');
  });

  it('goes with pp-ocr only', async () => {
    await expect(createOcrEngine({ engine: 'tesseract', modelsFolder: '.' })).rejects.toThrow(
      'expected the engine pp-ocr with a folder of models, found tesseract',
    );
  });
});

describe('the packaged engine', () => {
  it('reads nothing out of blank paper, and finds no text on it', async () => {
    const engine = await createOcrEngine();
    const paper = { width: 64, height: 64, data: new Uint8Array(64 * 64).fill(250) };
    const lines = await engine.recognise([paper]);
    expect(engine.decode(lines, 'target')).toStrictEqual([
      { text: '', confidence: 0.9995, characters: [], changes: [] },
    ]);
    expect(await engine.detect(paper)).toStrictEqual([]);
    await engine.close();
  });
});
