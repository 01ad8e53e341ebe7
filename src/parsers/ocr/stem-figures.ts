/**
 * Print that leaves of a 4 its stem: where one figure of a page may be such a 1, any 1 of its values may be, also one that looks like nothing else (`54万` as a
 * clear 51万). Of 45 faxes of eight seeds four had such a figure, and three of these all the 4s read as 1 there were.
 */
import type { DecodedText } from './decoded-texts.ts';
import type { LineReading } from './engine.ts';
import type { ScanRemark } from './scan-remark.ts';

const ONE = /[1１]/u;

/** Remarks on the values of a page with a 1 in them, where one of them may be a 4. */
export function stemRemarks(
  texts: readonly Pick<DecodedText, 'expected' | 'own' | 'decoded'>[],
): readonly ScanRemark[] {
  const values = texts.filter(({ expected }) => expected === 'target');
  if (!values.some(({ decoded }) => decoded.some(hasStem))) return [];
  return values.flatMap(({ own, decoded }) =>
    decoded.flatMap(({ text }, i): readonly ScanRemark[] => {
      if (!ONE.test(text)) return [];
      const message =
        'this print leaves of a 4 what looks like a 1: another figure of the page may be either';
      return [{ code: 'worn-print', message, severity: 'review', box: own[i]!.box }];
    }),
  );
}

function hasStem({ characters }: LineReading): boolean {
  return characters.some(({ mayBeStem }) => mayBeStem);
}
