/** Tables and logs nobody wrote for this program: months, units in names, numbers in words, answers as programs log them. */
import { describe, expect, it } from 'vitest';
import { withoutScale } from '../../../shared/files/numbers.ts';
import { parseTime } from '../../../shared/files/times.ts';
import { readingNotes } from '../../../shared/report/usageTables.ts';
import { unitOfColumn } from '../../../shared/usage/columnUnits.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { jsonFile, jsonLines, read, summaryOf, textFile } from './usageFixtures.ts';

const tokensOf = async (text: string) => {
  const { totals, rows_to_drop, non_usage_lines, notes } = await summaryOf([textFile('own.csv', text)]);
  return {
    requests: totals.requests,
    input: totals.input_uncached,
    output: totals.output_total,
    cost: totals.cost,
    dropped: rows_to_drop,
    beside: non_usage_lines,
    notes: notes.map(({ kind }) => kind),
  };
};

describe('months', () => {
  it.each([
    ['2026-09', '2026-09-01'],
    ['2026/9', '2026-09-01'],
    ['09/2026', '2026-09-01'],
    ['Sep 2026', '2026-09-01'],
    ['September 2026', '2026-09-01'],
    ['Sep-26', '2026-09-01'],
    ['2026年9月', '2026-09-01'],
  ])('%s is a month', (text, day) => {
    const read = parseTime(text);
    expect(read?.isMonth).toBe(true);
    expect(new Date(read?.ms ?? 0).toISOString().slice(0, 10)).toBe(day);
  });

  it.each(['2026-13', 'deck-12', 'marble 2026', 'Sep 26', '2026.5', 'may'])('%s is none', (text) => {
    expect(parseTime(text)).toBeNull();
  });

  it('a table by month is usage of months', async () => {
    const text =
      'Month,model,calls,tokens in,tokens out,spend\nAug-26,gpt-5,10,1000,100,5\nSep-26,gpt-5,20,3000,300,7\n';
    const summary = await summaryOf([textFile('own.csv', text)]);
    expect(summary.granularity).toBe('month');
    expect(summary.totals.requests).toBe(30);
    expect(Object.keys(summary.by_month)).toEqual(['2026-08', '2026-09']);
  });
});

describe('units', () => {
  it.each([
    ['input tokens (k)', 'tokens', 1e3],
    ['Input tokens in thousands', 'tokens', 1e3],
    ['ktokens', 'tokens', 1e3],
    ['tokens_m', 'tokens', 1e6],
    ['输入token（万）', 'tokens', 1e4],
    ['input_tokens', 'tokens', 1],
    ['max tokens', 'tokens', 1],
    ['cost_cents', 'money', 0.01],
    ['Cost (¢)', 'money', 0.01],
    ['cost_usd_micros', 'money', 1e-6],
    ['spend (k$)', 'money', 1e3],
    ['cost', 'money', 1],
    ['cost_center', 'money', 1],
  ] as const)('%s: %s', (column, kind, unit) => {
    expect(unitOfColumn(column, kind)).toBe(unit);
  });

  it('a column that states thousands or cents is read so, and says so', async () => {
    expect(
      await tokensOf(
        'date,model,requests,input tokens (k),output_tokens_k,cost_cents\n2026-09-01,gpt-5,10,1.5,0.2,525\n',
      ),
    ).toMatchObject({
      input: 1500,
      output: 200,
      cost: { USD: 5.25 },
      notes: ['columnUnit', 'columnUnit', 'columnUnit', 'currencyAssumed'],
    });
  });

  it('numbers in words: 1.5M, 20k, 1,5 Mio', async () => {
    expect(withoutScale('12 abc')).toEqual({ text: '12 abc', scale: 1 });
    expect(
      await tokensOf('date,model,requests,input tokens,output tokens\n2026-09-01,gpt-5,2K,1.5M,20k\n'),
    ).toMatchObject({ requests: 2000, input: 1_500_000, output: 20_000 });
    const german = 'Datum;Modell;Anfragen;Eingabetoken;Ausgabetoken\n01.09.2026;gpt-5;10;1,5 Mio;20 Tsd.\n';
    expect(await tokensOf(german)).toMatchObject({ input: 1_500_000, output: 20_000 });
  });

  it('a word that is no currency and no power of ten makes no number', async () => {
    const text =
      'date,model,requests,input tokens,output tokens\n2026-09-01,gpt-5,1,12 abc,3\n2026-09-02,gpt-5,1,7,3\n';
    expect(await tokensOf(text)).toMatchObject({ input: 7, dropped: { 'unreadable_number (input tokens)': 1 } });
  });
});

