/** The months to come in words, from months made by hand: who is cheapest, when that turns, what happens when, and why a stack ends. */
import { describe, expect, it } from 'vitest';
import type { BestOfMonth } from '../../../shared/engine/horizon/bestByMonth.ts';
import type { Horizon, ShownProjection } from '../../../shared/engine/horizon/horizon.ts';
import type { Month } from '../../../shared/engine/horizon/project.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import {
  bestMonthsRemark,
  bestMonthsTable,
  horizonEvents,
  horizonGaps,
  horizonVerdict,
  monthsTable,
} from '../../../shared/report/horizonTables.ts';
import type { Naming } from '../../../shared/report/leverText.ts';
import type { Language } from '../../../shared/words/words.ts';
import { figures, model, outcomeOf, readingOf, stackOutcome } from './handMade.ts';
import { written } from './written.ts';

const [a, b] = [stackId('a'), stackId('b')];
const [one, two] = [modelId('maker/a'), modelId('maker/b')];
const row = rowId('programming');

const namingOf = (language: Language = 'en'): Naming => {
  const { job, say } = readingOf(
    outcomeOf([stackOutcome(a, 'Small first', figures(1, 0.8)), stackOutcome(b, 'Large', figures(2, 0.9))]),
    language,
  );
  const models = [...job.snapshot.models, model('maker/b', 'Model B')];
  return { job: { ...job, snapshot: { ...job.snapshot, models } }, say, language };
};
const naming = namingOf();

const month = (n: number, usdPerSuccess: number | null, bands?: Month['bands']): Month => ({
  month: n,
  tasks: 1000,
  successes: 800,
  cashUsd: 100,
  spendUsd: 200,
  silentFailureUsd: 0,
  switchingUsd: 0,
  success: 0.8,
  silentFailure: 0.05,
  usdPerSuccess,
  categories: [],
  ...(bands === undefined ? {} : { bands }),
});
const projected = (id: typeof a, usd: (number | null)[]): ShownProjection =>
  ({ kind: 'projected', stackId: id, months: usd.map((value, n) => month(n, value)), total: {} }) as never;
const cheapest = (...ids: (typeof a | null)[]): Horizon['cheapest'] =>
  ids.map((id, n) => ({ month: n, stackId: id, sureness: null }));
const horizon = (more: Partial<Horizon>): Horizon => ({
  months: 3,
  stacks: [projected(a, [1, 1, 1, 1]), projected(b, [2, 2, 2, 2])],
  cheapest: cheapest(a, a, a, a),
  switches: [],
  windows: [],
  announced: [],
  retirements: [],
  ...more,
});

describe('the verdict over the months', () => {
  const told = (more: Partial<Horizon>, language: Language = 'en') => horizonVerdict(namingOf(language), horizon(more));

  it('names who is cheapest throughout, in one month and today', () => {
    expect(told({})).toBe('“Small first” is cheapest per success in all 3 months.');
    expect(told({ months: 1, cheapest: cheapest(a, a) })).toBe(
      '“Small first” is cheapest per success today and in 1 month.',
    );
    expect(told({ months: 0, cheapest: cheapest(a) })).toBe('“Small first” is cheapest per success today.');
  });

  it('says when it turns, and from when on there is none', () => {
    expect(told({ cheapest: cheapest(a, a, b, a) })).toBe(
      '“Small first” is cheapest per success today, “Large” from month 2 on.',
    );
    expect(told({ cheapest: cheapest(a, null, b, b) })).toBe(
      '“Small first” is cheapest per success today; from month 1 on no stack can be projected.',
    );
    expect(told({ cheapest: cheapest(null, a) })).toBe('No stack can be projected yet.');
    expect(told({ cheapest: [] })).toBe('No stack can be projected yet.');
  });

  it('says how sure it is for the last month', () => {
    const sure = { cheapest: [...cheapest(a, a, a), { month: 3, stackId: a, sureness: 0.91 }] };
    expect(told(sure)).toBe('“Small first” is cheapest per success in all 3 months. For month 3 that is 91% sure.');
    expect(told(sure, 'zh')).toBe('3 个月里，单次成功全成本始终以“Small first”最低。对第 3 个月的把握为 91%。');
  });

  it('of one stack says what it comes to, unless there is but today or no cost per success', () => {
    const alone = (usd: (number | null)[], months = 3) =>
      told({
        months,
        stacks: [projected(a, usd), { ...projected(b, []), kind: 'unavailable', month: 0, gaps: [] } as never],
      });
    expect(alone([1, 0.9, 0.8, 0.5])).toBe(
      '“Small first” alone can be projected: $1.00 per success today, $0.500 in month 3.',
    );
    for (const [usd, months] of [
      [[1, 1, 1, null], 3],
      [[null, 1, 1, 1], 3],
      [[1], 0],
    ] as const)
      expect(alone([...usd], months)).toContain('is cheapest per success');
  });
});

