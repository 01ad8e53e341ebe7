import { describe, expect, it } from 'vitest';
import { hex, pageOf, placed, problemsOf, show, stream, texts } from './make-pdf.ts';

/** A composite font whose codes are glyph numbers, as every producer embeds Chinese fonts; `more`: its ToUnicode, if any. */
const identity = (more = '', map = 'Identity-H') =>
  `<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+SimSun /Encoding /${map} ${more} /DescendantFonts [
  << /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+SimSun /DW 1000
  /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>
  /FontDescriptor << /Type /FontDescriptor /FontName /ABCDEF+SimSun /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0
  /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >> >> ] >>`;

/** A ToUnicode table: code 1 is the first character, 2 the second … */
const toUnicode = (characters: string) =>
  stream(`/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${characters.length} beginbfchar
${[...characters].map((c, i) => `${hex(String.fromCharCode(i + 1))} ${hex(c)}`).join('\n')}
endbfchar endcmap end end`);

const codes = (count: number) => hex(String.fromCharCode(...Array.from({ length: count }, (_, i) => i + 1)));

/** A page of as many glyphs, 1, 2, 3 …, in a font whose table says so. */
const inFont = (characters: string) =>
  pageOf(
    { content: `BT /X 10 Tf 20 TL 20 700 Td ${codes(characters.length)} Tj ET`, fonts: '/X @font' },
    { font: identity('/ToUnicode @table'), table: toUnicode(characters) },
  );

describe('composite fonts', () => {
  it('reads a predefined Chinese CMap without any table of its own', async () => {
    const sample = '绩效目标表（2024年度）≥95%，——“一般”…·①㎡';
    const page = await pageOf({ content: `BT /S 10 Tf 100 700 Td ${hex(sample)} Tj ET` });
    expect(texts(page).join('')).toBe(sample);
    expect(problemsOf(page)).toEqual([]);
  });

  it('reads GBK codes', async () => {
    const gbk = `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [
      << /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>
      /FontDescriptor << /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >> >> ] >>`;
    // 绩效 in GBK.
    const page = await pageOf({ content: 'BT /G 10 Tf 100 700 Td <bca8d0a7> Tj ET', fonts: `/G ${gbk}` });
    expect(placed(page)).toEqual(['绩效 100 91 120 101']);
    expect(problemsOf(page)).toEqual([]);
  });

  it('reads a ToUnicode table, and undoes what producers put in a character’s place', async () => {
    // A radical for 目, a compatibility ideograph for 金, a dash and a tilde of other blocks.
    const page = await inFont('项⽬資\uf90a―〜');
    expect(texts(page)).toEqual(['项目資金—～']);
    expect(problemsOf(page)).toEqual([]);
  });

  it('says of a font that states no characters that its text is unknown, and keeps its place', async () => {
    const page = await pageOf({
      content: `BT /X 10 Tf 100 700 Td ${codes(40)} Tj ET`,
      fonts: `/X ${identity()}`,
    });
    expect(placed(page)).toEqual([`${'\ufffd'.repeat(40)} 100 91 500 101`]);
    expect(page.problems.map(({ code, message, severity }) => [code, message, severity])).toEqual([
      [
        'suspect-text-layer',
        "page 1: 40 of 40 characters have no known meaning in the file's fonts",
        'review',
      ],
    ]);
  });

  it('trusts such a font where its codes are sound text all the same', async () => {
    const page = await pageOf({
      content: `BT /X 10 Tf 100 700 Td ${hex('项目绩效目标申报表年度')} Tj ET`,
      fonts: `/X ${identity()}`,
    });
    expect(texts(page)).toEqual(['项目绩效目标申报表年度']);
    expect(problemsOf(page)).toEqual([]);
  });

  it('points at a single character without a meaning, and does not drop it from its word', async () => {
    const page = await pageOf(
      {
        content: `BT /X 10 Tf 100 700 Td <000100020003> Tj ET`,
        fonts: '/X @font',
      },
      { font: identity('/ToUnicode @table'), table: toUnicode('15') },
    );
    expect(texts(page)).toEqual(['15\ufffd']);
    expect(page.problems).toEqual([
      {
        code: 'unknown-character',
        message: "page 1: 1 character(s) without a known meaning in the file's fonts",
        severity: 'review',
        locator: { kind: 'box', page: 1, box: { x0: 120, y0: 90, x1: 130, y1: 100 } },
      },
    ]);
  });

  it('suspects text layers of private-use characters, rare ideographs, foreign letters, signs, and blanks', async () => {
    const run = (from: number, step = 1, count = 40) =>
      String.fromCharCode(...Array.from({ length: count }, (_, i) => from + i * step));
    for (const wrong of [run(0xe100), run(0x5300, 317, 40), run(0x100), run(0xa1), ' '.repeat(40)]) {
      expect(problemsOf(await inFont(wrong)), wrong).toEqual(['suspect-text-layer review']);
    }
  });

  it('suspects no plain text: simplified, traditional, minority scripts, English, pinyin, numbers, dot leaders', async () => {
    for (const right of [
      '产出指标数量质量时效成本效益满意度社会公众服务对象可持续影响生态环境经济',
      '產出指標數量質量時效成本效益滿意度社會公眾服務對象可持續影響生態環境經濟',
      'جۇڭخۇا خەلق جۇمھۇرىيىتى قاناق ئۇيغۇر',
      'Performance target: $1,200 (60%) & more; see [1]*',
      'jìxiào mùbiāo biǎo chǎnchū zhǐbiāo shùliàng zhìliàng',
      '1,234.56 -78.9% 2024/12/31 =100 ≥95% ±5 3～5 10×20',
      '目录........................................3',
    ]) {
      expect(problemsOf(await inFont(right)), right).toEqual([]);
    }
  });
});

