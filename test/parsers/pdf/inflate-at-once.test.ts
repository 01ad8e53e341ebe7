import { deflateRawSync, deflateSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { inflateAtOnce } from '../../../src/parsers/pdf/inflate-at-once.ts';

const streamed = globalThis.DecompressionStream;
afterEach(() => {
  globalThis.DecompressionStream = streamed;
});

/** What pdf.js does with a packed stream. */
async function unpacked(format: 'deflate' | 'deflate-raw', bytes: Uint8Array): Promise<string> {
  const { readable, writable } = new DecompressionStream(format);
  const writer = writable.getWriter();
  await writer.ready;
  writer
    .write(bytes as Uint8Array<ArrayBuffer>)
    .then(() => writer.close())
    .catch(() => undefined);
  const chunks: Uint8Array[] = [];
  for await (const chunk of readable as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const text = '绩效目标表 '.repeat(5000);

it('unpacks what the web stream unpacks', async () => {
  inflateAtOnce();
  expect(globalThis.DecompressionStream).not.toBe(streamed);
  expect(await unpacked('deflate', deflateSync(text))).toBe(text);
});

it('ignores what follows the packed bytes, as the web stream does', async () => {
  const bytes = Buffer.concat([deflateSync(text), Buffer.from('\r\n')]);
  const expected = await unpacked('deflate', bytes);
  inflateAtOnce();
  expect(await unpacked('deflate', bytes)).toBe(expected);
});

it('fails on damaged and on cut bytes, so that pdf.js goes on with its own lenient reader', async () => {
  inflateAtOnce();
  const whole = deflateSync(text);
  await expect(unpacked('deflate', whole.subarray(0, whole.length - 20))).rejects.toThrow();
  await expect(unpacked('deflate', Buffer.from('no stream at all'))).rejects.toThrow();
});

it('leaves other formats to the web stream: archives are told apart by it', async () => {
  inflateAtOnce();
  expect(new DecompressionStream('deflate-raw')).toBeInstanceOf(streamed);
  expect(await unpacked('deflate-raw', deflateRawSync(text))).toBe(text);
});
