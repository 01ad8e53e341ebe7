/** Flagged rows and forms through a chat model: case → prompt → answer (asked or kept) → grounding → meaning → suggestion. */
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import PQueue from 'p-queue';
import { askModel, CallBudget } from './ask-model.ts';
import { type AssistCase, PROPOSABLE } from './assist-case.ts';
import type { AssistOptions } from './assist-options.ts';
import { type Ground, groundOf, type Ungrounded } from './grounding.ts';
import { interpreted } from './interpret.ts';
import { promptFor } from './prompt.ts';
import { type Proposal, readAnswer } from './proposal.ts';

/** A grounded proposal, for a person to accept. */
export interface Suggestion {
  readonly field: string;
  /** The words as printed. */
  readonly value: string;
  /** What a correction would change, as `jixiao correct` takes it. */
  readonly changes: Readonly<Record<string, string>>;
  readonly grounds: readonly Ground[];
}

/** A proposal that was not taken, and why. */
export interface Discarded {
  readonly field: string;
  readonly value: string;
  readonly reason: Ungrounded | 'no-such-field' | 'senseless';
  readonly detail: string;
}

export interface AssistResult {
  readonly case: AssistCase;
  readonly promptHash: string;
  readonly suggestions: readonly Suggestion[];
  readonly discarded: readonly Discarded[];
  /** Why there is no answer; null where there is one. */
  readonly trouble: { readonly kind: 'refused' | 'failed'; readonly reason: string } | null;
  /** Whether the answer was kept from an earlier run. */
  readonly cached: boolean;
}

/** Answers by model and prompt, so that none is paid for twice. */
export interface AnswerCache {
  get(model: string, promptHash: string): string | null;
  put(model: string, promptHash: string, answer: string): void;
}

/**
 * Suggestions for each case, as its answer comes. Cases are taken in order, some at once; those that no call was left for say so.
 *
 * @param modelName `provider:model`, under which answers are kept
 * @throws where `signal` is aborted
 */
export async function* suggest(
  cases: Iterable<AssistCase>,
  model: BaseChatModel,
  modelName: string,
  cache: AnswerCache,
  options: AssistOptions,
  signal?: AbortSignal,
): AsyncGenerator<AssistResult, void> {
  const queue = new PQueue({ concurrency: options.concurrency });
  const budget = new CallBudget(options.maxCalls);
  const done: AssistResult[] = [];
  let failure: { readonly error: unknown } | null = null;
  const work = async (assistCase: AssistCase): Promise<void> => {
    try {
      done.push(await resultOf(assistCase, model, modelName, cache, budget, options, signal));
    } catch (error) {
      failure ??= { error };
    }
  };
  for (const assistCase of cases) {
    void queue.add(() => work(assistCase));
    await queue.onSizeLessThan(1);
    yield* done.splice(0);
    throwFailure(failure);
  }
  await queue.onIdle();
  yield* done.splice(0);
  throwFailure(failure);
}

function throwFailure(failure: { readonly error: unknown } | null): void {
  if (failure !== null) throw failure.error;
}

async function resultOf(
  assistCase: AssistCase,
  model: BaseChatModel,
  modelName: string,
  cache: AnswerCache,
  budget: CallBudget,
  options: AssistOptions,
  signal: AbortSignal | undefined,
): Promise<AssistResult> {
  signal?.throwIfAborted();
  const prompt = promptFor(assistCase);
  const base = { case: assistCase, promptHash: prompt.hash };
  const kept = cache.get(modelName, prompt.hash);
  const read = kept === null ? null : readAnswer(kept);
  if (read !== null && !('wrong' in read))
    return { ...base, ...judged(assistCase, read), trouble: null, cached: true };
  const asked = await askModel(model, prompt, budget, options, signal);
  if ('trouble' in asked) {
    const trouble = { kind: asked.trouble, reason: asked.reason };
    return { ...base, suggestions: [], discarded: [], trouble, cached: false };
  }
  cache.put(modelName, prompt.hash, asked.text);
  return { ...base, ...judged(assistCase, asked.proposals), trouble: null, cached: false };
}

/** What of an answer may be suggested. The first proposal for a field counts; a second one would contradict it. */
function judged(
  assistCase: AssistCase,
  proposals: readonly Proposal[],
): Pick<AssistResult, 'suggestions' | 'discarded'> {
  const suggestions = new Map<string, Suggestion>();
  const discarded: Discarded[] = [];
  for (const proposal of proposals) {
    const { field } = proposal;
    const outcome = suggestions.has(field)
      ? ({
          field,
          value: proposal.value,
          reason: 'senseless',
          detail: `${field} was proposed twice`,
        } as const)
      : outcomeOf(assistCase, proposal);
    if ('reason' in outcome) discarded.push(outcome);
    else suggestions.set(field, outcome);
  }
  return { suggestions: [...suggestions.values()], discarded };
}

function outcomeOf(assistCase: AssistCase, proposal: Proposal): Suggestion | Discarded {
  const { field, value } = proposal;
  const allowed: readonly string[] = PROPOSABLE[assistCase.kind];
  if (!allowed.includes(field)) {
    return { field, value, reason: 'no-such-field', detail: `expected one of ${allowed.join(', ')}` };
  }
  const grounding = groundOf(proposal, assistCase.sources);
  if ('ungrounded' in grounding) {
    return { field, value, reason: grounding.ungrounded, detail: grounding.detail };
  }
  const header = grounding.grounds[0]?.role ?? null;
  const meaning = interpreted(assistCase, field, grounding.value, header);
  return 'senseless' in meaning
    ? { field, value, reason: 'senseless', detail: meaning.senseless }
    : { field, value: grounding.value, changes: meaning.changes, grounds: grounding.grounds };
}
