/** Bytes of a text file → characters: which encoding they are in, told from the bytes alone. */
import { analyse } from 'chardet';
import { DamagedFileError, EmptyFileError, type ErrorPlace } from '../errors.ts';

/** Encodings a Chinese office writes, by their WHATWG labels. GB18030 holds GBK and GB2312. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

export interface DecodedText {
  /** Without its byte-order mark; U+FFFD stands for bytes that are no character. */
  readonly text: string;
  readonly encoding: TextEncoding;
}

const REPLACEMENT = /\ufffd/gu;
/** Bytes looked at to tell the encoding of a text that is not UTF-8. Its first 64 KB hold more characters than the statistics need. */
const SAMPLE_BYTES = 65_536;
/** Broken characters among those above ASCII up to which damaged UTF-8 is still UTF-8. GBK read as UTF-8 breaks nearly all of its characters. */
const DAMAGED_UTF8_SHARE = 0.1;
/** Control characters a text may hold for one hundred others: stray ones occur in pasted text, binary data has tens. */
const CONTROL_SHARE = 0.01;
/** Share of Chinese and ASCII characters that UTF-16 without a mark must hold; random bytes have a third. */
const PLAUSIBLE_SHARE = 0.9;

/**
 * Decodes a text. A byte-order mark decides; then valid UTF-8; then, where there are zero bytes, UTF-16; then GB18030 or Big5 by their
 * character statistics, GB18030 where these do not decide.
 *
 * Throws `EmptyFileError` for a file without any character but white space, `DamagedFileError` for binary data.
 */
export function decodeText(bytes: Uint8Array, place: ErrorPlace = {}): DecodedText {
  const decoded = decode(bytes, place);
  if (!/[^\s\ufeff\u200b]/u.test(decoded.text)) {
    throw new EmptyFileError(
      bytes.length === 0 ? 'the file is empty' : 'the file holds only white space',
      place,
    );
  }
  const controls = decoded.text.match(/[^\P{Cc}\s]/gu)?.length ?? 0;
  if (controls > decoded.text.length * CONTROL_SHARE || decoded.text.includes('\0')) {
    throw new DamagedFileError('the file is no text: it holds binary data', place);
  }
  return decoded;
}

function decode(bytes: Uint8Array, place: ErrorPlace): DecodedText {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return decodeAs(marked, bytes);
  if (bytes.includes(0)) {
    const wide = utf16WithoutMark(bytes);
    if (wide === null) throw new DamagedFileError('the file is no text: it holds zero bytes', place);
    return decodeAs(wide, bytes);
  }
  const utf8 = decodeAs('utf-8', bytes);
  if (isMostlyUtf8(utf8.text)) return utf8;
  return decodeAs(chineseEncoding(bytes), bytes);
}

function decodeAs(encoding: TextEncoding, bytes: Uint8Array): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function byteOrderMark(bytes: Uint8Array): TextEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: read in the right order of bytes it is Chinese and ASCII, in the wrong one it is scattered over all scripts. */
function utf16WithoutMark(bytes: Uint8Array): TextEncoding | null {
  if (bytes.length % 2 !== 0) return null;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const little = plausibleShare(decodeAs('utf-16le', sample).text);
  const big = plausibleShare(decodeAs('utf-16be', sample).text);
  if (Math.max(little, big) < PLAUSIBLE_SHARE) return null;
  return big > little ? 'utf-16be' : 'utf-16le';
}

function plausibleShare(text: string): number {
  const plausible = text.match(/[\t\n\r -~\u3000-\u303f\u4e00-\u9fff\uff00-\uff5e]/gu)?.length ?? 0;
  return plausible / Math.max(1, text.length);
}

function isMostlyUtf8(text: string): boolean {
  const broken = text.match(REPLACEMENT)?.length ?? 0;
  if (broken === 0) return true;
  const wide = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
  return broken <= wide * DAMAGED_UTF8_SHARE;
}

function chineseEncoding(bytes: Uint8Array): TextEncoding {
  const matches = analyse(bytes.subarray(0, SAMPLE_BYTES));
  const confidence = (name: string): number => matches.find((m) => m.name === name)?.confidence ?? 0;
  return confidence('Big5') > confidence('GB18030') ? 'big5' : 'gb18030';
}
