import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it, vi } from 'vitest';
import { WorkerProcess } from '../../../src/pipeline/worker-process.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

// Processes take their time to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder();
/** Does what the document's name says, and tells in the result's hash what it knows of its process. */
const OBEDIENT = pathToFileURL(join(folder, 'obedient.mjs'));
writeFileSync(
  OBEDIENT,
  `export async function run({ document }, tell) {
    tell(1, 3);
    if (document === 'wait') await new Promise((resolve) => setTimeout(resolve, 60_000));
    if (document === 'exit') process.exit(7);
    if (document === 'abort') process.kill(process.pid, 'SIGABRT');
    if (document === 'later') setImmediate(() => { throw new RangeError('thrown where nobody listens'); });
    if (document === 'later') await new Promise(() => undefined);
    if (document === 'throw') throw new TypeError('no such thing');
    const { MALLOC_ARENA_MAX, MALLOC_MMAP_THRESHOLD_ } = process.env;
    return { sha256: [process.pid, MALLOC_ARENA_MAX, MALLOC_MMAP_THRESHOLD_, ...process.execArgv].join(' '), bytes: null, extraction: { status: 'failed' } };
  }`,
);
const started: WorkerProcess[] = [];
afterAll(async () => {
  await Promise.all(started.map((worker) => worker.end()));
});

function start(): WorkerProcess {
  const worker = new WorkerProcess(OBEDIENT);
  started.push(worker);
  return worker;
}

async function read(worker: WorkerProcess, document: string, signal = new AbortController().signal) {
  const pages: (readonly [number, number | null])[] = [];
  const { sha256 } = await worker.read({ path: document, document, ocr: {} }, signal, (page, of) => {
    pages.push([page, of]);
  });
  const [pid, ...settings] = sha256!.split(' ');
  return { pid: Number(pid), settings, pages };
}

it('reads documents one after the other in one process that is not ours, which gives freed memory back', async () => {
  const worker = start();
  const [first, second] = [await read(worker, 'a'), await read(worker, 'b')];
  const settings = [
    '2',
    '4194304',
    '--max-old-space-size=2000',
    '--heap-growing-percent=10',
    '--single-threaded',
    '--interrupt-budget=540672',
  ];
  expect(first).toMatchObject({ pages: [[1, 3]], settings });
  expect(second.pid).toBe(first.pid);
  expect(first.pid).not.toBe(process.pid);
});

it('goes on after an error that was thrown', async () => {
  const worker = start();
  await expect(read(worker, 'throw')).rejects.toThrow('no such thing');
  expect(worker.isRunning).toBe(true);
  await expect(read(worker, 'a')).resolves.toBeDefined();
});

it.each([
  ['exit', 'the process ended: exit code 7'],
  ['abort', 'the process ended: SIGABRT, as when there is not enough memory'],
  ['later', 'the process ended: thrown where nobody listens'],
])('says how a process ended (%s)', async (document, message) => {
  const worker = start();
  await expect(read(worker, document)).rejects.toThrow(message);
  expect(worker.isRunning).toBe(false);
});

it('ends with its signal, and so does its process', async () => {
  const worker = start();
  const { pid } = await read(worker, 'a');
  const stop = new AbortController();
  const reading = read(worker, 'wait', stop.signal);
  stop.abort(new Error('enough'));
  await expect(reading).rejects.toThrow('enough');
  expect(worker.isRunning).toBe(false);
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});

it('ends while it has nothing to do, and takes nothing then', async () => {
  const worker = start();
  const { pid } = await read(worker, 'a');
  await worker.end();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  await expect(read(worker, 'b')).rejects.toThrow('the process ended');
});
