/** Image files → pages: one for each picture in the file. */
import { DamagedFileError, JixiaoError } from '../errors.ts';
import type { DocumentPages, PositionedPage } from '../page.ts';
import type { ScanReading } from '../ocr/engine-source.ts';
import { readScan, type ScanCarry } from '../ocr/read-scan.ts';
import { type OpenImage, openImage } from './load-raster.ts';

/**
 * Reads a PNG, JPEG, TIFF, BMP, GIF or WebP. A page that cannot be decoded comes out empty with the problem `page-failed`, one that can in part
 * with `picture-damaged`.
 *
 * @throws {DamagedFileError} no page of it can be decoded
 * @throws {JixiaoError} `internal-error` where no page was read and the last was decoded
 */
export async function readImage(
  bytes: Uint8Array,
  kind: { readonly path: string; readonly isBmp: boolean },
  scans: ScanReading | null,
): Promise<DocumentPages> {
  const { path } = kind;
  let image: OpenImage;
  try {
    image = await openImage(bytes, kind.isBmp);
  } catch (cause) {
    throw new DamagedFileError(`is an image that cannot be decoded: ${reasonOf(cause)}`, {
      path,
      page: 1,
      cause,
    });
  }
  return { pageCount: image.pageCount, pages: pagesOf(image, path, scans) };
}

async function* pagesOf(
  image: OpenImage,
  path: string,
  scans: ScanReading | null,
): AsyncGenerator<PositionedPage> {
  let failed = 0;
  const carry: ScanCarry = { columns: null };
  for (let number = 1; number <= image.pageCount; number++) {
    try {
      const { damage, ...raster } = await decoded(image, number, path);
      if (scans === null) yield withDamage(unread(number), damage);
      else {
        const { page, sheet } = await readScan(raster, number, await scans.engine(), { carry });
        scans.onSheet?.(number, sheet.image);
        yield withDamage(page, damage);
      }
    } catch (cause) {
      const isOfPage = cause instanceof UndecodedPage || !(cause instanceof JixiaoError);
      if (!isOfPage) throw cause;
      if (++failed === image.pageCount) throw asError(cause, number, path);
      yield failedPage(number, reasonOf(cause instanceof UndecodedPage ? cause.cause : cause));
    }
  }
}

/** A page that holds no picture anybody can decode: the file's fault, unlike what goes wrong when it is read. */
class UndecodedPage extends DamagedFileError {}

/** What ends the reading of a file: a fault of the reader's own with the file and page it met. */
function asError(cause: unknown, page: number, path: string): JixiaoError {
  if (cause instanceof JixiaoError) return cause;
  return new JixiaoError('internal-error', `could not be read: ${reasonOf(cause)}`, { path, page, cause });
}

async function decoded(image: OpenImage, page: number, path: string): ReturnType<OpenImage['load']> {
  try {
    return await image.load(page);
  } catch (cause) {
    throw new UndecodedPage(`is an image that cannot be decoded: ${reasonOf(cause)}`, { path, page, cause });
  }
}

function withDamage(page: PositionedPage, damage: string | null): PositionedPage {
  if (damage === null) return page;
  const message = `page ${page.number}: a part of its picture cannot be decoded (${damage}); what it showed is lost`;
  const problem = { code: 'picture-damaged', message, severity: 'review', locator: null } as const;
  return { ...page, problems: [...page.problems, problem] };
}

function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.split('\n')[0]!.trim();
}

function failedPage(number: number, reason: string): PositionedPage {
  return emptyPage(number, 'page-failed', `page ${number} could not be read: ${reason}`);
}

function unread(number: number): PositionedPage {
  return emptyPage(number, 'scanned-page', `page ${number}: a picture, and no engine was given to read it`);
}

function emptyPage(number: number, code: string, message: string): PositionedPage {
  return {
    kind: 'positioned',
    number,
    width: 0,
    height: 0,
    runs: [],
    rulings: [],
    problems: [{ code, message, severity: 'review', locator: null }],
  };
}
