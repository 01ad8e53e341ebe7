/** Draws on a page's picture how the page was read: rulings, grids and cells, where each printed item ended, the rows. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Box, Ruling } from '../parsers/page.ts';
import { LABEL_FONT, type PagePicture } from '../parsers/pdf/render-page.ts';
import type { Place } from '../pipeline/form/claims.ts';
import { alongBox, besideBox, LabelPlaces, type Size, strips } from './overlay-labels.ts';
import type { OverlayPage } from './overlay-page.ts';

/** One colour a place, told apart on paper and by the colour-blind as far as ten can be; red is kept for what needs a look. */
export const PLACE_COLOURS: Readonly<Record<Place, string>> = {
  title: '#8e24aa',
  'year-line': '#d58ae6',
  'head-label': '#1e66d0',
  'head-value': '#7cc4ff',
  'column-header': '#ff8f00',
  'side-label': '#8d6e63',
  row: '#43a047',
  note: '#c0b000',
  outside: '#9e9e9e',
  unassigned: '#e00000',
};
export const RULING_COLOUR = '#d81b90';
const CELL_COLOUR = '#303f9f';
const ROW_COLOUR = '#1b5e20';
const REVIEW_COLOUR = '#c00000';
const ROLE_COLOUR = '#b35900';
const READING_COLOUR = '#00695c';
/** Told from a row to review, which has white figures on darker red. */
export const DOUBT_COLOUR = '#f4511e';

/** Share of an area's colour; multiplied with the page, black text stays black. */
export const AREA_ALPHA = 0.35;
/** Sizes in points. */
const LINE = 0.8;
const LABEL_SIZE = 7.5;
const LABEL_PADDING = 1.2;
const LEGEND_SIZE = 8;
const READING_SIZE = 5;
/** Percent from which a reading is shown as certain, and under which it stands out as doubtful: such rows are for review. */
const CERTAIN = 99;
const DOUBTFUL = 95;
/** How far (points) the frame of a doubtful reading lies outside its text. */
const DOUBT_FRAME = 1;
const SWATCH = 8;

/** Draws on the picture, which must be the same page's at `scale` pixels a point. */
export function drawOverlay(picture: PagePicture, page: OverlayPage, scale: number): void {
  const context = picture.getContext('2d');
  context.save();
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.textBaseline = 'middle';
  drawAreas(context, page);
  drawReadings(context, page);
  for (const ruling of page.rulings) drawRuling(context, ruling);
  const places = new LabelPlaces(page, page.texts);
  drawDoubts(context, page, places);
  drawLabels(context, page, places);
  drawLegend(context, page, places);
  context.restore();
}

function drawAreas(context: SKRSContext2D, { areas, grids }: OverlayPage): void {
  context.save();
  context.globalCompositeOperation = 'multiply';
  context.globalAlpha = AREA_ALPHA;
  for (const { box, place } of areas) {
    if (place === null) continue;
    context.fillStyle = PLACE_COLOURS[place];
    context.fillRect(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0);
  }
  context.restore();
  context.lineWidth = LINE;
  // Cells are outlined inside their bounds, so that a ruling and the cell beside it are both seen.
  for (const { box, place } of areas)
    outline(context, box, LINE, place === 'unassigned' ? REVIEW_COLOUR : CELL_COLOUR);
  for (const { box } of grids) outline(context, box, -LINE, CELL_COLOUR);
}

/** How far each text read from a picture is believed, at the end of its line, where it is neither certain nor doubtful. */
function drawReadings(context: SKRSContext2D, { readings }: OverlayPage): void {
  context.font = `${READING_SIZE}px ${LABEL_FONT}`;
  context.textAlign = 'right';
  context.fillStyle = READING_COLOUR;
  for (const { box, confidence } of readings) {
    const percent = percentOf(confidence);
    if (percent >= CERTAIN || percent < DOUBTFUL) continue;
    context.fillText(`${percent}`, box.x1, box.y1 + READING_SIZE / 2);
  }
  context.textAlign = 'left';
}

function percentOf(confidence: number): number {
  return Math.floor(confidence * 100);
}

function isDoubtful({ confidence }: OverlayPage['readings'][number]): boolean {
  return percentOf(confidence) < DOUBTFUL;
}

/** Doubtful readings framed, with their percent as large as a row's number. */
function drawDoubts(context: SKRSContext2D, { readings }: OverlayPage, places: LabelPlaces): void {
  context.font = `${LABEL_SIZE}px ${LABEL_FONT}`;
  context.lineWidth = LINE;
  for (const reading of readings.filter(isDoubtful)) {
    const { box, confidence } = reading;
    outline(context, box, -DOUBT_FRAME, DOUBT_COLOUR);
    const text = `${percentOf(confidence)}%`;
    const size = labelSize(context, text);
    const corners = [
      [box.x1 + 2 * DOUBT_FRAME, (box.y0 + box.y1 - size.height) / 2],
      [box.x0 - size.width - 2 * DOUBT_FRAME, (box.y0 + box.y1 - size.height) / 2],
      [box.x1 - size.width, box.y1 + 2 * DOUBT_FRAME],
      [box.x1 - size.width, box.y0 - size.height - 2 * DOUBT_FRAME],
    ] as const;
    drawLabel(context, text, places.take(size, corners), DOUBT_COLOUR);
  }
}

function outline(context: SKRSContext2D, box: Box, inset: number, colour: string): void {
  context.strokeStyle = colour;
  context.strokeRect(
    box.x0 + inset,
    box.y0 + inset,
    box.x1 - box.x0 - 2 * inset,
    box.y1 - box.y0 - 2 * inset,
  );
}

