/** Each format by what is peculiar to it, in small files written by hand after its documentation. */
import { describe, expect, test } from 'vitest';
import { countsOf, type GivenFile, jsonOf, questionsOf, readHere, summaryOf, textFile } from './readHere.ts';
import { zipFile } from './zipFile.ts';

const json = (name: string, value: unknown, folder?: string): GivenFile =>
  textFile(name, JSON.stringify(value), folder);
const lines = (name: string, values: unknown[], folder?: string): GivenFile =>
  textFile(name, values.map((value) => JSON.stringify(value)).join('\n'), folder);
const formatOf = async (file: GivenFile): Promise<string | null> => (await jsonOf([file])).format;
const asides = async (file: GivenFile): Promise<string[]> =>
  (await jsonOf([file])).files.flatMap(({ set_aside }) => set_aside.map(({ kind }) => kind));

describe('promptfoo', () => {
  const result = (testIdx: number, promptIdx: number, id: string, more: object = {}) => ({
    testIdx,
    promptIdx,
    provider: { id, label: '' },
    vars: { n: testIdx },
    success: true,
    score: 1,
    failureReason: 0,
    ...more,
  });

  test('one provider under two prompts is two stacks', async () => {
    const results = [0, 1].flatMap((t) =>
      [0, 1].map((p) => result(t, p, 'openai:gpt-4o', { prompt: { label: `p${p}` } })),
    );
    expect(await countsOf([json('r.json', { results: { version: 3, results } })])).toEqual({
      'gpt-4o (p0)': [2, 2],
      'gpt-4o (p1)': [2, 2],
    });
  });

  test('one provider under two labels is two stacks; a lone label names nothing', async () => {
    const results = [
      result(0, 0, 'openai:gpt-4o', { provider: { id: 'openai:gpt-4o', label: 'cold' } }),
      result(0, 1, 'openai:gpt-4o', { provider: { id: 'openai:gpt-4o', label: 'hot' } }),
      result(0, 2, 'openai:o3', { provider: { id: 'openai:o3', label: 'thinks' } }),
    ];
    expect(Object.keys(await countsOf([json('r.json', { results: { results } })]))).toEqual([
      'gpt-4o (cold)',
      'gpt-4o (hot)',
      'o3',
    ]);
  });

  test('an error is no failed assertion, and what the cache answered is not free', async () => {
    const { by_model } = await jsonOf([
      json('r.json', {
        results: {
          results: [
            result(0, 0, 'openai:a', { cost: 0, response: { cached: true } }),
            result(1, 0, 'openai:a', { success: false, failureReason: 1, cost: 0.5 }),
            result(2, 0, 'openai:a', { success: false, failureReason: 2, cost: 0 }),
            result(2, 0, 'openai:a', { cost: 0.25 }),
          ],
        },
      }),
    ]);
    expect(by_model.a).toMatchObject({
      n: 4,
      passed: 2,
      errors: 1,
      items: 3,
      cost_known_n: 2,
      cost: 0.75,
      cost_per_success: null,
    });
  });

  test('version 2 keeps its results in a table', async () => {
    const output = (pass: boolean) => ({ pass, score: pass ? 1 : 0 });
    const file = json('v2.json', {
      results: {
        version: 2,
        table: {
          head: { prompts: [{ provider: 'openai:gpt-4' }, { provider: 'anthropic:messages:claude-2' }], vars: ['q'] },
          body: [
            { vars: ['1'], outputs: [output(true), output(false)] },
            { vars: ['2'], outputs: [output(true), output(true)] },
          ],
        },
      },
    });
    expect(await countsOf([file])).toEqual({ 'gpt-4': [2, 2], 'claude-2': [1, 2] });
  });

  test('columns of one name belong to the output before them', async () => {
    const head = 'topic,[openai:gpt-4o] p,Status,Score,Named Scores,Grader Reason,Comment';
    const more = '[openai:o3] p,Status,Score,Named Scores,Grader Reason,Comment';
    const text = `${head},${more}\na,x,PASS,1,{},ok,,y,FAIL,0,{},no,\nb,x,ERROR,0,{},,,y,PASS,1,{},ok,\n`;
    const file = textFile('out.csv', text);
    expect(await countsOf([file])).toEqual({ 'gpt-4o': [1, 2], o3: [1, 2] });
    expect((await jsonOf([file])).by_model['gpt-4o']?.errors).toBe(1);
  });
});

