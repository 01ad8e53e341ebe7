import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../../src/pipeline/normalise/rules.ts';
import { readTarget, type TargetInput } from '../../../src/pipeline/normalise/target.ts';
import { TARGET_PROBLEMS } from '../../../src/pipeline/normalise/target-problems.ts';
import { notation, whole } from './cases/notation.ts';

const DOCS = readFileSync(new URL('../../../docs/normalisation.md', import.meta.url), 'utf8');

interface Example {
  readonly name: string;
  readonly about: string;
  readonly input: TargetInput;
  readonly reading: string;
}

/** The examples of the table under a heading. */
function examples(heading: string): readonly Example[] {
  const section = DOCS.split(/^## /mu).find((s) => s.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| `([a-z-]+)` \| (.*?) \| `(.*?)` \| (?:`(.*?)` )?\| `(.*?)` \|$/gmu)].map(
    (cells) => ({
      name: cells[1]!,
      about: cells[2]!,
      input: { target: cells[3]!, ...(JSON.parse(cells[4] ?? '{}') as object) },
      reading: cells[5]!,
    }),
  );
}

describe('docs/normalisation.md', () => {
  const rules = examples('Rules');
  const problems = examples('Problems of a reading');

  it('lists every rule and every problem once, and no other', () => {
    expect(rules.map((r) => r.name).sort()).toEqual(Object.keys(RULES).sort());
    expect(problems.map((p) => p.name).sort()).toEqual(Object.keys(TARGET_PROBLEMS).sort());
  });

  it.each(rules)('the rule $name reads its example as it says', ({ name, input, reading }) => {
    const read = readTarget(input);
    expect(notation(read)).toBe(whole(reading));
    expect(read.rules).toContain(name);
  });

  it.each(problems)(
    'the problem $name is found in its example, $about',
    ({ name, about, input, reading }) => {
      const read = readTarget(input);
      expect(notation(read)).toBe(whole(reading));
      expect(read.problems.find((p) => p.code === name)?.severity).toBe(about);
    },
  );
});
