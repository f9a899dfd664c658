/** What coding agents and Langfuse's sums write: counts by hand, nothing counted twice. */
import { describe, expect, it } from 'vitest';
import { jsonFile, jsonLines, summaryOf, textFile } from './usageFixtures.ts';

const sums = async (file: Parameters<typeof summaryOf>[0][number]) => {
  const { totals, by_model_raw, rows_to_drop } = await summaryOf([file]);
  const { requests, input_uncached, cache_read, cache_write_total, output_total, reasoning_subset_of_output } = totals;
  return {
    requests,
    tokens: [input_uncached, cache_read, cache_write_total, output_total, reasoning_subset_of_output],
    cost: totals.cost,
    models: Object.keys(by_model_raw),
    dropped: rows_to_drop,
  };
};

const at = (second: number): string => `2026-10-02T09:00:${String(second).padStart(2, '0')}.000Z`;

describe('Codex CLI', () => {
  const counted = (second: number, total: number[], last: number[] | null) => {
    const named = ([input = 0, cached = 0, output = 0, reasoning = 0]: number[]) => ({
      input_tokens: input,
      cached_input_tokens: cached,
      output_tokens: output,
      reasoning_output_tokens: reasoning,
      total_tokens: input + output,
    });
    const info = { total_token_usage: named(total), ...(last === null ? {} : { last_token_usage: named(last) }) };
    return { timestamp: at(second), type: 'event_msg', payload: { type: 'token_count', info } };
  };
  const context = (second: number, model: string) => ({
    timestamp: at(second),
    type: 'turn_context',
    payload: { model },
  });
  const meta = { timestamp: at(0), type: 'session_meta', payload: { id: 's-1', cwd: '/home/ann/shop' } };

  it('sums of the session so far are not added; events written again are set aside; the model is the turn’s', async () => {
    const session = [
      meta,
      context(1, 'gpt-5.6-codex'),
      { timestamp: at(1), type: 'event_msg', payload: { type: 'token_count', info: null } },
      counted(2, [900, 300, 80, 30], [900, 300, 80, 30]),
      counted(3, [900, 300, 80, 30], [900, 300, 80, 30]),
      counted(4, [2900, 1800, 200, 70], [2000, 1500, 120, 40]),
      context(5, 'gpt-5.6-mini'),
      counted(6, [3400, 1800, 260, 70], null),
    ];
    expect(await sums(jsonLines('rollout.jsonl', session))).toEqual({
      requests: 3,
      tokens: [600 + 500 + 500, 300 + 1500, 0, 80 + 120 + 60, 30 + 40],
      cost: null,
      models: ['gpt-5.6-codex', 'gpt-5.6-mini'],
      dropped: { no_model_call: 4, repeated_responses: 1 },
    });
  });

  it('keeps the last folder of the session, not the path', async () => {
    const file = jsonLines('rollout.jsonl', [meta, context(1, 'm'), counted(2, [9, 0, 1, 0], [9, 0, 1, 0])]);
    expect(Object.keys((await summaryOf([file])).by_project)).toEqual(['shop']);
  });
});

describe('Gemini CLI', () => {
  const tokens = { input: 1000, output: 100, cached: 400, thoughts: 50, tool: 20, total: 1170 };

  it('a conversation: thinking beside the output, the cache inside the input, tools beside both', async () => {
    const answer = { id: 'm2', timestamp: at(3), type: 'gemini', model: 'gemini-3-pro', content: 'x', tokens };
    const chat = {
      sessionId: 's',
      projectHash: 'h',
      startTime: at(0),
      messages: [{ id: 'm1', timestamp: at(1), type: 'user', content: 'hello' }, answer, answer],
    };
    expect(await sums(jsonFile('session.json', chat))).toMatchObject({
      requests: 1,
      tokens: [600 + 20, 400, 0, 150, 50],
      models: ['gemini-3-pro'],
      dropped: { no_model_call: 1, repeated_responses: 1 },
    });
  });
});