describe('Inspect', () => {
  const header = { version: 2, status: 'success', eval: { task: 'qa', model: 'anthropic/claude-x' } };
  const sample = (id: number, epoch: number, value: unknown, more: object = {}) => ({
    id,
    epoch,
    scores: { match: { value } },
    ...more,
  });
  const member = (id: number, epoch: number, value: unknown): [string, string] => [
    `samples/${id}_epoch_${epoch}.json`,
    JSON.stringify(sample(id, epoch, value)),
  ];

  test.each([0, 93] as const)(
    'an archive packed by method %i; of two members of one name the last counts',
    async (method) => {
      const bytes = zipFile(
        [
          ['_journal/start.json', JSON.stringify(header)],
          member(1, 1, 'I'),
          member(2, 1, 'C'),
          member(1, 1, 'C'),
          ['header.json', JSON.stringify(header)],
        ],
        method,
      );
      const found = await jsonOf([{ name: 'log.eval', bytes }]);
      expect(found.format).toBe('inspect.eval_zip');
      expect(found.by_model['claude-x']).toMatchObject({ n: 2, passed: 2 });
    },
  );

  test('a log that still runs is read as far as it is', async () => {
    const bytes = zipFile(
      [['_journal/start.json', JSON.stringify({ ...header, status: 'started' })], member(1, 1, 'C')],
      0,
    );
    const found = await jsonOf([{ name: 'log.eval', bytes }]);
    expect(found.by_model['claude-x']).toMatchObject({ n: 1, passed: 1 });
    expect(found.files[0]?.set_aside.map(({ kind }) => kind)).toEqual(['partial']);
  });

  test('grades, booleans and numbers; partly correct passes from 0.5 on where that is the threshold', async () => {
    const file = json('log.json', {
      ...header,
      samples: [sample(1, 1, 'C'), sample(2, 1, 'P'), sample(3, 1, 'N'), sample(4, 1, 'I')],
    });
    expect(await countsOf([file])).toEqual({ 'claude-x': [1, 4] });
    expect(await countsOf([file], { threshold: 0.5 })).toEqual({ 'claude-x': [2, 4] });
    expect(await questionsOf([file])).toEqual(['partial']);
    const plain = json('log.json', { ...header, samples: [sample(1, 1, true), sample(2, 1, 0), sample(3, 1, 1)] });
    expect(await countsOf([plain])).toEqual({ 'claude-x': [2, 3] });
  });

  test('of several scorers one counts, and another can be asked for', async () => {
    const scores = { match: { value: 'C' }, judge: { value: 'I' } };
    const file = json('log.json', { ...header, samples: [{ id: 1, epoch: 1, scores }] });
    expect(await questionsOf([file])).toEqual(['measure']);
    expect(await countsOf([file], { measure: 'judge' })).toEqual({ 'claude-x': [0, 1] });
  });

  test('cached tokens beside the input are part of the prompt; the judge’s are not', async () => {
    const usage = (more: object) => ({ input_tokens: 100, output_tokens: 10, input_tokens_cache_read: 900, ...more });
    const file = json('log.json', {
      ...header,
      samples: [
        sample(1, 1, 'C', {
          model_usage: {
            'anthropic/claude-x': usage({ total_tokens: 1010 }),
            'openai/judge': usage({ total_tokens: 9999 }),
          },
        }),
        sample(2, 1, 'C', {
          model_usage: { 'anthropic/claude-x': { ...usage({ total_tokens: 1010 }), input_tokens: 1000 } },
        }),
      ],
    });
    expect((await jsonOf([file])).by_model['claude-x']).toMatchObject({ prompt_tokens: 2000, completion_tokens: 20 });
  });
});

