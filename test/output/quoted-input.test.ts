import { expect, it } from 'vitest';
import { quotedInput } from '../../src/output/quoted-input.ts';

it.each([
  ['江西省', '江西省'],
  [90, '90'],
  ['a\nb\tc\u001b[31m', 'a b c [31m'],
  ['满'.repeat(60), '满'.repeat(60)],
  ['🚀'.repeat(61), `${'🚀'.repeat(60)}… (61 characters)`],
])('%j is repeated as %j', (typed, shown) => expect(quotedInput(typed)).toBe(shown));
