/** A text file as one page of lines. */
import { foldRadicals } from '../cjk-radicals.ts';
import type { ErrorPlace } from '../errors.ts';
import type { DocumentPages, LinesPage, Page, Problem, TextLine } from '../page.ts';
import { decodeText } from './decode.ts';

/**
 * Reads a text in UTF-8, UTF-16, GB18030 or Big5. Lines count from 1 and end in LF, CRLF or CR; tabs and form feeds stay in
 * them. A line with bytes that are no character keeps U+FFFD in their place and is a problem.
 *
 * Throws `EmptyFileError` and `DamagedFileError` at once, not when the pages are read.
 */
export function readText(bytes: Uint8Array, place: ErrorPlace = {}): DocumentPages {
  const page = linesPage(decodeText(bytes, place).text);
  return { pageCount: null, pages: onePage(page) };
}

/** The lines of a text already decoded. */
export function linesPage(text: string): LinesPage {
  const lines = foldRadicals(text)
    .replace(/(?:\r\n|\r|\n)$/u, '')
    .split(/\r\n|\r|\n/u)
    .map((line, index): TextLine => ({ number: index + 1, text: line }));
  return {
    kind: 'lines',
    lines,
    endsOpen: !/[\r\n\f]$/u.test(text),
    problems: lines.filter((line) => line.text.includes('\ufffd')).map(undecodable),
  };
}

function undecodable(line: TextLine): Problem {
  return {
    code: 'undecodable-bytes',
    message: `line ${line.number} holds bytes that are no character`,
    severity: 'review',
    locator: { kind: 'line', from: line.number, to: line.number },
  };
}

async function* onePage(page: LinesPage): AsyncIterable<Page> {
  yield page;
}