describe('lm-evaluation-harness', () => {
  const line = (doc_id: number, filter: string, exact_match: number) => ({
    doc_id,
    doc: {},
    resps: [],
    filtered_resps: [],
    filter,
    metrics: ['exact_match'],
    exact_match,
  });

  test('every document stands once per filter and counts once', async () => {
    const file = lines(
      'samples_gsm8k_2026-01-01T00-00-00.jsonl',
      [1, 2].flatMap((id) => [line(id, 'strict-match', 0), line(id, 'flexible-extract', 1)]),
      'openai__gpt-4o',
    );
    expect(await countsOf([file])).toEqual({ 'openai/gpt-4o': [0, 2] });
    expect(await questionsOf([file])).toEqual(['measure']);
    expect(await countsOf([file], { measure: 'flexible-extract' })).toEqual({ 'openai/gpt-4o': [2, 2] });
  });

  test('totals of tasks; a group repeats its tasks and counts nothing', async () => {
    const file = json('results_2026.json', {
      results: {
        mmlu: { 'acc,none': 0.5, 'acc_stderr,none': 'N/A' },
        mmlu_a: { 'acc,none': 0.25, 'acc_stderr,none': 0.1 },
        mmlu_b: { 'acc,none': 0.75, 'acc_stderr,none': 0.1 },
      },
      group_subtasks: { mmlu: ['mmlu_a', 'mmlu_b'], mmlu_a: [], mmlu_b: [] },
      versions: {},
      'n-shot': {},
      'n-samples': { mmlu_a: { original: 40, effective: 20 }, mmlu_b: { original: 40, effective: 40 } },
      model_name: 'meta/llama',
    });
    expect(await countsOf([file])).toEqual({ 'meta/llama': [35, 60] });
  });
});

describe('OpenAI evals', () => {
  test('the first verdict on a sample counts; a sample without one is unknown; usage adds up', async () => {
    const event = (event_id: number, sample_id: string, type: string, data: object) => ({
      run_id: 'r',
      event_id,
      sample_id,
      type,
      data,
    });
    const file = lines('log.jsonl', [
      { spec: { completion_fns: ['gpt-x'], eval_name: 'e' } },
      event(0, 's1', 'sampling', { usage: { prompt_tokens: 10, completion_tokens: 2 } }),
      event(1, 's1', 'match', { correct: true }),
      event(2, 's1', 'match', { correct: false }),
      event(3, 's2', 'sampling', { usage: { prompt_tokens: 5, completion_tokens: 1 } }),
      event(4, 's3', 'match', { correct: false }),
      { final_report: { accuracy: 0.5 } },
    ]);
    const found = await jsonOf([file]);
    expect(found.format).toBe('openai.evals_jsonl');
    expect([found.items, found.by_model['gpt-x']?.n, found.by_model['gpt-x']?.passed]).toEqual([3, 2, 1]);
  });

  test('output items of the API: every grader must pass', async () => {
    const item = (id: string, passed: boolean[], status = 'pass') => ({
      object: 'eval.run.output_item',
      datasource_item_id: id,
      status,
      results: passed.map((each) => ({ name: 'g', passed: each })),
      sample: { model: 'gpt-x', usage: { prompt_tokens: 7, completion_tokens: 3 } },
    });
    const file = json('items.json', {
      object: 'list',
      data: [item('1', [true, true]), item('2', [true, false]), item('3', [], 'error')],
    });
    expect((await jsonOf([file])).by_model['gpt-x']).toMatchObject({ n: 3, passed: 1, errors: 1, prompt_tokens: 21 });
  });
});

