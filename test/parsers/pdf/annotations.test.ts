import { describe, expect, it } from 'vitest';
import type { PositionedPage } from '../../../src/parsers/page.ts';
import { hex, makePdf, pagesOf, placed, problemsOf, show, stream, texts } from './make-pdf.ts';

/** UTF-16 with its mark, as strings outside of content are written. */
const utf16 = (text: string) => `<feff${hex(text).slice(1, -1)}>`;

/** A page with these annotations, all of them fields of the document's form. */
async function pageWith(
  annotations: readonly string[],
  form = '',
  objects: Record<string, string> = {},
): Promise<PositionedPage> {
  const named = Object.fromEntries(annotations.map((annotation, i) => [`annotation${i}`, annotation]));
  const all = Object.keys(named)
    .map((name) => `@${name}`)
    .join(' ');
  const bytes = makePdf({
    pages: [{ content: show(100, 700, 'page'), entries: `/Annots [${all}]` }],
    objects: { ...named, ...objects },
    catalog: `/AcroForm << /Fields [${all}] ${form} /DA (/Helv 10 Tf 0 g) /DR << /Font << /Helv @helvetica >> >> >>`,
  });
  return (await pagesOf(bytes))[0]!;
}

const field = (value: string, more = '') =>
  `<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /Rect [100 600 300 620] /F 4 /DA (/Helv 10 Tf 0 g) /V ${value} ${more} >>`;
const appearance = (content: string, entries = '') =>
  stream(
    content,
    `/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F @helvetica /S @song >> >> ${entries}`,
  );

describe('appearances', () => {
  it('reads stamps and notes where they are painted', async () => {
    const page = await pageWith(
      [
        '<< /Type /Annot /Subtype /FreeText /Rect [100 500 300 520] /F 4 /Contents (note) /DA (/Helv 10 Tf) /AP << /N @note >> >>',
        '<< /Type /Annot /Subtype /Stamp /Rect [100 400 500 440] /F 4 /AP << /N @stamp >> >>',
      ],
      '',
      {
        note: appearance('BT /F 10 Tf 2 5 Td (note) Tj ET'),
        // Twice as large on the page as in its own space.
        stamp: appearance('BT /S 10 Tf 2 5 Td <5df25ba1> Tj ET 0 0 m 100 0 l S'),
      },
    );
    expect(placed(page)).toEqual(['page 100 91 122 101', 'note 102 286 121 296', '已审 104 372 144 392']);
    expect(page.rulings).toEqual([{ axis: 'horizontal', at: 400, from: 100, to: 300, thickness: 2 }]);
    expect(problemsOf(page)).toEqual([]);
  });

  it('reads a note that has no appearance in its place', async () => {
    const page = await pageWith([
      `<< /Type /Annot /Subtype /FreeText /Rect [100 500 300 520] /F 4 /Contents ${utf16('情况属实')} /DA (/Helv 10 Tf) >>`,
    ]);
    expect(placed(page)).toEqual(['page 100 91 122 101', '情况属实 100 280 140 300']);
  });

  it('does not read annotations that are hidden or not for view, nor remarks that open by a click', async () => {
    const page = await pageWith([
      field(utf16('hidden'), '').replace('/F 4', '/F 2'),
      field(utf16('no view'), '').replace('/F 4', '/F 32'),
      '<< /Type /Annot /Subtype /Text /Rect [100 500 120 520] /F 4 /Contents (a remark) >>',
    ]);
    expect(texts(page)).toEqual(['page']);
  });
});