function drawRuling(context: SKRSContext2D, { axis, at, from, to }: Ruling): void {
  context.strokeStyle = RULING_COLOUR;
  context.lineWidth = LINE;
  context.beginPath();
  context.moveTo(...(axis === 'horizontal' ? ([from, at] as const) : ([at, from] as const)));
  context.lineTo(...(axis === 'horizontal' ? ([to, at] as const) : ([at, to] as const)));
  context.stroke();
}

function drawLabels(context: SKRSContext2D, page: OverlayPage, places: LabelPlaces): void {
  context.font = `${LABEL_SIZE}px ${LABEL_FONT}`;
  for (const { box, text, review } of page.rows) {
    const size = labelSize(context, text);
    drawLabel(context, text, places.take(size, besideBox(box, size)), review ? REVIEW_COLOUR : ROW_COLOUR);
  }
  for (const { box, text } of page.roles) {
    const size = labelSize(context, text);
    drawLabel(context, text, places.take(size, alongBox(box, size)), ROLE_COLOUR);
  }
  for (const { box, text } of page.grids) {
    const size = labelSize(context, text);
    const above = [
      [box.x0, box.y0 - size.height - LINE],
      [box.x1 - size.width, box.y0 - size.height - LINE],
    ] as const;
    drawLabel(context, text, places.take(size, [...above, ...alongBox(box, size)]), CELL_COLOUR);
  }
}

function labelSize(context: SKRSContext2D, text: string): Size {
  return {
    width: context.measureText(text).width + 2 * LABEL_PADDING,
    height: LABEL_SIZE + 2 * LABEL_PADDING - 1,
  };
}

function drawLabel(context: SKRSContext2D, text: string, box: Box, colour: string): void {
  context.fillStyle = colour;
  context.fillRect(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0);
  context.fillStyle = '#ffffff';
  context.fillText(text, box.x0 + LABEL_PADDING, (box.y0 + box.y1) / 2);
}

interface LegendEntry {
  readonly text: string;
  readonly draw: (x: number, y: number) => void;
}

/** Names what is on this page, in a strip where the page has room. */
function drawLegend(context: SKRSContext2D, page: OverlayPage, places: LabelPlaces): void {
  context.font = `${LEGEND_SIZE}px ${LABEL_FONT}`;
  const lines = wrapped(context, legendEntries(context, page), page.width - 2 * SWATCH);
  if (lines.length === 0) return;
  const lineHeight = LEGEND_SIZE + 4;
  const size = {
    width: Math.max(...lines.map((line) => line.width)) + SWATCH,
    height: lines.length * lineHeight + 4,
  };
  const box = places.take(size, strips(page, size));
  context.fillStyle = '#ffffff';
  context.fillRect(box.x0, box.y0, size.width, size.height);
  outline(context, box, 0, '#757575');
  lines.forEach(({ entries }, i) => {
    const y = box.y0 + 2 + (i + 0.5) * lineHeight;
    let x = box.x0 + SWATCH;
    for (const { text, draw } of entries) {
      draw(x, y);
      context.fillStyle = '#000000';
      context.fillText(text, x + SWATCH + 2, y);
      x += entryWidth(context, text);
    }
  });
}

function legendEntries(context: SKRSContext2D, page: OverlayPage): LegendEntry[] {
  const swatch = (colour: string, alpha: number) => (x: number, y: number) => {
    context.save();
    context.globalAlpha = alpha;
    context.fillStyle = colour;
    context.fillRect(x, y - SWATCH / 2, SWATCH, SWATCH);
    context.restore();
    outline(context, { x0: x, y0: y - SWATCH / 2, x1: x + SWATCH, y1: y + SWATCH / 2 }, 0, CELL_COLOUR);
  };
  const line = (x: number, y: number) =>
    drawRuling(context, { axis: 'horizontal', at: y, from: x, to: x + SWATCH, thickness: LINE });
  const badge = (colour: string) => (x: number, y: number) => {
    context.fillStyle = colour;
    context.fillRect(x, y - SWATCH / 2, SWATCH, SWATCH);
  };
  const count = (place: Place | null) => page.areas.filter((area) => area.place === place).length;
  const reviews = page.rows.filter((row) => row.review).length;
  const entries: (LegendEntry & { readonly count: number })[] = [
    ...Object.entries(PLACE_COLOURS).map(([place, colour]) => ({
      text: place,
      count: count(place as Place),
      draw: swatch(colour, AREA_ALPHA),
    })),
    { text: 'empty cell', count: count(null), draw: swatch('#ffffff', 1) },
    { text: 'ruling', count: page.rulings.length, draw: line },
    { text: 'row number', count: page.rows.length - reviews, draw: badge(ROW_COLOUR) },
    { text: 'row to review', count: reviews, draw: badge(REVIEW_COLOUR) },
    { text: 'column role', count: page.roles.length, draw: badge(ROLE_COLOUR) },
    { text: 'doubtful reading', count: page.readings.filter(isDoubtful).length, draw: badge(DOUBT_COLOUR) },
  ];
  return entries
    .filter((entry) => entry.count > 0)
    .map(({ text, count: number, draw }) => ({ text: `${text} ${number}`, draw }));
}

function wrapped(
  context: SKRSContext2D,
  entries: readonly LegendEntry[],
  width: number,
): { readonly entries: readonly LegendEntry[]; readonly width: number }[] {
  const lines: { entries: LegendEntry[]; width: number }[] = [];
  for (const entry of entries) {
    const own = entryWidth(context, entry.text);
    const last = lines.at(-1);
    if (last === undefined || last.width + own > width) lines.push({ entries: [entry], width: own });
    else {
      last.entries.push(entry);
      last.width += own;
    }
  }
  return lines;
}

/** Swatch, text and the room to the next entry. */
function entryWidth(context: SKRSContext2D, text: string): number {
  return SWATCH + 2 + context.measureText(text).width + 8;
}