describe('LangSmith', () => {
  const run = (example: string, model: string, score: number | null, more: object = {}) => ({
    id: `${example}${model}`,
    run_type: 'chain',
    dotted_order: 'x',
    trace_id: 't',
    reference_example_id: example,
    parent_run_id: null,
    feedback_stats: score === null ? {} : { correct: { n: 1, avg: score } },
    extra: { metadata: { ls_model_name: model } },
    total_cost: '0.25',
    prompt_tokens: 8,
    completion_tokens: 2,
    start_time: '2026-01-01T00:00:00',
    end_time: '2026-01-01T00:00:04.5',
    ...more,
  });

  test('runs by example and model; child runs repeat their parent', async () => {
    const file = lines('runs.jsonl', [
      run('e1', 'a', 1),
      run('e1', 'b', 0),
      run('e2', 'a', 1),
      run('e2', 'b', null, { error: 'timeout' }),
      run('e1', 'a', 1, { parent_run_id: 'p' }),
    ]);
    const found = await jsonOf([file]);
    expect(found.format).toBe('langsmith.experiment');
    expect(found.by_model.a).toMatchObject({ n: 2, passed: 2, cost: 0.5, prompt_tokens: 16, seconds_per_task: 4.5 });
    expect(found.by_model.b).toMatchObject({ n: 2, passed: 0, errors: 1 });
  });

  test('the same as CSV with a column per feedback', async () => {
    const file = textFile(
      'experiment.csv',
      'id,reference_example_id,model,run_type,feedback.correct,total_cost,latency\n1,e1,a,chain,1,0.1,2\n2,e2,a,chain,0,0.1,4\n3,e3,a,chain,1,0.1,3\n',
    );
    expect(await formatOf(file)).toBe('langsmith.experiment');
    expect((await jsonOf([file])).by_model.a).toMatchObject({ n: 3, passed: 2, cost: 0.3, seconds_per_task: 3 });
  });
});

test('Braintrust: root spans are the results, a skipped score is unknown, equal inputs are one item', async () => {
  const span = (id: string, input: string, score: number | null, more: object = {}) => ({
    id,
    span_id: id,
    root_span_id: id,
    input,
    expected: 'x',
    scores: { Correct: score },
    metadata: { model: 'm' },
    span_attributes: { name: 'eval' },
    metrics: { start: 10, end: 12.5, prompt_tokens: 4, completion_tokens: 1 },
    ...more,
  });
  const file = json('exp.json', [
    span('1', 'q1', 1),
    span('2', 'q2', 0),
    span('3', 'q1', 1),
    span('4', 'q3', null),
    span('5', 'q1', 1, { root_span_id: '1' }),
  ]);
  const found = await jsonOf([file]);
  expect(found.format).toBe('braintrust.experiment');
  expect(found.by_model.m).toMatchObject({ n: 3, passed: 2, items: 2, seconds_per_task: 2.5 });
  expect(await asides(file)).toEqual(['records']);
});

test('Langfuse scores: a judge’s beside a person’s, categories by their text', async () => {
  const score = (trace_id: string, source: string, data_type: string, value: number, string_value: string | null) => ({
    id: trace_id + source,
    trace_id,
    name: 'correct',
    source,
    data_type,
    value,
    string_value,
    dataset_run_id: 'gpt-x',
  });
  const file = json('scores.json', [
    score('1', 'EVAL', 'BOOLEAN', 1, 'True'),
    score('1', 'ANNOTATION', 'BOOLEAN', 1, 'True'),
    score('2', 'EVAL', 'BOOLEAN', 1, 'True'),
    score('2', 'ANNOTATION', 'CATEGORICAL', 1, 'incorrect'),
    score('3', 'EVAL', 'BOOLEAN', 0, 'False'),
  ]);
  const found = await jsonOf([file]);
  expect(found).toMatchObject({ format: 'langfuse.scores', n: 2, true_accept: 1, false_accept: 1, true_reject: 0 });
  expect(found.by_model['gpt-x']).toMatchObject({ n: 3, passed: 1 });
});

test('DeepEval: a case passes where all metrics do; what judging cost is not the model’s', async () => {
  const testCase = (name: string, ...passed: boolean[]) => ({
    name,
    success: passed.every(Boolean),
    metricsData: passed.map((success) => ({ name: 'm', success, score: 0.5, threshold: 0.5, evaluationCost: 0.01 })),
  });
  const file = json('test_run.json', {
    testCases: [testCase('a', true, true), testCase('b', true, false)],
    metricsScores: [],
    hyperparameters: { model: 'gpt-x' },
  });
  const found = await jsonOf([file]);
  expect(found.by_model['gpt-x']).toMatchObject({ n: 2, passed: 1, cost: null });
  expect(await asides(file)).toEqual(['judgeCost']);
});

