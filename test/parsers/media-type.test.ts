import iconv from 'iconv-lite';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { UnsupportedFormatError } from '../../src/parsers/errors.ts';
import { detectMediaType, requireReadable } from '../../src/parsers/media-type.ts';

const CHINESE = '一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t培训人数\t≥600人次\n';

async function typeOf(bytes: Uint8Array | string): Promise<string> {
  return (await detectMediaType(Buffer.from(bytes))).mediaType;
}

describe('text', () => {
  it.each([
    ['UTF-8', Buffer.from(CHINESE)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${CHINESE}`)],
    ['UTF-16 LE with a mark', Buffer.from(`\ufeff${CHINESE}`, 'utf16le')],
    ['UTF-16 BE with a mark', iconv.encode(CHINESE, 'utf-16be', { addBOM: true })],
    ['UTF-16 LE without a mark', Buffer.from(CHINESE, 'utf16le')],
    ['UTF-16 BE without a mark', iconv.encode(CHINESE, 'utf-16be')],
    ['GB18030', iconv.encode(CHINESE, 'gb18030')],
    ['ASCII', Buffer.from('plain')],
    ['ASCII that begins like a bitmap', Buffer.from('BM project: targets of 2024')],
    ['one line that breaks off inside a character', Buffer.from(CHINESE.repeat(40)).subarray(0, 1000)],
    [
      'GB18030 with one damaged byte',
      Buffer.concat([iconv.encode(CHINESE.repeat(9), 'gb18030'), Buffer.from([0xff, 0x0a])]),
    ],
  ])('in %s', async (_name, bytes) => {
    expect(await typeOf(bytes)).toBe('text');
  });

  it('is not what XML or rich text is', async () => {
    expect(await typeOf('<?xml version="1.0"?><a/>')).toBe('unknown');
    expect(await typeOf('{\\rtf1 abc}')).toBe('rtf');
  });

  it('is not what a web page is', async () => {
    expect(await typeOf('<!DOCTYPE html>\n<html><body>绩效</body></html>')).toBe('html');
  });

  it('is not what random bytes are', async () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, i) => (i * 2654435761) >>> 13);
    expect(await typeOf(noise)).toBe('unknown');
  });

  it('is not what holds zero bytes', async () => {
    expect(await typeOf(Buffer.from('abc\0\0def\0ghi'))).toBe('unknown');
  });
});

describe('PDF', () => {
  it('is told by its header, also behind other bytes', async () => {
    expect(await typeOf('%PDF-1.7\n%âãÏÓ')).toBe('pdf');
    expect(await typeOf(`${'\0'.repeat(900)}%PDF-1.4`)).toBe('pdf');
  });

  it('is not what mentions PDF, or has the header too far in', async () => {
    expect(await typeOf('the header %PDF- is at the start')).toBe('text');
    expect(await typeOf(`${' '.repeat(2000)}%PDF-1.4`)).toBe('text');
  });
});

describe('TIFF', () => {
  // The directory of a real one may lie behind everything detection sees.
  const beginning = (magic: string) => Buffer.concat([Buffer.from(magic, 'hex'), Buffer.alloc(64, 0x9c)]);

  it.each(['49492a00', '4d4d002a', '49492b00', '4d4d002b'])(
    'is told by its first bytes: %s',
    async (magic) => {
      expect((await detectMediaType(beginning(magic))).mediaType).toBe('tiff');
    },
  );

  it('is not what only begins with its letters', async () => {
    expect((await detectMediaType(beginning('49492a01'))).mediaType).toBe('unknown');
  });
});

describe('what there is no reader for', () => {
  it.each([
    [
      'a Windows program',
      Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'),
      'is a Windows program (.exe); expected one of: PDF, plain text, PNG, JPEG, TIFF, BMP, GIF, WebP',
    ],
    ['an SQLite database', Buffer.from('SQLite format 3\0'), 'is an SQLite database; expected'],
    [
      'bytes without a format',
      Buffer.from([1, 0, 2, 0, 0, 3]),
      'is binary data of no known format; expected',
    ],
  ])('is named: %s', async (_name, bytes, message) => {
    const detected = await detectMediaType(bytes);
    expect(() => requireReadable(detected, 'a')).toThrow(UnsupportedFormatError);
    expect(() => requireReadable(detected, 'a')).toThrow(message);
  });

  it('an archive and an office file are told apart by what is inside', async () => {
    const zip = await new JSZip().file('a.txt', 'a').generateAsync({ type: 'nodebuffer' });
    expect(await typeOf(zip)).toBe('zip');
  });
});

it('what there is a reader for passes', async () => {
  requireReadable(await detectMediaType(Buffer.from('%PDF-1.7')), 'a');
  requireReadable(await detectMediaType(Buffer.from(CHINESE)), 'a');
});
