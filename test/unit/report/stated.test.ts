import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { stackId } from '../../../shared/foundation/ids.ts';
import { sourcesTable } from '../../../shared/report/basisTables.ts';
import { onePage } from '../../../shared/report/onePage.ts';
import { withPrice } from '../../offerOf.ts';
import { ladder, modelAt, rung, smallJob, verifier } from '../engine/smallJob.ts';
import { figures, outcomeOf, readingOf, stackOutcome } from './handMade.ts';

const reading = readingOf(outcomeOf([stackOutcome(stackId('a'), 'Only', figures(0.2, 0.9, 0.1))], []));
const [row] = reading.job.plan.categories;
if (row === undefined) throw new Error('The plan has no row.');

const typed = (stated: boolean) => {
  const valueOfSuccessUsd = { value: 4, source: 'A round number.', ...(stated ? { stated } : { assumed: true }) };
  const plan = { ...reading.job.plan, categories: [{ ...row, valueOfSuccessUsd }] };
  return { ...reading, job: { ...reading.job, plan } };
};
const keysOf = (table: { rows: readonly { key: string }[] }) => table.rows.map(({ key }) => key);
const key = `${row.id}/valueOfSuccessUsd`;

describe('a source', () => {
  it('stands once, with the newest of its days and all it is used for; nothing stands without one', () => {
    const priced = (id: string, asOf: string, source: string) => withPrice(modelAt(id), { asOf, source });
    const listed = (days: readonly [string, string], source = 'The list') => {
      const job = smallJob(
        [priced('a', days[0], source), priced('b', days[1], source)],
        { a: 0.6, b: 0.8 },
        { one: ladder([rung('a', { verifier: verifier() }), rung('b')]) },
      );
      const { rows } = sourcesTable({ ...reading, job, outcome: evaluate(job) });
      return rows.find(({ key: of }) => of === source)?.cells;
    };
    for (const days of [
      ['2026-01-01', '2026-03-01'],
      ['2026-03-01', '2026-01-01'],
    ] as const)
      expect(listed(days)).toMatchObject({ source: 'The list', date: '2026-03-01' });
    expect(String(listed(['2026-01-01', '2026-01-01'])?.usedFor)).toMatch(/A, B/);
    expect(listed(['2026-01-01', '2026-01-01'], '')).toBeUndefined();
  });
});

describe('a stack on the page', () => {
  it('has its figures in words, an interval where there is one, and neither where nothing is known of it', () => {
    const ranged = figures(0.2, 0.5, 0.25);
    ranged.usdPerSuccess = { value: 0.4, low: 0.3, high: 0.6 };
    ranged.humanMinutesPerTask = { value: 6 };
    const all = readingOf(
      outcomeOf([
        stackOutcome(stackId('a'), 'Ranged', ranged),
        stackOutcome(stackId('b'), 'Exact', figures(0.2, 0.5, 0.25)),
        stackOutcome(stackId('c'), 'Never', figures(0.2, 0)),
        stackOutcome(stackId('d'), 'Unknown', null),
      ]),
    );
    const [one, two, never, unknown] = onePage(all).cards;
    expect(one?.usdPerSuccess).toEqual({
      value: 0.4,
      low: 0.3,
      high: 0.6,
      text: '$0.400',
      interval: '90%: $0.300 to $0.600',
    });
    expect(two?.usdPerSuccess).toEqual({ value: 0.4, low: null, high: null, text: '$0.400', interval: null });
    expect([never?.usdPerSuccess, unknown?.usdPerSuccess, unknown?.figures]).toEqual([null, null, []]);
    expect(never?.figures).not.toEqual([]);
    const tasks = all.job.plan.tasksPerMonth;
    expect(one?.figures.map(({ text }) => text).slice(0, 2)).toEqual(['50.0%', '25.0%']);
    expect(one?.figures.at(-1)?.text).toContain(`${(tasks / 10).toLocaleString('en')}`);
    expect(one?.figures.every(({ label, text }) => label !== '' && text !== '')).toBe(true);
  });
});

describe('what she stated', () => {
  it('is listed apart from what is assumed', () => {
    const page = onePage(typed(true));
    expect(keysOf(page.stated)).toContain(key);
    expect(keysOf(page.assumed)).not.toContain(key);
    expect(page.stated.title).toBe('What you stated');
    const before = onePage(typed(false));
    expect(keysOf(before.stated)).not.toContain(key);
    expect(keysOf(before.assumed)).toContain(key);
  });

  it('rests on no source but her', () => {
    const told = (stated: boolean) => sourcesTable(typed(stated)).rows.map(({ cells }) => cells.source);
    expect(told(false)).toContain('A round number.');
    expect(told(true)).not.toContain('A round number.');
  });
});
