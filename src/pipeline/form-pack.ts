/**
 * The forms of a document on their way from a worker to the store, packed one by one as they are made. A row with its cells and
 * places takes some 9 KB as objects and 170 bytes packed (1,000 pages, 14,748 rows), so that no more than one form of a document is ever
 * whole in memory; packing and unpacking twice costs what copying the objects from thread to thread did.
 */
import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Form } from './extraction.ts';

/** Plain data, which goes from process to process. */
export interface FormPack {
  readonly forms: readonly Uint8Array[];
  readonly indicators: number;
  /** Indicators for review. */
  readonly review: number;
}

/** Half of the time of zlib's usual level, for a tenth more bytes: forms repeat themselves as they are. */
const LEVEL = 1;

export class FormPacker {
  readonly #forms: Uint8Array[] = [];
  #indicators = 0;
  #review = 0;

  add(form: Form): void {
    this.#forms.push(deflateRawSync(serialize(form), { level: LEVEL }));
    this.#indicators += form.indicators.length;
    this.#review += form.indicators.filter((row) => row.review).length;
  }

  pack(): FormPack {
    return { forms: this.#forms, indicators: this.#indicators, review: this.#review };
  }
}

/** Makes the packed forms again, one at a time, every time they are gone through. */
export class PackedForms implements Iterable<Form> {
  readonly #pack: FormPack;

  constructor(pack: FormPack) {
    this.#pack = pack;
  }

  get count(): number {
    return this.#pack.forms.length;
  }

  get indicators(): number {
    return this.#pack.indicators;
  }

  /** Indicators for review. */
  get review(): number {
    return this.#pack.review;
  }

  *[Symbol.iterator](): Generator<Form> {
    for (const form of this.#pack.forms) yield deserialize(inflateRawSync(form)) as Form;
  }
}
