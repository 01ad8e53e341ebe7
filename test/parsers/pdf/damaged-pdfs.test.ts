import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DamagedFileError, EmptyFileError, PasswordProtectedError } from '../../../src/parsers/errors.ts';
import { readPdf } from '../../../src/parsers/pdf/read-pdf.ts';
import { makePdf, pageOf, pagesOf, problemsOf, show, stream, texts } from './make-pdf.ts';

const pages = (...contents: string[]) => contents.map((text, i) => ({ content: show(100, 700 - i, text) }));

describe('documents that cannot be opened', () => {
  it.each([
    ['no bytes', new Uint8Array(), EmptyFileError],
    ['no PDF', Buffer.from('%PDF-1.7\nnothing of the kind\n'), DamagedFileError],
    ['a PDF of no pages', makePdf({ pages: [] }), DamagedFileError],
  ])('%s', async (_, bytes, error) => {
    await expect(pagesOf(bytes)).rejects.toThrow(error);
  });

  it('a PDF that asks for a password, and not one that only its owner locked', async () => {
    await expect(readPdf(lockedPdf('user'), 'a.pdf')).rejects.toThrow(PasswordProtectedError);
    expect(texts((await pagesOf(lockedPdf('')))[0]!)).toEqual(['locked']);
  });
});

describe('documents damaged in part', () => {
  it('reads the pages that are whole around a broken one', async () => {
    const broken = { raw: '<< /Type /Pages /Parent @pages /Count 1 /Kids [(no page at all)] >>' };
    const [first, second, third] = await pagesOf(
      makePdf({ pages: [...pages('one'), broken, ...pages('three')] }),
    );
    expect([texts(first!), texts(third!)]).toEqual([['one'], ['three']]);
    expect([second!.number, second!.runs, problemsOf(second!)]).toEqual([2, [], ['page-failed review']]);
    expect(third!.number).toBe(3);
  });

  it('says that pages may be missing where the list of pages breaks off', async () => {
    const found = await pagesOf(
      makePdf({ pages: [...pages('one'), { raw: '(no page at all)' }, ...pages('three')] }),
    );
    expect(found.map(texts)).toEqual([['one'], []]);
    expect(found[1]!.problems[0]!.message).toMatch(/^page 2 could not be read, nor any page behind it: /u);
  });

  it('reports a document none of whose pages can be read', async () => {
    await expect(pagesOf(makePdf({ pages: [{ raw: '(no)' }, { raw: '(no)' }] }))).rejects.toThrow(
      DamagedFileError,
    );
  });

  it('reads what is left of a file cut off, and says that it was cut off', async () => {
    const whole = Buffer.from(makePdf({ pages: pages('one', 'two', 'three') }));
    const cut = whole.subarray(0, whole.indexOf('startxref'));
    const found = await pagesOf(cut);
    expect(found.map(texts)).toEqual([['one'], ['two'], ['three']]);
    expect(found.map(problemsOf)).toEqual([[], [], ['file-cut-short review']]);
  });

  it('says nothing of the kind of a whole file with something behind its end', async () => {
    const bytes = Buffer.concat([makePdf({ pages: pages('one') }), Buffer.alloc(600, '\n')]);
    expect(problemsOf((await pagesOf(bytes))[0]!)).toEqual([]);
  });

  it('reports a page whose description breaks off within a text', async () => {
    const page = await pageOf({ content: `${show(100, 700, 'first')}BT /F 10 Tf 100 650 Td (half) Tj` });
    expect(texts(page)).toEqual(['first', 'half']);
    expect(problemsOf(page)).toEqual(['page-cut-short review']);
  });

  it('ends a loop of forms that paint each other', async () => {
    const form = (name: string, other: string) => ({
      [name]: stream(
        `BT /F 10 Tf 100 650 Td (${name}) Tj ET /Next Do`,
        `/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F @helvetica >> /XObject << /Next @${other} >> >>`,
      ),
    });
    const page = await pageOf(
      { content: `${show(100, 700, 'page')}/Next Do`, resources: '/XObject << /Next @tick >>' },
      { ...form('tick', 'tock'), ...form('tock', 'tick') },
    );
    expect(texts(page)[0]).toBe('page');
  });

  it('reads the same twice', async () => {
    const bytes = makePdf({ pages: pages('one', 'two') });
    expect(await pagesOf(bytes)).toEqual(await pagesOf(bytes));
  });
});

/** A PDF locked by the standard handler of revision 2 (RC4, 40 bits; PDF 32000-1, 7.6.3), with the owner's password "owner". */
function lockedPdf(userPassword: string): Uint8Array {
  const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
  const padded = (password: string) =>
    Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32);
  const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest();
  const id = Buffer.from('0123456789abcdef');
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const owner = rc4(md5(padded('owner')).subarray(0, 5), padded(userPassword));
  const key = md5(padded(userPassword), owner, permissions, id).subarray(0, 5);
  const user = rc4(key, padding);
  const encrypt = (number: number, data: Buffer) => {
    const salt = Buffer.from([number & 255, number >> 8, 0, 0, 0]);
    return rc4(md5(key, salt).subarray(0, 10), data);
  };
  const hex = (data: Buffer) => `<${data.toString('hex')}>`;
  return makePdf({
    pages: pages('locked'),
    trailer: `/ID [${hex(id)} ${hex(id)}] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O ${hex(owner)} /U ${hex(user)} >>`,
    encrypt,
  });
}

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, i) => i);
  const swap = (i: number, j: number) => {
    [state[i], state[j]] = [state[j]!, state[i]!];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return data.map((byte) => {
    i = (i + 1) & 255;
    j = (j + state[i]!) & 255;
    swap(i, j);
    return byte ^ state[(state[i]! + state[j]!) & 255]!;
  }) as Buffer;
}
