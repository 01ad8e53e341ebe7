/** Texts to be damaged, with what is true of them: generated documents as the families of plain text print them. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLASSES } from '../../fixtures/generate/classes.ts';
import type { Document } from '../../fixtures/generate/model.ts';
import { sheetOf } from '../../fixtures/generate/document-sheet.ts';
import { Random } from '../../fixtures/generate/random.ts';
import { makeJobs } from '../../fixtures/generate/run.ts';
import { truthRows } from '../../fixtures/generate/truth.ts';
import { decodeText } from '../../src/parsers/text/decode.ts';
import { ensureGenerated } from '../measure/generated.ts';
import { parseRows, readRows, type Row } from '../measure/row.ts';
import { csvOf, markdownOf } from './marked-text.ts';

export const FAMILIES = ['tab', 'raw', 'layout', 'markdown', 'csv'] as const;
export type Family = (typeof FAMILIES)[number];

export interface Source {
  readonly name: string;
  readonly family: Family;
  readonly text: string;
  readonly truth: readonly Row[];
}

export interface SourcesRequest {
  readonly family: Family;
  readonly seed: number;
  readonly count: number;
}

export async function sourcesOf(request: SourcesRequest): Promise<readonly Source[]> {
  const { family } = request;
  return family === 'markdown' || family === 'csv' ? markedSources(request) : generatedSources(request);
}

async function generatedSources({ family, seed, count }: SourcesRequest): Promise<readonly Source[]> {
  const note = (name: string) => process.stderr.write(`generating ${name}\n`);
  const [made] = await ensureGenerated([`text-${family}`], seed, count, note);
  if (made === undefined) return [];
  const truth = await readRows(made.truth);
  const files = (await readdir(made.documents)).sort();
  return Promise.all(
    files.map(async (name) => {
      const { text } = decodeText(await readFile(join(made.documents, name)));
      return {
        name,
        family,
        text: text.replace(/\r\n?/gu, '\n'),
        truth: truth.filter((row) => row.document === name),
      };
    }),
  );
}

/** The documents of the class text-tab, their tables written with bars or commas. */
function markedSources({ family, seed, count }: SourcesRequest): readonly Source[] {
  const documentClass = CLASSES.find(({ name }) => name === 'text-tab');
  if (documentClass === undefined) return [];
  return makeJobs({ documentClass, seed, count }).map(({ document }) => {
    const random = new Random(`${seed}/${family}/${document.name}`);
    const text = family === 'csv' ? csvOf(sheetOf(document), random) : markdownOf(sheetOf(document), random);
    return { name: `${document.name}.txt`, family, text, truth: truthOf(document) };
  });
}

function truthOf(document: Document): readonly Row[] {
  // A cell over both levels may be printed in both of its places.
  const rows = truthRows(document, `${document.name}.txt`, () => null).map((row) =>
    row.level2 === '' ? { ...row, accept_levels: [[row.level1, row.level1]] } : row,
  );
  return parseRows(rows.map((row) => JSON.stringify(row)).join('\n'));
}