describe('simple fonts', () => {
  const simple = (differences: string, table = '') =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Any ${table} /Encoding << /Differences [49 ${differences}] >>
    /FirstChar 49 /LastChar 54 /Widths [500 500 500 500 500 500] >>`;
  const six = 'BT /X 10 Tf 100 700 Td (123456) Tj ET';

  it('reads glyph names', async () => {
    const page = await pageOf({
      content: six,
      fonts: `/X ${simple('/six /five /uni7EE9 /A /percent /four')}`,
    });
    expect(texts(page)).toEqual(['65绩A%4']);
    expect(problemsOf(page)).toEqual([]);
  });

  it('does not take codes without a name or a meaning for characters', async () => {
    const page = await pageOf({ content: six, fonts: `/X ${simple('/a1 /a2 /a3 /a4 /a5 /a6')}` });
    expect(texts(page)).toEqual(['\ufffd'.repeat(6)]);
    expect(problemsOf(page)).toEqual(['suspect-text-layer review']);
  });

  it('suspects a ToUnicode table that contradicts the glyph names, and no other', async () => {
    const wrong = stream(
      '1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <31> <36> <0033> endbfrange',
    );
    const names = '/one /two /three /four /five /six';
    const contradicted = await pageOf(
      { content: six, fonts: '/X @x' },
      { x: simple(names, '/ToUnicode @t'), t: wrong },
    );
    expect(texts(contradicted)).toEqual(['345678']);
    expect(problemsOf(contradicted)).toEqual(['suspect-text-layer review']);
    const arbitrary = await pageOf(
      { content: six, fonts: '/X @x' },
      { x: simple('/g1 /g2 /g3 /g4 /g5 /g6', '/ToUnicode @t'), t: wrong },
    );
    expect(texts(arbitrary)).toEqual(['345678']);
    expect(problemsOf(arbitrary)).toEqual([]);
  });

  it('reads the private codes that Word writes for its symbol fonts', async () => {
    const symbol = (name: string, code: string) =>
      pageOf(
        { content: 'BT /X 10 Tf 100 700 Td (1) Tj ET', fonts: '/X @x' },
        {
          x: `<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+${name} /FirstChar 49 /LastChar 49 /Widths [500] /ToUnicode @t >>`,
          t: stream(
            `1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <31> <${code}> endbfchar`,
          ),
        },
      );
    expect(texts(await symbol('SymbolMT', 'f0b3'))).toEqual(['≥']);
    expect(texts(await symbol('Wingdings-Regular', 'f0fe'))).toEqual(['☑']);
    expect(texts(await symbol('Wingdings2', 'f0a3'))).toEqual(['□']);
    expect(problemsOf(await symbol('SymbolMT', 'f0b3'))).toEqual([]);
    expect(problemsOf(await symbol('SimSun', 'f0b3'))).toEqual(['unknown-character review']);
  });

  it('reports text in a font that cannot be loaded', async () => {
    const page = await pageOf(
      { content: `BT /X 10 Tf 100 700 Td (lost) Tj ET ${show(100, 650, 'kept')}`, fonts: '/X @broken' },
      {
        broken: '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H >>',
      },
    );
    expect(texts(page)).toEqual(['kept']);
    expect(problemsOf(page)).toEqual(['font-failed review']);
  });
});

describe('Type 3 fonts', () => {
  const type3 = (matrix: string, names: string, table = '') =>
    `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [${matrix}] /FirstChar 49 /LastChar 50 /Widths [1000 1000] ${table}
    /Encoding << /Differences [49 ${names}] >> /CharProcs << /g1 @box /g2 @box /five @box >> /Resources << >> >>`;
  const box = { box: stream('1000 0 d0 100 0 800 800 re f') };
  const content = 'BT /X 10 Tf 100 700 Td (12) Tj ET';

  it('reads a table of characters, in glyph spaces of any scale', async () => {
    const table = stream(
      '1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <31> <7ee9> <32> <6548> endbfchar',
    );
    for (const [matrix, run] of [
      ['0.001 0 0 0.001 0 0', '绩效 100 91 120 101'],
      ['0.01 0 0 0.01 0 0', '绩效 100 12 300 112'],
    ] as const) {
      const page = await pageOf(
        { content, fonts: '/X @x' },
        { ...box, x: type3(matrix, '/g1 /g2', '/ToUnicode @t'), t: table },
      );
      expect(placed(page)).toEqual([run]);
      expect(problemsOf(page)).toEqual([]);
      expect(page.rulings).toEqual([]);
    }
  });

  it('reads glyph names, and takes no other name for a character', async () => {
    const named = await pageOf(
      { content, fonts: '/X @x' },
      { ...box, x: type3('0.001 0 0 0.001 0 0', '/five /five') },
    );
    expect(texts(named)).toEqual(['55']);
    const unnamed = await pageOf(
      { content, fonts: '/X @x' },
      { ...box, x: type3('0.001 0 0 0.001 0 0', '/g1 /g2') },
    );
    expect(texts(unnamed)).toEqual(['\ufffd\ufffd']);
    expect(problemsOf(unnamed)).toEqual(['unknown-character review']);
  });
});

describe('vertical writing', () => {
  it('gives each character its upright place, from top to bottom', async () => {
    const page = await pageOf({ content: `BT /V 10 Tf 100 700 Td ${hex('绩效指标')} Tj ET` });
    expect(placed(page)).toEqual([
      '绩 95 100 105 110',
      '效 95 110 105 120',
      '指 95 120 105 130',
      '标 95 130 105 140',
    ]);
    expect(problemsOf(page)).toEqual([]);
  });

  it('reads Identity-V', async () => {
    const page = await pageOf(
      { content: 'BT /X 10 Tf 100 700 Td <00010002> Tj ET', fonts: '/X @font' },
      { font: identity('/ToUnicode @table', 'Identity-V'), table: toUnicode('绩效') },
    );
    expect(placed(page)).toEqual(['绩 95 100 105 110', '效 95 110 105 120']);
  });
});
