/** While a plan is made of usage that is read, she is told at what it is: of a large file that takes longer than the reading. */
import { expect, it } from 'vitest';
import { readings } from '../../../../renderer/simulate/jobs.ts';
import { plainReference } from '../../../plainReference.ts';
import { shippedCatalog } from '../../../shippedCatalog.ts';

const days = Array.from({ length: 20 }, (_, i) => `2026-09-${String(i + 1).padStart(2, '0')}`);
const usage = [
  'date,model,project,requests,input_tokens,output_tokens,cost_usd',
  ...days.map((day) => `${day},openai/gpt-5-mini,support,100,200000,30000,0.11`),
].join('\n');

it('tells what is made of usage once it is read, in order', { tags: ['slow'] }, async () => {
  const { models, evidence } = shippedCatalog();
  const told: string[] = [];
  const read = await readings.usage(
    {
      files: [{ name: 'september.csv', content: new Blob([usage]) }],
      statements: [],
      by: null,
      kinds: new Map(),
      catalog: { models, evidence },
      reference: plainReference(),
      language: 'en',
    },
    ({ done, of, making }) => {
      const now = making ?? (done < of ? 'reading' : 'read');
      if (told.at(-1) !== now) told.push(now);
    },
  );
  expect(read.ok).toBe(true);
  expect(told).toEqual(['read', 'plan', 'sums', 'cached']);
});
