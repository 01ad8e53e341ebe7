/**
 * What pdf.js's two halves, one that interprets the file and one that hands out pages, say to each other, when both run in one thread.
 * pdf.js's own port copies every message as if it went to another thread, each glyph of each string with it. Here the two largest kinds go
 * over as they are where the file is only read; both halves only read them. All others are copied as pdf.js does it.
 */
import { announceFile, NativePicture } from './native-jpeg.ts';
import { ImageKind, PDFWorker, WorkerMessageHandler } from './pdfjs.ts';

/** `read`: its text and lines can be told, at about half the cost; `draw`: its pages can be drawn as well. */
export type PdfPurpose = 'read' | 'draw';

/** A `PDFWorker` in this thread, for one document. */
export function localWorker(purpose: PdfPurpose): PDFWorker {
  const port = new LocalPort(purpose);
  WorkerMessageHandler.initializeFromPort(port);
  // pdf.js asks for a browser's Worker; all it uses of it is what a port has.
  return PDFWorker.create({ port: port as never });
}

interface Message {
  readonly action?: string;
  readonly data?: unknown;
  /** A piece of an operator list, among others. */
  readonly chunk?: { readonly fnArray?: unknown; readonly argsArray?: unknown };
}

type Transfer = readonly ArrayBuffer[] | null | undefined;
type Listener = (event: { readonly data: Message }) => void;

class LocalPort {
  readonly #listeners = new Set<Listener>();
  readonly #purpose: PdfPurpose;

  constructor(purpose: PdfPurpose) {
    this.#purpose = purpose;
  }

  /** Delivers in order, each in a microtask of its own. */
  postMessage(message: Message, transfer: Transfer): void {
    const light = this.#purpose === 'read' ? (operators(message) ?? font(message)) : null;
    const event = { data: light ?? picture(message) ?? copied(message, transfer) };
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener(event);
    });
  }

  addEventListener(_name: string, listener: Listener, options?: { readonly signal?: AbortSignal }): void {
    this.#listeners.add(listener);
    options?.signal?.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  removeEventListener(_name: string, listener: Listener): void {
    this.#listeners.delete(listener);
  }
}

function copied(message: Message, transfer: Transfer): Message {
  if (message.action !== 'GetDocRequest')
    return structuredClone(message, { transfer: [...(transfer ?? [])] });
  // The file stays where it is: a copy of a long scan takes a hundred megabytes, and both halves only read it.
  const { data, ...request } = message.data as { readonly data?: Uint8Array };
  if (data !== undefined) announceFile(data.buffer);
  return { ...message, data: { ...structuredClone(request), data } };
}

/** A picture that was decoded natively, as if pdf.js had decoded it. */
function picture(message: Message): Message | null {
  if (message.action !== 'obj' && message.action !== 'commonobj') return null;
  const parts = message.data as readonly unknown[];
  const image = parts.at(-1) as { readonly bitmap?: unknown } | null;
  if (!(image?.bitmap instanceof NativePicture)) return null;
  const { width, height, data } = image.bitmap;
  const decoded = { ...image, bitmap: undefined, width, height, data, kind: ImageKind.RGB_24BPP };
  return { ...message, data: [...parts.slice(0, -1), decoded] };
}

/** The sender empties its lists once they are sent, so the lists alone are copied. */
function operators(message: Message): Message | null {
  const { fnArray, argsArray } = message.chunk ?? {};
  if (!Array.isArray(fnArray) || !Array.isArray(argsArray)) return null;
  return { ...message, chunk: { ...message.chunk, fnArray: [...fnArray], argsArray: [...argsArray] } };
}

/**
 * A font. It says that it is attached to the page already: pdf.js would try to make a browser's font of it, fail in Node, and then outline
 * every glyph, which nobody draws here.
 */
function font(message: Message): Message | null {
  if (message.action !== 'commonobj') return null;
  const [id, type, exported] = message.data as readonly [string, string, { readonly extra?: object }];
  if (type !== 'Font' || exported.extra === undefined) return null;
  return { ...message, data: [id, type, { ...exported, extra: { ...exported.extra, attached: true } }] };
}
