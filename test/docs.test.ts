/** The documents say what is true: commands exist, views are as described, both READMEs show the same, rows are the fixture's. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../src/cli/program.ts';
import { openDatabaseFile } from '../src/output/database-file.ts';
import { VIEW_COLUMNS } from '../src/output/view-columns.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const program = await buildProgram(() => undefined);

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function codeBlocks(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gmsu'))].map((m) => m[1] ?? '');
}

function commandLines(file: string): string[] {
  return codeBlocks(read(file), 'sh')
    .flatMap((block) => block.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Words of a command line; only the quoting the documents use. */
function words(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/gu)].map((m) => m[1] ?? m[2] ?? m[3] ?? '');
}

function expectKnownOptions(name: string | undefined, rest: readonly string[], line: string): void {
  const command = program.commands.find((c) => c.name() === name);
  expect(command, line).toBeDefined();
  const known = command?.options.map((option) => option.long);
  for (const option of rest.filter((word) => word.startsWith('--'))) expect(known, line).toContain(option);
}

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  const lines = commandLines(file);

  it('gives the two commands of a fresh clone', () => {
    expect(lines).toContain('npm ci && npm start');
    expect(lines).toContain('npm ci && npm test');
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(scripts).toHaveProperty('start');
    expect(scripts).toHaveProperty('test');
  });

  it('names only commands and options that exist', () => {
    for (const line of lines.filter((l) => l.startsWith('jixiao '))) {
      const [, name, ...rest] = words(line);
      expectKnownOptions(name, rest, line);
    }
  });

  it('shows every command', () => {
    const shown = new Set(lines.filter((l) => l.startsWith('jixiao ')).map((l) => words(l)[1]));
    expect(program.commands.map((c) => c.name()).filter((name) => !shown.has(name))).toStrictEqual([]);
  });

  it('shows rows that are really the fixture’s', () => {
    const [, document, table] = /<!-- rows of (\S+)\.pdf -->\s+((?:\|.*\n)+)/u.exec(read(file)) ?? [];
    const truth = read(`fixtures/expected/${document}.jsonl`)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string | number | null>);
    const [header = [], , ...rows] = (table ?? '')
      .trimEnd()
      .split('\n')
      .map((line) =>
        line
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim()),
      );
    expect(rows.length).toBeGreaterThanOrEqual(5);
    const printed = truth.map((row) => header.map((field) => String(row[field] ?? '')));
    for (const row of rows) expect(printed).toContainEqual(row);
  });

  it('links only to files that exist', () => {
    for (const [, target] of read(file).matchAll(/\]\((?!https?:)([^)#]+)\)/gu)) {
      expect(existsSync(join(ROOT, target ?? '')), target).toBe(true);
    }
  });
});

it('both READMEs give the same commands, code and rows', () => {
  const [english, chinese] = ['README.md', 'README.zh-CN.md'];
  expect(commandLines(chinese!)).toStrictEqual(commandLines(english!));
  expect(codeBlocks(read(chinese!), 'ts')).toStrictEqual(codeBlocks(read(english!), 'ts'));
  const table = (file: string) => read(file).match(/^\|.*$/gmu);
  expect(table(chinese!)).toStrictEqual(table(english!));
});

describe('the help of each command', () => {
  it('has examples whose options exist', () => {
    for (const command of program.commands) {
      let help = '';
      command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
      const examples = help.slice(help.indexOf('Examples:')).match(/^ +jixiao .*$/gmu) ?? [];
      expect(examples.length, command.name()).toBeGreaterThan(0);
      for (const example of examples) {
        // A comment stands behind the command, three spaces away.
        const called = example
          .replace(/(\S) {3,}\S.*$/u, '$1')
          .split('|')
          .map(words);
        expect(
          called.map(([, name]) => name),
          example,
        ).toContain(command.name());
        for (const [, name, ...rest] of called) expectKnownOptions(name, rest, example);
      }
    }
  });
});

describe('docs/schema.md', () => {
  const text = read('docs/schema.md');
  const connection = openDatabaseFile(join(temporaryFolder(), 'schema.db'));
  const named = (type: string): string[] =>
    connection
      .prepare(
        // SQLite's own tables, and those it keeps for the full-text index, are nobody's to read.
        "SELECT name FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'indicator\\_search\\_%' ESCAPE '\\' ORDER BY name",
      )
      .pluck()
      .all(type) as string[];

  it('describes every view, column by column, and none that is not there', () => {
    const described = Object.fromEntries(
      [...text.matchAll(/^## `(\w+)`\n(.*?)(?=^## )/gmsu)].map(([, view, body]) => [
        view,
        [...(body ?? '').matchAll(/^\| `(\w+)` \| \S/gmu)].map((m) => m[1]),
      ]),
    );
    const actual = Object.fromEntries(
      named('view').map((view) => [
        view,
        (connection.pragma(`table_info(${view})`) as { name: string }[]).map((column) => column.name),
      ]),
    );
    expect(described).toStrictEqual(actual);
  });

  it('says of every view and column what `jixiao sql --schema` says', () => {
    const described = Object.fromEntries(
      [...text.matchAll(/^## `(\w+)`\n(.*?)(?=^## )/gmsu)].map(([, view, body]) => [
        view,
        {
          about: (body ?? '').slice(0, body?.indexOf('| column')).trim().replaceAll('\n', ' '),
          columns: Object.fromEntries(
            [...(body ?? '').matchAll(/^\| `(\w+)` \| (.*) \|$/gmu)].map((m) => [m[1], m[2]]),
          ),
        },
      ]),
    );
    expect(VIEW_COLUMNS).toStrictEqual(described);
  });

  it('lists every table', () => {
    const tables = text.slice(text.indexOf('## Tables')).matchAll(/^\| `(\w+)` \|/gmu);
    expect([...tables].map((m) => m[1]).sort()).toStrictEqual(named('table'));
  });

  it('asks questions the database understands', () => {
    const questions = codeBlocks(text, 'sql');
    expect(questions.length).toBeGreaterThanOrEqual(5);
    for (const question of questions) expect(connection.prepare(question).all(), question).toStrictEqual([]);
  });
});

it('no document tells of the place it was written at', () => {
  const documents = [
    'README.md',
    'README.zh-CN.md',
    'CHANGELOG.md',
    ...readdirSync(join(ROOT, 'docs')).map((file) => join('docs', file)),
  ].filter((file) => file.endsWith('.md'));
  for (const file of documents) expect(read(file), file).not.toMatch(/\/(?:work|home|root|tmp|Users)\//u);
});
