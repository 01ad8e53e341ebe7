/** The wire format of protocol buffers, in which ONNX files are written: a message is a list of numbered fields. Fields nobody asks for are kept as they are. */

/** How a field's bytes are to be taken. */
export const VARINT = 0;
export const BYTES = 2;
export const FIXED32 = 5;
const FIXED64 = 1;

export interface Field {
  readonly number: number;
  readonly wire: number;
  /** Of a varint its own bytes, of a string or message what it holds. */
  readonly bytes: Uint8Array;
}

/** @throws {RangeError} the bytes are no message */
export function fieldsOf(message: Uint8Array): readonly Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): Uint8Array => {
    const start = at;
    while (message[at]! >= 128) at += 1;
    at += 1;
    return message.subarray(start, at);
  };
  while (at < message.length) {
    const tag = numberOf(varint());
    const wire = tag % 8;
    let length = 0;
    if (wire === BYTES) length = numberOf(varint());
    else if (wire === FIXED32) length = 4;
    else if (wire === FIXED64) length = 8;
    else if (wire !== VARINT) throw new RangeError(`expected a message, found a field of wire type ${wire}`);
    const bytes = wire === VARINT ? varint() : message.subarray(at, at + length);
    at += length;
    if (at > message.length) throw new RangeError('expected a message, found one that is cut off');
    fields.push({ number: Math.floor(tag / 8), wire, bytes });
  }
  return fields;
}

export function messageOf(fields: readonly Field[]): Uint8Array {
  const parts = fields.flatMap(({ number, wire, bytes }) => {
    const tag = varintOf(number * 8 + wire);
    return wire === BYTES ? [tag, varintOf(bytes.length), bytes] : [tag, bytes];
  });
  return Buffer.concat(parts);
}

/** @param varint of a number no greater than 2^53; negative ones come out as what they are as unsigned */
export function numberOf(varint: Uint8Array): number {
  let value = 0;
  for (let i = varint.length - 1; i >= 0; i -= 1) value = value * 128 + (varint[i]! & 127);
  return value;
}

/** @param value a whole number ≥ 0 */
export function varintOf(value: number): Uint8Array {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  return Uint8Array.of(...bytes, left);
}
