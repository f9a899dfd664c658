/** Each format by a small file as its makers document it: which tokens are inside which, what is no call, what is money. */
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { folder, type GivenFile, jsonFile, jsonLines, mappingOf, read, summaryOf, textFile } from './usageFixtures.ts';

const totals = async (...files: GivenFile[]) => {
  const {
    totals: sum,
    format,
    rows_to_drop,
    data_rows,
    failed_requests,
    tasks,
    by_model_raw,
    by_project,
  } = await summaryOf(files);
  return {
    format,
    rows: data_rows,
    dropped: rows_to_drop,
    requests: sum.requests,
    input: sum.input_uncached,
    read: sum.cache_read,
    written: sum.cache_write_total,
    output: sum.output_total,
    cost: sum.cost,
    failed: failed_requests,
    tasks: tasks?.distinct ?? null,
    models: Object.keys(by_model_raw),
    projects: Object.keys(by_project),
  };
};

describe('OpenAI', () => {
  it('usage pages: cached and written tokens are inside the input; empty buckets are no usage', async () => {
    const page = (start: number, results: unknown[]) => ({
      object: 'bucket',
      start_time: start,
      end_time: start + 86_400,
      results,
    });
    const result = {
      object: 'organization.usage.completions.result',
      input_tokens: 5000,
      input_cached_tokens: 1800,
      input_cache_write_tokens: 200,
      output_tokens: 700,
      num_model_requests: 4,
      project_id: 'proj_a',
      api_key_id: null,
      model: 'gpt-5.6-sol',
      batch: true,
    };
    const file = {
      object: 'page',
      data: [page(1787097600, [result]), page(1787184000, [])],
      has_more: false,
      next_page: null,
    };
    const right = {
      format: 'openai.usage_json',
      rows: 2,
      dropped: { empty_buckets: 1 },
      requests: 4,
      input: 3000,
      read: 1800,
      written: 200,
      output: 700,
      cost: null,
    };
    expect(await totals(jsonFile('p1.json', file))).toMatchObject(right);
    // Scripts that follow the pages keep their buckets alone.
    expect(await totals(jsonFile('all.json', file.data))).toMatchObject(right);
  });

  it('costs: money with commas in the item, joined to usage of the same days and not added to its tokens', async () => {
    const costs = textFile(
      'cost.csv',
      'start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,quantity_unit,line_item,project_id\n' +
        '1787097600,1787184000,2026-08-19T00:00:00+00:00,2026-08-20T00:00:00,0.0123456789012345,usd,5000,tokens,"gpt-5-nano, input_tokens",proj_a\n' +
        '1787184000,1787270400,2026-08-20T00:00:00+00:00,,,,,,,\n',
    );
    expect(await totals(costs)).toMatchObject({
      format: 'openai.costs_csv',
      rows: 2,
      requests: null,
      input: 5000,
      cost: { USD: 0.0123456789012345 },
      models: ['gpt-5-nano'],
    });
    const usage = textFile(
      'usage.csv',
      'start_time,end_time,num_model_requests,model,input_tokens,output_tokens,input_cached_tokens\n1787097600,1787184000,3,gpt-5-nano,5000,10,0\n',
    );
    expect(await totals(usage, costs)).toMatchObject({
      requests: 3,
      input: 5000,
      output: 10,
      cost: { USD: 0.0123456789012345 },
    });
  });

  it('an export of a range without usage says so', async () => {
    const empty = textFile('empty.csv', 'start_time,end_time,start_time_iso,end_time_iso\n1787097600,1787184000,a,b\n');
    expect(await read([empty])).toMatch(/^usageEmpty: empty\.csv holds no usage: 1 row,/);
    expect(await read([textFile('head.csv', 'start_time,end_time,start_time_iso,end_time_iso\n')])).toMatch(
      /^usageEmpty: head\.csv/,
    );
  });
});

