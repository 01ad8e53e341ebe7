import { describe, expect, it } from 'vitest';
import { normaliseForm } from '../../../src/pipeline/normalise/normalise-form.ts';
import { form, row } from './printed.ts';

/** The targets with a strict sign in doubt, of a form with these targets on page 1. */
function doubted(targets: readonly string[], recognised: readonly number[] = [1]): readonly string[] {
  const rows = targets.map((target, i) => row('产出指标', '数量指标', `培训班${i}`, target));
  const { indicators } = normaliseForm(form(rows), { ordinal: 1, path: '', recognised: new Set(recognised) });
  return indicators.flatMap(({ target, problems, review }) =>
    problems.some(({ code }) => code === 'strict-sign') ? [`${target}${review ? '' : ' unseen'}`] : [],
  );
}

describe('a strict sign in a scan', () => {
  it('may be what is left of another, where the form prints more of those', () => {
    expect(doubted(['≥4项', '>3项', '≤2项', '5项'])).toEqual(['>3项']);
    expect(doubted(['≤4项', '≤6项', '＜3项'])).toEqual(['＜3项']);
  });

  it('is one where the form prints as many', () => {
    expect(doubted(['≥4项', '>3项'])).toEqual([]);
    expect(doubted(['>4项', '>3项', '5项'])).toEqual([]);
  });

  it('and in what is no scan', () => {
    expect(doubted(['≥4项', '>3项', '≤2项'], [2])).toEqual([]);
  });

  it('in a column of its own as well; that column counts before the target', () => {
    const signed = (...signs: readonly (readonly [string, string])[]) => {
      const rows = signs.map(([sign, target], i) =>
        row('产出指标', '数量指标', `培训班${i}`, target, { sign }),
      );
      const { indicators } = normaliseForm(form(rows), { ordinal: 1, path: '', recognised: new Set([1]) });
      return indicators.flatMap(({ printed, problems }) =>
        problems
          .filter(({ code }) => code === 'strict-sign')
          .map(({ message }) => `${printed.extras.sign?.raw}: ${message}`),
      );
    };
    expect(signed(['≥', '4项'], ['>', '3项'], ['≤', '2项'])).toEqual([
      '>: > among more ≥ and ≤: may be ≥ that has lost a stroke',
    ]);
    expect(signed(['≥', '4项'], ['＜', '3项'], ['≤', '2项'])).toEqual([
      '＜: < among more ≥ and ≤: may be ≤ that has lost a stroke',
    ]);
    expect(signed(['≥', '>4项'], ['≥', '3项'], ['≤', '2项'])).toEqual([]);
    expect(signed(['定量', '>4项'], ['定量', '≥3项'], ['定量', '≤2项'])).toEqual([
      '定量: > among more ≥ and ≤: may be ≥ that has lost a stroke',
    ]);
  });

  it('is none where = follows, nor the word for it', () => {
    expect(doubted(['≥4项', '≥5项', '>=3项', '大于2项'])).toEqual([]);
  });
});
