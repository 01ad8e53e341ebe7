/**
 * The labels' rows beside what trying every solution finds: the search leaves out what cannot be cheap enough, and must not leave out the
 * best. What solutions cost is `LabelCosts`' to say, with 10 for each label that is left over, and 1 where labels stand at the top.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Alignment,
  LabelCosts,
  type LabelsRequest,
} from '../../../../src/pipeline/tables/text/label-costs.ts';
import {
  labelRows,
  nearlyBest,
  type RowGroup,
} from '../../../../src/pipeline/tables/text/label-partition.ts';
import { label, rowsOfNames } from './label-requests.ts';

interface Drawn {
  readonly rows: readonly string[];
  readonly level1: readonly (readonly [string, number])[] | null;
  readonly level2: readonly (readonly [string, number])[] | null;
}

function request({ rows, level1, level2 }: Drawn, own: Partial<LabelsRequest> = {}): LabelsRequest {
  const labels = (drawn: Drawn['level1']) => drawn?.map(([text, height]) => label(text, height)) ?? null;
  return rowsOfNames(rows, { level1: labels(level1), level2: labels(level2), ...own });
}

/** All ways to part `from`..`to` into groups, each under the next label or under none. */
function partings(
  from: number,
  to: number,
  labels: number,
  used: number,
): readonly { readonly groups: readonly RowGroup[]; readonly used: number }[] {
  if (from === to) return [{ groups: [], used }];
  return Array.from({ length: to - from }, (_, i) => from + i + 1).flatMap((end) =>
    [null, ...(used < labels ? [used] : [])].flatMap((label) =>
      partings(end, to, labels, used + (label === null ? 0 : 1)).map((rest) => ({
        groups: [{ from, to: end, label }, ...rest.groups],
        used: rest.used,
      })),
    ),
  );
}

interface Solution {
  readonly level1: readonly RowGroup[];
  readonly level2: readonly RowGroup[];
  readonly cost: number;
}

function solutions(own: LabelsRequest, alignment: Alignment): readonly Solution[] {
  const count = own.rows.length;
  const costs = new LabelCosts(own, alignment, false);
  const price = alignment === 'top' ? 1 : 0;
  const count2 = own.level2?.length ?? 0;
  const count1 = own.level1?.length ?? 0;
  const outer =
    own.level1 === null
      ? [{ groups: [{ from: 0, to: count, label: null }], used: 0 }]
      : partings(0, count, count1, 0);
  return outer.flatMap((one) => {
    let inner: readonly {
      readonly groups: readonly RowGroup[];
      readonly used: number;
      readonly cost: number;
    }[] = [{ groups: [], used: 0, cost: 0 }];
    for (const group of one.groups) {
      const own1 = own.level1 === null ? 0 : costs.group1(group.label, group.from, group.to);
      inner = inner.flatMap((before) =>
        partings(group.from, group.to, count2, before.used).map((within) => ({
          groups: [...before.groups, ...within.groups],
          used: within.used,
          cost:
            before.cost +
            own1 +
            within.groups.reduce(
              (sum, { label, from, to }) => sum + costs.group2(label, from, to, group.label),
              0,
            ),
        })),
      );
    }
    return inner
      .map(({ groups, used, cost }) => ({
        level1: one.groups,
        level2: groups,
        cost: cost + price + (count2 - used) * 10 + (count1 - one.used) * 10,
      }))
      .filter(({ cost }) => cost < Number.POSITIVE_INFINITY);
  });
}

/** What each row stands under. */
function labelsOf({ level1, level2 }: Pick<Solution, 'level1' | 'level2'>): readonly string[] {
  const of = (groups: readonly RowGroup[]) =>
    groups.flatMap(({ from, to, label }) => new Array<string>(to - from).fill(`${label ?? '-'}`));
  const [one, two] = [of(level1), of(level2)];
  return two.map((own, row) => `${one[row] ?? '-'}/${own}`);
}

/** By how much the nearest solution with other labels for it is dearer, for each row. Solutions 12 dearer than the best are looked at. */
function marginsOf(best: Solution, all: readonly Solution[]): readonly number[] {
  return labelsOf(best).map((own, row) =>
    Math.min(12, ...all.flatMap((other) => (labelsOf(other)[row] === own ? [] : [other.cost - best.cost]))),
  );
}

const near = (margins: readonly number[]): readonly number[] =>
  margins.map((margin) => Math.round(margin * 1e6) / 1e6);

/** The best of all solutions; more than one where they cost the same. */
function bestOf(all: readonly Solution[], least: number) {
  return all
    .filter(({ cost }) => cost < least + 1e-9)
    .map((solution) => ({ labels: labelsOf(solution), margins: near(marginsOf(solution, all)) }));
}

function leastOf(all: readonly Solution[]): number {
  return Math.min(...all.map(({ cost }) => cost));
}

/** Labels stand amid their rows in all of a table or at the top in all. */
function bothSettings(own: LabelsRequest): readonly (readonly Solution[])[] {
  return (['middle', 'top'] as const).map((alignment) => solutions(own, alignment));
}

function expectBest(own: LabelsRequest): void {
  const settings = bothSettings(own);
  const least = leastOf(settings.flat());
  const best = settings.flatMap((all) => bestOf(all, least));
  const found = labelRows(own);
  expect(best).toContainEqual({ labels: labelsOf(found), margins: near(found.margins) });
  const nearly = nearlyBest(own);
  expect(best.map(({ labels }) => labels)).toContainEqual(labelsOf(nearly));
  expect(nearly.cost).toBeCloseTo(least);
}