describe('names and counts that trap programs', () => {
  it('models called like parts of every object are models of that name', async () => {
    const rows = ['__proto__', 'constructor', 'toString'].map((model) => `2026-09-01,${model},10,1`);
    const sum = await summaryOf([textFile('own.csv', `date,model,input tokens,output tokens\n${rows.join('\n')}\n`)]);
    expect(Object.keys(sum.by_model_raw).sort()).toEqual(['__proto__', 'constructor', 'toString']);
    expect(sum.totals).toMatchObject({ input_uncached: 30, output_total: 3 });
    expect(readingNotes(sum, 'en', sayIn('en')).join('\n')).toContain('constructor');
  });

  it('more tokens than there can be are set aside', async () => {
    expect(
      await tokensOf('date,model,input tokens,output tokens\n2026-09-01,gpt-5,1e30,3\n2026-09-02,gpt-5,7,3\n'),
    ).toMatchObject({ input: 7, dropped: { absurd_count: 1 } });
  });
});

describe('money below nothing', () => {
  const head = 'date,model,requests,input tokens,output tokens,cost usd\n2026-09-01,gpt-5,10,1000,100,5.00\n';

  it('refunds and credits stand beside usage', async () => {
    expect(await tokensOf(`${head}2026-09-02,gpt-5,0,0,0,-2.00\n2026-09-03,gpt-5,-1,-100,-10,(0.50)\n`)).toMatchObject({
      requests: 10,
      input: 1000,
      cost: { USD: 5 },
      dropped: { refund: 1, negative_tokens: 1 },
      beside: { 'Refund USD': -2.5 },
    });
  });

  it.each([
    ['en', 'Beside usage: Refund −$2'],
    ['zh', '用量之外：退款 −$2'],
  ] as const)('is called in words, in %s', async (language, said) => {
    const summary = await summaryOf([textFile('own.csv', `${head}2026-09-02,gpt-5,0,0,0,-2.00\n`)]);
    expect(readingNotes(summary, language, sayIn(language)).join('\n')).toContain(said);
  });
});

describe('cut off', () => {
  const head = 'timestamp,model,prompt_tokens,completion_tokens,cost\n2026-09-01T10:00:00Z,gpt-5,100,20,0.01\n';
  it('a last row that lacks one cell and the end of its line was cut inside a number', async () => {
    expect(await tokensOf(`${head}2026-09-01T11:00:00Z,gpt-5,200,2`)).toMatchObject({
      input: 100,
      output: 20,
      dropped: { cut_off: 1 },
    });
  });
  it('where other rows lack it too, that is how the file is written', async () => {
    const text = `${head}2026-09-01T11:00:00Z,gpt-5,200,20\n2026-09-01T12:00:00Z,gpt-5,300,30`;
    expect(await tokensOf(text)).toMatchObject({ input: 600, output: 70 });
  });
});

