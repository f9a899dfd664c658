/** What the page of usage says before a plan is made: formats by name, and which label tells the work apart. */
import { expect, it } from 'vitest';
import { bytesSource } from '../../../shared/files/reading.ts';
import { keyFits } from '../../../shared/plan/fromUsage/groups.ts';
import { asideText, formatText } from '../../../shared/report/usageTables.ts';
import { readUsage } from '../../../shared/usage/readUsage.ts';
import { usageFormats } from '../../../shared/usage/registry.ts';
import { sayIn } from '../../../shared/words/say.ts';

const say = sayIn('en');

it.each(usageFormats.map(({ id }) => id))('%s has a name, however the file is written', (id) => {
  const name = formatText(id, say);
  expect(name).not.toBe(id);
  for (const ending of ['csv', 'json', 'jsonl']) expect(formatText(`${id}_${ending}`, say)).toBe(name);
});

it('any other table is called one, and a reason without words is its own', () => {
  expect(formatText('generic.csv', say)).toBe('Table with named columns');
  expect(asideText('not_llm (embedding)', 'en', say)).toBe('No work for a language model (embedding)');
  expect(asideText('not_llm (embedding)', 'zh', sayIn('zh'))).toBe('不是语言模型的工作（embedding）');
  expect(asideText('something_new', 'en', say)).toBe('something new');
});

it('each label says how many groups it makes and how much of the tokens it covers; the model stands last', async () => {
  // 300 of 400 tokens carry a tag, of two kinds; every row names its model.
  const csv = [
    'timestamp,task,model,prompt_tokens,completion_tokens',
    '2026-03-02T00:00:00Z,chat,openai/gpt-5-mini,90,10',
    '2026-03-02T01:00:00Z,triage,openai/gpt-5-mini,190,10',
    '2026-03-02T02:00:00Z,,openai/gpt-5-nano,95,5',
  ].join('\n');
  const read = await readUsage([bytesSource('usage.csv', new TextEncoder().encode(csv))]);
  if (!read.ok) throw new Error(read.error.message);
  expect(keyFits(read.value.records)).toEqual([
    { key: 'tag', groups: 2, coverage: 0.75 },
    { key: 'model', groups: 2, coverage: 1 },
  ]);
});