const PLAIN = ['第一行', '第二行', '第三行', '第四行'];

describe('labels cover the rows that cost least', () => {
  it.each<readonly [string, Drawn, Partial<LabelsRequest>]>([
    [
      'amid them',
      {
        rows: PLAIN,
        level1: [
          ['产出指标', 0.5],
          ['效益指标', 2.5],
        ],
        level2: [
          ['数量指标', 0.5],
          ['社会效益指标', 2],
          ['生态效益指标', 3],
        ],
      },
      {},
    ],
    [
      'at their top',
      {
        rows: PLAIN,
        level1: [['产出指标', 0]],
        level2: [
          ['数量指标', 0],
          ['质量指标', 1],
        ],
      },
      {},
    ],
    [
      'of which some have none of level 2',
      {
        rows: [...PLAIN.slice(1), '居民满意度'],
        level1: [
          ['产出指标', 1],
          ['满意度指标', 3],
        ],
        level2: [['数量指标', 1]],
      },
      {},
    ],
    [
      'of which some have none of level 1',
      {
        rows: PLAIN,
        level1: [['效益指标', 2.5]],
        level2: [
          ['数量指标', 0.5],
          ['社会效益指标', 2.5],
        ],
      },
      {},
    ],
    [
      'of one level only',
      {
        rows: PLAIN,
        level1: null,
        level2: [
          ['数量指标', 0.5],
          ['质量指标', 2.5],
        ],
      },
      {},
    ],
    [
      'of level 1 only',
      {
        rows: PLAIN,
        level1: [
          ['产出指标', 0.5],
          ['效益指标', 2.5],
        ],
        level2: null,
      },
      {},
    ],
    [
      'with more labels than rows',
      {
        rows: PLAIN.slice(2),
        level1: [['产出指标', 0]],
        level2: [
          ['数量指标', 0],
          ['质量指标', 0.5],
          ['时效指标', 1],
        ],
      },
      {},
    ],
    [
      'with more labels of level 1',
      {
        rows: PLAIN.slice(2),
        level1: [
          ['产出指标', 0],
          ['产出指标', 0.5],
          ['效益指标', 1],
        ],
        level2: [['数量指标', 0.5]],
      },
      {},
    ],
    [
      'cut above',
      {
        rows: PLAIN,
        level1: [['效益指标', 2.5]],
        level2: [
          ['社会效益指标', 2],
          ['生态效益指标', 3],
        ],
      },
      { cutAbove: true },
    ],
    [
      'cut below',
      {
        rows: PLAIN,
        level1: [['产出指标', 1]],
        level2: [
          ['数量指标', 0],
          ['质量指标', 1],
        ],
      },
      { cutBelow: true },
    ],
    [
      'across both',
      {
        rows: PLAIN,
        level1: [
          ['产出指标', 1],
          ['满意度指标', 3],
        ],
        level2: [['数量指标', 1]],
      },
      { spanning: new Set([1]) },
    ],
    ['without any label', { rows: PLAIN, level1: [], level2: [] }, {}],
  ])('%s', (_, drawn, own) => {
    expectBest(request(drawn, own));
  });
});

/** Labels on lines or between two, from top to bottom, beside two to four rows. */
const requests = fc
  .record({
    names: fc.array(fc.constantFrom('栽植树木', '合格率', '完成时间', '居民满意度'), {
      minLength: 2,
      maxLength: 4,
    }),
    level1: fc.option(labelled(['产出指标', '效益指标', '满意度指标'], 2), { freq: 9 }),
    level2: fc.option(labelled(['数量指标', '质量指标', '社会效益指标', '满意度指标'], 3), { freq: 9 }),
    cutAbove: fc.boolean(),
    cutBelow: fc.boolean(),
    breaks: fc.constantFrom<readonly number[]>([], [], [1]),
    spanning: fc.constantFrom<readonly number[]>([], [], [0], [1]),
  })
  .map(({ names, level1, level2, spanning, ...own }) => {
    const within = (labels: readonly (readonly [string, number])[] | null) =>
      labels?.map(([text, height]) => [text, Math.min(height, names.length - 1)] as const) ?? null;
    const drawn = { rows: names, level1: within(level1), level2: within(level2) };
    return request(drawn, { ...own, spanning: new Set(spanning.filter((at) => at < (level1?.length ?? 0))) });
  });

function labelled(names: readonly string[], most: number) {
  const one = fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 6 }));
  return fc
    .array(one, { maxLength: most })
    .map((labels) => labels.map(([text, half]) => [text, half / 2] as const).sort(([, a], [, b]) => a - b));
}

it('labels drawn at random cover the rows that cost least amid them or at their top, which of both being told nearly', () => {
  fc.assert(
    fc.property(requests, (own) => {
      const found = labelRows(own);
      const best = bothSettings(own).flatMap((all) => bestOf(all, leastOf(all)));
      expect(best).toContainEqual({ labels: labelsOf(found), margins: near(found.margins) });
      expect(nearlyBest(own).cost).toBeGreaterThan(leastOf(bothSettings(own).flat()) - 1e-9);
    }),
    { seed: 20_261_129, numRuns: 200 },
  );
});
