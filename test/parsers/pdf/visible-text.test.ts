import { describe, expect, it } from 'vitest';
import { pageOf, problemsOf, show, stream, texts } from './make-pdf.ts';

const read = async (content: string, resources = '', objects: Record<string, string> = {}) => {
  const page = await pageOf({ content, resources }, objects);
  return { texts: texts(page), problems: problemsOf(page) };
};

describe('text nobody sees', () => {
  it('does not read rendering modes 3 and 7', async () => {
    const modes = `3 Tr ${show(100, 700, 'hidden')}7 Tr ${show(100, 680, 'clip')}0 Tr ${show(100, 660, 'seen')}`;
    expect(await read(modes)).toEqual({ texts: ['seen'], problems: [] });
  });

  it('reads text that is a clipping path where something is painted through it, and no longer after that', async () => {
    const title = `q 7 Tr ${show(100, 700, 'title')}0 0 1 rg 0 0 600 800 re f Q`;
    expect(await read(title)).toEqual({ texts: ['title'], problems: [] });
    expect(await read(`q 7 Tr ${show(100, 700, 'title')}Q 0 0 1 rg 0 0 600 400 re f`)).toEqual({
      texts: [],
      problems: [],
    });
  });

  it('reads white text on a shape with round corners', async () => {
    const badge = '0 0 1 rg 80 690 m 90 720 l 180 720 l 190 700 190 690 180 690 c h f';
    expect((await read(`${badge} 1 g ${show(100, 700, 'badge')}`)).texts).toEqual(['badge']);
  });

  it.each([0, 1, 2, 4, 5, 6])('reads rendering mode %i', async (mode) => {
    expect(await read(`${mode} Tr ${show(100, 700, 'seen')}`)).toEqual({ texts: ['seen'], problems: [] });
  });

  it('leaves out white text on white paper, and says so', async () => {
    const page = await pageOf({ content: `1 g ${show(100, 700, 'secret')}0 g ${show(100, 660, 'seen')}` });
    expect(texts(page)).toEqual(['seen']);
    expect(page.problems.map(({ message, severity }) => [message, severity])).toEqual([
      ['page 1: white text on white paper was left out: secret', 'info'],
    ]);
  });

  it('leaves out white text on a white area that lies on a dark one', async () => {
    const areas = '0 0 0.5 rg 50 600 300 150 re f 1 g 80 680 200 40 re f';
    expect(await read(`${areas} ${show(100, 700, 'secret')}`)).toEqual({
      texts: [],
      problems: ['hidden-text info'],
    });
  });

  it('reads white text on a dark header, on a shading, and white text with a dark outline', async () => {
    const header = `0 0 0.5 rg 80 680 200 40 re f 1 g ${show(100, 700, 'header')}`;
    expect((await read(header)).texts).toEqual(['header']);
    const shading =
      '/Shading << /A << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 1 0] /Extend [true true] /Function << /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [0.5] /N 1 >> >> >>';
    const shaded = `q 80 680 200 40 re W n /A sh Q 1 g ${show(100, 700, 'shaded')}`;
    expect((await read(shaded, shading)).texts).toEqual(['shaded']);
    expect((await read(`1 g 0 G 2 Tr ${show(100, 700, 'outlined')}`)).texts).toEqual(['outlined']);
  });

  it('leaves out text that is fully transparent, and reads text that is half so', async () => {
    const states = '/ExtGState << /T << /ca 0 >> /H << /ca 0.5 >> >>';
    expect(
      (await read(`/T gs ${show(100, 700, 'none')} /H gs ${show(100, 660, 'half')}`, states)).texts,
    ).toEqual(['half']);
  });

  it('leaves out text under a white area painted over it, and reads what stands on that', async () => {
    const edited = `${show(100, 700, '500')}1 g 95 695 40 20 re f 0 g ${show(100, 700, '800')}`;
    expect(await read(edited)).toEqual({ texts: ['800'], problems: ['covered-text review'] });
  });

  it.each([
    ['lets it through', '/T gs', '/ExtGState << /T << /ca 0.4 >> >>'],
    ['multiplies its colour', '/T gs', '/ExtGState << /T << /BM /Multiply >> >>'],
  ])('reads text under a marker that %s', async (_, state, states) => {
    const marked = `${show(100, 700, '500')}q ${state} 1 1 0 rg 95 695 40 20 re f Q`;
    expect((await read(marked, states)).texts).toEqual(['500']);
  });

  it('reads text that an area painted later only touches, or that lies under a half-transparent group', async () => {
    expect((await read(`${show(100, 700, '500')}0.5 g 95 680 40 22 re f`)).texts).toEqual(['500']);
    const group = {
      veil: stream(
        '1 g 0 0 600 800 re f',
        '/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Group << /S /Transparency >>',
      ),
    };
    const resources = '/XObject << /G @veil >> /ExtGState << /T << /ca 0.3 >> >>';
    expect((await read(`${show(100, 700, '500')}/T gs /G Do`, resources, group)).texts).toEqual(['500']);
  });

  it('leaves out text that its frame cuts off, and puts the page up for review', async () => {
    const cell = `q 100 690 50 20 re W n ${show(102, 695, 'kept')}${show(102, 681, 'lost')}Q`;
    expect(await read(cell)).toEqual({ texts: ['kept'], problems: ['clipped-text review'] });
  });

  it('tells of a text that its frame cuts off where its shown part stands', async () => {
    const remarksOf = async (content: string) => {
      const { remarks } = await pageOf({ content });
      return (remarks ?? []).map(({ code, message, locator }) => [code, message.split(': ')[1], locator]);
    };
    const lines = (y: number) => `${show(102, 695, 'kept')}${show(102, y, 'rest')}${show(130, y, 'of it')}`;
    expect(await remarksOf(`q 100 690 50 20 re W n ${lines(681)}Q`)).toEqual([
      [
        'text-cut-off',
        'restofit',
        { kind: 'box', page: 1, box: { x0: 118.51, y0: 100.2, x1: 120.51, y1: 102.2 } },
      ],
    ]);
    // Whole in its frame; alone in a frame; far below in one that is no cell.
    expect(await remarksOf(`q 100 670 50 40 re W n ${lines(681)}Q`)).toEqual([]);
    expect(
      await remarksOf(`q 100 690 50 20 re W n ${show(102, 681, 'lost')}Q${show(102, 715, 'kept')}`),
    ).toEqual([]);
    expect(await remarksOf(`q 100 690 50 20 re W n ${lines(640)}Q`)).toEqual([]);
  });

  it('reads text that pokes out of its frame by less than half', async () => {
    expect(await read(`q 100 692 50 20 re W n ${show(98, 690, 'kept')}Q`)).toEqual({
      texts: ['kept'],
      problems: [],
    });
  });

  it('reads text beside an empty clipping path, as viewers do', async () => {
    expect(await read(`q W n ${show(100, 700, 'kept')}Q`)).toEqual({ texts: ['kept'], problems: [] });
  });
});

describe('layers', () => {
  it('does not read a layer that is off, in marked content, forms and images, and reads one that is on', async () => {
    const content = `/OC /Off BDC ${show(100, 700, 'off')}100 650 m 200 650 l S EMC
      /OC /On BDC ${show(100, 600, 'on')}EMC /X Do /Artifact BMC ${show(100, 500, 'artifact')}EMC`;
    const { makePdf, pagesOf } = await import('./make-pdf.ts');
    const [page] = await pagesOf(
      makePdf({
        pages: [{ content, resources: '/Properties << /Off @off /On @on >> /XObject << /X @form >>' }],
        objects: {
          off: '<< /Type /OCG /Name (off) >>',
          on: '<< /Type /OCG /Name (on) >>',
          form: stream(
            'BT /F 10 Tf 100 550 Td (form) Tj ET',
            '/Type /XObject /Subtype /Form /BBox [0 0 600 800] /OC @off /Resources << /Font << /F @helvetica >> >>',
          ),
        },
        catalog: '/OCProperties << /OCGs [@off @on] /D << /OFF [@off] /ON [@on] >> >>',
      }),
    );
    expect(texts(page!)).toEqual(['on', 'artifact']);
    expect(page!.rulings).toEqual([]);
  });
});