describe('Anthropic', () => {
  it('Admin usage: input excludes the cache, writes by lifetime, no requests', async () => {
    const file = {
      data: [
        {
          starting_at: '2026-09-01T00:00:00Z',
          ending_at: '2026-09-02T00:00:00Z',
          results: [
            {
              uncached_input_tokens: 10,
              cache_creation: { ephemeral_5m_input_tokens: 3, ephemeral_1h_input_tokens: 4 },
              cache_read_input_tokens: 100,
              output_tokens: 7,
              model: 'claude-sonnet-4-20250514',
              service_tier: 'batch',
              context_window: '0-200k',
              workspace_id: null,
            },
          ],
        },
      ],
      has_more: false,
    };
    const sum = await summaryOf([jsonFile('u.json', file)]);
    expect(sum.format).toBe('anthropic.admin_usage_json');
    expect(sum.totals).toMatchObject({
      requests: null,
      input_uncached: 10,
      cache_read: 100,
      cache_write_5m: 3,
      cache_write_1h: 4,
      prompt_total: 117,
    });
    expect(sum.shares?.batch).toBe(1);
  });

  it('counts the searches of its own tool: in the console’s CSV, in the Admin API and in answers', async () => {
    const columns = 'usage_date_utc,model_version,usage_input_tokens_no_cache,usage_output_tokens,web_search_count';
    const csv = textFile('claude.csv', `${columns}\n2026-09-01,claude-sonnet-4-20250514,100,10,7\n`);
    const usage = { output_tokens: 10, server_tool_use: { web_search_requests: 4 } };
    const bucket = { starting_at: '2026-09-01T00:00:00Z', ending_at: '2026-09-02T00:00:00Z' };
    const admin = jsonFile('u.json', {
      data: [{ ...bucket, results: [{ uncached_input_tokens: 100, model: 'claude-sonnet-4-20250514', ...usage }] }],
      has_more: false,
    });
    const answer = jsonFile('answers.json', [
      { id: 'msg_1', model: 'claude-sonnet-4-20250514', usage: { input_tokens: 100, ...usage } },
    ]);
    for (const [file, searches] of [
      [csv, 7],
      [admin, 4],
      [answer, 4],
    ] as const) {
      const reading = await read([file]);
      if (typeof reading === 'string') throw new Error(reading);
      expect([...reading.records].map((record) => record.searches)).toEqual([searches]);
    }
  });

  it('Admin costs: amounts are cents as text', async () => {
    const file = {
      data: [
        {
          starting_at: '2026-09-01T00:00:00Z',
          results: [
            {
              amount: '123.45',
              currency: 'USD',
              cost_type: 'tokens',
              token_type: 'output_tokens',
              model: 'claude-sonnet-4-20250514',
            },
            {
              amount: '1',
              currency: 'USD',
              cost_type: 'web_search',
              token_type: null,
              model: null,
              description: 'Web search',
            },
          ],
        },
      ],
    };
    expect((await totals(jsonFile('c.json', file))).cost?.USD).toBeCloseTo(1.2445, 12);
    expect((await totals(jsonFile('c.json', file.data))).cost?.USD).toBeCloseTo(1.2445, 12);
  });

  it('console costs are after discount, with the list beside them', async () => {
    const file = textFile(
      'cost.csv',
      'usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,list_price_usd,cost_type\n' +
        '2026-09-01,Claude Sonnet 4,Default,k,message,≤ 200k,input_no_cache,0.90,1.00,token\n' +
        '2026-09-01,Claude Sonnet 4,Default,k,message,≤ 200k,output,1.80,2.00,token\n',
    );
    const sum = await summaryOf([file]);
    expect(sum.totals.cost?.USD).toBeCloseTo(2.7, 12);
    expect(sum.list_cost).toBeCloseTo(3, 12);
    expect(sum.models['Claude Sonnet 4']).toEqual({ id: 'claude-sonnet-4', rules: ['exact', 'spelling'] });
  });
});

describe('OpenRouter', () => {
  it('one request with most of its prompt cached', async () => {
    const file = {
      name: 'openrouter-activity.csv',
      bytes: new Uint8Array(readFileSync(`${folder}small/openrouter-activity.csv`)),
    };
    expect(await totals(file)).toMatchObject({
      requests: 1,
      input: 76,
      read: 15_252,
      output: 457,
      cost: { USD: 0.0117 },
    });
  });

  it('activity by day, as CSV and as JSON', async () => {
    const csv = textFile(
      'a.csv',
      '"Date","Slug","Usage","BYOK Usage","Requests","Prompt Tokens","Completion Tokens","Reasoning Tokens"\n"2026-05-12 00:00:00","openai/gpt-4o-mini","0.5","0","12","3000","400","0"\n',
    );
    const row = {
      date: '2026-05-12',
      model: 'openai/gpt-4o-mini',
      model_permaslug: 'openai/gpt-4o-mini',
      endpoint_id: 'e1',
      provider_name: 'OpenAI',
      usage: 0.5,
      byok_usage_inference: 0,
      requests: 12,
      prompt_tokens: 3000,
      completion_tokens: 400,
      reasoning_tokens: 0,
    };
    const wanted = { requests: 12, input: 3000, output: 400, cost: { USD: 0.5 } };
    expect(await totals(csv)).toMatchObject(wanted);
    expect(await totals(jsonFile('a.json', { data: [row, { ...row, endpoint_id: 'e2' }] }))).toMatchObject({
      requests: 24,
      input: 6000,
    });
  });

  it('a generation is billed by its native tokens', async () => {
    const generation = {
      id: 'gen-1',
      upstream_id: 'u',
      total_cost: 0.02,
      usage: 0.02,
      created_at: '2026-09-01T10:00:00Z',
      model: 'openai/gpt-4o',
      tokens_prompt: 90,
      tokens_completion: 9,
      native_tokens_prompt: 100,
      native_tokens_completion: 10,
      native_tokens_reasoning: 0,
      native_tokens_cached: 40,
      is_byok: false,
    };
    expect(await totals(jsonFile('g.json', { data: generation }))).toMatchObject({
      requests: 1,
      input: 60,
      read: 40,
      output: 10,
      cost: { USD: 0.02 },
    });
  });
});

