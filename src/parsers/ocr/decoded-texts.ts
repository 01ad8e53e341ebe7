/** Lines recognised → texts, each decoded as what it should hold; lines in doubt are looked at further. */
import { cutOut } from './cut-out.ts';
import type {
  Expectation,
  LineReading,
  OcrEngine,
  RecognisedLine,
  SureBesides,
  SurePairs,
} from './engine.ts';
import type { ScanLayout, ScanLine } from './scan-layout.ts';
import type { ScanSheet } from './scan-sheet.ts';

/** Belief in a line below which it is looked at in further pictures: what stays below the bound for review, and what lies little above it. */
const FURTHER_LOOKS = 0.93;

/** Lines that are read as one text, and what decoding makes of them. */
export interface DecodedText {
  readonly own: readonly ScanLine[];
  readonly expected: Expectation;
  readonly looked: readonly RecognisedLine[];
  readonly decoded: readonly LineReading[];
  /** What the page surely says besides. */
  readonly sure: SurePairs;
}

/** Texts decoded; the lines of values and names that this leaves in doubt are looked at further. Of levels and headers their vocabulary tells enough. */
export async function decodedTexts(
  texts: readonly (readonly [own: readonly ScanLine[], expected: Expectation])[],
  { sheet, layout, engine, recognised, sureBesides }: Looking,
): Promise<readonly DecodedText[]> {
  const found: DecodedText[] = [];
  for (const [own, expected] of texts) {
    const looked = own.map((line) => recognised.get(line)!);
    const sure = sureBesides(looked.map(({ free }) => free));
    const decoded = engine.decode(looked, expected, sure);
    const isInDoubt = decoded.map(({ confidence }) => confidence < FURTHER_LOOKS);
    const isTold = expected === 'level' || expected === 'header' || engine.lookFurther === undefined;
    if (isTold || !isInDoubt.includes(true)) {
      found.push({ own, expected, looked, decoded, sure });
      continue;
    }
    const further: RecognisedLine[] = [];
    for (const [i, line] of looked.entries())
      further.push(isInDoubt[i] ? await engine.lookFurther!(line, cutOut(sheet, layout, own[i]!)) : line);
    found.push({ own, expected, looked: further, decoded: engine.decode(further, expected, sure), sure });
  }
  return found;
}

interface Looking {
  readonly sheet: ScanSheet;
  readonly layout: ScanLayout;
  readonly engine: OcrEngine;
  readonly recognised: ReadonlyMap<ScanLine, RecognisedLine>;
  readonly sureBesides: SureBesides;
}
