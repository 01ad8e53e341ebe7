import { describe, expect, it } from 'vitest';
import { withoutQuoting } from '../../../../src/pipeline/tables/text/quoted-mail.ts';

function texts(...lines: readonly string[]): readonly string[] | null {
  return withoutQuoting(lines.map((text, at) => ({ number: at + 1, text })))?.map(({ text }) => text) ?? null;
}

describe('a form within a mail', () => {
  it('loses the marks of quoting, of several answers too, and keeps its own tabs', () => {
    expect(texts('你好', '> 甲\t乙', '>', '> \t丙', '>> 丁', '完')).toEqual([
      '你好',
      '甲\t乙',
      '',
      '\t丙',
      '丁',
      '完',
    ]);
  });

  it('is none where few lines begin with the sign, or it belongs to values', () => {
    expect(texts('甲', '> 95%', '> 乙', '丙')).toBeNull();
    expect(texts('>95%', '>96%', '>97%')).toBeNull();
  });
});
