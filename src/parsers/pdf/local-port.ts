/**
 * What pdf.js's two halves, one that interprets the file and one that hands out pages, say to each other, when both run in one thread.
 * pdf.js's own port copies every message as if it went to another thread, each glyph of each string with it. Here the two largest kinds go
 * over as they are; both halves only read them. All others are copied as pdf.js does it.
 */
import { PDFWorker, WorkerMessageHandler } from './pdfjs.ts';

/** A `PDFWorker` in this thread, for one document. */
export function localWorker(): PDFWorker {
  const port = new LocalPort();
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

  /** Delivers in order, each in a microtask of its own. */
  postMessage(message: Message, transfer: Transfer): void {
    const event = { data: operators(message) ?? font(message) ?? copied(message, transfer) };
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
  return structuredClone(message, { transfer: [...(transfer ?? [])] });
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
