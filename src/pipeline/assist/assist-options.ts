/** Bounds of what a run may cost and how long it may wait; zod holds them at the border. */
import { z } from 'zod';

export const assistOptions = z.object({
  /** Requests to the model in one run, repeated ones counted; what is left over is told. */
  maxCalls: z.int().min(1).default(200),
  /** Requests at once. */
  concurrency: z.int().min(1).max(64).default(4),
  /** How long one request may take, in ms. */
  timeoutMs: z.int().min(1).default(60_000),
  /** How often a request that failed is repeated. */
  retries: z.int().min(0).max(10).default(2),
  /** Wait before the first repetition, in ms; each further one waits twice as long. */
  backoffMs: z.int().min(0).default(1_000),
});

export type AssistOptions = z.output<typeof assistOptions>;