describe('telemetry of agents', () => {
  const value = (one: unknown) => ({ stringValue: String(one) });
  const record = (attributes: Record<string, unknown>) => ({
    timeUnixNano: '1791190800000000000',
    attributes: Object.entries(attributes).map(([key, one]) => ({ key, value: value(one) })),
  });
  const logs = (...records: ReturnType<typeof record>[]) =>
    jsonFile('logs.json', { resourceLogs: [{ resource: { attributes: [] }, scopeLogs: [{ logRecords: records }] }] });

  it.each([
    [
      'Claude Code: the cache beside the input, and its cost',
      {
        'event.name': 'api_request',
        model: 'claude-opus-4-6',
        input_tokens: 12,
        output_tokens: 340,
        cache_read_tokens: 5000,
        cache_creation_tokens: 700,
        cost_usd: 0.0214,
      },
      { tokens: [12, 5000, 700, 340, 0], cost: { USD: 0.0214 }, models: ['claude-opus-4-6'] },
    ],
    [
      'Gemini CLI: thinking beside the output',
      {
        'event.name': 'gemini_cli.api_response',
        model: 'gemini-3-pro',
        input_token_count: 1000,
        output_token_count: 100,
        cached_content_token_count: 400,
        thoughts_token_count: 50,
      },
      { tokens: [600, 400, 0, 150, 50], cost: null, models: ['gemini-3-pro'] },
    ],
    [
      'Codex CLI: reasoning inside the output',
      {
        'event.name': 'codex.sse_event',
        'event.kind': 'response.completed',
        model: 'gpt-5.6-codex',
        input_token_count: 1000,
        output_token_count: 100,
        cached_token_count: 400,
        reasoning_token_count: 50,
      },
      { tokens: [600, 400, 0, 100, 50], cost: null, models: ['gpt-5.6-codex'] },
    ],
  ])('%s', async (_, attributes, expected) => {
    const other = record({ 'event.name': 'user_prompt', prompt_length: 40 });
    expect(await sums(logs(other, record(attributes)))).toMatchObject({ requests: 1, ...expected });
  });
});

describe('Langfuse', () => {
  it('metrics of each day by model', async () => {
    const usage = (model: string, times: number) => ({
      model,
      inputUsage: 100 * times,
      outputUsage: 20 * times,
      totalUsage: 120 * times,
      totalCost: 0.5 * times,
      countObservations: 7 * times,
      countTraces: 3,
    });
    const data = [
      { date: '2026-10-01', countTraces: 3, totalCost: 1.5, usage: [usage('a', 1), usage('b', 2)] },
      { date: '2026-10-02', countTraces: 3, totalCost: 0.5, usage: [usage('a', 1)] },
    ];
    expect(await sums(jsonFile('daily.json', { data, meta: { page: 1 } }))).toMatchObject({
      requests: 28,
      tokens: [400, 0, 0, 80, null],
      cost: { USD: 2 },
      models: ['a', 'b'],
    });
  });

  it('observations as its pages export them: spans are no calls', async () => {
    const text =
      'id,type,name,startTime,level,model,inputTokens,outputTokens,totalTokens,totalCost,traceId\n' +
      'o1,GENERATION,answer,2026-09-01 10:00:00,DEFAULT,gpt-4o,100,20,120,0.00045,t1\n' +
      'o2,SPAN,retrieve,2026-09-01 10:00:00,DEFAULT,,0,0,0,,t1\n';
    expect(await sums(textFile('observations.csv', text))).toMatchObject({
      requests: 1,
      tokens: [100, 0, 0, 20, 0],
      cost: { USD: 0.00045 },
      dropped: { type_not_GENERATION: 1 },
    });
  });

  it('rows of its metrics interface', async () => {
    const row = {
      providedModelName: 'a',
      time_dimension: '2026-10-01T00:00:00.000Z',
      count_count: '12',
      sum_inputTokens: '900',
      sum_outputTokens: '80',
      sum_totalCost: 0.25,
    };
    expect(await sums(jsonFile('metrics.json', { data: [row] }))).toMatchObject({
      requests: 12,
      tokens: [900, 0, 0, 80, null],
      cost: { USD: 0.25 },
    });
  });
});