describe('EvalPlus', () => {
  const run = (...tries: [base: string, plus?: string][]) =>
    tries.map(([base, plus]) => ({
      task_id: 'HumanEval/0',
      solution: 'def f(): ...',
      base_status: base,
      ...(plus === undefined ? {} : { plus_status: plus }),
      base_fail_tests: [],
    }));
  const report = (name: string, ...tries: [string, string?][]) =>
    json(name, { date: '2026-09-01 10:00', hash: 'x', eval: { 'HumanEval/0': run(...tries) } });

  test('the model is named by the file; of two verdicts the stricter counts, and that is asked', async () => {
    const file = report('Qwen--Qwen3-32B_vllm_temp_0.2_eval_results.json', ['pass', 'pass'], ['pass', 'timeout']);
    expect(await countsOf([file])).toEqual({ 'Qwen/Qwen3-32B': [1, 2] });
    expect((await jsonOf([file])).format).toBe('evalplus.results');
    expect(await questionsOf([file])).toContain('measure');
    expect(await countsOf([file], { measure: 'base' })).toEqual({ 'Qwen/Qwen3-32B': [2, 2] });
  });

  test('base tests alone count where no others were run; a file without a model’s name asks for it', async () => {
    const file = report('eval_results.json', ['pass']);
    expect(await countsOf([file])).toEqual({ eval_results: [1, 1] });
    expect(await questionsOf([file])).toEqual(['model']);
  });
});

describe('SWE-bench', () => {
  const report = {
    total_instances: 500,
    submitted_instances: 5,
    completed_instances: 4,
    resolved_instances: 2,
    resolved_ids: ['a-1', 'a-2'],
    unresolved_ids: ['a-3'],
    empty_patch_ids: ['a-4'],
    error_ids: ['a-5'],
    submitted_ids: ['a-1', 'a-2', 'a-3', 'a-4', 'a-5'],
    incomplete_ids: ['a-6'],
    schema_version: 2,
  };

  test('a report counts what was submitted and asks about the rest', async () => {
    const file = json('openai__gpt-x.run1.json', report);
    expect((await jsonOf([file])).by_model['openai/gpt-x']).toMatchObject({ n: 5, passed: 2, errors: 1 });
    expect(await questionsOf([file])).toEqual(['submitted']);
    expect(await countsOf([file], { total: 500 })).toEqual({ 'openai/gpt-x': [2, 500] });
  });

  test('two reports are compared instance by instance', async () => {
    const other = { ...report, resolved_ids: ['a-3', 'a-2'], unresolved_ids: ['a-1'] };
    const { pairs_first_attempt } = await jsonOf([json('a.r.json', report), json('b.r.json', other)]);
    expect(pairs_first_attempt[0]).toMatchObject({
      a: 'a',
      b: 'b',
      both: 1,
      a_only: 1,
      b_only: 1,
      neither: 2,
      difference: 0,
    });
  });
});

test('Aider: several entries, a cost of nothing is unknown, fewer cases than the benchmark are told', async () => {
  const file = textFile(
    'leaderboard.yml',
    `- dirname: d1
  test_cases: 225
  model: a + b
  edit_format: diff
  pass_rate_1: 20.0
  pass_rate_2: 40.0
  total_cost: 0.0
- dirname: d2
  test_cases: 223
  model: a + b
  edit_format: whole
  pass_num_1: 10
  pass_num_2: 20
  total_tests: 225
  total_cost: 2.5
  seconds_per_case: 12.5
`,
  );
  const { by_model } = await jsonOf([file]);
  expect(by_model['a + b']).toMatchObject({ n: 225, passed: 90, pass_num_1: 45, cost: null });
  expect(by_model['a + b (whole)']).toMatchObject({ n: 223, passed: 20, cost: 2.5, seconds_per_task: 12.5 });
  expect(await questionsOf([file])).toEqual(['cases']);
});

