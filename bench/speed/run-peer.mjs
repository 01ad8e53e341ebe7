// One peer on one file. `node run-peer.mjs NAME FILE OUTPUT-FOLDER`; the peers are in bench/.peers.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';

const [, , name, path, folder] = process.argv;
const require = createRequire(new URL('../.peers/package.json', import.meta.url));

const peers = {
  async opendataloader() {
    const { convert } = require('@opendataloader/pdf');
    await convert([path], { outputDir: folder, format: 'json' });
  },
  async liteparse() {
    const { LiteParse } = require('@llamaindex/liteparse');
    await new LiteParse({ ocrEnabled: false }).parse(path);
  },
  async 'pdf-parse'() {
    const { PDFParse } = require('pdf-parse');
    const parser = new PDFParse({ data: new Uint8Array(await readFile(path)) });
    await parser.getTable();
    await parser.destroy();
  },
  async 'tesseract.js'() {
    const { createWorker } = require('tesseract.js');
    const data = require('@tesseract.js-data/chi_sim');
    const worker = await createWorker(data.code, 1, { langPath: data.langPath, gzip: data.gzip });
    for (const image of path.split(',')) await worker.recognize(image);
    await worker.terminate();
  },
};

await peers[name]();
