/** A model's answer: text that must be JSON of this shape. Whatever else it says is no proposal. */
import { z } from 'zod';

/** Longest text a proposal may have, in characters: a goal fills a page at most. */
const MAX_TEXT = 4_000;
/** A cell that was cut by lines or pages comes in few parts; many would allow to write anything out of single characters. */
const MAX_PARTS = 6;
const MAX_PROPOSALS = 12;

const proposal = z.strictObject({
  field: z.string().max(40).describe('one of the fields that may be proposed'),
  value: z.string().min(1).max(MAX_TEXT).describe('the text as printed, white space removed'),
  parts: z
    .array(
      z.strictObject({
        source: z.string().max(8).describe('id of a source'),
        quote: z.string().min(1).max(MAX_TEXT).describe('words copied out of that source, unchanged'),
      }),
    )
    .min(1)
    .max(MAX_PARTS)
    .describe('where the value stands: the quotes, joined in order, are the value'),
});

const answer = z.strictObject({ proposals: z.array(proposal).max(MAX_PROPOSALS) });

export type Proposal = z.output<typeof proposal>;

/** For the prompt. */
export const ANSWER_SCHEMA = JSON.stringify(z.toJSONSchema(answer));

/** The proposals of an answer, or what is wrong with it. Models like to wrap JSON in a fence of Markdown, which is taken off. */
export function readAnswer(text: string): readonly Proposal[] | { readonly wrong: string } {
  const json = /^\s*```(?:json)?\s*\n(.*?)\n?\s*```\s*$/su.exec(text)?.[1] ?? text;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { wrong: 'the answer is no JSON' };
  }
  const result = answer.safeParse(value);
  return result.success
    ? result.data.proposals
    : { wrong: `the answer has another shape: ${z.prettifyError(result.error)}` };
}
