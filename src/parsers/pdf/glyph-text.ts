/** The character a glyph stands for, once what producers write in its place is undone. */
import { foldRadicals } from '../cjk-radicals.ts';

/**
 * Word writes the characters of its symbol fonts into the text layer as U+F000 + code. These are the codes of Adobe's Symbol
 * encoding (PDF 32000-1, D.5) and of Wingdings that occur beside numbers and as check boxes.
 */
const SYMBOL: ReadonlyMap<number, string> = new Map([
  [0x2b, '+'],
  [0x2d, '−'],
  [0x3c, '<'],
  [0x3d, '='],
  [0x3e, '>'],
  [0xa3, '≤'],
  [0xb0, '°'],
  [0xb1, '±'],
  [0xb3, '≥'],
  [0xb4, '×'],
  [0xb7, '•'],
  [0xb8, '÷'],
  [0xb9, '≠'],
  [0xbb, '≈'],
  [0xd7, '⋅'],
]);
const WINGDINGS: ReadonlyMap<number, string> = new Map([
  [0x6c, '●'],
  [0x6e, '■'],
  [0x6f, '□'],
  [0x71, '❑'],
  [0x75, '◆'],
  [0x76, '❖'],
  [0xa7, '▪'],
  [0xa8, '□'],
  [0xd8, '➢'],
  [0xfc, '✓'],
  [0xfd, '☒'],
  [0xfe, '☑'],
]);
const WINGDINGS_2: ReadonlyMap<number, string> = new Map([
  [0x50, '✓'],
  [0x52, '☑'],
  [0x53, '☒'],
  [0x54, '☒'],
  [0xa3, '□'],
]);

/** The text of a glyph by pdf.js's reading of it and its font's name. */
export function glyphText(unicode: string, fontName: string | undefined): string {
  if (unicode.length === 1) {
    const code = unicode.charCodeAt(0);
    // Nothing is folded from here to the radicals, nor among the ideographs: nearly every character ends here.
    if (code < 0x2015 || (code >= 0x3020 && code < 0xe000)) return unicode;
    if (code >= 0xf000 && code < 0xf100) return symbolText(code - 0xf000, fontName) ?? unicode;
  }
  return foldLookalikes(foldRadicals(unicode)).replace(
    /[\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu,
    // Compatibility ideographs are, canonically, the ideograph they double.
    (c) => c.normalize('NFC'),
  );
}

function symbolText(code: number, fontName = ''): string | undefined {
  if (/wingdings ?2/iu.test(fontName)) return WINGDINGS_2.get(code);
  if (/wingdings/iu.test(fontName)) return WINGDINGS.get(code);
  if (/symbol/iu.test(fontName)) return SYMBOL.get(code);
  return undefined;
}

/**
 * Characters that fonts draw with the glyph of a common Chinese punctuation mark, so that a producer may write them into the text
 * layer in its place. Measured: Chromium with Noto CJK writes ― for — and 〜 for ～, pdf.js reads … of a predefined Chinese CMap as
 * ⋯; nobody types any of them in a Chinese form.
 */
function foldLookalikes(text: string): string {
  return text.replace(/[\u2015\u301c\u22ef]/gu, (c) => LOOKALIKES.get(c) ?? c);
}

const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ['\u2015', '\u2014'],
  ['\u301c', '\uff5e'],
  ['\u22ef', '\u2026'],
]);
