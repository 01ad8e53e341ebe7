/** Emissions beside what else is known of a line: classes that speak against it count for less. */
import { BLANK } from './dictionary.ts';
import type { Emissions } from './emissions.ts';

/** What a class of a frame counts for, above 0 to 1. */
export type WeightOf = (symbol: number, frame: number) => number;

/** Each frame's chances times their weights, summing to 1 again; a blank keeps its weight. */
export function weighed({ frames, starts, classes, logs }: Emissions, weightOf: WeightOf): Emissions {
  const own = new Float32Array(logs.length);
  for (let t = 0; t < frames; t += 1) {
    let lost = 0;
    for (let i = starts[t]!; i < starts[t + 1]!; i += 1) {
      const weight = classes[i] === BLANK ? 1 : weightOf(classes[i]!, t);
      own[i] = logs[i]! + Math.log(weight);
      lost += Math.exp(logs[i]!) * (1 - weight);
    }
    const left = Math.log(1 - Math.min(lost, MOST_LOST));
    for (let i = starts[t]!; i < starts[t + 1]!; i += 1) own[i] = Math.min(0, own[i]! - left);
  }
  return { frames, starts, classes, logs: own };
}

/** A frame of nothing but what counts for little stays a doubtful one. */
const MOST_LOST = 0.9999;
