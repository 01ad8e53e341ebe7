/** Annotations whose text is not on the page as painted: form fields and notes without an appearance, or with one that pdf.js had to make up. */
import type { Box, Problem, TextRun } from '../page.ts';
import type { PaintedGlyph, PaintedPage } from './painted-page.ts';

/** What pdf.js tells of an annotation, as far as its text depends on it. */
export interface AnnotationData {
  readonly id: string;
  readonly subtype: string;
  readonly rect: readonly number[];
  readonly annotationFlags?: number;
  readonly fieldType?: string | null;
  readonly fieldValue?: string | readonly string[] | null;
  readonly options?: readonly { readonly exportValue: string; readonly displayValue: string }[];
  readonly password?: boolean;
  readonly checkBox?: boolean;
  readonly radioButton?: boolean;
  readonly exportValue?: string;
  readonly buttonValue?: string | null;
  readonly textAlignment?: number | null;
  readonly contentsObj?: { readonly str: string };
  readonly defaultAppearanceData?: { readonly fontSize: number };
}

export interface FieldTexts {
  readonly runs: readonly TextRun[];
  /** Painted glyphs that the runs stand for. */
  readonly replaced: ReadonlySet<PaintedGlyph>;
  /** Glyphs that are cut off, but whose text the runs have. */
  readonly restored: ReadonlySet<PaintedGlyph>;
  readonly problems: readonly Problem[];
}

/** Annotation flags Hidden and NoView (PDF 32000-1, table 165). */
const HIDDEN = 2 | 32;
/** Size of text in a field that leaves it open: as viewers fit it into the field. */
const AUTO_SIZE = 12;
const AUTO_SHARE = 0.7;
/** Width of a half-width character, in em. */
const HALF_WIDTH = 0.55;
const TICK = '☑';

/**
 * The texts of a page's annotations that its glyphs do not show.
 *
 * @param boxOf an annotation's rectangle on the upright page
 */
export function fieldTexts(
  annotations: readonly AnnotationData[],
  painted: PaintedPage,
  page: number,
  boxOf: (rect: readonly number[]) => Box,
): FieldTexts {
  const runs: TextRun[] = [];
  const replaced = new Set<PaintedGlyph>();
  const restored = new Set<PaintedGlyph>();
  const problems: Problem[] = [];
  for (const annotation of annotations) {
    const value = statedValue(annotation);
    if (value === null) continue;
    const range = painted.annotations.get(annotation.id);
    const own = (glyph: PaintedGlyph) =>
      range !== undefined && glyph.order >= range.from && glyph.order < range.to;
    const glyphs = painted.glyphs.filter(own);
    const shown = glyphs.map((glyph) => glyph.text).join('');
    const box = boxOf(annotation.rect);
    const clipped = painted.hidden.clipped.filter(own);
    const verdict = compare(shown, value, clipped.length > 0);
    if (verdict === 'same') continue;
    if (verdict !== 'replace')
      problems.push(differs(shown, value, verdict === 'differs' ? 'shows' : 'holds', page, box));
    if (verdict === 'differs') continue;
    for (const glyph of glyphs) replaced.add(glyph);
    for (const glyph of clipped) restored.add(glyph);
    runs.push(...runsIn(box, value, annotation));
  }
  return { runs, replaced, restored, problems };
}

function statedValue(annotation: AnnotationData): string | null {
  if (((annotation.annotationFlags ?? 0) & HIDDEN) !== 0 || annotation.password === true) return null;
  const value = annotation.subtype === 'Widget' ? fieldValue(annotation) : noteText(annotation);
  return value !== null && value.trim() !== '' ? value : null;
}

function noteText(annotation: AnnotationData): string | null {
  return annotation.subtype === 'FreeText' ? (annotation.contentsObj?.str ?? null) : null;
}