describe('gateways and tracers', () => {
  it('LiteLLM by day', async () => {
    const file = textFile(
      'daily.csv',
      'date,api_key,model,model_group,custom_llm_provider,prompt_tokens,completion_tokens,cache_read_input_tokens,cache_creation_input_tokens,spend,api_requests,successful_requests,failed_requests\n' +
        '2026-09-01,k,gpt-4o,chat,openai,1000,50,600,100,0.5,10,9,1\n',
    );
    expect(await totals(file)).toMatchObject({
      requests: 10,
      failed: 1,
      input: 300,
      read: 600,
      written: 100,
      cost: { USD: 0.5 },
    });
  });

  it('Langfuse through its interface: camel case, spans are no calls, a doubled cached input is subtracted', async () => {
    const at = '2026-09-01T10:00:00.000Z';
    const file = {
      data: [
        {
          id: 'a',
          traceId: 't',
          type: 'GENERATION',
          startTime: at,
          model: 'gpt-4o-2024-08-06',
          usageDetails: { input: 100, input_cached_tokens: 40, output: 10, total: 110 },
          calculatedTotalCost: 0.01,
          level: 'DEFAULT',
        },
        { id: 'b', traceId: 't', type: 'SPAN', startTime: at, usageDetails: {}, level: 'DEFAULT' },
        {
          id: 'c',
          traceId: 't',
          type: 'GENERATION',
          startTime: at,
          model: 'gpt-4o-2024-08-06',
          usageDetails: { input: 60, input_cached_tokens: 40, output: 10, total: 110 },
          calculatedTotalCost: 0.01,
          level: 'ERROR',
        },
      ],
      meta: { page: 1 },
    };
    expect(await totals(jsonFile('lf.json', file))).toMatchObject({
      rows: 3,
      dropped: { type_not_GENERATION: 1 },
      requests: 2,
      input: 120,
      read: 80,
      output: 20,
      failed: 1,
      tasks: 1,
    });
  });

  it('Helicone: JSON lines with a stray comma, and a CSV without models', async () => {
    const row = {
      request_id: 'r1',
      response_id: 's1',
      request_created_at: '2026-09-01T10:00:00Z',
      request_model: 'gpt-4o',
      response_model: 'gpt-4o-2024-08-06',
      response_status: 200,
      prompt_tokens: 100,
      prompt_cache_read_tokens: 30,
      prompt_cache_write_tokens: 0,
      completion_tokens: 9,
      request_properties: { 'Helicone-Session-Id': 's' },
      request_body: { secret: 'never read' },
    };
    const list = textFile(
      'h.json',
      `[${JSON.stringify(row)},${JSON.stringify({ ...row, request_id: 'r2', response_status: 500 })},\n]`,
    );
    expect(await totals(list)).toMatchObject({
      requests: 2,
      input: 140,
      read: 60,
      output: 18,
      failed: 1,
      models: ['gpt-4o-2024-08-06'],
      tasks: 1,
    });
    const csv = textFile(
      'h.csv',
      'response_id,response_created_at,response_status,request_created_at,request_body,request_properties,request_user_id,model,prompt_tokens,completion_tokens,latency,cost\n' +
        's1,2026-09-01T10:00:01Z,200,2026-09-01T10:00:00Z,"{""messages"":[]}",{},u,,100,9,900,\n',
    );
    const sum = await totals(csv);
    expect(sum).toMatchObject({ format: 'helicone.requests_csv', requests: 1, input: 100, output: 9, models: [] });
  });

  it('Portkey states cents', async () => {
    const row = {
      created_at: '2026-09-01T10:00:00Z',
      is_success: 1,
      ai_org: 'openai',
      ai_model: 'gpt-4o',
      req_units: 100,
      res_units: 20,
      total_units: 120,
      cost: 2.5,
      cost_currency: 'USD',
      response_status_code: 200,
      trace_id: 't',
      metadata: { key: ['project'], value: ['support'] },
    };
    expect(await totals(jsonLines('pk.jsonl', [row, { ...row, is_success: 0, cost: 0 }]))).toMatchObject({
      requests: 2,
      failed: 1,
      cost: { USD: 0.025 },
      projects: ['support'],
      tasks: 1,
    });
  });

  it('LangSmith: only runs of type llm, session_id is a project', async () => {
    const run = {
      id: 'r1',
      name: 'chat',
      run_type: 'llm',
      start_time: '2026-09-01T10:00:00',
      dotted_order: 'x',
      trace_id: 't',
      status: 'success',
      session_id: 'proj',
      prompt_tokens: 100,
      completion_tokens: 10,
      total_cost: '0.0125',
      prompt_token_details: { cache_read: 25 },
      extra: { metadata: { ls_model_name: 'gpt-4o', thread_id: 'c1' } },
    };
    const chain = { ...run, id: 'r2', run_type: 'chain' };
    expect(await totals(jsonLines('ls.jsonl', [run, chain]))).toMatchObject({
      rows: 2,
      dropped: { 'run_type_not_llm (chain)': 1 },
      requests: 1,
      input: 75,
      read: 25,
      cost: { USD: 0.0125 },
      projects: ['proj'],
      models: ['gpt-4o'],
    });
  });

  it('OpenTelemetry as a flat dump, dotted and nested, and OpenInference', async () => {
    const dotted = {
      trace_id: 't',
      span_id: 's1',
      start_time: '2026-09-01T10:00:00Z',
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'gpt-4o',
      'gen_ai.usage.input_tokens': 100,
      'gen_ai.usage.output_tokens': 10,
      'gen_ai.usage.cache_read.input_tokens': 20,
    };
    const nested = {
      traceId: 't',
      spanId: 's2',
      startTime: '2026-09-01T10:00:01Z',
      attributes: { gen_ai: { request: { model: 'gpt-4o' }, usage: { prompt_tokens: 50, completion_tokens: 5 } } },
    };
    const phoenix = {
      context: { trace_id: 't', span_id: 's3' },
      start_time: '2026-09-01T10:00:02Z',
      attributes: {
        'openinference.span.kind': 'LLM',
        'llm.model_name': 'gpt-4o',
        'llm.token_count.prompt': 7,
        'llm.token_count.completion': 3,
      },
    };
    expect(await totals(jsonLines('flat.jsonl', [dotted, nested, phoenix]))).toMatchObject({
      requests: 3,
      input: 137,
      read: 20,
      output: 18,
      models: ['gpt-4o'],
    });
  });

  it('OpenTelemetry’s log records tell of calls too, where they hold tokens', async () => {
    const record = (...attributes: [string, string | number][]) => ({
      timeUnixNano: '1788256800000000000',
      attributes: attributes.map(([key, value]) => ({
        key,
        value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
      })),
    });
    const call = record(
      ['gen_ai.request.model', 'gpt-4o'],
      ['gen_ai.usage.input_tokens', 100],
      ['gen_ai.usage.output_tokens', 10],
    );
    const logRecords = [call, record(['event.name', 'gen_ai.user.message'])];
    const file = jsonFile('logs.json', { resourceLogs: [{ scopeLogs: [{ logRecords }] }] });
    expect(await totals(file)).toMatchObject({ format: 'otel.genai_otlp_json', requests: 1, input: 100, output: 10 });
  });

  it('Jaeger', async () => {
    const file = {
      data: [
        {
          traceID: 't',
          processes: { p1: { serviceName: 'support' } },
          spans: [
            {
              traceID: 't',
              spanID: 's',
              processID: 'p1',
              startTime: 1787012783843000,
              tags: [
                { key: 'gen_ai.request.model', value: 'gpt-4o' },
                { key: 'gen_ai.usage.input_tokens', value: 11 },
                { key: 'gen_ai.usage.output_tokens', value: 2 },
              ],
            },
          ],
        },
      ],
    };
    expect(await totals(jsonFile('j.json', file))).toMatchObject({
      requests: 1,
      input: 11,
      output: 2,
      projects: ['support'],
    });
  });
});