describe('what happens when', () => {
  const events = (more: Partial<Horizon>) =>
    horizonEvents(naming, horizon(more)).map(({ month: n, text }) => `${n}: ${text}`);

  it('is told of what is announced: who does the work then, or that nobody is known', () => {
    const announced = { month: 2, modelId: one, shutdownDate: '2026-12-24', stackIds: [a, b] };
    expect(
      events({
        announced: [
          { ...announced, successor: two, followed: true },
          { ...announced, successor: null, followed: false },
        ] as never,
      }),
    ).toEqual([
      '2: Model A (Small first, Large) retires on 24 Dec 2026; Model B does its work from then on.',
      '2: Model A (Small first, Large) retires on 24 Dec 2026 and no successor with a price and evidence is known. The figures keep it: plan a switch before then.',
    ]);
  });

  it('is told of what the plan states: retirements, switches that pay and that do not', () => {
    expect(
      events({
        retirements: [
          { month: 1, modelId: one, successor: two, stackIds: [a] },
          { month: 3, modelId: one, successor: null, stackIds: [] },
        ] as never,
        switches: [
          { event: { month: 2, from: one, to: two }, stackId: a, savedUsd: 1234, breakEvenMonth: 3 },
          { event: { month: 0, from: two, to: one }, stackId: b, savedUsd: -50, breakEvenMonth: null },
        ] as never,
      }),
    ).toEqual([
      '0: “Large”, Model B to Model A: not paid for by month 3; it would cost $50.00.',
      '1: Model A (Small first) is gone; Model B takes over.',
      '2: “Small first”, Model A to Model B: paid for in month 3, $1,234 saved by month 3.',
      '3: Model A (in no stack) is gone, and no successor is stated.',
    ]);
  });

  it('is told of each turn after today, and of windows that become too short', () => {
    expect(
      events({
        cheapest: cheapest(a, b, b, a),
        windows: [{ month: 1, modelId: two, categoryId: row, contextTokens: 128_000 }],
      }),
    ).toEqual([
      '1: “Large” becomes the cheapest per success.',
      '1: The mean request of Programming no longer fits the 128K tokens of Model B.',
      '3: “Small first” becomes the cheapest per success.',
    ]);
    expect(events({ cheapest: cheapest(a, null, null, a) })).toEqual([
      '3: “Small first” becomes the cheapest per success.',
    ]);
  });
});

describe('why a stack ends', () => {
  it('is told with its month, and today without', () => {
    const ended = (n: number): ShownProjection =>
      ({
        kind: 'unavailable',
        stackId: b,
        month: n,
        months: [],
        gaps: [
          { categoryId: row, gap: { kind: 'retired', modelId: one } },
          { categoryId: row, gap: { kind: 'noPrice', modelId: two, field: 'price' } },
        ],
      }) as never;
    expect(horizonGaps(naming, horizon({ stacks: [projected(a, [1]), ended(4), ended(0)] }))).toEqual([
      '“Large”, month 4: Model A is no longer to be had in Programming, and no successor is named.',
      '“Large”, month 4: Model B in Programming cannot be priced: nobody states a price for it.',
      '“Large”: Model A is no longer to be had in Programming, and no successor is named.',
      '“Large”: Model B in Programming cannot be priced: nobody states a price for it.',
    ]);
  });
});

describe('the months as tables', () => {
  it('have each measure with its ends, and none where there is no band', () => {
    const band = (low: number, high: number) => ({ low, high });
    const banded = month(1, 0.5, {
      tasks: band(900, 1100),
      cashUsd: band(90, 110),
      usdPerSuccess: band(0.4, 0.6),
      success: band(0.7, 0.9),
      silentFailure: band(0.04, 0.06),
    });
    const stack = { ...projected(b, []), months: [month(0, null), banded] } as ShownProjection;
    const { id, title, columns, rows } = monthsTable(naming, stack);
    expect([id, title]).toEqual(['horizon-b', 'Large']);
    expect(
      columns.map(({ key, kind, bound }) => [key, kind, bound?.of ?? '', bound?.end ?? ''].join(' ').trim()),
    ).toEqual([
      ...['month count', 'tasks count'],
      ...['cash usd', 'cashLow usd cash low', 'cashHigh usd cash high'],
      ...['perSuccess usd', 'perSuccessLow usd perSuccess low', 'perSuccessHigh usd perSuccess high'],
      ...['success share', 'successLow share success low', 'successHigh share success high'],
      ...['undetected share', 'undetectedLow share undetected low', 'undetectedHigh share undetected high'],
    ]);
    expect(rows.map(({ key, cells }) => [key, ...Object.values(cells)])).toEqual([
      ['0', 0, 1000, 100, null, null, null, null, null, 0.8, null, null, 0.05, null, null],
      ['1', 1, 1000, 100, 90, 110, 0.5, 0.4, 0.6, 0.8, 0.7, 0.9, 0.05, 0.04, 0.06],
    ]);
    expect(monthsTable(naming, { ...stack, stackId: stackId('gone') } as ShownProjection).title).toBe('gone');
  });

  it('name the best plan of a month beside the cheapest stack, or say that none keeps the rules', () => {
    const best = (more: Partial<BestOfMonth>): BestOfMonth => ({
      month: 1,
      best: { modelIds: [one, two], ladders: [], usdPerSuccess: 0.4 },
      stackId: a,
      savesUsd: 250,
      isNew: true,
      within: 0,
      ...more,
    });
    const found = [best({}), best({ month: 2, best: null, stackId: null, savesUsd: null })];
    expect(written(bestMonthsTable(naming, found), naming)).toBe(`== horizon-best: The best plan of each month
   month | Month | count
   models | Models | text
   perSuccess | ${naming.say('horizon.perSuccess')} | usd
   stack | Your cheapest stack | text
   saves | Moving saves that month | usd
-- 1
   month: 1 (1)
   models: Model A, Model B
   perSuccess: $0.400 (0.4)
   stack: Small first
   saves: $250.00 (250)
-- 2
   month: 2 (2)
   models: no plan keeps the rules
   perSuccess: unknown
   stack: unknown
   saves: unknown
`);
    const open = (...within: (number | null)[]) =>
      bestMonthsRemark(
        naming,
        within.map((one_) => best({ within: one_ })),
      );
    expect(open(0, 0)).toBeNull();
    expect(open(0, 0.01, 0.03)).toContain('in months: 2. No other is better by more than 3.0%.');
    expect(open(0.01, null)).toContain('in months: 2. How much better another could be is not known.');
  });
});
