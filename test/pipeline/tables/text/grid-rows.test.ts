import { describe, expect, it } from 'vitest';
import { withWholeCells } from '../../../../src/pipeline/tables/text/grid-rows.ts';

/** The lines that are no rules, as `number: text`; null where nothing goes on. */
function rows(...texts: readonly string[]): readonly string[] | null {
  const lines = texts.map((text, at) => ({ number: at + 1, text }));
  return (
    withWholeCells(lines)
      ?.filter(({ text }) => !/-{2}|─{2}/u.test(text))
      .map(({ number, text }) => `${number}: ${text}`) ?? null
  );
}

describe('cells that go on in the next line of a drawn table', () => {
  it('are whole in the row they belong to', () => {
    expect(
      rows(
        '+--+--+--+',
        '| 生态效益 | 森林受 | 5亩 |',
        '| 指标 | 害率 | |',
        '+--+--+--+',
        '| 乙 | 丙 | 6亩 |',
        '+--+--+--+',
      ),
    ).toEqual(['2: |生态效益指标|森林受害率|5亩|', '5: | 乙 | 丙 | 6亩 |']);
    expect(rows('┌──┬──┐', '│满意度│95%│', '│指标│   │', '├──┼──┤', '│乙│6│', '└──┴──┘')).toEqual([
      '2: |满意度指标|95%|',
      '5: │乙│6│',
    ]);
  });

  it('are none where the line has a value, another cell than the line above, or a rule between', () => {
    expect(rows('+--+--+', '| 甲 | 5 |', '| | 6 |', '+--+--+', '+--+--+')).toBeNull();
    expect(rows('+--+--+--+', '| | 甲 | 5 |', '| 乙 | | |', '+--+--+--+', '+--+--+--+')).toBeNull();
    expect(rows('+--+--+', '| 甲 | 5 |', '+--+--+', '| 乙 | |', '+--+--+')).toBeNull();
  });

  it('are none where rules are few or Markdown’s', () => {
    const body = ['| 甲 | 5 |', '| 乙 | |', '| 丙 | 6 |', '| 丁 | 7 |', '| 戊 | 8 |', '| 己 | 9 |'];
    expect(rows('+--+--+', ...body, '+--+--+', '+--+--+')).toBeNull();
    expect(rows('| -- | -- |', '| 甲 | 5 |', '| 乙 | |', '| -- | -- |', '| -- | -- |')).toBeNull();
  });
});