describe('Helicone', () => {
  const row = {
    request_id: 'r',
    request_created_at: '2026-10-01T10:00:00Z',
    request_model: 'm',
    prompt_tokens: 600,
    prompt_cache_read_tokens: 400,
    completion_tokens: 200,
    response_status: 200,
    request_properties: {},
  };

  it.each([
    ['beside', 1200, 600],
    ['inside', 800, 200],
  ])('its total says that what was cached stands %s the prompt', async (_, total, uncached) => {
    const { tokens } = await sums(jsonLines('h.jsonl', [{ ...row, total_tokens: total }]));
    expect(tokens.slice(0, 2)).toEqual([uncached, 400]);
  });

  it('its cost in dollars goes before its cost in its own unit', async () => {
    const { cost } = await sums(jsonLines('h.jsonl', [{ ...row, cost: 4_000_000, costUSD: 0.004 }]));
    expect(cost).toEqual({ USD: 0.004 });
  });
});

describe('Cursor', () => {
  it('events of a team: cents, the cache beside the input, what is included costs nothing more', async () => {
    const event = (second: number, kind: string, totalCents: number) => ({
      timestamp: String(Date.parse(at(second))),
      model: 'claude-4.5-sonnet',
      kind,
      requestsCosts: 5,
      tokenUsage: { inputTokens: 126, outputTokens: 450, cacheWriteTokens: 6112, cacheReadTokens: 11_964, totalCents },
      userEmail: 'ann@example.com',
    });
    const usageEvents = [event(1, 'Usage-based', 20.5), event(2, 'Included in Pro', 9), event(1, 'Usage-based', 20.5)];
    expect(await sums(jsonFile('events.json', { totalUsageEventsCount: 3, usageEvents }))).toMatchObject({
      requests: 2,
      tokens: [252, 23_928, 12_224, 900, null],
      cost: { USD: 0.205 },
      dropped: { exact_duplicates: 1 },
    });
  });
});

describe('answers of Gemini that a log keeps whole', () => {
  it('thoughts beside the candidates are counted', async () => {
    const usageMetadata = {
      promptTokenCount: 100,
      candidatesTokenCount: 20,
      thoughtsTokenCount: 5,
      totalTokenCount: 125,
    };
    const row = { logging_time: '2026-10-01 10:00:00 UTC', model: 'gemini-3-pro', full_response: { usageMetadata } };
    expect((await sums(jsonLines('log.jsonl', [row]))).tokens).toEqual([100, 0, 0, 25, 5]);
  });
});

describe('a table of one’s own', () => {
  const row = (input: number, cached: number, output: number, reasoning: number, total: number) => ({
    time: at(input % 60),
    model: 'm',
    input_tokens: input,
    cached_tokens: cached,
    output_tokens: output,
    reasoning_tokens: reasoning,
    total_tokens: total,
  });

  it.each([
    ['all inside', [row(100, 40, 30, 10, 130)], [60, 40, 0, 30, 10]],
    ['the cache beside', [row(100, 40, 30, 10, 170)], [100, 40, 0, 30, 10]],
    ['the reasoning beside', [row(100, 40, 30, 10, 140)], [60, 40, 0, 40, 10]],
    ['both beside', [row(100, 40, 30, 10, 180)], [100, 40, 0, 40, 10]],
    [
      'a later row proves it of an earlier one',
      [row(100, 40, 30, 10, 0), row(101, 40, 5, 10, 0)],
      [121, 80, 0, 55, 20],
    ],
  ])('its totals say where cache and reasoning stand: %s', async (_, rows, tokens) => {
    expect((await sums(jsonLines('own.jsonl', rows))).tokens).toEqual(tokens);
  });

  it('columns of tokens that nobody knows are named', async () => {
    const { notes } = await summaryOf([jsonLines('own.jsonl', [{ ...row(100, 0, 3, 0, 103), speculative_tokens: 7 }])]);
    expect(notes.filter(({ kind }) => kind === 'tokensUnused')).toEqual([
      { kind: 'tokensUnused', blanks: { columns: 'speculative_tokens' } },
    ]);
  });
});
