/** A chat model by its name, `openai:gpt-…`: the provider's package is loaded only here, only when asked for. */
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { JixiaoError, UsageError } from '../../parsers/errors.ts';

interface Provider {
  readonly package: string;
  /** The class its package exports. */
  readonly className: string;
  /** The environment variable its key comes from; null where it needs none. */
  readonly key: string | null;
}

const PROVIDERS: Readonly<Record<string, Provider>> = {
  openai: { package: '@langchain/openai', className: 'ChatOpenAI', key: 'OPENAI_API_KEY' },
  anthropic: { package: '@langchain/anthropic', className: 'ChatAnthropic', key: 'ANTHROPIC_API_KEY' },
  ollama: { package: '@langchain/ollama', className: 'ChatOllama', key: null },
};

type ModelClass = new (fields: Readonly<Record<string, unknown>>) => BaseChatModel;

/**
 * @param name `provider:model`; the model's own name may hold colons (`ollama:qwen3:8b`)
 * @throws UsageError where the provider is not known, its package not installed or its key not set
 */
export async function chatModel(
  name: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<BaseChatModel> {
  const [providerName = '', ...rest] = name.split(':');
  const model = rest.join(':');
  const provider = Object.hasOwn(PROVIDERS, providerName) ? PROVIDERS[providerName] : undefined;
  if (provider === undefined || model === '') {
    const known = Object.keys(PROVIDERS).join(', ');
    throw new UsageError(`"${name}" names no model: expected provider:model, provider one of ${known}`);
  }
  if (provider.key !== null && !environment[provider.key]) {
    throw new UsageError(`${providerName} needs a key: set the environment variable ${provider.key}`);
  }
  const Model = await modelClass(provider);
  // Repetitions are ours: each counts as a call.
  return new Model({ model, maxRetries: 0 });
}

async function modelClass({ package: packageName, className }: Provider): Promise<ModelClass> {
  let module: Record<string, unknown>;
  try {
    module = (await import(packageName)) as Record<string, unknown>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UsageError(`${packageName} is not installed: npm install ${packageName}`, { cause: error });
  }
  const found = module[className];
  if (typeof found !== 'function')
    throw new JixiaoError('internal-error', `${packageName} exports no ${className}`);
  return found as ModelClass;
}
