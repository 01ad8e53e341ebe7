/** How a failed document is told everywhere. */
import type { DocumentError } from '../pipeline/import-event.ts';
import { printable } from './print.ts';

/** `名.pdf: page 3: is damaged … (damaged-file)` */
export function errorLine(document: string, error: Omit<DocumentError, 'code'> & { code: string }): string {
  const place = error.page === null ? '' : `page ${error.page}: `;
  return printable(`${document}: ${place}${error.message} (${error.code})`);
}
