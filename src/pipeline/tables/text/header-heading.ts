/** A name over several columns in a header of two lines, `指标值 备注⏎实施期指标值 年度指标值`: it names none of its own. */
import { columnRole } from '../../../glossary/columns.ts';
import { type Atom, atomsText } from './atoms.ts';
import type { Header, HeaderColumn } from './header.ts';

/** What stands over the periods of values: beside 年度指标值 no form has a column of this name. */
const HEADING = /^(?:绩效|指标|目标)值$/u;
const FEWEST_UNDER = 2;

/**
 * The header with the columns of its second line in the place of the name they stand under, and that name as its heading: the cells of a
 * row come in this order. A header printed one name a line shows nothing of the kind, and stays.
 */
export function underHeading(atoms: readonly Atom[], header: Header): Header {
  const textOf = ({ from, to }: HeaderColumn): string => atomsText(atoms.slice(from, to));
  const second = header.columns.findIndex(({ from }, i) => i > 0 && atoms[from]?.gap === 'break');
  if (second < 0) return header;
  const [above, below] = [header.columns.slice(0, second), header.columns.slice(second)];
  const besides = header.columns.every(
    ({ from, to }, i) =>
      i === 0 || atoms.slice(i === second ? from + 1 : from, to).every(({ gap }) => gap === 'space'),
  );
  const at = above.findIndex((column) => HEADING.test(textOf(column)));
  const ofPeriods =
    below.length >= FEWEST_UNDER &&
    below.every((column) => isValue(textOf(column))) &&
    below.some((column) => column.role === 'target');
  if (!besides || at < 0 || !ofPeriods) return header;
  const { from, to } = above[at] as HeaderColumn;
  return {
    ...header,
    columns: [...above.slice(0, at), ...below, ...above.slice(at + 1)],
    heading: { from, to },
  };
}

function isValue(text: string): boolean {
  const role = columnRole(text);
  return (
    (role === 'target' || role === 'midterm' || role === 'longterm' || role === 'actual') &&
    !HEADING.test(text)
  );
}
