/**
 * Conversations that Gemini CLI keeps: an object a session with its messages, or a message a line. Input holds what was
 * read from the cache; thinking stands beside the output. Only counts, ids and times are read.
 */
import type { Fields } from '../fields.ts';
import { sure, type UsageFormat } from '../format.ts';

const isAnswer = (message: Fields): boolean => {
  const tokens = message.inner('tokens');
  return tokens?.has('input') === true && tokens.has('output') && tokens.has('thoughts');
};

/** Of an object alone its messages; a line of its own is one. */
const messagesOf = (fields: Fields): Fields[] => {
  const inside = fields.items('messages');
  return inside.length > 0 ? inside : [fields];
};

export const geminiCli: UsageFormat = {
  id: 'gemini_cli.chats',
  zone: 'UTC',
  recognise: (sample) =>
    sure(sample.kind === 'json' && sample.rows.some((row) => messagesOf(row).some((message) => isAnswer(message)))),
  reader: (sink) => {
    let session: string | null = null;
    return {
      take: (fields) => {
        session = fields.text('sessionId') ?? session;
        for (const message of messagesOf(fields)) {
          sink.rows(1);
          const tokens = message.inner('tokens');
          if (tokens === null || !isAnswer(message)) {
            sink.aside('no_model_call', message.line);
            continue;
          }
          const id = message.text('id');
          if (id !== null && sink.isRepeat(`${session}|${id}`)) {
            sink.aside('repeated_responses', message.line);
            continue;
          }
          const cached = tokens.tokens('cached');
          const thoughts = tokens.tokens('thoughts');
          sink.add(
            {
              ms: message.time('timestamp')?.ms ?? null,
              grain: 'request',
              requests: 1,
              model: message.text('model'),
              inputUncached: Math.max(0, tokens.tokens('input') - cached) + tokens.tokens('tool'),
              cacheRead: cached,
              output: tokens.tokens('output') + thoughts,
              reasoning: thoughts,
              session,
            },
            message.line,
          );
        }
      },
      end: () => undefined,
    };
  },
};