describe('clouds', () => {
  it('Bedrock logs exclude the cache, but for OpenAI models over ConverseStream', async () => {
    const log = (modelId: string, operation: string, input: number, errorCode?: string) => ({
      schemaType: 'ModelInvocationLog',
      schemaVersion: '1.0',
      timestamp: '2026-09-01T10:00:00Z',
      accountId: '1',
      identity: { arn: 'arn:aws:sts::1:assumed-role/app/x' },
      region: 'us-east-1',
      requestId: `${modelId}${operation}`,
      operation,
      modelId,
      input: {
        inputTokenCount: input,
        cacheReadInputTokenCount: 500,
        cacheWriteInputTokenCount: 100,
        inputBodyJson: { messages: [] },
      },
      output: { outputTokenCount: 10 },
      ...(errorCode === undefined ? {} : { errorCode }),
    });
    const claude = log('us.anthropic.claude-sonnet-4-20250514-v1:0', 'Converse', 2);
    const gpt = log('openai.gpt-oss-120b-1:0', 'ConverseStream', 700);
    expect(
      await totals(
        textFile('b.json', `${JSON.stringify(claude)}\n${JSON.stringify(gpt)}\n${JSON.stringify(claude)}\n`),
      ),
    ).toMatchObject({
      rows: 3,
      dropped: { duplicate_request_id: 1 },
      requests: 2,
      input: 102,
      read: 1000,
      written: 200,
      output: 20,
    });
  });

  it('AWS cost and usage: thousands of tokens, tax apart', async () => {
    const file = textFile(
      'cur.csv',
      'bill_billing_period_start_date,line_item_usage_start_date,line_item_line_item_type,line_item_product_code,line_item_usage_type,line_item_usage_amount,line_item_unblended_cost,line_item_currency_code,pricing_unit\n' +
        '2026-09-01,2026-09-02T00:00:00Z,Usage,AmazonBedrock,USE1-Claude4.6Opus-input-tokens-batch,12.5,0.1,USD,1K tokens\n' +
        '2026-09-01,2026-09-02T00:00:00Z,Usage,AmazonBedrock,USE1-Claude4.6Opus-cache-read-input-token-count,100,0.05,USD,1K tokens\n' +
        '2026-09-01,2026-09-02T00:00:00Z,Usage,AmazonBedrock,USW2-anthropic.claude-opus-4-8-mantle-cache-write-tokens-global-standard,3,0.07,USD,1K tokens\n' +
        '2026-09-01,2026-09-02T00:00:00Z,Tax,AmazonBedrock,,,0.02,USD,\n' +
        '2026-09-01,2026-09-02T00:00:00Z,Usage,AmazonEC2,BoxUsage:m5.large,24,2.3,USD,Hrs\n',
    );
    const sum = await totals(file);
    expect(sum).toMatchObject({
      rows: 5,
      requests: null,
      input: 12_500,
      read: 100_000,
      written: 3000,
      models: ['Claude4.6Opus', 'anthropic.claude-opus-4-8'],
    });
    expect(sum.cost?.USD).toBeCloseTo(0.22, 12);
    expect(sum.dropped).toEqual({ 'non_usage (Tax)': 1, 'not_llm (AmazonEC2)': 1 });
  });

  it('FOCUS of Azure: the meter names the model, the deployment does only where no meter does', async () => {
    const row = (description: string, quantity: number) =>
      `USD,Usage,2026-09-01T00:00:00Z,2026-09-02T00:00:00Z,${description},${quantity},1K,2.5,AI and Machine Learning,/s/deployments/prod`;
    const file = (...rows: string[]) =>
      textFile(
        'focus.csv',
        `BillingCurrency,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,ChargeDescription,ConsumedQuantity,ConsumedUnit,BilledCost,ServiceCategory,ResourceId\n${rows.join('\n')}\n`,
      );
    const metered = file(row('gpt-4o 0806 Inp glbl Tokens', 1000), row('gpt-4o 0806 Outp glbl Tokens', 100));
    expect(await totals(metered)).toMatchObject({ models: ['gpt-4o-0806'], input: 1e6, output: 1e5 });
    const dashed = file(row('gpt-4o-0806-cached-Inp-glbl Tokens', 1000), row('gpt-4o-0806-Outp-glbl Tokens', 100));
    expect(await totals(dashed)).toMatchObject({ models: ['gpt-4o-0806'], read: 1e6, output: 1e5 });
    expect((await totals(file(row('Input tokens', 10)))).models).toEqual(['prod']);
    // AWS describes a charge by its price; its meter is the usage type.
    const aws = textFile(
      'focus.csv',
      'BillingCurrency,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,ChargeDescription,ConsumedQuantity,ConsumedUnit,BilledCost,ServiceName,SkuMeter\n' +
        'USD,Usage,2026-09-01T00:00:00Z,2026-09-02T00:00:00Z,$0.003 per 1K input tokens,1000,1K tokens,3,Amazon Bedrock,USE1-Claude4.5Sonnet-input-tokens\n',
    );
    expect(await totals(aws)).toMatchObject({ models: ['Claude4.5Sonnet'], input: 1e6, cost: { USD: 3 } });
    const openAi = textFile(
      'focus.csv',
      'BillingCurrency,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,ChargeDescription,ConsumedQuantity,ConsumedUnit,BilledCost,ServiceName,SkuMeter\n' +
        'USD,Usage,2026-09-01T00:00:00Z,2026-09-02T00:00:00Z,gpt-5 input tokens,1000,Tokens,0.1,OpenAI API,gpt-5 input tokens\n',
    );
    expect(await totals(openAi)).toMatchObject({ models: ['gpt-5'], input: 1000 });
  });

  it('CloudWatch Logs Insights gives the fields of Bedrock’s log by their dotted names', async () => {
    const file = textFile(
      'insights.csv',
      '@timestamp,requestId,modelId,input.inputTokenCount,output.outputTokenCount,input.cacheReadInputTokenCount\n' +
        '2026-09-01 10:00:00.000,r1,anthropic.claude-sonnet-4-20250514-v1:0,100,50,2000\n' +
        '2026-09-01 10:00:00.000,r1,anthropic.claude-sonnet-4-20250514-v1:0,100,50,2000\n',
    );
    expect(await totals(file)).toMatchObject({
      format: 'bedrock.invocation_log_csv',
      dropped: { duplicate_request_id: 1 },
      input: 100,
      read: 2000,
      output: 50,
    });
  });

  it('Azure: months first, meters in thousands and millions, tags without braces', async () => {
    const file = textFile(
      'part_0_0001.csv',
      '\ufeffdate,serviceFamily,consumedService,meterName,meterCategory,meterSubCategory,unitOfMeasure,quantity,chargeType,billingCurrency,costInBillingCurrency,paygCostInBillingCurrency,ResourceId,tags\n' +
        '09/02/2026,AI + Machine Learning,Microsoft.CognitiveServices,gpt-4o 0806 Inp glbl Tokens,Cognitive Services,Azure OpenAI,1K,120,Usage,EUR,0.3,0.3,/subscriptions/x/accounts/a,"""project"":""support"""\n' +
        '09/13/2026,AI + Machine Learning,Microsoft.CognitiveServices,gpt-4o 0806 cached Inp glbl Tokens,Cognitive Services,Azure OpenAI,1K,40,Usage,EUR,0.05,0.05,/subscriptions/x/accounts/a,\n' +
        '09/02/2026,AI + Machine Learning,Microsoft.CognitiveServices,5.4 opt Dz 1M Tokens,Cognitive Services,Azure OpenAI,1M,2,Usage,EUR,20,20,/subscriptions/x/accounts/a,\n' +
        '09/02/2026,Compute,Microsoft.Compute,D2s v3,Virtual Machines,,1 Hour,24,Usage,EUR,3,3,/x,\n',
    );
    const sum = await summaryOf([file]);
    expect(sum.totals).toMatchObject({
      input_uncached: 120_000,
      cache_read: 40_000,
      output_total: 2_000_000,
      cost: { EUR: 20.35 },
    });
    expect(Object.keys(sum.by_month)).toEqual(['2026-09']);
    expect(sum.rows_to_drop).toEqual({ 'not_llm (Virtual Machines)': 1 });
    expect(sum.by_project.support?.input_uncached).toBe(120_000);
    expect(Object.keys(sum.by_model_raw)).toContain('gpt-4o-0806');
  });

  it('Google: credits make the net, thinking is output of its own', async () => {
    const row = (sku: string, amount: number, cost: number, credit = 0) => ({
      service: { description: 'Vertex AI' },
      sku: { id: 's', description: sku },
      usage_start_time: '2026-09-01 08:00:00 UTC',
      project: { id: 'p', name: 'support' },
      usage: { amount, unit: 'count' },
      cost,
      currency: 'USD',
      cost_type: 'regular',
      credits: credit === 0 ? [] : [{ name: 'promo', amount: credit }],
    });
    const file = jsonLines('gcp.jsonl', [
      row('Generate content input token count gemini 2.5 flash short input text', 0, 0),
      row('Gemini 2.5 Flash GA Text Input - Predictions', 1000, 0.3, -0.1),
      row('Gemini 2.5 Flash GA Thinking Text Output - Predictions', 200, 0.5),
      row('Gemini 2.5 Flash GA Text Output - Predictions', 100, 0.25),
    ]);
    const sum = await summaryOf([file]);
    expect(sum.totals).toMatchObject({ input_uncached: 1000, output_total: 300, reasoning_subset_of_output: 200 });
    expect(sum.totals.cost?.USD).toBeCloseTo(0.95, 12);
    expect(Object.keys(sum.by_model_raw).sort()).toEqual(['Gemini 2.5 Flash', 'gemini 2.5 flash']);
  });

  it('the console of Google: invoice lines above, thousands in quotes, the currency in the header', async () => {
    const file = textFile(
      'console.csv',
      'Billing account name,Demo\nInvoice month,2026-09\nCurrency,EUR\n\n' +
        'Billing account name,Project name,Service description,SKU description,SKU ID,Credit type,Cost type,Usage start date,Usage end date,Usage amount,Usage unit,Unrounded Cost (€),Cost (€)\n' +
        'Demo,support,Vertex AI,Gemini 2.5 Flash Lite GA Text Input - Predictions,s1,,Usage,2026-09-01,2026-09-30,"1,234,567",count,0.123457,0.12\n' +
        'Demo,support,Vertex AI,Gemini 2.5 Flash Lite GA Text Output - Predictions,s2,,Usage,2026-09-01,2026-09-30,"1,000",count,0.0004,0.00\n' +
        'Demo,,Invoice,Tax,s3,,Tax,2026-09-01,2026-09-30,,,0.02,0.02\n',
    );
    const sum = await summaryOf([file]);
    expect(sum.totals).toMatchObject({ input_uncached: 1_234_567, output_total: 1000 });
    expect(sum.totals.cost?.EUR).toBeCloseTo(0.123857, 9);
    expect(sum.non_usage_lines).toEqual({ 'tax EUR': 0.02 });
    expect(Object.keys(sum.by_model_raw)).toEqual(['Gemini 2.5 Flash Lite']);
  });
});

