/** What a page's problems are: text that is missing, hidden, doubtful, or in a picture. */
import type { Box, Problem } from '../page.ts';
import type { PaintedGlyph, PaintedPage } from './painted-page.ts';
import type { TrustedText } from './text-trust.ts';

/** An image over this share of a page with next to no text on it is a scan. */
const SCAN_COVER = 0.5;
/** Characters a scan may have beside the image: a page number, the mark of a scanning program. */
const SCAN_TEXT = 30;
/** An image over nearly all of the page leaves room for a running head as well. */
const FULL_COVER = 0.85;
const FULL_COVER_TEXT = 100;
/** An image this large that stands alone on its page. */
const LONE_COVER = 0.05;
/** This much invisible text beside an image of at least this share of the page is the image's OCR layer; producers' hidden marks are shorter. */
const LAYER_TEXT = 40;
const LAYER_COVER = 0.1;
/** Images of this share of the page, with text on them, are a background. */
const PICTURE_COVER = 0.3;
/** Images of this share of the page without text on them may show a table: a form of one row takes as much; seals and emblems less. */
const PICTURE_ALONE = 0.12;
/** A character or two may hang over the edge of an image. */
const TEXT_ON_IMAGE = 5;
/** Filled curved shapes on a page with next to no text: each outlined Chinese character is about four of them. */
const OUTLINED_SHAPES = 400;
/** Text quoted in a message, in characters. */
const QUOTED = 80;
/** Askew text up to this share of the page's is a watermark; more is text that could not be read. */
const ASKEW_SHARE = 0.5;

export interface ReadPage {
  readonly number: number;
  readonly box: Box;
  readonly painted: PaintedPage;
  /** Text cut off by its frame that was not read in any other way. */
  readonly clipped: readonly PaintedGlyph[];
  readonly trusted: TrustedText;
  readonly askew: readonly PaintedGlyph[];
  readonly watermark: readonly PaintedGlyph[];
  readonly overprinted: readonly Box[];
}

type Found = readonly [code: string, message: string, severity: Problem['severity'], box?: Box];

export function pageProblems(page: ReadPage): Problem[] {
  const found: Found[] = [...unread(page), ...doubtful(page), ...leftOut(page)];
  return found.map(([code, message, severity, box = page.box]) => ({
    code,
    message: `page ${page.number}: ${message}`,
    severity,
    locator: { kind: 'box', page: page.number, box },
  }));
}

function unread(page: ReadPage): Found[] {
  const { painted, trusted } = page;
  const inked = trusted.glyphs.filter((glyph) => !glyph.blank).length;
  const shown = pictured(painted, inked);
  const alone = shown.some(([code]) => code === 'scanned-page') ? [] : picturesAlone(page);
  const found = alone.length === 0 ? shown : [...shown.filter(([code]) => code !== 'picture'), ...alone];
  if (painted.curvedShapes > OUTLINED_SHAPES && inked < SCAN_TEXT) {
    found.push([
      'outlined-text',
      'drawn shapes with next to no text: letters among them were not read',
      'review',
    ]);
  }
  if (painted.lostStrings > 0) {
    found.push([
      'font-failed',
      `${painted.lostStrings} pieces of text have a font that cannot be loaded`,
      'review',
    ]);
  }
  if (painted.cutShort)
    found.push(['page-cut-short', 'its description breaks off in the middle of a text', 'review']);
  return found;
}

