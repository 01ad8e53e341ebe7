import { describe, expect, it } from 'vitest';
import { hex, pageOf, placed, problemsOf, ruled, show, texts } from './make-pdf.ts';

const rulingsOf = async (content: string) => ruled(await pageOf({ content }));

describe('lines', () => {
  it('reads strokes', async () => {
    expect(await rulingsOf('1 w 100 700 m 300 700 l S 100 700 m 100 500 l S')).toEqual([
      'h 100 100 300',
      'v 100 100 300',
    ]);
  });

  it('reads thin filled rectangles, whatever their colour', async () => {
    expect(await rulingsOf('100 700 200 0.5 re f 1 g 100 500 0.5 200 re f')).toEqual([
      'h 99.8 100 300',
      'v 100.3 100 300',
    ]);
  });

  it('reads the four sides of a stroked rectangle', async () => {
    expect(await rulingsOf('100 500 200 100 re S')).toEqual([
      'h 200 100 300',
      'h 300 100 300',
      'v 100 200 300',
      'v 300 200 300',
    ]);
  });

  it('reads the edges of filled cell backgrounds, each cell its own', async () => {
    expect(await rulingsOf('0.9 g 100 500 100 50 re 200 500 100 50 re f')).toEqual([
      'h 250 100 200',
      'h 250 200 300',
      'h 300 100 200',
      'h 300 200 300',
      'v 100 250 300',
      'v 200 250 300',
      'v 200 250 300',
      'v 300 250 300',
    ]);
  });

  it('takes neither a white background, nor the background of the page, nor a shape with slanted sides', async () => {
    expect(await rulingsOf('1 g 100 500 100 50 re f 0.9 g 10 10 580 780 re f')).toEqual([]);
    expect(await rulingsOf('0.5 g 100 500 m 200 500 l 180 600 l 80 600 l h f')).toEqual([]);
  });

  it('takes no highlight behind words for a cell', async () => {
    // "ab" in Helvetica 10 is 11.1 wide.
    expect(await rulingsOf(`1 1 0 rg 100 697 11.2 12 re f 0 g ${show(100, 700, 'ab')}`)).toEqual([]);
  });

  it('takes a background that leaves its text room for a cell', async () => {
    expect(await rulingsOf(`1 1 0 rg 96 696 30 14 re f 0 g ${show(100, 700, 'ab')}`)).toHaveLength(4);
  });

  it('reads a dashed line as one', async () => {
    expect(await rulingsOf('[3 2] 0 d 100 700 m 300 700 l S')).toEqual(['h 100 100 300']);
  });

  it('reads lines half a degree off, at their middle', async () => {
    expect(await rulingsOf('100 700 m 300 701.6 l S')).toEqual(['h 99.2 100 300']);
  });

  it('takes no slanted line for a ruling', async () => {
    expect(await rulingsOf('100 700 m 300 710 l S')).toEqual([]);
  });

  it('reads the straight sides of a frame with round corners, and no letter drawn as a shape', async () => {
    const frame = '110 500 m 290 500 l 295 500 300 505 300 510 c 300 590 l 300 595 295 600 290 600 c S';
    expect(await rulingsOf(frame)).toEqual(['h 300 110 290', 'v 300 210 290']);
    expect(await rulingsOf('100 500 m 100 508 l 104 508 106 506 106 504 c 100 500 l S')).toEqual([]);
  });

  it('shows of a line only what its clip shows', async () => {
    expect(await rulingsOf('q 150 600 100 150 re W n 100 700 m 300 700 l S 100 500 m 300 500 l S Q')).toEqual(
      ['h 100 149 251'.replace('149', '148.5').replace('251', '251.5')],
    );
  });

  it('shows a line on the edge of its clip', async () => {
    expect(await rulingsOf('q 100 600 200 100 re W n 100 700 m 300 700 l S Q')).toEqual(['h 100 100 300']);
  });

  it('leaves out lines beyond the page, lines that are transparent, and paths that only clip', async () => {
    expect(await rulingsOf('100 900 m 300 900 l S 100 700 200 50 re W n')).toEqual([]);
    const page = await pageOf({
      content: '/G gs 100 700 m 300 700 l S',
      resources: '/ExtGState << /G << /CA 0 >> >>',
    });
    expect(ruled(page)).toEqual([]);
  });

  it('follows nested forms with matrices, and restores what each one changed', async () => {
    const page = await pageOf(
      {
        content: `q 1 0 0 1 100 0 cm /A Do Q 0 700 m 50 700 l S ${show(0, 600, 'after')}`,
        resources: '/XObject << /A @outer >>',
      },
      {
        outer: `<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Matrix [2 0 0 2 0 0]
          /Resources << /XObject << /B @inner >> >> /Length 17 >>\nstream\nq 5 w /B Do Q Q Q\nendstream`,
        inner: `<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Matrix [1 0 0 1 10 20]
          /Resources << /Font << /F @helvetica >> >> /Length 76 >>\nstream
0.5 w 0 200 m 50 200 l S BT /F 5 Tf 1 0 0 1 0 100 Tm (a-form)    Tj ET      \nendstream`,
      },
    );
    expect(ruled(page)).toEqual(['h 100 0 50', 'h 360 120 220']);
    expect(placed(page)).toEqual(['after 0 191 20 201', 'a-form 120 551 149 561']);
  });

  it('paints nothing of a soft mask', async () => {
    const page = await pageOf(
      {
        content: `/G gs ${show(100, 700, 'seen')}`,
        resources: '/ExtGState << /G << /SMask << /S /Luminosity /G @mask >> >> >>',
      },
      {
        mask: `<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Group << /S /Transparency /CS /DeviceGray >>
          /Resources << /Font << /F @helvetica >> >> /Length 78 >>\nstream
1 g 0 0 600 800 re f 100 600 m 300 600 l S BT /F 10 Tf 100 500 Td (mask) Tj ET\nendstream`,
      },
    );
    expect(texts(page)).toEqual(['seen']);
    expect(ruled(page)).toEqual([]);
    expect(problemsOf(page)).toEqual([]);
  });
});

it('writes Chinese in hexadecimal', () => {
  expect(hex('绩')).toBe('<7ee9>');
});
