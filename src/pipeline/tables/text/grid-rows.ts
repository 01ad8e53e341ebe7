/**
 * Tables drawn with rules between their rows (`+----+----+`, ├──┼──┤), whose cells go on in the next line: `| 生态效益 |` above `| 指标 |`. A line
 * between two rules that has no value, where the line above has one, goes on with that.
 */
import type { TextLine } from '../../../parsers/page.ts';

const BAR = /[|│┃║┆┊｜]/u;
/** Drawn with crossings: Markdown's rule of bars and dashes stands below a header only. */
const RULE = /^(?=.*[+─-╿])[\s─-╿+|=-]*[-─━═=]{2}[\s─-╿+|=-]*$/u;
/** Rules from which on they part rows, and how many there must be to a row with a value: where few are drawn, each line is a row. */
const FEWEST_RULES = 3;
const RULES_TO_A_ROW = 0.75;

/** The lines with each row's cells whole; null where nothing goes on. */
export function withWholeCells(lines: readonly TextLine[]): readonly TextLine[] | null {
  const isRule = ({ text }: TextLine) => RULE.test(text);
  const rules = lines.filter(isRule).length;
  const rows = lines.filter((line) => !isRule(line) && /[^\s|│┃║┆┊｜]\s*[|│┃║┆┊｜]\s*$/u.test(line.text));
  if (rules < FEWEST_RULES || rules < rows.length * RULES_TO_A_ROW) return null;
  const whole: TextLine[] = [];
  let above: readonly string[] | null = null;
  let joined = false;
  for (const line of lines) {
    const cells =
      isRule(line) || !BAR.test(line.text) ? null : line.text.split(BAR).map((cell) => cell.trim());
    if (cells !== null && above !== null && goesOn(above, cells)) {
      above = above.map((text, at) => text + (cells[at] ?? ''));
      whole.push({ ...(whole.pop() as TextLine), text: above.join('|') });
      joined = true;
    } else {
      whole.push(line);
      above = cells;
    }
  }
  return joined ? whole : null;
}

function goesOn(above: readonly string[], cells: readonly string[]): boolean {
  const filled = [...cells.keys()].filter((at) => cells[at] !== '');
  const value = above.findLastIndex((text) => text !== '');
  return (
    cells.length === above.length &&
    filled.length > 0 &&
    cells[value] === '' &&
    filled.every((at) => above[at] !== '')
  );
}
