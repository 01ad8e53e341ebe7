/**
 * pdf.js loads the canvas it draws on as soon as it is loaded itself: 33 MB of native code, 40 MiB of a worker's memory and 0.06 s of its start.
 * Most documents are never drawn. What pdf.js wants of it at once is written in JavaScript and loaded alone; the rest is loaded when first used.
 *
 * To be imported before pdf.js, and `admitCanvas` to be called after that.
 */
import { createRequire } from 'node:module';

/** pdf.js draws only on canvases of the very copy of the library it loads itself: it is asked for from where pdf.js stands. */
export const requireAsPdfjs = createRequire(
  createRequire(import.meta.url).resolve('pdfjs-dist/package.json'),
);

const CANVAS = '@napi-rs/canvas';

/** What pdf.js takes from the canvas and puts where a browser has it. */
const host = globalThis as Record<string, unknown>;

/** Where the library would lie among the loaded modules; null where it is loaded, or has no part that can be loaded alone. */
const kept = keptOut();

function keptOut(): string | null {
  const place = requireAsPdfjs.resolve(CANVAS);
  if (requireAsPdfjs.cache[place] !== undefined) return null;
  const matrix = matrixAlone();
  if (matrix === null) return null;
  host.DOMMatrix ??= matrix;
  host.ImageData ??= deferred('ImageData');
  host.Path2D ??= deferred('Path2D');
  // An empty module in its place, which pdf.js is given when it asks.
  requireAsPdfjs.cache[place] = { exports: {}, loaded: true, id: place, filename: place } as NodeModule;
  return place;
}

/** The library's own class: pdf.js makes one of these as it is loaded. */
function matrixAlone(): unknown {
  try {
    return (requireAsPdfjs(`${CANVAS}/geometry.js`) as { readonly DOMMatrix?: unknown }).DOMMatrix ?? null;
  } catch {
    // Another version of the library: it is loaded as pdf.js loads it.
    return null;
  }
}

/** Stands for a class of the library until it is used, then the class takes its place. */
function deferred(name: string): unknown {
  const real = (): (new (...args: unknown[]) => object) => {
    const found = (requireAsPdfjs(CANVAS) as Record<string, new (...args: unknown[]) => object>)[name]!;
    host[name] = found;
    return found;
  };
  // A plain function: of a class `prototype` could not be another.
  return new Proxy(function standIn() {}, {
    construct: (_, args) => Reflect.construct(real(), args),
    get: (_, key) => Reflect.get(real(), key) as unknown,
  });
}

/** From now on whoever asks for the library gets it; to be called once pdf.js is loaded. */
export function admitCanvas(): void {
  if (kept !== null) delete requireAsPdfjs.cache[kept];
}
