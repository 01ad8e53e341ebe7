import { expect, it } from 'vitest';
import { toAtoms } from '../../../../src/pipeline/tables/text/atoms.ts';
import { rowsOfOtherValues } from '../../../../src/pipeline/tables/text/values-of-others.ts';

/** Whether a row's value is one of another cell; the value stands on a line of its own where `own` says so. */
function isOther(name: string, value: string, own = false): boolean {
  const texts = own ? [name, value] : [`${name} ${value}`];
  const atoms = toAtoms(texts.map((text, at) => ({ number: at + 1, text })));
  const last = atoms.length - 1;
  const cells = [
    { column: 0, from: 0, to: last, margin: 9 },
    { column: 1, from: last, to: last + 1, margin: 9 },
  ];
  const rows = [{ band: false, cells, cost: 0 }];
  return rowsOfOtherValues(rows, ['level3', 'target'], atoms).size > 0;
}

it('points behind words, or alone beside a quantity, are those of a column whose name is lost', () => {
  expect(isOther('质量技术基础能力', '持续完善5')).toBe(true);
  expect(isOther('质量技术基础能力', '持续完善')).toBe(false);
  expect(isOther('企业研发投入', '不低于90')).toBe(false);
  expect(isOther('资助授权专利206件', '2')).toBe(true);
  expect(isOther('资助授权专利', '2')).toBe(false);
  expect(isOther('资助授权专利206件', '206件')).toBe(false);
  expect(isOther('十四五规划2025', '2')).toBe(false);
});

it('words on a line of their own that are nothing like a value are the rest of a name', () => {
  expect(isOther('举办文化活动和乡村文化', '旅游推介活动', true)).toBe(true);
  expect(isOther('开设防火隔离带', '开设防火隔离带')).toBe(false);
  expect(isOther('提升城市文化影响力', '持续提升', true)).toBe(false);
});
