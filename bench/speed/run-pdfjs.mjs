// The floor: what pdfjs-dist itself takes. `node run-pdfjs.mjs text|operators FILE`
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const [, , mode, path] = process.argv;
const cmaps = fileURLToPath(new URL('../../node_modules/pdfjs-dist/cmaps/', import.meta.url));
const task = getDocument({
  data: new Uint8Array(await readFile(path)),
  cMapUrl: cmaps,
  cMapPacked: true,
  verbosity: 0,
});
const document = await task.promise;
for (let number = 1; number <= document.numPages; number += 1) {
  const page = await document.getPage(number);
  await page.getTextContent();
  if (mode === 'operators') await page.getOperatorList();
  page.cleanup();
}
await task.destroy();
