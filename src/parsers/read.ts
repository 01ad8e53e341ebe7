/** Media type → reader: the one place that knows all of them. */
import { UnsupportedFormatError } from './errors.ts';
import type { MediaType } from './media-type.ts';
import type { ScanReading } from './ocr/engine-source.ts';
import type { DocumentPages } from './page.ts';
import { readPdf } from './pdf/read-pdf.ts';

/**
 * The pages of a document, one by one.
 *
 * @param scans how scans are read; null: their pages are empty and say so
 * @throws {JixiaoError} a subclass that says why nothing can be read: empty, damaged, locked, of no supported format
 */
export async function readDocument(
  bytes: Uint8Array,
  mediaType: MediaType,
  path: string,
  scans: ScanReading | null = null,
): Promise<DocumentPages> {
  switch (mediaType) {
    case 'pdf':
      return readPdf(bytes, path, scans);
    case 'png':
    case 'jpeg':
    case 'tiff':
    case 'bmp':
    case 'gif':
    case 'webp':
      // Loaded when the first image or text is met: libraries take longer to load than most documents to read.
      return (await import('./image/read-image.ts')).readImage(
        bytes,
        { path, isBmp: mediaType === 'bmp' },
        scans,
      );
    case 'text':
      return (await import('./text/read-text.ts')).readText(bytes, { path });
    default:
      throw new UnsupportedFormatError(`no reader for files of type ${mediaType} in this version`, { path });
  }
}
