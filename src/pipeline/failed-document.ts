/** Any error as the failed document it makes. */
import { type ErrorCode, JixiaoError } from '../parsers/errors.ts';
import type { ExtractionFailure } from './extraction.ts';

export function failedDocument(
  error: unknown,
  { extractorVersion, mediaType }: { readonly extractorVersion: string; readonly mediaType: string | null },
): ExtractionFailure {
  const known = error instanceof JixiaoError ? error : null;
  const code: ErrorCode = known?.code ?? 'internal-error';
  const message = error instanceof Error ? error.message : String(error);
  return {
    extractorVersion,
    mediaType,
    pages: null,
    status: 'failed',
    error: {
      code,
      message: known === null ? `jixiao failed at this document: ${message}` : message,
      page: known?.page ?? null,
    },
  };
}
