/** The little exact decimal arithmetic that targets need; a float would show 99.89999… where 99.9 was printed. */

/** `a` + `sign` × `b` for decimal texts, exactly. */
export function addDecimals(a: string, b: string, sign: 1 | -1 = 1): string {
  const places = Math.max(placesOf(a), placesOf(b));
  const sum = shifted(a, places) + BigInt(sign) * shifted(b, places);
  return render(sum, places);
}

/** A decimal text times a power of ten, as a decimal text. */
export function shiftDecimal(digits: string, exponent: number): string {
  const places = placesOf(digits);
  const whole = shifted(digits, places);
  return exponent >= places
    ? String(whole * 10n ** BigInt(exponent - places))
    : render(whole, places - exponent);
}

function placesOf(digits: string): number {
  const point = digits.indexOf('.');
  return point < 0 ? 0 : digits.length - point - 1;
}

function shifted(digits: string, places: number): bigint {
  return BigInt(digits.replace('.', '') + '0'.repeat(places - placesOf(digits)));
}

function render(value: bigint, places: number): string {
  const negative = value < 0n;
  const digits = String(negative ? -value : value).padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return negative ? `-${text}` : text;
}
