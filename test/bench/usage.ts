/** Speed and memory of reading usage: 100,000 request lines, and an export of 200 MB that is never held whole. */
import type { FileSource } from '../../shared/files/reading.ts';
import { readUsage } from '../../shared/usage/readUsage.ts';
import { summarise } from '../../shared/usage/summary.ts';
import { medianMs, type Row } from './measure.ts';

const head =
  'generation_id,created_at,cost_total,byok_usage_inference,tokens_prompt,tokens_completion,tokens_reasoning,tokens_cached,model_permaslug,provider_name,variant,finish_reason_normalized,api_key_name,app_name\n';

const csvLine = (i: number): string => {
  const at = new Date(Date.UTC(2026, 8, 1) + i * 20_000).toISOString().replace('T', ' ').replace('Z', '');
  const prompt = 500 + ((i * 7919) % 40_000);
  return `gen-${i},${at},${(prompt * 3e-6).toFixed(8)},0,${prompt},${50 + (i % 900)},0,${Math.floor(prompt / 3)},openai/gpt-4o-2024-11-20,OpenAI,standard,stop,key-${i % 5},app-${i % 3}\n`;
};

const jsonLine = (i: number): string =>
  `${JSON.stringify({
    request_id: `r-${i}`,
    call_type: 'acompletion',
    api_key: 'k',
    spend: 0.0021,
    total_tokens: 1100,
    prompt_tokens: 1000 + (i % 500),
    completion_tokens: 100,
    startTime: new Date(Date.UTC(2026, 8, 1) + i * 20_000).toISOString(),
    model: 'gpt-4o-mini-2024-07-18',
    model_group: 'chat',
    custom_llm_provider: 'openai',
    metadata: {
      usage_object: {
        prompt_tokens_details: { cached_tokens: 300 },
        completion_tokens_details: { reasoning_tokens: 0 },
      },
      user_api_key_alias: 'key-support',
    },
    messages: { note: 'x'.repeat(700) },
    request_tags: ['support'],
    session_id: `s-${i >> 2}`,
    status: 'success',
  })}\n`;

/** A file whose lines are made as they are asked for, about a mebibyte at a time. */
const madeSource = (name: string, start: string, line: (i: number) => string, lines: number): FileSource => ({
  name,
  size: null,
  async *chunks() {
    const encoder = new TextEncoder();
    let text = start;
    for (let i = 0; i < lines; i += 1) {
      text += line(i);
      if (text.length < 1024 * 1024) continue;
      yield encoder.encode(text);
      text = '';
    }
    if (text !== '') yield encoder.encode(text);
  },
});

/** The same with its bytes at hand: to make them takes as long as to read them. */
const heldSource = async (source: FileSource): Promise<FileSource> => {
  const held: Uint8Array[] = [];
  for await (const chunk of source.chunks()) held.push(chunk);
  return {
    ...source,
    async *chunks() {
      yield* held;
    },
  };
};

const requestsOf = async (source: FileSource): Promise<number> => {
  const answered = await readUsage([source]);
  if (!answered.ok) throw new Error(answered.error.message);
  return summarise(answered.value, null, null, {}).totals.requests ?? 0;
};

const mib = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`;

/** Reads a large file and answers how many bytes it had and the most memory that was in use between pieces. */
const peakOf = async (source: FileSource): Promise<{ bytes: number; peak: number; requests: number }> => {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let [bytes, peak] = [0, 0];
  const watched: FileSource = {
    ...source,
    async *chunks() {
      bytes = 0;
      for await (const chunk of source.chunks()) {
        bytes += chunk.length;
        peak = Math.max(peak, process.memoryUsage.rss() - before);
        yield chunk;
      }
    },
  };
  const requests = await requestsOf(watched);
  return { bytes, peak, requests };
};

export const usageRows = async (): Promise<Row[]> => {
  const csv = await heldSource(madeSource('activity.csv', head, csvLine, 100_000));
  const json = await heldSource(madeSource('logs.jsonl', '', jsonLine, 100_000));
  const rows: Row[] = [
    {
      what: '100,000 request lines of CSV',
      milliseconds: await medianMs(3, () => requestsOf(csv)),
      note: 'aim under 3 s',
    },
    {
      what: '100,000 request lines of JSON',
      milliseconds: await medianMs(3, () => requestsOf(json)),
      note: 'aim under 3 s',
    },
  ];
  for (const [what, source] of [
    ['200 MB of CSV', madeSource('activity.csv', head, csvLine, 1_060_000)],
    ['200 MB of JSON lines', madeSource('logs.jsonl', '', jsonLine, 160_000)],
  ] as const) {
    const from = performance.now();
    const { bytes, peak, requests } = await peakOf(source);
    rows.push({
      what,
      milliseconds: performance.now() - from,
      note: `${mib(bytes)}, ${requests} requests; memory grew by ${mib(peak)}`,
    });
  }
  return rows;
};
