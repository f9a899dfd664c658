/** What the page shows of results before they are taken: the first cells as the file has them, and the scores about the threshold. */
import { expect, it } from 'vitest';
import { joinReadings } from '../../../shared/evals/evalSet.ts';
import { glanceOf } from '../../../shared/evals/glance.ts';
import { readEvalFile } from '../../../shared/evals/readEvals.ts';
import type { EvalAnswers } from '../../../shared/evals/reading.ts';
import { bytesSource } from '../../../shared/files/reading.ts';

const glance = async (csv: string, answers: EvalAnswers = {}) => {
  const source = bytesSource('results.csv', new TextEncoder().encode(csv));
  const read = await readEvalFile({ source, folder: null }, answers);
  if (!read.ok) throw new Error(read.error.message);
  const set = joinReadings(read.value, answers);
  if (!set.ok) throw new Error(set.error.message);
  return glanceOf(set.value);
};

const scores = `item,gpt-5-mini,claude-sonnet-4.5\n${Array.from({ length: 10 }, (_, i) => `t${i},${10 * i},${i === 0 ? 'NA' : 100 - 10 * i}`).join('\n')}\n`;

it('scores lie in twenty parts of the scale, and cells pass from the threshold on', async () => {
  const { models, items, moreItems, spread } = await glance(scores, { threshold: 70 });
  expect([models, items.length, moreItems]).toEqual([['gpt-5-mini', 'claude-sonnet-4.5'], 8, 2]);
  expect(items[0]?.cells).toEqual([
    { mark: 'fail', score: 0 },
    { mark: 'none', score: null },
  ]);
  expect(items[7]?.cells).toEqual([
    { mark: 'pass', score: 70 },
    { mark: 'fail', score: 30 },
  ]);
  expect(spread).toMatchObject({ low: 0, high: 100, scores: 19, threshold: 70 });
  // 0 alone stands in the first part; 10, 20 ... 90 are in each second one, twice but for 0.
  expect(spread?.counts.filter((_, bin) => bin % 2 === 0)).toEqual([1, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
  expect(spread?.counts.filter((_, bin) => bin % 2 === 1)).toEqual(Array(10).fill(0));
});

it('until the threshold is stated no score counts; verdicts alone have no spread', async () => {
  const open = await glance(scores);
  expect(open.spread?.threshold).toBeNull();
  expect(open.items[1]?.cells.map(({ mark }) => mark)).toEqual(['open', 'open']);
  const verdicts = await glance('item,gpt-5-mini\na,pass\nb,fail\n');
  expect(verdicts.spread).toBeNull();
  expect(verdicts.items.map(({ cells }) => cells[0]?.mark)).toEqual(['pass', 'fail']);
});
