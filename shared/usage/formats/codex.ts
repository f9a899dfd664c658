/**
 * Sessions of Codex CLI: JSON lines of events, of which `token_count` states the tokens of the last answer and of the
 * session so far, and is written again where nothing was added. The model stands in the turn's context before it. Input
 * holds what was read from the cache, output the reasoning. Only counts, ids and times are read.
 */
import type { Fields } from '../fields.ts';
import { sure, type UsageFormat } from '../format.ts';
import { folderOf } from './folder.ts';

interface Counted {
  input: number;
  cached: number;
  output: number;
  reasoning: number;
}

const countedIn = (usage: Fields | null): Counted | null =>
  usage === null
    ? null
    : {
        input: usage.tokens('input_tokens'),
        cached: usage.tokens('cached_input_tokens'),
        output: usage.tokens('output_tokens'),
        reasoning: usage.tokens('reasoning_output_tokens'),
      };

const since = (now: Counted, before: Counted): Counted => ({
  input: now.input - before.input,
  cached: now.cached - before.cached,
  output: now.output - before.output,
  reasoning: now.reasoning - before.reasoning,
});

const nothing: Counted = { input: 0, cached: 0, output: 0, reasoning: 0 };

const isSame = (a: Counted, b: Counted): boolean =>
  a.input === b.input && a.cached === b.cached && a.output === b.output && a.reasoning === b.reasoning;

export const codex: UsageFormat = {
  id: 'codex.sessions',
  zone: 'UTC',
  recognise: (sample) =>
    sure(
      sample.kind === 'json' &&
        sample.rows.some(
          (row) =>
            ['session_meta', 'turn_context', 'event_msg'].includes(row.text('type') ?? '') &&
            row.inner('payload') !== null &&
            row.has('timestamp'),
        ),
    ),
  reader: (sink) => {
    let model: string | null = null;
    let session: string | null = null;
    let project: string | null = null;
    let total = nothing;
    const begin = (payload: Fields): void => {
      session = payload.text('id', 'session_id') ?? session;
      project = folderOf(payload.text('cwd')) ?? project;
      total = nothing;
    };
    return {
      take: (fields) => {
        sink.rows(1);
        const payload = fields.inner('payload');
        const type = fields.text('type');
        if (payload !== null && type === 'session_meta') begin(payload);
        if (type === 'turn_context') model = payload?.text('model') ?? model;
        const info = type === 'event_msg' && payload?.text('type') === 'token_count' ? payload.inner('info') : null;
        const sum = countedIn(info?.inner('total_token_usage') ?? null);
        const last = countedIn(info?.inner('last_token_usage') ?? null);
        const used = last ?? (sum === null ? null : since(sum, total));
        if (used === null) return sink.aside('no_model_call', fields.line);
        if (sum !== null && isSame(sum, total)) return sink.aside('repeated_responses', fields.line);
        total = sum ?? total;
        sink.add(
          {
            ms: fields.time('timestamp')?.ms ?? null,
            grain: 'request',
            requests: 1,
            model,
            inputUncached: Math.max(0, used.input - used.cached),
            cacheRead: used.cached,
            output: used.output,
            reasoning: used.reasoning,
            project,
            session,
          },
          fields.line,
        );
      },
      end: () => undefined,
    };
  },
};
