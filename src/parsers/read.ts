/** Media type → reader: the one place that knows all of them. */
import { UnsupportedFormatError } from './errors.ts';
import type { MediaType } from './media-type.ts';
import type { DocumentPages } from './page.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { readText } from './text/read-text.ts';

/**
 * The pages of a document, one by one.
 *
 * @throws {JixiaoError} a subclass that says why nothing can be read: empty, damaged, locked, of no supported format
 */
export async function readDocument(
  bytes: Uint8Array,
  mediaType: MediaType,
  path: string,
): Promise<DocumentPages> {
  switch (mediaType) {
    case 'pdf':
      return readPdf(bytes, path);
    case 'text':
      return readText(bytes, { path });
    default:
      throw new UnsupportedFormatError(`no reader for files of type ${mediaType} in this version`, { path });
  }
}
