/** The text operators of PDF 32000-1, 9.4: where each glyph of a string stands. */
import { OPS } from './pdfjs.ts';
import { glyphText } from './glyph-text.ts';
import { type GraphicsState, IDENTITY, type Matrix, matrixOf, multiply, shifted } from './graphics-state.ts';
import type { ClippedGlyph, PaintedGlyph, PaintFont } from './painted-page.ts';

interface PdfGlyph {
  readonly unicode: string;
  readonly originalCharCode: number;
  readonly width: number;
  readonly vmetric?: readonly number[] | null;
  readonly isSpace: boolean;
}

type Item = PdfGlyph | number;

const DEFAULT_FONT_MATRIX = [0.001, 0, 0, 0.001, 0, 0];
/** Text rendering modes that paint nothing a reader sees (PDF 32000-1, table 106). */
const INVISIBLE = 3;
const CLIP_ONLY = 7;
/** From this mode on glyphs become a clipping path: what follows shows only through them. */
const FIRST_CLIPPING = 4;
/** Modes whose glyphs are filled and not outlined: their colour is the fill colour alone. */
const FILL_ONLY = [0, 4];
/** Less opaque than this cannot be seen. */
export const FAINTEST = 0.03;
/** Lighter than this (luminance of 255) is white: on paper nobody sees it. */
export const WHITE = 250;
/** Watermarks are grey of at least this luminance, or this transparent: black body text is neither. */
const LIGHT = 160;
const TRANSLUCENT = 0.6;

/** Operators that a `TextPainter` runs. */
export const TEXT_OPERATORS: ReadonlySet<number> = new Set([
  OPS.beginText,
  OPS.endText,
  OPS.setCharSpacing,
  OPS.setWordSpacing,
  OPS.setHScale,
  OPS.setLeading,
  OPS.setTextRise,
  OPS.setTextRenderingMode,
  OPS.setTextMatrix,
  OPS.moveText,
  OPS.setLeadingMoveText,
  OPS.nextLine,
  OPS.showText,
]);

/** Holds the text matrices and collects glyphs. */
export class TextPainter {
  readonly glyphs: PaintedGlyph[] = [];
  readonly clipped: ClippedGlyph[] = [];
  readonly invisible: PaintedGlyph[] = [];
  lostStrings = 0;
  /** Glyphs of a clipping path (mode 7), shown by what is painted through them. */
  private mask: PaintedGlyph[] = [];
  /** Glyphs placed so far, seen or not. */
  order = 0;
  /** Between the operators that begin and end a text object. */
  open = false;
  private textMatrix: Matrix = IDENTITY;
  private lineMatrix: Matrix = IDENTITY;

  /** Runs a text operator; `concealed`: it stands in hidden content. */
  step(op: number, args: unknown[], s: GraphicsState, concealed: boolean): void {
    const first = args[0] as number;
    switch (op) {
      case OPS.beginText:
        this.open = true;
        this.textMatrix = this.lineMatrix = IDENTITY;
        return;
      case OPS.endText:
        this.open = false;
        return;
      case OPS.setCharSpacing:
        s.charSpacing = first;
        return;
      case OPS.setWordSpacing:
        s.wordSpacing = first;
        return;
      case OPS.setHScale:
        s.horizontalScale = first / 100;
        return;
      case OPS.setLeading:
        s.leading = -first;
        return;
      case OPS.setTextRise:
        s.rise = first;
        return;
      case OPS.setTextRenderingMode:
        s.renderMode = first;
        return;
      case OPS.setTextMatrix:
        this.textMatrix = this.lineMatrix = matrixOf(args[0]) ?? (args as Matrix);
        return;
      case OPS.moveText:
        this.move(first, args[1] as number);
        return;
      case OPS.setLeadingMoveText:
        s.leading = args[1] as number;
        this.move(first, args[1] as number);
        return;
      case OPS.nextLine:
        this.move(0, s.leading);
        return;
      case OPS.showText:
        this.show(args[0] as readonly Item[], s, concealed);
        return;
      default:
        return;
    }
  }

  /** Something was painted through the clipping path. */
  revealMask(): void {
    if (this.mask.length === 0) return;
    this.glyphs.push(...this.mask);
    this.mask = [];
  }

  /** The clipping path is gone; what nothing was painted through was never seen. */
  dropMask(): void {
    this.invisible.push(...this.mask);
    this.mask = [];
  }

  private move(x: number, y: number): void {
    this.lineMatrix = shifted(this.lineMatrix, x, y);
    this.textMatrix = this.lineMatrix;
  }

