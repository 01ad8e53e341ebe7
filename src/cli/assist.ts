/** `jixiao assist`: a chat model proposes readings for what is up for review; nothing changes until somebody accepts it. */
import { Command } from 'commander';
import { openDatabase } from '../output/database-reader.ts';
import { EXIT, type SetExitCode } from './exit-code.ts';
import { addAssistLimits, type AssistLimits } from './assist-limits.ts';
import { runAssist } from './assist-run.ts';
import { findDocument } from './find-document.ts';
import { databaseOption } from './options.ts';
import { print } from './print.ts';

interface Options extends AssistLimits {
  readonly db: string;
  readonly document?: string;
}

export function assistCommand(setExitCode: SetExitCode): Command {
  const command = new Command('assist')
    .description(
      'ask a chat model about what is up for review; its proposals are suggestions, see "suggestions"',
    )
    .argument('<provider:model>', 'openai, anthropic or ollama, and the name of its model')
    .addOption(databaseOption())
    .option('--document <name>', 'only this document');
  return addAssistLimits(command)
    .addHelpText(
      'after',
      `
The text of flagged rows and forms goes to the provider. A proposal counts only where every character of it stands in the document.
The key comes from the environment: OPENAI_API_KEY, ANTHROPIC_API_KEY. The provider's package is not part of jixiao:
npm install @langchain/openai (or @langchain/anthropic, @langchain/ollama).

Examples:
  jixiao assist openai:gpt-5-mini --assist-max-calls 50
  jixiao assist ollama:qwen3:8b --document 附件1.pdf
  jixiao assist openai:gpt-5-mini --accept-grounded`,
    )
    .action(async (model: string, options: Options) => {
      const documentId = options.document === undefined ? null : idOf(options.document, options.db);
      const { lines, unanswered } = await runAssist(options.db, model, documentId, options);
      await print(lines);
      if (unanswered > 0) setExitCode(EXIT.failed);
    });
}

function idOf(name: string, file: string): number {
  const database = openDatabase(file);
  try {
    return findDocument(database, name, database.file).id;
  } finally {
    database.close();
  }
}
