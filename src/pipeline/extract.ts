/** STUB: replaced by the pipeline's composition. */
import type { MediaType } from '../parsers/media-type.ts';
import type { Extraction } from './extraction.ts';

export const EXTRACTOR_VERSION: string = '0-stub';

export async function extractDocument(
  _bytes: Uint8Array,
  source: {
    path: string;
    mediaType: MediaType;
    signal?: AbortSignal;
    onPage?: (page: number, of: number | null) => void;
  },
): Promise<Extraction> {
  source.onPage?.(1, 1);
  return {
    extractorVersion: EXTRACTOR_VERSION,
    mediaType: source.mediaType,
    pages: null,
    status: 'no-form',
    forms: [],
    problems: [],
  };
}