test('what an interface answers or a tool writes besides its usual file is read as that file', async () => {
  const span = (id: string, score: number) => ({
    id,
    span_id: id,
    root_span_id: id,
    is_root: true,
    scores: { Factuality: score },
    metadata: { model: 'm' },
    metrics: {},
    span_attributes: { type: 'eval' },
    input: id,
  });
  const page = json('fetched.json', { events: [span('a', 1), span('b', 0)], cursor: null });
  expect(await countsOf([page])).toEqual({ m: [1, 2] });

  const written = { success: true, metrics_data: [{ name: 'C', success: true }], name: 't1' };
  const results = json('evaluated.json', { test_results: [written, { ...written, name: 't2', success: false }] });
  expect(await countsOf([results], { model: 'm' })).toEqual({ m: [1, 2] });

  const report = (resolved: boolean) => ({ patch_exists: true, patch_successfully_applied: true, resolved });
  const byInstance = json('report.json', { 'django__django-1': report(true), 'django__django-2': report(false) });
  expect(await countsOf([byInstance], { model: 'm' })).toEqual({ m: [1, 2] });

  const yaml =
    'evalId: e\nresults:\n  version: 3\n  results:\n' +
    [true, false]
      .map(
        (success, i) =>
          `    - {promptIdx: 0, testIdx: ${i}, success: ${success}, score: 1, provider: {id: openai:gpt-5}}\n`,
      )
      .join('');
  expect(await countsOf([textFile('output.yaml', yaml)])).toEqual({ 'gpt-5': [1, 2] });
});

test('columns named like a part in a test are models where they hold verdicts; OK and KO are verdicts', async () => {
  const rows = 'item,baseline,candidate\na,OK,KO\nb,OK,OK\nc,KO,OK\nd,OK,OK\n';
  expect(await countsOf([textFile('ab.csv', rows)])).toEqual({ baseline: [3, 4], candidate: [3, 4] });
  const titled = `Results of our evaluation\n\nRun by QA,2026-09-01\n${rows}`;
  expect(await countsOf([textFile('titled.csv', titled)])).toEqual({ baseline: [3, 4], candidate: [3, 4] });
});

test('columns of a tool’s own table mean what follows the dot, and the state of a call is no verdict', async () => {
  const spans =
    'id,input,output,Factuality,metadata.model,metrics.duration,metrics.prompt_tokens\na,q,x,1,m,1.2,100\nb,q,x,0,m,1.2,100\n';
  expect((await jsonOf([textFile('braintrust.csv', spans)])).by_model.m).toMatchObject({
    n: 2,
    passed: 1,
    prompt_tokens: 200,
    seconds_per_task: 1.2,
  });
  const runs =
    'id,model,status,inputs,correctness,total_cost\n1,m,success,q,1,0.1\n2,m,success,q,0,0.1\n3,m,success,q,0,0.1\n';
  expect((await jsonOf([textFile('runs.csv', runs)])).by_model.m).toMatchObject({ n: 3, passed: 1 });
});

test('HELM: the verdict among many statistics, trials as tries, perturbed copies aside', async () => {
  const entry = (instance_id: string, train_trial_index: number, mean: number, more: object = {}) => ({
    instance_id,
    train_trial_index,
    stats: [
      { name: { name: 'num_prompt_tokens', split: 'test' }, mean: 100, count: 1 },
      { name: { name: 'exact_match', split: 'test' }, mean, count: 1 },
    ],
    ...more,
  });
  const file = json(
    'per_instance_stats.json',
    [
      entry('id1', 0, 1),
      entry('id1', 1, 0),
      entry('id2', 0, 1),
      entry('id2', 0, 0, { perturbation: { name: 'typos' } }),
    ],
    'mmlu:subject=law,model=openai_gpt-x',
  );
  const found = await jsonOf([file]);
  expect(found.format).toBe('helm.per_instance');
  expect(found.by_model['openai/gpt-x']).toMatchObject({ n: 3, passed: 2, items: 2, prompt_tokens: 300 });
});

test('Ragas: metrics need a threshold; a metric that failed is unknown, not nothing', async () => {
  const text = 'user_input,response,faithfulness,answer_relevancy\nq1,r,0.9,0.8\nq2,r,nan,0.7\nq3,r,0.2,0.9\n';
  const file = textFile('ragas_gpt.csv', text);
  expect(await formatOf(file)).toBe('ragas.csv');
  expect(await questionsOf([file])).toEqual(expect.arrayContaining(['threshold', 'model', 'measure']));
  expect(await countsOf([file], { threshold: 0.5, model: 'g', measure: 'faithfulness' })).toEqual({ g: [1, 2] });
});

