/** A server on loopback that speaks the chat protocol of OpenAI, answering as a test tells it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

export interface AskedRequest {
  readonly authorization: string;
  readonly model: string;
  readonly system: string;
  /** The case as it was sent. */
  readonly user: {
    readonly read: Readonly<Record<string, unknown>>;
    readonly doubtful: readonly string[];
    readonly sources: readonly { readonly id: string; readonly role: string; readonly text: string }[];
  };
}

/** Text of the model's message, or an HTTP status with its message; after a delay in ms. */
export type Reply = ({ readonly text: string } | { readonly status: number; readonly message: string }) & {
  readonly delay?: number;
};

export interface OpenAiServer {
  readonly url: string;
  readonly requests: AskedRequest[];
  answer: (request: AskedRequest, number: number) => Reply;
}

export async function openAiServer(): Promise<OpenAiServer> {
  const requests: AskedRequest[] = [];
  const state: OpenAiServer = {
    url: '',
    requests,
    answer: () => ({ text: '{"proposals": []}' }),
  };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const asked = askedRequest(request.headers.authorization ?? '', body);
      requests.push(asked);
      const reply = state.answer(asked, requests.length);
      setTimeout(() => {
        const [status, content] =
          'text' in reply
            ? [200, completion(asked.model, reply.text)]
            : [reply.status, { error: { message: reply.message } }];
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
      }, reply.delay ?? 0);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, { url: `http://127.0.0.1:${port}/v1` });
}

function askedRequest(authorization: string, body: string): AskedRequest {
  const { model, messages } = JSON.parse(body) as {
    model: string;
    messages: { role: string; content: string }[];
  };
  const content = (role: string) => messages.find((message) => message.role === role)?.content ?? '';
  return {
    authorization,
    model,
    system: content('system'),
    user: JSON.parse(content('user')) as AskedRequest['user'],
  };
}

function completion(model: string, text: string): unknown {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model,
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: text } }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
}