describe('tools', () => {
  it('Claude Code: a response written several times counts once, the last with most output', async () => {
    const line = (id: string, output: number, extra: object = {}) => ({
      type: 'assistant',
      timestamp: '2026-09-01T10:00:00.000Z',
      sessionId: 's1',
      requestId: `req-${id}`,
      cwd: '/home/someone/code/shop',
      version: '1',
      message: {
        id,
        model: 'claude-sonnet-4-20250514',
        usage: {
          input_tokens: 5,
          cache_creation_input_tokens: 100,
          cache_read_input_tokens: 900,
          cache_creation: { ephemeral_5m_input_tokens: 60, ephemeral_1h_input_tokens: 40 },
          output_tokens: output,
        },
        content: [{ type: 'text', text: 'never kept' }],
      },
      ...extra,
    });
    const file = jsonLines('log.jsonl', [
      {
        type: 'user',
        sessionId: 's1',
        message: { role: 'user', content: 'never kept' },
        timestamp: '2026-09-01T09:59:00.000Z',
      },
      line('m1', 1),
      line('m1', 50),
      line('m2', 7),
      line('m3', 0, { message: { id: 'm3', model: '<synthetic>', usage: { input_tokens: 0, output_tokens: 0 } } }),
    ]);
    const sum = await summaryOf([file]);
    expect(sum.totals).toMatchObject({
      requests: 2,
      input_uncached: 10,
      cache_read: 1800,
      cache_write_5m: 120,
      cache_write_1h: 80,
      output_total: 57,
    });
    expect(sum.rows_to_drop).toEqual({ no_model_call: 1, repeated_responses: 1, error_notes: 1 });
    expect(JSON.stringify(sum)).not.toContain('never kept');
    expect(JSON.stringify(sum)).not.toContain('someone');
  });

  it('ccusage', async () => {
    const day = {
      date: '2026-09-01',
      inputTokens: 30,
      outputTokens: 20,
      cacheCreationTokens: 10,
      cacheReadTokens: 400,
      totalTokens: 460,
      totalCost: 0.5,
      modelsUsed: ['a', 'b'],
      modelBreakdowns: [
        {
          modelName: 'claude-sonnet-4-20250514',
          inputTokens: 10,
          outputTokens: 15,
          cacheCreationTokens: 10,
          cacheReadTokens: 400,
          cost: 0.4,
        },
        {
          modelName: 'claude-3-5-haiku-20241022',
          inputTokens: 20,
          outputTokens: 5,
          cacheCreationTokens: 0,
          cacheReadTokens: 0,
          cost: 0.1,
        },
      ],
    };
    expect(await totals(jsonFile('cc.json', { daily: [day], totals: {} }))).toMatchObject({
      requests: null,
      input: 30,
      read: 400,
      written: 10,
      output: 20,
      cost: { USD: 0.5 },
    });
  });

  it('Cursor: columns are disjoint unless the total says otherwise; what is included costs nothing', async () => {
    const head =
      'Date,Kind,Model,Max Mode,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens,Cost\n';
    const file = textFile(
      'cursor.csv',
      `${head}2026-09-01T10:00:00Z,On-Demand,claude-4-sonnet,No,100,20,1000,50,1170,$0.50\n` +
        '2026-09-01T10:01:00Z,Included,auto,No,100,20,1000,50,1170,Included\n' +
        '2026-09-01T10:02:00Z,On-Demand,gpt-5,No,100,20,1000,50,1150,$0.01\n' +
        '2026-09-01T10:03:00Z,"Errored, No Charge",gpt-5,No,0,0,0,0,0,-\n',
    );
    expect(await totals(file)).toMatchObject({
      requests: 4,
      failed: 1,
      input: 60,
      read: 3000,
      written: 280,
      output: 150,
      cost: { USD: 0.51 },
    });
  });

  it('Cursor: beside what tokens are worth stands what was paid', async () => {
    const file = textFile(
      'usage.csv',
      'Date,Model,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens,Cost,Cost to you\n' +
        '2026-09-01T10:00:00.000Z,claude-4.5-sonnet,1000,500,20000,300,21800,$0.03,$0.00\n' +
        '2026-09-02T10:00:00.000Z,gpt-5,0,1500,1000,200,2700,$0.02,$0.01\n',
    );
    expect(await totals(file)).toMatchObject({
      input: 2000,
      read: 21_000,
      written: 1000,
      output: 500,
      cost: { USD: 0.01 },
    });
  });

  it('Copilot quantities are no calls', async () => {
    const file = textFile(
      'copilot.csv',
      'date,username,product,sku,model,quantity,unit_type,applied_cost_per_quantity,gross_amount,discount_amount,net_amount,exceeds_quota,total_monthly_quota\n2026-09-01,someone,Copilot,premium,GPT-5,3.6,requests,0.04,0.144,0.044,0.1,False,300\n',
    );
    expect(await totals(file)).toMatchObject({ requests: null, cost: { USD: 0.1 }, models: ['GPT-5'] });
  });

  it('DeepSeek: a zip of amounts in long form and costs in yuan', async () => {
    const amounts =
      'user_id,start_time_iso,end_time_iso,model,api_key_name,api_key,type,price,amount\n' +
      [
        ['request_count', 3],
        ['input_cache_hit_tokens', 500],
        ['input_cache_miss_tokens', 200],
        ['output_tokens', 70],
      ]
        .map(
          ([type, amount]) =>
            `u,2026-09-01T00:00:00Z,2026-09-02T00:00:00Z,deepseek-chat,k,sk-x,${type},0.1,${amount}\n`,
        )
        .join('');
    const costs =
      'user_id,start_time_iso,end_time_iso,model,wallet_type,cost,currency\nu,2026-09-01T00:00:00Z,2026-09-02T00:00:00Z,deepseek-chat,topped,1.5,CNY\n';
    const zip = zipSync({ 'amount-2026-09.csv': strToU8(amounts), 'cost-2026-09.csv': strToU8(costs) });
    expect(await totals({ name: 'usage.zip', bytes: zip })).toMatchObject({
      requests: 3,
      input: 200,
      read: 500,
      output: 70,
      cost: { CNY: 1.5 },
    });
  });
});