test('a list of plain objects is a table', async () => {
  const rows = ['x', 'y', 'z'].flatMap((item) =>
    ['gpt-a', 'gpt-b'].map((model) => ({ item, model, passed: model === 'gpt-a' })),
  );
  expect(await countsOf([json('rows.json', rows)])).toEqual({ 'gpt-a': [3, 3], 'gpt-b': [0, 3] });
  expect(await countsOf([lines('rows.jsonl', rows)])).toEqual({ 'gpt-a': [3, 3], 'gpt-b': [0, 3] });
});

describe('tables', () => {
  test('costs, tokens and milliseconds of a column beside its model’s', async () => {
    const text = 'id,gpt-4o,gpt-4o cost,gpt-4o latency ms,o3\n1,1,0.5,2000,0\n2,0,0.25,4000,1\n3,1,0.25,3000,1\n';
    const { by_model } = await jsonOf([textFile('m.csv', text)]);
    expect(Object.keys(by_model)).toEqual(['gpt-4o', 'o3']);
    expect(by_model['gpt-4o']).toMatchObject({ n: 3, passed: 2, cost: 1, seconds_per_task: 3 });
  });

  test('costs in another currency are told and left aside', async () => {
    const text = 'item,model,passed,Kosten (EUR)\n1,gpt-a,1,0.5\n2,gpt-a,0,0.5\n';
    expect((await jsonOf([textFile('m.csv', text)])).by_model['gpt-a']?.cost).toBeNull();
    expect(await asides(textFile('m.csv', text))).toContain('currency');
  });

  test('a stated role goes before every guess', async () => {
    const file = textFile('m.csv', 'id,gpt-a,gpt-b,baseline\n1,1,0,1\n2,0,0,1\n3,1,1,0\n');
    expect(Object.keys(await countsOf([file]))).toEqual(['baseline', 'gpt-a', 'gpt-b']);
    expect(await questionsOf([file])).toEqual(['column']);
    expect(Object.keys(await countsOf([file], { columns: { baseline: 'aside' } }))).toEqual(['gpt-a', 'gpt-b']);
  });

  test.each([
    ['Average,0.667,0.333', 'average_row'],
    ['Total,2,1', 'total_row'],
    ['Durchschnitt,0.667,0.333', 'average_row'],
    ['合计,2,1', 'total_row'],
    ['Accuracy,66.7%,33.3%', 'average_row'],
  ])('a last row %s is no item', async (row, reason) => {
    const file = textFile('m.csv', `id,gpt-a,gpt-b\nq1,1,0\nq2,0,0\nq3,1,1\n${row}\n`);
    const found = await jsonOf([file]);
    expect([found.items, found.rows_to_drop]).toEqual([3, { [reason]: 1 }]);
    expect(await countsOf([file])).toEqual({ 'gpt-a': [2, 3], 'gpt-b': [1, 3] });
  });

  test('a last row without a name that is the mean of the others is no item', async () => {
    const rows = Array.from({ length: 8 }, (_, i) => `q${i},${i % 2},${i % 4 === 0 ? 1 : 0}`);
    const file = textFile('m.csv', `id,gpt-a,gpt-b\n${rows.join('\n')}\n,0.5,0.25\n`);
    expect(await countsOf([file])).toEqual({ 'gpt-a': [4, 8], 'gpt-b': [2, 8] });
  });

  test('an unknown word is asked about with its place and counts for nothing', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `q${i},${i === 3 ? 'maybe' : 'pass'},fail`);
    const found = await jsonOf([textFile('m.csv', `id,gpt-a,gpt-b\n${rows.join('\n')}\n`)]);
    expect(found.by_model['gpt-a']).toMatchObject({ n: 19, passed: 19 });
    expect(found.questions).toEqual([expect.objectContaining({ kind: 'word', line: 5, value: 'maybe', cells: 1 })]);
  });

  test('repeated rows of an item and a model are asked about; a column of runs answers', async () => {
    const text = (run: boolean): string =>
      [
        `item,model${run ? ',run' : ''},passed`,
        ...['a', 'b'].flatMap((item) => [1, 2].map((r) => `${item},gpt-x${run ? `,${r}` : ''},${r - 1}`)),
      ].join('\n');
    expect(await questionsOf([textFile('m.csv', text(false))])).toEqual(['repeats']);
    const found = await jsonOf([textFile('m.csv', text(true))]);
    expect([found.items, found.by_model['gpt-x']?.n, found.by_model['gpt-x']?.passed]).toEqual([2, 4, 2]);
  });

  test('two judges beside one truth', async () => {
    const text = 'id,judge_a,judge_b,human\n1,1,0,1\n2,1,1,0\n3,0,0,0\n4,1,1,1\n';
    const { judges } = await summaryOf([textFile('labels.csv', text)]);
    expect(
      judges.map(({ judge, trueAccept, falseAccept, falseReject, trueReject }) => [
        judge,
        trueAccept,
        falseAccept,
        falseReject,
        trueReject,
      ]),
    ).toEqual([
      ['judge_a', 2, 1, 0, 1],
      ['judge_b', 1, 1, 1, 1],
    ]);
  });
});

