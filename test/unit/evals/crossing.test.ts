/** Samples under a column of any name are told by how its values meet the models, and nothing else is taken for one. */
import { expect, it } from 'vitest';
import { readHere, textFile } from './readHere.ts';

const models = ['gpt-5', 'claude-sonnet-4-6', 'deepseek-v3.2'] as const;

type RowOf = (item: number, model: string, row: number) => string;

const table = (header: string, rowOf: RowOf, items = 6): string => {
  const rows = Array.from({ length: items }, (_, item) => item).flatMap((item) =>
    models.map((model, m) => rowOf(item, model, item * models.length + m)),
  );
  return [header, ...rows].join('\n');
};

const itemsOf = async (text: string): Promise<{ items: number; isSaid: boolean }> => {
  const read = await readHere([textFile('evals.csv', text)]);
  if (!read.ok) throw new Error(read.error.message);
  const isSaid = read.value.files.some(({ aside }) => aside.some(({ kind }) => kind === 'crossing'));
  return { items: read.value.items.length, isSaid };
};

const passed = (item: number, model: string): string => ((item + model.length) % 2 === 0 ? 'yes' : 'no');

it.each<[string, string, number, boolean]>([
  ['of another name', table('ticket,model,resolved', (i, m) => `T-${100 + i},${m},${passed(i, m)}`), 6, true],
  ['of numbers', table('conversation,model,resolved', (i, m) => `${4000 + i},${m},${passed(i, m)}`), 6, true],
  [
    'beside an id of the row',
    table('id,ticket,model,resolved', (i, m, r) => `row-${r},T-${i},${m},${passed(i, m)}`),
    6,
    true,
  ],
  [
    'with a run',
    table('ticket,run,model,resolved', (i, m) => `T-${i % 3},${i < 3 ? 1 : 2},${m},${passed(i, m)}`),
    3,
    true,
  ],
  [
    'that one model was given in part',
    table('ticket,model,resolved', (i, m) => (i > 3 && m === 'gpt-5' ? '' : `T-${i},${m},${passed(i, m)}`)).replace(
      /\n\n/g,
      '\n',
    ),
    6,
    true,
  ],
  ['by its name', table('case,model,resolved', (i, m) => `T-${i},${m},${passed(i, m)}`), 6, false],
  [
    'not by a text different in each row',
    table('trace,model,resolved', (i, m, r) => `t${r},${m},${passed(i, m)}`),
    18,
    false,
  ],
  [
    'not by a text of few values',
    table('region,model,resolved', (i, m) => `eu${i % 2},${m},${passed(i, m)}`),
    18,
    false,
  ],
])('samples %s', async (_, text, items, isSaid) => expect(await itemsOf(text)).toEqual({ items, isSaid }));
