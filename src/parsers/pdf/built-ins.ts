/**
 * The language's own functions as they were before pdf.js was loaded. Its build for Node 20 replaces some by JavaScript of its own (core-js),
 * for the sake of cases nobody meets (pushing to an array whose length is read-only); every `push` of the whole thread then took several
 * times as long: a tenth of an import's time. What it adds, and pdf.js needs, stays.
 *
 * To be imported before pdf.js.
 */
const before = { push: Array.prototype.push, parse: JSON.parse, stringify: JSON.stringify };

/** Puts them back; to be called once pdf.js is loaded. */
export function restoreBuiltIns(): void {
  define(Array.prototype, 'push', before.push);
  define(JSON, 'parse', before.parse);
  define(JSON, 'stringify', before.stringify);
}

function define(owner: object, name: string, value: unknown): void {
  Object.defineProperty(owner, name, { value, writable: true, configurable: true, enumerable: false });
}