describe('pages and columns as interfaces name them', () => {
  const score = (trace: string, value: number, source: string) => ({
    id: `${trace}${source}`,
    traceId: trace,
    name: 'helpful',
    value,
    dataType: 'NUMERIC',
    source,
  });

  test('a page of Langfuse scores holds judge and person side by side', async () => {
    const data = [
      score('a', 1, 'EVAL'),
      score('a', 0, 'ANNOTATION'),
      score('b', 1, 'EVAL'),
      score('b', 1, 'ANNOTATION'),
    ];
    const { judges } = await summaryOf([json('scores.json', { data, meta: { page: 1 } })], { model: 'gpt-5' });
    expect(judges.map(({ trueAccept, falseAccept }) => [trueAccept, falseAccept])).toEqual([[1, 1]]);
  });

  test('a page of flat records is a table', async () => {
    const data = [1, 2, 3, 4].flatMap((n) =>
      ['gpt-5', 'o3'].map((model) => ({ case_id: `c${n}`, model, passed: model === 'o3' || n > 1 })),
    );
    expect(await countsOf([json('rows.json', { data })])).toEqual({ 'gpt-5': [3, 4], o3: [4, 4] });
  });

  test('a model spelt in another case is the same model, in one file and in the next', async () => {
    const rows = (...models: string[]) => `item,model,passed\n${models.map((one, n) => `q${n},${one},1`).join('\n')}\n`;
    const files = [textFile('a.csv', rows('GPT-5', 'gpt-5')), textFile('b.csv', rows('x-1', 'o3', 'Gpt-5'))];
    expect(await countsOf(files)).toEqual({ 'GPT-5': [3, 3], 'x-1': [1, 1], o3: [1, 1] });
    expect(await readHere([textFile('w.csv', 'id,gpt-5,GPT-5\n1,1,0\n')])).toMatchObject({
      ok: false,
      error: { kind: 'outcomesDuplicateModel' },
    });
  });

  test('item.id and sample.model are what follows the dot', async () => {
    const text = 'item.id,sample.model,grades.accuracy,passed\n1,gpt-5,0.9,true\n2,gpt-5,0.8,false\n';
    expect(await countsOf([textFile('run.csv', text)])).toEqual({ 'gpt-5': [1, 2] });
  });

  test.each([
    [1, [69, 100]],
    [4, [17, 25]],
  ])('an Inspect log without samples counts by its share; %i epochs are one item', async (epochs, counts) => {
    const log = {
      version: 2,
      status: 'success',
      eval: { task: 't', model: 'openai/gpt-5', config: { epochs } },
      plan: {},
      results: { completed_samples: 100, scores: [{ name: 'match', metrics: { accuracy: { value: 0.69 } } }] },
    };
    expect(await countsOf([json('log.json', log)])).toEqual({ 'gpt-5': counts });
  });
});
