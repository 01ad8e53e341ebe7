/**
 * What a large library costs: importing an unchanged folder again, against only hashing its files; correcting a row; checking.
 *
 *   npx tsx bench/library.ts [--files 10000] [--rows 1000000] [--folder DIR]
 *
 * The database is filled through the store with forms made here, so that its size is known. Figures are CPU seconds of this process, all
 * threads; they hold on a busy machine. The folder is kept where `--folder` names it, and used again.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../src/output/database-reader.ts';
import { openEditor } from '../src/output/editor.ts';
import { openStore } from '../src/output/store.ts';
import { discover } from '../src/pipeline/discover.ts';
import type { Extraction, Indicator } from '../src/pipeline/extraction.ts';
import { sha256File } from '../src/pipeline/file-hash.ts';
import { EXTRACTOR_VERSION } from '../src/pipeline/extractor-version.ts';
import { importPaths } from '../src/pipeline/ingest.ts';
import { readTarget } from '../src/pipeline/normalise/target.ts';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '10000' },
    rows: { type: 'string', default: '1000000' },
    folder: { type: 'string' },
  },
});
const FILES = Number(values.files);
const ROWS = Number(values.rows);
/** Of a real document, about: what is hashed is read whole. */
const BYTES = 100_000;

const NAMES = ['培训人次', '新建泵站数量', '设备验收合格率', '项目完成时间', '采购总成本', '受益群众满意度'];
const TARGETS = ['≥300人次', '12座', '100%', '2024年9月底前', '≤85万元', '≥95%'];

function row(ordinal: number, seed: number): Indicator {
  const [level3, target] = [
    `第${seed % 97}批${NAMES[ordinal % NAMES.length]}`,
    TARGETS[ordinal % TARGETS.length] ?? '',
  ];
  const printed = (raw: string) => ({ raw, confidence: 1, locators: [] });
  return {
    ordinal,
    level1: '产出指标',
    level2: '数量指标',
    level3,
    level1Code: '产出指标',
    level2Code: '数量指标',
    explanation: null,
    weight: null,
    level1Weight: null,
    target,
    period: 'annual',
    area: null,
    reading: readTarget({ target, name: level3, year: 2024 }),
    midtermTarget: null,
    longtermTarget: null,
    actual: null,
    score: null,
    deviationReason: null,
    periodReadings: {},
    page: 1,
    box: [300, 100, 380, 120],
    confidence: 1,
    review: false,
    problems: [],
    printed: {
      level1: printed('产出指标'),
      level2: printed('数量指标'),
      level3: printed(level3),
      target: printed(target),
      extras: {},
      others: [],
    },
  };
}

function extraction(seed: number, rows: number): Extraction {
  return {
    extractorVersion: EXTRACTOR_VERSION,
    mediaType: 'pdf',
    pages: 3,
    status: 'complete',
    problems: [],
    forms: [
      {
        ordinal: 1,
        title: '项目支出绩效目标表',
        year: 2024,
        projectName: `青禾县第${seed}号项目`,
        department: '青禾县财政局',
        region: null,
        budgetYuan: seed * 1000,
        fiscalYuan: null,
        periodStart: null,
        periodEnd: null,
        annualGoal: null,
        longtermGoal: null,
        content: null,
        fields: [],
        head: [],
        notes: [],
        pages: [1],
        indicators: Array.from({ length: rows }, (_, i) => row(i + 1, seed * 31 + i)),
        review: false,
        problems: [],
      },
    ],
  };
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function measured(what: string, work: () => Promise<string> | string): Promise<void> {
  const before = cpu();
  const said = await work();
  console.log(`| ${what} | ${(cpu() - before).toFixed(2)} | ${said} |`);
}

const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'jixiao-library-'));
const data = join(folder, 'in');
const db = join(folder, 'library.db');

function writeFolder(): void {
  mkdirSync(data, { recursive: true });
  const old = new Date(2024, 1, 1);
  for (let i = readdirSync(data).length; i < FILES; i++) {
    const file = join(data, `${String(i).padStart(6, '0')}.txt`);
    writeFileSync(file, `${i}\n`.padEnd(BYTES, `第${i}号 `));
    utimesSync(file, old, old);
  }
}

async function fill(): Promise<string> {
  const store = openStore(db);
  const { files } = await discover([data]);
  const each = Math.ceil(ROWS / FILES);
  for (const [i, source] of files.entries()) {
    store.save(source, {
      sha256: await sha256File(source.path),
      bytes: source.bytes,
      extraction: extraction(i, each),
    });
  }
  store.close();
  return `${files.length} documents, ${each * files.length} rows, ${(statSync(db).size / 2 ** 20).toFixed(0)} MiB`;
}

async function importAgain(verify: boolean): Promise<string> {
  const store = openStore(db);
  const { skipped, parsed } = await importPaths([data], store, { verify });
  store.close();
  return `${skipped} unchanged, ${parsed} read`;
}

writeFolder();
// The stamp of a file changed a moment ago is not trusted.
await new Promise((resolve) => setTimeout(resolve, 2500));
console.log('| | CPU s | |\n| --- | ---: | --- |');
if (!existsSync(db)) await measured('filling the database', fill);
await measured('only listing the folder', async () => `${(await discover([data])).files.length} files`);
await measured('only hashing the files', async () => {
  for (const { path } of (await discover([data])).files) await sha256File(path);
  return `${FILES} files of ${BYTES / 1000} KB`;
});
await measured('import again', async () => await importAgain(false));
await measured('import again --verify', async () => await importAgain(true));
await measured('a correction', () => {
  const reader = openDatabase(db);
  const [document] = reader.findDocuments('000001.txt');
  const [form] = [...reader.formsOf(document?.id ?? 0)];
  reader.close();
  const editor = openEditor(db);
  const weight = String(Date.now() % 1000);
  const recorded = editor.correct(form?.ids.indicators[0] ?? '', { weight }, { by: 'bench', note: null });
  editor.close();
  return `${recorded.changes.length} field`;
});
if (values.folder === undefined) rmSync(folder, { recursive: true });
