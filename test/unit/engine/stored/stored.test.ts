/** The decisions stored under test/fixtures/decide are answered as they were, but for what rounds differently elsewhere. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerOf, jobsOf, type Stored } from './stored.ts';

const { documents, asked } = JSON.parse(
  readFileSync(new URL('../../../fixtures/decide/decisions.json', import.meta.url), 'utf8'),
) as Stored;
const jobs = jobsOf(documents);

/** Where two values as JSON has them differ by more than another machine's rounding may: by path. */
const differences = (now: unknown, before: unknown, path = ''): string[] => {
  if (typeof now === 'number' && typeof before === 'number')
    return Math.abs(now - before) <= 1e-12 * Math.max(Math.abs(now), Math.abs(before))
      ? []
      : [`${path}: ${now}, was ${before}`];
  if (now === null || before === null || typeof now !== 'object' || typeof before !== 'object')
    return now === before ? [] : [`${path}: ${String(now)}, was ${String(before)}`];
  const keys = new Set([...Object.keys(now), ...Object.keys(before)]);
  return [...keys].flatMap((key) =>
    differences(Reflect.get(now, key) ?? null, Reflect.get(before, key) ?? null, `${path}.${key}`),
  );
};

describe('a stored decision', () => {
  it('is there for every rule and both objectives, found, proven, impossible and cut short', () => {
    const problems = asked.flatMap(({ question, answer }) =>
      question.kind === 'optimise' ? [{ ...question.ask, answer: JSON.stringify(answer) }] : [],
    );
    expect(problems.length).toBeGreaterThanOrEqual(60);
    expect(new Set(problems.flatMap(({ rules }) => rules.map((rule) => rule.kind))).size).toBe(11);
    expect(new Set(problems.map(({ objective }) => objective))).toContain('usdPerTask');
    for (const part of ['"proven":true', '"proven":false', '"infeasible"', '"undecided"', '"runnerUp":{'])
      expect(problems.filter(({ answer }) => answer.includes(part))).not.toEqual([]);
  });

  it.each(documents.map((_, place) => place))('of job %i is answered as before', { tags: ['slow'] }, (place) => {
    for (const { job, question, answer } of asked.filter((entry) => entry.job === place)) {
      const now: unknown = JSON.parse(JSON.stringify(answerOf(jobs[job]!, question)));
      expect(differences(now, answer), JSON.stringify(question)).toEqual([]);
    }
  });
});
