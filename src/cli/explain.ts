/** `jixiao explain`: why a file is read as it is, as a listing, and as pictures of its pages with what was understood drawn on. */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { Command } from 'commander';
import { explain } from '../output/explanation.ts';
import { type PlacedItem, placedItems } from '../output/explanation-items.ts';
import { drawOverlay } from '../output/overlay.ts';
import { overlayPage } from '../output/overlay-page.ts';
import { EmptyFileError, JixiaoError, UnreadableFileError, UsageError } from '../parsers/errors.ts';
import { detectMediaType, type MediaType, requireReadable } from '../parsers/media-type.ts';
import { sharedEngine } from '../parsers/ocr/engine-source.ts';
import { sheetPicture } from '../parsers/pdf/sheet-picture.ts';
import { openRenderer } from '../parsers/pdf/render-page.ts';
import type { GreyImage } from '../parsers/raster.ts';
import { readDocument } from '../parsers/read.ts';
import { type Trace, traceDocument } from '../pipeline/trace-document.ts';
import { errorLine } from './error-line.ts';
import { EXIT, type SetExitCode } from './exit-code.ts';
import { listing } from './explain-listing.ts';
import { type OcrArguments, ocrChoice, ocrOptions, positiveInteger, positiveNumber } from './options.ts';
import { print } from './print.ts';

/** Pixels a point where --scale says nothing: an A4 page is 893 × 1263 pixels, its text legible on a screen. */
const DEFAULT_SCALE = 1.5;

interface Options extends OcrArguments {
  readonly page?: number;
  readonly out?: string;
  readonly json?: boolean;
  readonly scale: number;
}

export function explainCommand(setExitCode: SetExitCode): Command {
  const command = new Command('explain')
    .description('why a file is read as it is: sources and rules of every row, and pictures of its pages')
    .argument('<file>', 'a document; no database is needed')
    .option('--page <number>', 'this page only', positiveInteger)
    .option('--out <path>', 'draw: a .png file for one page, or a folder for the pages with forms on them')
    .option('--json', 'as one JSON object')
    .option('--scale <number>', 'pixels a point of the picture', positiveNumber, DEFAULT_SCALE)
    .addHelpText(
      'after',
      `
The picture shows a page (a scanned one as it was straightened) with its rulings, cells and grids, each text coloured by where it ended (title, head, row,
note, outside every form …), the role of each column the number of each row at its target, and how far a scan's text is
believed, in percent, where that is not certain; what is doubtful is framed in orange. Red is what needs a look.
Places are in PDF points from the upper left corner: page 1 [x0 y0 x1 y1].

Examples:
  jixiao explain 附件1.pdf
  jixiao explain 附件1.pdf --page 2 --out page-2.png
  jixiao explain 附件1.pdf --out pictures/ --scale 2
  jixiao explain 附件1.txt --json`,
    )
    .action(async (file: string, options: Options) => {
      try {
        await explainFile(file, options);
      } catch (error) {
        if (!(error instanceof JixiaoError) || error instanceof UsageError) throw error;
        process.stderr.write(`${errorLine(basename(file), error)}\n`);
        setExitCode(EXIT.failed);
      }
    });
  for (const option of ocrOptions()) command.addOption(option);
  return command;
}

async function explainFile(file: string, options: Options): Promise<void> {
  const { page = null, out } = options;
  const bytes = await readSource(file);
  const detected = await detectMediaType(bytes);
  requireReadable(detected, file);
  const { mediaType } = detected;
  const keep = (number: number) => out !== undefined && (page === null || number === page);
  const sheets = new Map<number, GreyImage>();
  const document = await readDocument(bytes, mediaType, file, {
    engine: sharedEngine(await ocrChoice(options)),
    onSheet: (number, picture) => {
      if (keep(number)) sheets.set(number, picture);
    },
  });
  requirePage(file, page, document.pageCount);
  if (out !== undefined && document.pageCount === null) {
    throw new UsageError(
      `${file} is ${detected.found}: only pages of a PDF or an image can be drawn; leave --out off`,
    );
  }
  const trace = await traceDocument(document, { path: basename(file), keep });
  const items = placedItems(trace);
  const pictures =
    out === undefined
      ? []
      : await drawPages({ bytes, file, mediaType, sheets }, trace, items, { ...options, out });
  const explanation = explain(trace, items, { document: basename(file), mediaType, page });
  await print(
    options.json === true ? [`${JSON.stringify({ ...explanation, pictures })}\n`] : listing(explanation),
  );
  for (const picture of pictures) process.stderr.write(`wrote ${picture}\n`);
}

async function readSource(file: string): Promise<Uint8Array> {
  try {
    if ((await stat(file)).isDirectory()) throw new UsageError(`${file} is a folder; name one file in it`);
    const bytes = await readFile(file);
    if (bytes.length === 0) throw new EmptyFileError('is empty (0 bytes)', { path: file });
    return bytes;
  } catch (error) {
    if (error instanceof JixiaoError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UsageError(`${file}: there is no such file`);
    throw new UnreadableFileError(`cannot be read: ${message}`, { path: file, cause: error });
  }
}

function requirePage(file: string, page: number | null, count: number | null): void {
  if (page === null) return;
  if (count === null) throw new UsageError(`${file} has no pages; leave --page off`);
  if (page <= count) return;
  throw new UsageError(
    `${file} has no page ${page}; its ${count === 1 ? 'only page is 1' : `pages are 1 to ${count}`}`,
  );
}

interface DrawnFile {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly mediaType: MediaType;
  /** The straightened pictures that scanned pages were read from. */
  readonly sheets: ReadonlyMap<number, GreyImage>;
}

/** Draws and writes; the paths written. */
async function drawPages(
  { bytes, file, mediaType, sheets }: DrawnFile,
  trace: Trace,
  items: readonly PlacedItem[],
  { page, out, scale }: Options & { readonly out: string },
): Promise<readonly string[]> {
  const numbers = page === undefined ? pagesWorthDrawing(trace) : [page];
  const isFile = extname(out).toLowerCase() === '.png';
  if (isFile && numbers.length !== 1) {
    throw new UsageError(
      `${out} is one picture, and pages ${numbers.join(', ')} are to be drawn: give --page, or a folder`,
    );
  }
  const renderer = mediaType === 'pdf' ? await openRenderer(bytes, file) : null;
  const written: string[] = [];
  try {
    for (const number of numbers) {
      const traced = trace.kept.get(number);
      if (traced === undefined) continue;
      const sheet = sheets.get(number);
      const picture =
        sheet === undefined
          ? await renderer?.render(number, scale)
          : sheetPicture(sheet, traced.page.width * scale, traced.page.height * scale);
      if (picture === undefined) continue;
      drawOverlay(picture, overlayPage(trace, traced, items), scale);
      const path = isFile ? out : join(out, `${basename(file, extname(file))}-page-${number}.png`);
      await writePicture(path, await picture.encode('png'), isFile ? null : out);
      written.push(path);
    }
  } finally {
    await renderer?.close();
  }
  return written;
}

/** The pages forms stand on; all where none was found, since why is the question then. */
function pagesWorthDrawing(trace: Trace): readonly number[] {
  const pages = new Set(trace.forms.flatMap(({ form }) => form.pages));
  const numbers = [...trace.kept.keys()];
  return pages.size === 0 ? numbers : numbers.filter((number) => pages.has(number));
}

async function writePicture(path: string, png: Uint8Array, folder: string | null): Promise<void> {
  try {
    if (folder !== null) await mkdir(folder, { recursive: true });
    await writeFile(path, png);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${path} cannot be written: ${reason}`, { path, cause: error });
  }
}
