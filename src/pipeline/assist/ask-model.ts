/** One question to a chat model: repeated where it fails, never waited for without end, never beyond the calls allowed. */
import { setTimeout as wait } from 'node:timers/promises';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { HumanMessage, SystemMessage } from '@langchain/core/messages';
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

/** Never throws, but for the abort of the whole run. */
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
    return { reason: withoutSecrets(messageOf(error)), final: isFinal(error) };
  }
}

/** What asking again would not change: a wrong key, an unknown model, a request that is not understood. */
function isFinal(error: unknown): boolean {
  const status = error instanceof Error && 'status' in error ? error.status : null;
  return typeof status === 'number' && status >= 400 && status < 500 && ![408, 409, 429].includes(status);
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
