/** Generated classes on disk, made again only when seed, count or generator changed. */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DocumentClass } from '../../fixtures/generate/class.ts';
import { CLASSES } from '../../fixtures/generate/classes.ts';
import { generateClass, openWorkshop } from '../../fixtures/generate/run.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));

export interface GeneratedClass {
  readonly name: string;
  readonly documents: string;
  readonly truth: string;
  readonly forms: string;
}

/** The classes by name, generated where they are not there yet. `onMake` is told which. */
export async function ensureGenerated(
  names: readonly string[],
  seed: number,
  count: number,
  onMake: (name: string) => void,
): Promise<readonly GeneratedClass[]> {
  const root = join(FIXTURES, 'generated', `seed${seed}`);
  const stamp = `${count} ${await sourcesHash(join(FIXTURES, 'generate'))}`;
  const workshop = openWorkshop();
  try {
    for (const name of names) {
      const folder = join(root, name);
      if ((await stampOf(folder)) === stamp) continue;
      onMake(name);
      await generateClass({ documentClass: classNamed(name), seed, count }, folder, workshop);
      await writeFile(join(folder, 'stamp'), stamp);
    }
  } finally {
    await workshop.close();
  }
  return names.map((name) => ({
    name,
    documents: join(root, name, 'documents'),
    truth: join(root, name, 'truth.jsonl'),
    forms: join(root, name, 'forms.jsonl'),
  }));
}

function classNamed(name: string): DocumentClass {
  const found = CLASSES.find((c) => c.name === name);
  if (found === undefined)
    throw new Error(`no class ${name}; there are ${CLASSES.map((c) => c.name).join(', ')}`);
  return found;
}

async function stampOf(folder: string): Promise<string | null> {
  return readFile(join(folder, 'stamp'), 'utf8').catch(() => null);
}

async function sourcesHash(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
  for (const path of paths.sort()) hash.update(await readFile(path));
  return hash.digest('hex').slice(0, 16);
}