describe('form fields', () => {
  it('reads a value as its appearance shows it, once', async () => {
    const page = await pageWith([field('(500)', '/AP << /N @shown >>')], '', {
      shown: appearance('BT /F 10 Tf 2 5 Td (500) Tj ET'),
    });
    expect(placed(page)).toEqual(['page 100 91 122 101', '500 102 186 119 196']);
    expect(problemsOf(page)).toEqual([]);
  });

  it('reads a value without an appearance in the field’s place', async () => {
    const page = await pageWith([field(utf16('有效提升'))]);
    expect(placed(page)).toEqual(['page 100 91 122 101', '有效提升 100 180 140 200']);
    expect(problemsOf(page)).toEqual([]);
  });

  it('reads a Chinese value that pdf.js was told to draw and cannot', async () => {
    const page = await pageWith([field(utf16('有效提升'))], '/NeedAppearances true');
    expect(placed(page)).toEqual(['page 100 91 122 101', '有效提升 100 180 140 200']);
  });

  it('reads the whole of a value of which the field shows a part', async () => {
    const page = await pageWith([field('(1234567890)', '/AP << /N @shown >>')], '', {
      shown: appearance('BT /F 10 Tf 2 5 Td (12345) Tj ET'),
    });
    expect(texts(page)).toEqual(['page', '1234567890']);
  });

  it('puts a value up for review of which the field shows a part that may be all there was before', async () => {
    const read = async (value: string, shown: string) => {
      const page = await pageWith([field(value, '/AP << /N @shown >>')], '', {
        shown: appearance(`BT /F 10 Tf 2 5 Td (${shown}) Tj ET`),
      });
      return [texts(page).at(-1), ...problemsOf(page)];
    };
    expect(await read('(120)', '12')).toEqual(['120', 'field-differs review']);
    // What a font lacks, and lines without room, are left out of what is painted.
    expect(await read(utf16('≥120个'), '120')).toEqual(['≥120个']);
    expect(await read('(12\\r15)', '12')).toEqual(['15']);
  });

  it('keeps what is shown where it is the value formatted, and puts a contradiction up for review', async () => {
    const shown = (text: string) => ({ shown: appearance(`BT /F 10 Tf 2 5 Td (${text}) Tj ET`) });
    const formatted = await pageWith([field('(1500)', '/AP << /N @shown >>')], '', shown('1,500.00'));
    expect([texts(formatted), problemsOf(formatted)]).toEqual([['page', '1,500.00'], []]);
    const other = await pageWith([field('(1500)', '/AP << /N @shown >>')], '', shown('800'));
    expect([texts(other), problemsOf(other)]).toEqual([['page', '800'], ['field-differs review']]);
    const strange = await pageWith([field('(85)', '/AP << /N @shown >>')], '', shown('90'));
    expect([texts(strange), problemsOf(strange)]).toEqual([['page', '90'], ['field-differs review']]);
    const named = await pageWith([field(utf16('甲县水利局'), '/AP << /N @shown >>')], '', {
      shown: appearance(`BT /S 10 Tf 2 5 Td ${hex('乙县水利局')} Tj ET`),
    });
    expect([texts(named), problemsOf(named)]).toEqual([['page', '乙县水利局'], ['field-differs review']]);
  });

  it('compares a field with its own appearance, not with the next one’s', async () => {
    const next = field('(360)', '/AP << /N @second >>').replace('[100 600 300 620]', '[100 500 300 520]');
    const page = await pageWith([field('(360)', '/AP << /N @first >>'), next], '', {
      first: appearance('BT /F 10 Tf 2 5 Td (300) Tj ET'),
      second: appearance('BT /F 10 Tf 2 5 Td (360) Tj ET'),
    });
    expect([texts(page), problemsOf(page)]).toEqual([['page', '300', '360'], ['field-differs review']]);
  });

  it('ticks the chosen one of several buttons', async () => {
    const button = (at: number, own: string, state: string) =>
      `<< /Type /Annot /Subtype /Widget /Parent @choice /Rect [${at} 400 ${at + 10} 410] /F 4 /AS /${state} /AP << /N << /${own} @tick /Off @none >> >> >>`;
    const page = await pageWith(
      [button(100, 'a', 'Off'), button(200, 'b', 'b'), button(300, 'c', 'Off')],
      '',
      {
        choice: '<< /FT /Btn /Ff 49152 /T (choice) /V /b /Kids [@annotation0 @annotation1 @annotation2] >>',
        tick: appearance('1 1 m 9 9 l 1 9 m 9 1 l S'),
        none: appearance(''),
      },
    );
    expect(placed(page)).toEqual(['page 100 91 122 101', '☑ 200 390 210 400']);
  });

  it('reads the lines of a value, the chosen text of a list, and the tick of a box', async () => {
    const page = await pageWith(
      [
        field('(one\\rtwo)', '/Ff 4096 /Q 2'),
        '<< /Type /Annot /Subtype /Widget /FT /Ch /Ff 131072 /T (list) /Rect [100 500 300 520] /F 4 /DA (/Helv 10 Tf 0 g) /V (b) /Opt [[(a) (first)] [(b) (second)]] >>',
        '<< /Type /Annot /Subtype /Widget /FT /Btn /T (tick) /Rect [100 400 110 410] /F 4 /V /Yes /AS /Yes /AP << /N << /Yes @tick /Off @none >> >> >>',
        '<< /Type /Annot /Subtype /Widget /FT /Btn /T (off) /Rect [200 400 210 410] /F 4 /V /Off /AS /Off /AP << /N << /Yes @tick /Off @none >> >> >>',
      ],
      '',
      { tick: appearance('1 1 m 9 9 l 1 9 m 9 1 l S'), none: appearance('') },
    );
    expect(placed(page)).toEqual([
      'page 100 91 122 101',
      'one 284 180 300 190',
      'two 284 190 300 200',
      'second 100 280 133 300',
      '☑ 100 390 110 400',
    ]);
  });

  it('never reads a password, and adds nothing for an empty field', async () => {
    const page = await pageWith([field('(secret)', '/Ff 8192'), field('()'), field('( )')]);
    expect(texts(page)).toEqual(['page']);
  });

  it('puts values in their place on a turned page', async () => {
    const bytes = makePdf({
      pages: [
        {
          content: 'BT /F 10 Tf 0 1 -1 0 700 100 Tm (page) Tj ET',
          mediaBox: '0 0 800 600',
          entries: '/Annots [@value]',
        },
      ],
      // In the unturned page's space the field runs upwards.
      objects: { value: field('(500)').replace('[100 600 300 620]', '[180 100 200 300]') },
      catalog:
        '/AcroForm << /Fields [@value] /DA (/Helv 10 Tf 0 g) /DR << /Font << /Helv @helvetica >> >> >>',
    });
    const [page] = await pagesOf(bytes);
    expect([page!.width, page!.height]).toEqual([600, 800]);
    expect(placed(page!)).toEqual(['500 100 180 117 200', 'page 100 691 122 701']);
  });
});
