/** `npm run bench:scan-growth`: what a scanned page costs one worker, and whether its memory grows with the pages it has read. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createOcrEngine } from '../src/parsers/ocr/create-engine.ts';
import type { OcrEngine } from '../src/parsers/ocr/engine.ts';
import { detectMediaType } from '../src/parsers/media-type.ts';
import { readDocument } from '../src/parsers/read.ts';
import { ensureGenerated } from './measure/generated.ts';

const { values } = parseArgs({
  options: {
    class: { type: 'string', default: 'scan-300' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '8' },
    pages: { type: 'string', default: '200' },
  },
});

const MIB = 1 << 20;
/** Lines of the table. */
const STEPS = 8;

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** The engine with a clock: CPU seconds of this process that its calls took, and how many lines it looked at. */
function timed(engine: OcrEngine) {
  const spent = { looking: 0, decoding: 0, lines: 0 };
  const own: OcrEngine = {
    name: engine.name,
    recognise: async (lines) => {
      const start = cpu();
      const recognised = await engine.recognise(lines);
      spent.looking += cpu() - start;
      spent.lines += lines.length;
      return recognised;
    },
    decode: (lines, expected) => {
      const start = cpu();
      const readings = engine.decode(lines, expected);
      spent.decoding += cpu() - start;
      return readings;
    },
    detect: (image) => engine.detect(image),
    close: () => engine.close(),
  };
  return { own, spent };
}

async function main(): Promise<void> {
  const wanted = Number(values.pages);
  const [made] = await ensureGenerated([values.class], Number(values.seed), Number(values.count), (name) =>
    process.stderr.write(`generating ${name}\n`),
  );
  if (made === undefined) throw new Error(`no class ${values.class}`);
  const files = (await readdir(made.documents)).sort();
  const { own, spent } = timed(await createOcrEngine());
  const every = Math.max(1, Math.ceil(wanted / STEPS));
  process.stdout.write(
    '| pages | CPU s/page | looking | decoding | lines/page | resident MiB | peak MiB |\n',
  );
  process.stdout.write('| ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n');
  const start = cpu();
  let pages = 0;
  while (pages < wanted) {
    for (const file of files) {
      const bytes = await readFile(join(made.documents, file));
      const { mediaType } = await detectMediaType(bytes);
      if (mediaType === null) throw new Error(`${file} is of no known kind`);
      const document = await readDocument(bytes, mediaType, file, { engine: async () => own });
      for await (const _page of document.pages) {
        pages += 1;
        if (pages % every === 0) process.stdout.write(lineOf(pages, cpu() - start, spent));
        if (pages >= wanted) break;
      }
      if (pages >= wanted) break;
    }
  }
  await own.close();
}

function lineOf(
  pages: number,
  seconds: number,
  spent: { readonly looking: number; readonly decoding: number; readonly lines: number },
): string {
  const each = (value: number): string => (value / pages).toFixed(2);
  const resident = (process.memoryUsage().rss / MIB).toFixed(0);
  const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  return `| ${pages} | ${each(seconds)} | ${each(spent.looking)} | ${each(spent.decoding)} | ${(spent.lines / pages).toFixed(0)} | ${resident} | ${peak} |\n`;
}

await main();
