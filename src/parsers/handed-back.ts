/**
 * Memory of large arrays given back as soon as they are done with. V8 counts what lies outside its heap and looks for garbage when that grows:
 * a scanned page's planes and the recogniser's results (200 MB of them) started five collections a page, each through everything that is alive.
 */
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/** A port without another end: what is sent along is gone from here, and nobody gets it. */
let nowhere: MessagePort | null = null;

/**
 * Frees an array's memory at once; the array is empty from then on, and so is every other view of it. For what a function has made itself
 * and nobody else can know. Nothing happens to an array that is a part of something larger, or empty.
 */
export function handBack({ buffer, byteLength }: Uint8Array | Float32Array): void {
  if (byteLength === 0 || byteLength !== buffer.byteLength || buffer instanceof SharedArrayBuffer) return;
  nowhere ??= closedPort();
  nowhere.postMessage(null, [buffer]);
}

function closedPort(): MessagePort {
  const { port1 } = new MessageChannel();
  port1.close();
  return port1;
}
