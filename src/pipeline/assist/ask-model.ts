/** One question to a chat model: repeated where it fails, never waited for without end, never beyond the calls allowed. */
import { setTimeout as wait } from 'node:timers/promises';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { UsageError } from '../../parsers/errors.ts';
import type { AssistOptions } from './assist-options.ts';
import type { Prompt } from './prompt.ts';
import { type Proposal, readAnswer } from './proposal.ts';
import { withoutSecrets } from './secrets.ts';

export type Asked =
  | { readonly proposals: readonly Proposal[]; readonly text: string }
  /** `refused` where no calls were left, `failed` where the model did not answer as asked. */
  | { readonly trouble: 'refused' | 'failed'; readonly reason: string };

/** Calls left in a run, shared by the questions that run at once. */
export class CallBudget {
  #left: number;

  constructor(calls: number) {
    this.#left = calls;
  }

  take(): boolean {
    if (this.#left === 0) return false;
    this.#left--;
    return true;
  }
}

/**
 * What failed for this question alone is a result.
 * @throws UsageError where no other question would fare better: a key that is not taken, a model there is not; the reason of `signal`
 */
export async function askModel(
  model: BaseChatModel,
  prompt: Prompt,
  budget: CallBudget,
  options: AssistOptions,
  signal?: AbortSignal,
): Promise<Asked> {
  let reason = '';
  for (let attempt = 0; attempt <= options.retries; attempt++) {
    if (attempt > 0) await wait(options.backoffMs * 2 ** (attempt - 1), undefined, { signal });
    if (!budget.take()) return { trouble: 'refused', reason: reason || 'no calls were left' };
    const said = await answered(model, prompt, options.timeoutMs, signal);
    if ('text' in said) {
      const read = readAnswer(said.text);
      if (!('wrong' in read)) return { proposals: read, text: said.text };
      reason = read.wrong;
    } else {
      reason = said.reason;
      if (said.final) break;
    }
  }
  return { trouble: 'failed', reason };
}

async function answered(
  model: BaseChatModel,
  prompt: Prompt,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<{ readonly text: string } | { readonly reason: string; readonly final: boolean }> {
  const late = AbortSignal.timeout(timeoutMs);
  const messages = [new SystemMessage(prompt.system), new HumanMessage(prompt.user)];
  try {
    const message = await model.invoke(messages, {
      signal: signal === undefined ? late : AbortSignal.any([late, signal]),
    });
    return { text: message.text };
  } catch (error) {
    signal?.throwIfAborted();
    if (late.aborted) return { reason: `no answer within ${timeoutMs} ms`, final: false };
    const reason = withoutSecrets(messageOf(error));
    const status = statusOf(error);
    if (HOPELESS.includes(status)) throw new UsageError(`the model cannot be asked: ${reason}`);
    return { reason, final: status >= 400 && status < 500 && !PASSING.includes(status) };
  }
}

/** Not logged in, not allowed, no such model: HTTP statuses that hold for every question. */
const HOPELESS: readonly number[] = [401, 403, 404];
/** Timeout, conflict, too many requests: client errors that pass. */
const PASSING: readonly number[] = [408, 409, 429];

/** The provider's HTTP status; 0 where there was no answer at all. */
function statusOf(error: unknown): number {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 0;
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
