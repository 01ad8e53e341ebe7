/** What a command costs in a process of its own, its children counted: GNU time tells. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Cost {
  /** Seconds. */
  readonly wall: number;
  /** User and system seconds of all threads and children. */
  readonly cpu: number;
  /** Greatest resident set of the process or of one of its children, MiB. */
  readonly peak: number;
}

/** GNU time; bash's own `time` knows no memory. */
const TIME = process.env.GNU_TIME ?? '/usr/bin/time';

/** Runs once. Exit codes besides 0 that still mean the work was done are listed. */
export async function costOf(command: readonly string[], accepted: readonly number[] = []): Promise<Cost> {
  const folder = await mkdtemp(join(tmpdir(), 'jixiao-time-'));
  const report = join(folder, 'time');
  try {
    await new Promise<void>((resolve, reject) => {
      const args = ['-f', '%e %U %S %M', '-o', report, ...command];
      execFile(TIME, args, { maxBuffer: 1 << 28 }, (error, _out, stderr) => {
        if (error === null || (typeof error.code === 'number' && accepted.includes(error.code))) resolve();
        else
          reject(new Error(`${command.join(' ')}: ${stderr.slice(-600) || error.message}`, { cause: error }));
      });
    });
    const last = (await readFile(report, 'utf8')).trim().split('\n').at(-1) ?? '';
    const [wall = 0, user = 0, system = 0, kilobytes = 0] = last.split(' ').map(Number);
    return { wall, cpu: user + system, peak: kilobytes / 1024 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The median of each figure by itself. */
export function medianCost(costs: readonly Cost[]): Cost {
  const median = (values: readonly number[]) => {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 === 1
      ? (sorted[middle] as number)
      : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
  };
  return {
    wall: median(costs.map((c) => c.wall)),
    cpu: median(costs.map((c) => c.cpu)),
    peak: median(costs.map((c) => c.peak)),
  };
}