describe('any table', () => {
  it('sums of a day with a column of requests', async () => {
    const file = {
      name: 'tokens-per-model-usage.csv',
      bytes: new Uint8Array(readFileSync(`${folder}small/tokens-per-model-usage.csv`)),
    };
    const { by_model_raw: models } = await summaryOf([file]);
    expect(models['gpt-5']).toMatchObject({
      requests: 1000,
      prompt_total: 12_000_000,
      cache_read: 9_000_000,
      output_total: 2_100_000,
      cost: { USD: 25.88 },
    });
  });

  it('columns without meaning are asked for, and a stated mapping reads them', async () => {
    const file = textFile('x.csv', 'a,b,c,d\n2026-09-01 10:00,gpt-4o,100,20\n2026-09-01 11:00,gpt-4o,200,30\n');
    expect(await read([file])).toMatch(/^usageUnknown: x\.csv is no export .* a, b, c, d\.$/);
    const sum = await summaryOf([file], {
      mapping: mappingOf('a=time', 'b=model', 'c=input', 'd=output', 'zone=+02:00'),
    });
    expect(sum.totals).toMatchObject({ requests: 2, input_uncached: 300, output_total: 50, cost: null });
    expect(sum.period.from).toBe('2026-09-01T08:00:00.000Z');
    expect(sum.mapping).toMatchObject({ columns: { time: 'a', input: 'c' }, zone: '+02:00' });
    expect(await read([file], mappingOf('when=time'))).toMatch(
      /^usageColumnMissing: x\.csv has no column “when” \(for time\)\. It has: a, b, c, d/,
    );
  });

  it('input without the cached tokens is settled by one row that proves it, or stated', async () => {
    const head = 'time,model,prompt_tokens,cached_tokens,completion_tokens\n';
    const plain = textFile('p.csv', `${head}2026-09-01 10:00,m,100,40,1\n`);
    const proving = textFile('q.csv', `${head}2026-09-01 10:00,m,100,40,1\n2026-09-01 10:01,m,10,40,1\n`);
    expect((await summaryOf([plain])).totals.input_uncached).toBe(60);
    expect((await summaryOf([plain])).notes).toContainEqual({ kind: 'cachedInsideAssumed', blanks: {} });
    expect((await summaryOf([proving])).totals.input_uncached).toBe(110);
    expect((await summaryOf([plain], { mapping: mappingOf('cached=excluded') })).totals.input_uncached).toBe(100);
  });

  it.each([
    ['French', 'Date;Modèle;Jetons entrée;Jetons sortie;Coût (€)\n01/09/2026 10:00;gpt-4o;1 200;30;0,02 €\n', 'EUR'],
    [
      'Spanish',
      'Fecha;Modelo;Tokens de entrada;Tokens de salida;Importe\n2026-09-01 10:00;gpt-4o;1.200;30;0,02 €\n',
      'EUR',
    ],
    ['Japanese', '日時,モデル,入力トークン,出力トークン,料金\n2026/09/01 10:00,gpt-4o,1200,30,¥0.02\n', 'JPY'],
    ['Chinese', '时间,模型,输入token,输出token,费用\n2026-09-01 10:00,gpt-4o,1200,30,￥0.02\n', 'CNY'],
  ])('%s names of columns', async (_, text, currency) => {
    const { totals: sum } = await summaryOf([textFile('t.csv', text)]);
    expect(sum).toMatchObject({ requests: 1, input_uncached: 1200, output_total: 30, cost: { [currency]: 0.02 } });
  });

  it('objects as JSON lines, and inside an object around them', async () => {
    const row = { timestamp: 1787097600, model: 'gpt-4o', input_tokens: 5, output_tokens: 2, session_id: 's' };
    const wanted = { requests: 2, input: 10, output: 4, tasks: 1 };
    expect(await totals(jsonLines('o.jsonl', [row, row]))).toMatchObject(wanted);
    expect(await totals(jsonFile('o.json', { total: 2, items: [row, row] }))).toMatchObject(wanted);
  });
});

describe('grouping', () => {
  const rows = ['a', 'a', 'b']
    .map((task, i) => `2026-09-0${i + 1} 10:00,gpt-4o,${task},${(i + 1) * 100},10\n`)
    .join('');
  it('by a key gives totals, months and sizes of each', async () => {
    const sum = await summaryOf([textFile('g.csv', `time,model,task,input_tokens,output_tokens\n${rows}`)], {
      by: 'tag',
    });
    expect(Object.keys(sum.groups)).toEqual(['a', 'b']);
    expect(sum.groups.a).toMatchObject({
      totals: { requests: 2, input_uncached: 300 },
      percentiles: { n: 2, prompt: { p50: 150, mean: 150 } },
    });
    expect(sum.groups.b?.by_month['2026-09']?.requests).toBe(1);
  });
});
