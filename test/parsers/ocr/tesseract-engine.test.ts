/** The second engine, from the picture of a page to its rows; and that it needs its data. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { UsageError } from '../../../src/parsers/errors.ts';
import { openTesseract } from '../../../src/parsers/ocr/tesseract/tesseract-engine.ts';
import { createCanvas } from '../../../src/parsers/pdf/canvas-library.ts';
import { openRenderer } from '../../../src/parsers/pdf/render-page.ts';
import { extractDocument } from '../../../src/pipeline/extract.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Points from the top of the page to the rule under its third row. */
const THREE_ROWS = 272;
const DPI = 200;

/** The upper part of a fixture's page as a scanner would give it. */
async function scan(): Promise<Uint8Array> {
  const pdf = new URL('../../../fixtures/attachments/014-skills-training-chromium.pdf', import.meta.url);
  const pages = await openRenderer(readFileSync(pdf), 'a.pdf');
  const page = await pages.render(1, DPI / 72);
  await pages.close();
  const canvas = createCanvas(page.width, Math.round((THREE_ROWS * DPI) / 72));
  canvas.getContext('2d').drawImage(page, 0, 0);
  return new Uint8Array(canvas.toBuffer('image/png'));
}

it('reads a scan', async () => {
  const { forms, problems } = await extractDocument(await scan(), {
    path: 'a.png',
    mediaType: 'png',
    ocr: { engine: 'tesseract' },
  });
  expect({ problems, forms: forms.map(({ title }) => title) }).toEqual({
    problems: [],
    forms: ['职业技能提升行动项目绩效目标表'],
  });
  expect(
    forms[0]!.indicators.map(({ level1, level2, level3, target, reading }) => [
      level1,
      level2,
      level3,
      target,
      reading.comparator,
      reading.value,
      reading.unit,
    ]),
  ).toEqual([
    ['产出指标', '数量指标', '三年累计开展补贴性培训', '≥2.4万人次', '>=', 2.4, '万人次'],
    ['产出指标', '质量指标', '取得职业资格证书比例', '≥85%', '>=', 85, '%'],
    ['效益指标', '社会效益指标', '技能人才占就业人员比例', '≥26%', '>=', 26, '%'],
  ]);
});

it('says that its data is not there', async () => {
  const folder = temporaryFolder();
  const error = await openTesseract(folder).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UsageError);
  expect(error).toMatchObject({
    message: expect.stringContaining("expected tesseract's data for simplified Chinese, found none"),
    path: join(folder, 'chi_sim.traineddata.gz'),
  });
});