  private show(items: readonly Item[], s: GraphicsState, concealed: boolean): void {
    const font = s.font;
    if (font === null) {
      if (s.fontLost && !concealed) this.lostStrings++;
      return;
    }
    if (s.fontSize === 0) return;
    const { visible, light, white } = inkOf(s);
    if (s.renderMode >= FIRST_CLIPPING) s.clip = { ...s.clip, exact: false };
    const scale = s.fontSize * ((font.fontMatrix ?? DEFAULT_FONT_MATRIX)[0] ?? 0.001);
    const [a, b, c, d, e, f] = multiply(s.ctm, this.textMatrix);
    const along = Math.sqrt(a * a + b * b) || 1;
    const size =
      Math.sqrt(c * c + d * d) *
      (font.isType3Font ? type3Size(items, s.fontSize, font) : Math.abs(s.fontSize));
    const direction = Math.sign(s.horizontalScale * s.fontSize) || 1;
    let x = 0;
    let y = 0;
    for (const item of items) {
      if (typeof item === 'number') {
        const shift = (-item * s.fontSize) / 1000;
        if (font.vertical) y += shift;
        else x += shift * s.horizontalScale;
        continue;
      }
      const spacing = (item.isSpace ? s.wordSpacing : 0) + s.charSpacing;
      const width = item.width * scale * s.horizontalScale;
      let originX = x;
      let originY = y + s.rise;
      if (font.vertical) {
        const metric = item.vmetric ?? font.defaultVMetrics;
        originX -= (item.vmetric?.[1] ?? item.width / 2) * scale * s.horizontalScale;
        originY -= (metric?.[2] ?? 880) * scale;
        y += (metric?.[0] ?? -1000) * scale + spacing;
      } else {
        x += width + spacing * s.horizontalScale;
      }
      if (concealed) continue;
      const text = glyphText(item.unicode, font.name);
      const glyph: PaintedGlyph = {
        text,
        blank: text === ' ' || text.trim() === '',
        x: a * originX + c * originY + e,
        y: b * originX + d * originY + f,
        advance: Math.abs(width) * along,
        size,
        directionX: (a / along) * direction,
        directionY: (b / along) * direction,
        // What nobody sees covers nothing and is covered by nothing.
        order: visible ? this.order++ : this.order,
        light,
        white,
        font,
        code: item.originalCharCode,
      };
      this.keep(glyph, visible, s);
    }
    this.textMatrix = shifted(this.textMatrix, x, y);
  }

  private keep(glyph: PaintedGlyph, visible: boolean, s: GraphicsState): void {
    if (!visible) this.invisible.push(glyph);
    else if (isClipped(glyph, s)) this.clipped.push({ ...glyph, frame: s.clip });
    else if (s.renderMode === CLIP_ONLY) this.mask.push(glyph);
    else this.glyphs.push(glyph);
  }
}

/** Whether text painted in this state is seen at all, and whether as lightly as a watermark or as white as paper. */
function inkOf(s: GraphicsState): Pick<PaintedGlyph, 'light' | 'white'> & { readonly visible: boolean } {
  const alpha = s.fillAlpha * s.groupAlpha;
  const filled = FILL_ONLY.includes(s.renderMode);
  return {
    visible: s.renderMode !== INVISIBLE && !(filled && (s.fillNone || alpha < FAINTEST)),
    light: filled && (s.fillTone >= LIGHT || alpha <= TRANSLUCENT),
    white: filled && s.fillTone >= WHITE,
  };
}

/** More than half of the glyph lies outside the clipping path's bounds. */
function isClipped(glyph: PaintedGlyph, { clip }: GraphicsState): boolean {
  const [x, y] = glyphMiddle(glyph);
  return x < clip.x0 || x > clip.x1 || y < clip.y0 || y > clip.y1;
}

/** Half the height of a Chinese glyph above its baseline, in em. */
const MIDDLE = 0.38;

/** The middle of a glyph's ink. */
export function glyphMiddle(glyph: PaintedGlyph): readonly [number, number] {
  const half = glyph.advance / 2;
  const up = glyph.size * MIDDLE;
  return [
    glyph.x + glyph.directionX * half + glyph.directionY * up,
    glyph.y + glyph.directionY * half - glyph.directionX * up,
  ];
}

/** Glyph spaces this near to a thousandth of an em are taken at their word; Chromium and Cairo write exactly that. */
const THOUSANDTHS = [0.5, 2] as const;

/** Height of a Type 3 font's em in text space. Such a font states none: where its glyph space is odd, its widest glyph stands in. */
function type3Size(items: readonly Item[], fontSize: number, font: PaintFont): number {
  const unit = Math.abs((font.fontMatrix ?? DEFAULT_FONT_MATRIX)[0] ?? 0.001);
  if (unit * 1000 >= THOUSANDTHS[0] && unit * 1000 <= THOUSANDTHS[1]) return Math.abs(fontSize) * unit * 1000;
  let widest = 0;
  for (const item of items) if (typeof item !== 'number') widest = Math.max(widest, item.width);
  return widest * unit * Math.abs(fontSize);
}