describe('answers of interfaces, as programs log them', () => {
  const answers = async (...values: unknown[]) => {
    const { format, totals, shares } = await summaryOf([jsonLines('log.jsonl', values)]);
    const { requests, input_uncached, cache_read, cache_write_total, output_total, reasoning_subset_of_output } =
      totals;
    return [
      format,
      requests,
      input_uncached,
      cache_read,
      cache_write_total,
      output_total,
      reasoning_subset_of_output,
      shares?.batch,
    ];
  };

  it('OpenAI states cached tokens inside the input; what a batch answered is batch', async () => {
    const body = {
      id: 'chatcmpl-1',
      created: 1788256800,
      model: 'gpt-5-mini-2025-08-07',
      usage: {
        prompt_tokens: 100,
        completion_tokens: 20,
        prompt_tokens_details: { cached_tokens: 64 },
        completion_tokens_details: { reasoning_tokens: 8 },
      },
    };
    expect(await answers(body, body)).toEqual(['api.answers_jsonl', 1, 36, 64, 0, 20, 8, 0]);
    expect(await answers({ custom_id: 'c', response: { status_code: 200, body } })).toEqual([
      'api.answers_jsonl',
      1,
      36,
      64,
      0,
      20,
      8,
      1,
    ]);
  });

  it('OpenAI’s responses state them inside too, under the names Anthropic has for the rest', async () => {
    const usage = {
      input_tokens: 100,
      input_tokens_details: { cached_tokens: 40 },
      output_tokens: 20,
      output_tokens_details: { reasoning_tokens: 5 },
      total_tokens: 120,
    };
    expect(
      await answers({ id: 'resp_1', object: 'response', created_at: 1788256800, model: 'gpt-5-2025-08-07', usage }),
    ).toEqual(['api.answers_jsonl', 1, 60, 40, 0, 20, 5, 0]);
  });

  it('Anthropic states them outside, Gemini inside, with thoughts beside the candidates', async () => {
    const time = '2026-09-01T10:00:00Z';
    const usage = { input_tokens: 10, cache_creation_input_tokens: 5, cache_read_input_tokens: 100, output_tokens: 9 };
    expect(await answers({ time, response: { id: 'm', model: 'claude-sonnet-4-5', usage } })).toEqual([
      'api.answers_jsonl',
      1,
      10,
      100,
      5,
      9,
      null,
      0,
    ]);
    const usageMetadata = {
      promptTokenCount: 100,
      cachedContentTokenCount: 30,
      candidatesTokenCount: 20,
      thoughtsTokenCount: 50,
    };
    expect(await answers({ time, modelVersion: 'gemini-2.5-pro', usageMetadata })).toEqual([
      'api.answers_jsonl',
      1,
      70,
      30,
      0,
      70,
      50,
      0,
    ]);
  });

  it('objects inside objects are columns by their dotted names', async () => {
    const row = {
      at: { time: '2026-09-01T10:00:00Z' },
      model: 'gpt-5',
      counts: { prompt_tokens: 7, completion_tokens: 3 },
    };
    const { totals, mapping } = await summaryOf([jsonLines('own.jsonl', [row])]);
    expect([totals.input_uncached, totals.output_total, mapping?.columns.time]).toEqual([7, 3, 'at.time']);
  });

  it('results of evaluations that log tokens are no usage', async () => {
    const item = {
      object: 'eval.run.output_item',
      datasource_item_id: 1,
      created_at: 1788256800,
      sample: { model: 'gpt-5', usage: { prompt_tokens: 1, completion_tokens: 1 } },
    };
    expect(await read([jsonFile('items.json', { data: [item] })])).toMatch(/^fileIsEvals/);
    const log = {
      eval: { model: 'openai/gpt-4o', created: '2026-09-01T10:00:00Z' },
      plan: {},
      stats: { model_usage: { m: { input_tokens: 5, output_tokens: 1 } } },
    };
    expect(await read([jsonFile('header.json', log)])).toMatch(/^fileIsEvals/);
  });
});

describe('reports of interfaces', () => {
  it('LiteLLM: the activity of a day counts each request once, by model', async () => {
    const metrics = {
      spend: 0.1,
      prompt_tokens: 100,
      completion_tokens: 10,
      cache_read_input_tokens: 20,
      api_requests: 3,
      successful_requests: 2,
      failed_requests: 1,
    };
    const by = (name: string) => ({ [name]: { metrics } });
    const day = {
      date: '2026-09-01',
      metrics,
      breakdown: { models: by('gpt-5'), providers: by('openai'), api_keys: by('k') },
    };
    const { totals, by_model_raw } = await summaryOf([
      jsonFile('activity.json', { results: [day], metadata: { page: 1 } }),
    ]);
    expect(totals).toMatchObject({
      requests: 3,
      input_uncached: 80,
      cache_read: 20,
      output_total: 10,
      cost: { USD: 0.1 },
    });
    expect(Object.keys(by_model_raw)).toEqual(['gpt-5']);
  });

  it('Anthropic: Claude Code by person and day, money in cents', async () => {
    const tokens = { input: 45_230, output: 12_450, cache_read: 15_000, cache_creation: 5000 };
    const row = {
      date: '2026-09-01T00:00:00Z',
      actor: { type: 'user_actor', email_address: 'a@example.org' },
      core_metrics: { num_sessions: 5 },
      model_breakdown: [
        { model: 'claude-sonnet-4-20250514', tokens, estimated_cost: { currency: 'USD', amount: 186 } },
      ],
    };
    const { totals, format } = await summaryOf([jsonFile('report.json', { data: [row], has_more: false })]);
    expect(format).toBe('anthropic.claude_code_json');
    expect(totals).toMatchObject({
      input_uncached: 45_230,
      cache_read: 15_000,
      cache_write_total: 5000,
      output_total: 12_450,
      cost: { USD: 1.86 },
    });
  });

  it('a page without rows is empty, not unknown', async () => {
    expect(await read([jsonFile('page.json', { data: [], has_more: false, next_page: null })])).toMatch(/^usageEmpty/);
  });
});
