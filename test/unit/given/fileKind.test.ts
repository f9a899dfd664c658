/** A file given where another kind belongs is named as what it is, with the command that takes it. */
import { describe, expect, it } from 'vitest';
import { refusalText } from '../../../electron/commands/terminal.ts';
import { readEvalFile } from '../../../shared/evals/readEvals.ts';
import { bytesSource } from '../../../shared/files/reading.ts';
import { fileKindOf, otherKind } from '../../../shared/given/fileKind.ts';
import { readUsage } from '../../../shared/usage/readUsage.ts';

const source = (name: string, content: unknown) =>
  bytesSource(name, new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)));

const csv = (...lines: string[]): string => `${lines.join('\n')}\n`;

const paired = csv(
  'timestamp,case_id,model,passed,cost',
  '2026-10-01T10:00:00Z,c1,gpt-5,true,0.01',
  '2026-10-01T10:00:01Z,c1,gpt-5-mini,false,0.002',
  '2026-10-01T10:00:02Z,c2,gpt-5,true,0.012',
  '2026-10-01T10:00:03Z,c2,gpt-5-mini,true,0.002',
);
const usage = csv(
  'day,model,calls,input tokens,output tokens,cost usd',
  '2026-10-01,gpt-5,10,10000,2000,0.0325',
  '2026-10-02,gpt-5-mini,20,20000,4000,0.013',
);
const prices = csv('Model,Input ($/M tokens),Output ($/M tokens)', 'gpt-5,1.25,10', 'gpt-5-mini,0.25,2');
const plan = { format: 'portfolio', version: 6, plan: { title: 't' }, catalog: { models: [] } };
const modelsDev = {
  moonshotai: {
    id: 'moonshotai',
    name: 'Moonshot AI',
    models: {
      'kimi-k2': {
        id: 'kimi-k2',
        name: 'Kimi K2',
        release_date: '2025-07-11',
        last_updated: '2025-07-11',
        modalities: { input: ['text'], output: ['text'] },
        cost: { input: 0.6, output: 2.5, cache_read: 0.15 },
        limit: { context: 131072, output: 16384 },
      },
    },
  },
};

describe('what a file is', () => {
  it.each([
    ['usage of any table', 'u.csv', usage, 'usage'],
    [
      'an export that names itself',
      'u.csv',
      csv('usage_date_utc,token_type,cost_usd', '2026-10-01,output,1.2'),
      'usage',
    ],
    ['results with times and costs', 'e.csv', paired, 'evals'],
    [
      'results of a tool',
      'p.json',
      { results: { version: 3, results: [{ testIdx: 0, promptIdx: 0, success: true }] } },
      'evals',
    ],
    ['a price sheet', 'p.csv', prices, 'prices'],
    ['a list of models by vendor', 'm.json', modelsDev, 'prices'],
    ['a plan, whatever it is called', 'plan.json', plan, 'plan'],
    [
      'counts of tokens without a time, which are no prices',
      'c.csv',
      csv('model,requests,input_tokens,output_tokens', 'gpt-5,10,1000,100'),
      null,
    ],
    ['something else', 'x.csv', csv('name,phone', 'Ann,1', 'Bob,2'), null],
  ] as const)('%s', async (_, name, content, kind) => expect(await fileKindOf(source(name, content))).toBe(kind));

  it('is said with the command, its path typed as a shell takes it', async () => {
    const other = await otherKind('usage', source('p.csv', prices), '"my lists/p.csv"');
    expect(other).toMatchObject({ kind: 'fileIsPrices', message: /price list/ });
    expect(other === null ? '' : refusalText(other, 'en')).toMatch(/portfolio import prices "my lists\/p\.csv"$/);
    expect(await otherKind('prices', source('p.csv', prices), 'p.csv')).toBeNull();
  });
});

describe('read as something else', () => {
  it.each([
    ['usage as results', usage, 'fileIsUsage'],
    ['prices as results', csv('Model,Input USD per 1M,Output USD per 1M', 'gpt-5,1.25,10', 'o3,2,8'), 'fileIsPrices'],
  ])('%s is refused: its numbers are no scores', async (_, text, kind) => {
    expect(await readEvalFile({ source: source('f.csv', text), folder: null })).toMatchObject({
      ok: false,
      error: { kind },
    });
  });

  it('counts of tokens and requests beside a model are no verdicts, however small', async () => {
    const buckets = csv('bucket,model,num_model_requests,output_audio_tokens', 'b1,gpt-5,1,0', 'b2,gpt-5-mini,0,1');
    const read = await readEvalFile({ source: source('b.csv', buckets), folder: null });
    expect(read).toMatchObject({ ok: false });
    expect(await fileKindOf(source('b.csv', buckets))).toBeNull();
  });

  it('results as usage are refused, and so are prices in the shape of objects', async () => {
    expect(await readUsage([source('f.csv', paired)])).toMatchObject({ ok: false, error: { kind: 'fileIsEvals' } });
    expect(await readUsage([source('m.json', modelsDev)])).toMatchObject({
      ok: false,
      error: { kind: 'usageUnknown' },
    });
  });

  it('a table of usage by kind of work stays usage, whatever it counts beside', async () => {
    const rows = [1, 2, 3].flatMap((day) =>
      ['triage', 'reply'].flatMap((task) =>
        ['gpt-5', 'o3'].map((model, n) => `2026-10-0${day},${task},${model},${1000 * day},100,${day + 10 * n},0.${n}`),
      ),
    );
    const table = csv('day,task,model,input_tokens,output_tokens,resolved,score', ...rows);
    const read = await readUsage([source('f.csv', table)]);
    expect(read.ok && read.value.records.length).toBe(12);
  });

  it('a log of an agent with tokens and an outcome a task stays usage', async () => {
    const log = csv(
      'time,task_id,model,input_tokens,output_tokens,passed',
      '2026-10-01T10:00:00Z,t1,gpt-5,1000,200,true',
      '2026-10-01T10:05:00Z,t2,gpt-5,3000,100,false',
    );
    const read = await readUsage([source('f.csv', log)]);
    expect(read.ok && read.value.records.map(({ inputUncached, output }) => [inputUncached, output])).toEqual([
      [1000, 200],
      [3000, 100],
    ]);
  });
});