/** What only an image shows, and text that an image or an area hides. */
function pictured({ imageCover, hidden }: PaintedPage, inked: number): Found[] {
  const isScan =
    (imageCover > SCAN_COVER && inked < SCAN_TEXT) ||
    (imageCover > FULL_COVER && inked < FULL_COVER_TEXT) ||
    (imageCover > LONE_COVER && inked === 0);
  const isLayered = imageCover > LAYER_COVER && hidden.invisible.length > LAYER_TEXT;
  if (isScan || isLayered) {
    const what = isScan ? 'an image with next to no text' : 'an image that has text of its own';
    const layer =
      hidden.invisible.length + hidden.covered.length > 0 ? '; its hidden text layer was not trusted' : '';
    return [['scanned-page', `${what}${layer}: what it shows was not read`, 'review']];
  }
  // Dots and rules under a form field are no loss.
  if (hidden.covered.some((glyph) => /[\p{L}\p{N}]/u.test(glyph.text))) {
    return [['covered-text', `text under something opaque was left out: ${quote(hidden.covered)}`, 'review']];
  }
  if (imageCover > PICTURE_COVER) {
    return [['picture', 'what its image shows was not read', 'info']];
  }
  return [];
}

/** Images amid digital text that have no text on them: a table pasted as a picture, which nobody read. */
function picturesAlone({ painted, trusted, box }: ReadPage): Found[] {
  const onPage = (image: Box): Box => ({
    x0: Math.max(image.x0, box.x0),
    y0: Math.max(image.y0, box.y0),
    x1: Math.min(image.x1, box.x1),
    y1: Math.min(image.y1, box.y1),
  });
  const area = ({ x0, y0, x1, y1 }: Box) => Math.max(0, x1 - x0) * Math.max(0, y1 - y0);
  const written = trusted.glyphs.filter((glyph) => !glyph.blank).map(boxOf);
  const isAlone = (image: Box) => written.filter((glyph) => contains(image, glyph)).length < TEXT_ON_IMAGE;
  const alone = painted.images.map(onPage).filter((image) => area(image) > 0 && isAlone(image));
  const share = alone.reduce((sum, image) => sum + area(image), 0) / area(box);
  if (share < PICTURE_ALONE) return [];
  return alone.map((image) => [
    'picture',
    'an image beside its text may show a table, and was not read',
    'review',
    image,
  ]);
}

function contains(box: Box, inner: Box): boolean {
  const [x, y] = [(inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2];
  return x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1;
}

function doubtful({ trusted, overprinted }: ReadPage): Found[] {
  const found: Found[] = [];
  if (trusted.doubt !== null) {
    found.push(['suspect-text-layer', `${trusted.doubt}`, 'review']);
  } else {
    const [first] = trusted.unknown;
    if (first !== undefined) {
      const count = trusted.unknown.length;
      found.push([
        'unknown-character',
        `${count} character(s) without a known meaning in the file's fonts`,
        'review',
        boxOf(first),
      ]);
    }
  }
  const [first] = overprinted;
  if (first !== undefined) {
    found.push(['overlapping-text', 'texts are printed over each other', 'review', first]);
  }
  return found;
}

function leftOut({ painted, clipped, trusted, askew, watermark }: ReadPage): Found[] {
  const found: Found[] = [];
  const { white } = painted.hidden;
  if (quote(askew) !== '') {
    const much = askew.length > trusted.glyphs.length * ASKEW_SHARE;
    found.push([
      'askew-text',
      `text that runs askew was left out: ${quote(askew)}`,
      much ? 'review' : 'info',
    ]);
  }
  if (quote(watermark) !== '')
    found.push(['watermark', `a watermark was left out: ${quote(watermark)}`, 'info']);
  if (quote(white) !== '') {
    found.push(['hidden-text', `white text on white paper was left out: ${quote(white)}`, 'info']);
  }
  if (quote(clipped) !== '') {
    found.push(['clipped-text', `text cut off by its frame was left out: ${quote(clipped)}`, 'review']);
  }
  return found;
}

function quote(glyphs: readonly PaintedGlyph[]): string {
  const text = glyphs.map((glyph) => glyph.text).join('');
  return text.trim().slice(0, QUOTED);
}

function boxOf({ x, y, advance, size }: PaintedGlyph): Box {
  return { x0: x, y0: y - size, x1: x + advance, y1: y };
}
