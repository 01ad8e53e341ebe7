import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { DamagedFileError, EmptyFileError } from '../../../src/parsers/errors.ts';
import type { LinesPage } from '../../../src/parsers/page.ts';
import { decodeText } from '../../../src/parsers/text/decode.ts';
import { readText } from '../../../src/parsers/text/read-text.ts';

const SAMPLE =
  '项目支出绩效目标表\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t举办培训班次\t≥12次\n';
const TRADITIONAL = '項目支出績效目標表\n產出指標\t數量指標\t舉辦培訓班次，提高服務水準\t12次\n';

async function read(bytes: Uint8Array): Promise<LinesPage> {
  const document = readText(bytes);
  expect(document.pageCount).toBeNull();
  const pages = [];
  for await (const page of document.pages) pages.push(page);
  expect(pages).toHaveLength(1);
  const page = pages[0];
  if (page?.kind !== 'lines') throw new Error('expected lines');
  return page;
}

describe('decodeText', () => {
  it.each([
    ['utf-8', 'utf-8', SAMPLE, {}],
    ['utf-8', 'utf-8', SAMPLE, { addBOM: true }],
    ['utf-16le', 'utf-16le', SAMPLE, { addBOM: true }],
    ['utf-16le', 'utf-16le', SAMPLE, { addBOM: false }],
    ['utf-16be', 'utf-16be', SAMPLE, { addBOM: true }],
    ['utf-16be', 'utf-16be', SAMPLE, { addBOM: false }],
    ['gb18030', 'gb18030', SAMPLE, {}],
    ['gbk', 'gb18030', SAMPLE.replace('≥', '大于'), {}],
    ['big5', 'big5', TRADITIONAL, {}],
  ] as const)('reads %s as %s', (written, encoding, text, options) => {
    expect(decodeText(iconv.encode(text, written, options))).toEqual({ text, encoding });
  });

  it('reads a GBK text of one short line', () => {
    expect(decodeText(iconv.encode('绩效目标', 'gbk')).text).toBe('绩效目标');
  });

  it('keeps UTF-8 cut in the middle of a character', () => {
    const bytes = Buffer.from(SAMPLE.trimEnd(), 'utf8').subarray(0, -2);
    expect(decodeText(bytes)).toEqual({ text: `${SAMPLE.trimEnd().slice(0, -1)}\ufffd`, encoding: 'utf-8' });
  });

  it.each([
    ['no bytes', Buffer.alloc(0), EmptyFileError],
    ['white space', Buffer.from(' \r\n\t\u3000\n'), EmptyFileError],
    ['a byte-order mark alone', Buffer.from([0xef, 0xbb, 0xbf]), EmptyFileError],
    ['zero bytes', Buffer.from([0x41, 0, 0, 0x42, 0, 0x43, 0x44, 0]), DamagedFileError],
    ['control characters', Buffer.from([1, 2, 3, 4, 0x41, 5, 6, 7, 8, 0x41]), DamagedFileError],
  ])('refuses %s', (_what, bytes, error) => {
    expect(() => decodeText(bytes, { path: 'a.txt' })).toThrow(error);
  });
});

describe('readText', () => {
  it('numbers lines whatever ends them and keeps tabs and form feeds', async () => {
    expect(await read(Buffer.from('一\r\n\t二\n\n\f三\r四\n'))).toEqual({
      kind: 'lines',
      endsOpen: false,
      lines: [
        { number: 1, text: '一' },
        { number: 2, text: '\t二' },
        { number: 3, text: '' },
        { number: 4, text: '\f三' },
        { number: 5, text: '四' },
      ],
      problems: [],
    });
  });

  it('says of a text whose last line nothing ends that it may have been cut', async () => {
    const page = await read(Buffer.from('产出指标\n培训人'));
    expect(page.endsOpen).toBe(true);
  });

  it('folds radicals', async () => {
    expect((await read(Buffer.from('项⽬资⾦ ⻔槛㎡'))).lines).toEqual([
      { number: 1, text: '项目资金 门槛㎡' },
    ]);
  });

  it('names the line of bytes that are no character', async () => {
    const bytes = Buffer.concat([
      Buffer.from('培训班次和参训人数统计\n产出'),
      Buffer.from([0xff]),
      Buffer.from('指标数量指标\n'),
    ]);
    expect(await read(bytes)).toEqual({
      kind: 'lines',
      endsOpen: false,
      lines: [
        { number: 1, text: '培训班次和参训人数统计' },
        { number: 2, text: '产出\ufffd指标数量指标' },
      ],
      problems: [
        {
          code: 'undecodable-bytes',
          message: 'line 2 holds bytes that are no character',
          severity: 'review',
          locator: { kind: 'line', from: 2, to: 2 },
        },
      ],
    });
  });
});
