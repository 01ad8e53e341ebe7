/** One run of a model over what is flagged, for the command line: limits, Ctrl-C, and what is said of it. */
import { openSuggestions, type SuggestionBook } from '../output/suggestions/suggestion-book.ts';
import { UsageError } from '../parsers/errors.ts';
import { assistOptions } from '../pipeline/assist/assist-options.ts';
import { chatModel } from '../pipeline/assist/chat-model.ts';
import { type AssistResult, suggest } from '../pipeline/assist/suggest.ts';
import type { AssistLimits } from './assist-limits.ts';
import { printable } from './print.ts';
import { suggestionLine } from './suggestion-line.ts';

export interface AssistReport {
  readonly lines: readonly string[];
  /** Rows and forms the model gave no answer for. */
  readonly unanswered: number;
}

/** @throws UsageError where the model cannot be asked at all */
export async function runAssist(
  db: string,
  modelName: string,
  documentId: number | null,
  limits: AssistLimits,
): Promise<AssistReport> {
  const model = await chatModel(modelName);
  const book = openSuggestions(db);
  const interrupt = new AbortController();
  const onSignal = (): void => interrupt.abort(new UsageError('stopped; suggestions that came are kept'));
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    const options = assistOptions.parse({
      maxCalls: limits.assistMaxCalls,
      concurrency: limits.assistConcurrency,
      timeoutMs: limits.assistTimeout === undefined ? undefined : limits.assistTimeout * 1_000,
    });
    const tally = new Tally();
    const results = suggest(book.cases(documentId), model, modelName, book, options, interrupt.signal);
    for await (const result of results) tally.add(result, book.record(result, modelName));
    const accepted = limits.acceptGrounded === true ? acceptAll(book, modelName, documentId) : [];
    return { lines: [...tally.lines(modelName), ...accepted], unanswered: tally.unanswered };
  } finally {
    book.close();
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

/** Two suggestions may contradict each other: the second then finds its row changed, and is told. */
function acceptAll(book: SuggestionBook, modelName: string, documentId: number | null): string[] {
  const open = book.list({ status: 'open', ...(documentId === null ? {} : { documentId }) });
  return open
    .filter(({ model }) => model === modelName)
    .map(({ suggestion }) => {
      try {
        return suggestionLine(book.accept(suggestion, `${modelName} --accept-grounded`));
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        return printable(`not accepted: ${error.message}\n`);
      }
    });
}

/** What came of a run. */
class Tally {
  #cases = 0;
  #cached = 0;
  #suggestions = 0;
  #discarded = 0;
  #refused = 0;
  readonly #failures = new Map<string, number>();

  add(result: AssistResult, suggestions: number): void {
    this.#cases++;
    if (result.cached) this.#cached++;
    this.#suggestions += suggestions;
    this.#discarded += result.discarded.length;
    const { trouble } = result;
    if (trouble?.kind === 'refused') this.#refused++;
    if (trouble?.kind === 'failed')
      this.#failures.set(trouble.reason, (this.#failures.get(trouble.reason) ?? 0) + 1);
  }

  get unanswered(): number {
    return [...this.#failures.values()].reduce((sum, count) => sum + count, 0);
  }

  lines(model: string): readonly string[] {
    const kept = this.#cached > 0 ? `, ${this.#cached} of them answered in an earlier run` : '';
    const lines = [
      `${model}: ${this.#cases} rows and forms for review${kept}\n`,
      `${this.#suggestions} new suggestions; ${this.#discarded} proposals discarded ("jixiao suggestions --status discarded" says why)\n`,
    ];
    if (this.#refused > 0) lines.push(`${this.#refused} not asked: --assist-max-calls was reached\n`);
    for (const [reason, count] of this.#failures)
      lines.push(`${printable(`${count} not answered: ${reason}`)}\n`);
    return lines;
  }
}
