/** Days of the calendar as `YYYY-MM-DD`, in the proleptic Gregorian calendar, without time zones. */

export function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Days of a month, 28–31. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Day number 1 of a spreadsheet is 1900-01-01, and it counts a 29 February 1900 that never was. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
/** 1990-01-01 and 2099-12-31 as day numbers: outside them a number is none. */
const SERIAL_RANGE = [32_874, 73_050] as const;

/** The day a spreadsheet's day number stands for, or null outside 1990–2099. */
export function serialDay(serial: number): string | null {
  if (!Number.isInteger(serial) || serial < SERIAL_RANGE[0] || serial > SERIAL_RANGE[1]) return null;
  return new Date(SERIAL_EPOCH + serial * DAY_MS).toISOString().slice(0, 10);
}

/** Years a form may speak of. */
export function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1949 && value <= 2100;
}