function fieldValue(annotation: AnnotationData): string | null {
  const { fieldType, fieldValue: value = null, options = [] } = annotation;
  if (fieldType === 'Tx') return typeof value === 'string' ? value : null;
  if (fieldType === 'Ch') {
    const chosen = typeof value === 'string' ? [value] : (value ?? []);
    return chosen.map((v) => options.find((o) => o.exportValue === v)?.displayValue ?? v).join('\n');
  }
  const own = annotation.checkBox === true ? annotation.exportValue : annotation.buttonValue;
  const isTicked = (annotation.checkBox === true || annotation.radioButton === true) && value === own;
  return isTicked && value !== 'Off' && value !== null ? TICK : null;
}

type Verdict = 'same' | 'replace' | 'replace-in-doubt' | 'differs';

/** What the field's painted text is to its value. `isClipped`: more of it is painted than shows. */
function compare(painted: string, stated: string, isClipped: boolean): Verdict {
  const [shown, value] = [painted, stated].map((text) => text.replace(/\s/gu, '').normalize('NFKC')) as [
    string,
    string,
  ];
  if (shown === value) return 'same';
  // The appearance shows a part of the value, or was made by pdf.js in a font without its characters; a box is ticked by whatever it paints.
  if (value.includes(shown))
    return !isClipped && isOutdated(shown, value, stated) ? 'replace-in-doubt' : 'replace';
  const foreign = [...value].filter((c) => c > 'ÿ');
  if (foreign.length > 0 && foreign.filter((c) => shown.includes(c)).length < foreign.length / 2)
    return 'replace';
  const bare = (text: string) => text.replace(/[\s,，.]|\.0+$/gu, '');
  return bare(shown).includes(bare(value)) ? 'same' : 'differs';
}

/**
 * 12 in a field that holds 120: of a line in one piece no font lacks a figure or letter and nothing cut it off, so that the value may have been
 * changed behind what is painted. Of several lines those that find no room may be left out.
 */
function isOutdated(shown: string, value: string, stated: string): boolean {
  if (shown === '' || /[\r\n]/u.test(stated.trim())) return false;
  const at = value.indexOf(shown);
  return /[\dA-Za-z]/u.test(value.slice(0, at) + value.slice(at + shown.length));
}

function differs(shown: string, value: string, read: 'shows' | 'holds', page: number, box: Box): Problem {
  return {
    code: 'field-differs',
    message: `page ${page}: a form field shows ${shown.slice(0, 80)} and holds ${value.slice(0, 80)}; what it ${read} was read`,
    severity: 'review',
    locator: { kind: 'box', page, box },
  };
}

/** The value's lines, spread over the field's rectangle: where exactly a viewer would set them is its own affair. */
function runsIn(box: Box, value: string, annotation: AnnotationData): TextRun[] {
  const lines = value.split(/\r\n?|\n/u).filter((line) => line.trim() !== '');
  const pitch = (box.y1 - box.y0) / lines.length;
  const stated = annotation.defaultAppearanceData?.fontSize ?? 0;
  const fontSize = stated > 0 ? stated : Math.min(AUTO_SIZE, pitch * AUTO_SHARE);
  return lines.map((line, i) => ({
    text: line.trim(),
    box: {
      ...extent(box, line, fontSize, annotation.textAlignment ?? 0),
      y0: box.y0 + i * pitch,
      y1: box.y0 + (i + 1) * pitch,
    },
    fontSize,
    source: 'digital',
    confidence: 1,
  }));
}

function extent(box: Box, line: string, em: number, alignment: number): Pick<Box, 'x0' | 'x1'> {
  const width = [...line].reduce((sum, c) => sum + (c > 'ÿ' ? em : em * HALF_WIDTH), 0);
  const room = box.x1 - box.x0 - width;
  if (room <= 0) return { x0: box.x0, x1: box.x1 };
  const x0 = box.x0 + (alignment === 1 ? room / 2 : alignment === 2 ? room : 0);
  return { x0, x1: x0 + width };
}
