/** A plan against what was, told from a month made by hand: every cause, every remark, in both languages. */
import { describe, expect, it } from 'vitest';
import type { ActualDifference, ActualMonth, PlanAgainstActual } from '../../../shared/actual/againstPlan.ts';
import { rowId, stackId } from '../../../shared/foundation/ids.ts';
import { actualRemarks, actualTables } from '../../../shared/report/actualTables.ts';
import { sayIn } from '../../../shared/words/say.ts';
import type { Language } from '../../../shared/words/words.ts';
import { readingOf } from './handMade.ts';
import { written } from './written.ts';

const row = rowId('programming');
const { plan } = readingOf({ stacks: [], pairs: [], warnings: [], draws: 0 }).job;

const difference = (cause: ActualDifference['cause'], more: Partial<ActualDifference> = {}): ActualDifference => ({
  cause,
  row: null,
  usd: 1,
  names: [],
  ratio: null,
  day: null,
  ...more,
});

const month: ActualMonth = {
  month: '2026-09',
  days: 30,
  plannedUsd: 100,
  actualUsd: 87.65,
  isBilled: true,
  differences: [
    difference('tokens', { row, usd: 2.5 }),
    difference('newWork', { usd: -14.85, names: ['search', 'triage'] }),
  ],
  rows: [
    {
      row,
      tasks: { planned: 1000, actual: 1200 },
      requestsPerTask: { planned: 1, actual: 1.5 },
      promptTokens: { planned: 2000, actual: 2500 },
      completionTokens: { planned: 500, actual: null },
      cacheReadShare: { planned: 0.25, actual: 0.5 },
      failedShare: 0.02,
    },
  ],
};

const found: PlanAgainstActual = {
  stackId: stackId('a'),
  by: 'project',
  months: [month],
  notReckoned: [],
  cutDays: [],
  undated: 0,
  otherCurrencies: {},
  unpriced: [],
};

const toldIn = (language: Language) => ({ plan, say: sayIn(language), language });
const tables = (of: PlanAgainstActual, language: Language = 'en') =>
  actualTables(of, toldIn(language)).map((table) => written(table, toldIn(language)));
const causes = (differences: ActualDifference[]) =>
  actualTables({ ...found, months: [{ ...month, differences }] }, toldIn('en'))[0]?.rows.map(
    ({ cells }) => cells.cause,
  );

describe('a month of a plan against what was', () => {
  it('is its differences between both ends, to the cent and with their sign, and the facts behind them', () => {
    expect(tables(found)).toEqual([
      `== actual-2026-09: 2026-09: 30 days of plan and bill
   cause | Cause | text
   work | Work | text
   usd | Amount | usd
   about | About | text
-- planned
   cause: Planned
   work:
   usd: $100.00
   about:
-- 0
   cause: tokens a request
   work: Programming
   usd: +$2.50
   about:
-- 1
   cause: work the plan does not reckon with
   work: the whole month
   usd: −$14.85
   about: search, triage
-- actual
   cause: Actual
   work:
   usd: $87.65
   about:
`,
      `== actualFacts-2026-09: 2026-09: what was planned and what was
   work | Work | text
   tasksPlanned | Tasks, planned | count
   tasks | Tasks | count
   requestsPlanned | Requests a task, planned | number
   requests | Requests a task | number
   promptPlanned | Input tokens a task, planned | count
   prompt | Input tokens a task | count
   completionPlanned | Output tokens a task, planned | count
   completion | Output tokens a task | count
   cachedPlanned | Read from cache, planned | share
   cached | Read from cache | share
   failed | Failed requests | share
-- programming
   work: Programming
   tasksPlanned: 1,000 (1000)
   tasks: 1,200 (1200)
   requestsPlanned: 1 (1)
   requests: 1.5 (1.5)
   promptPlanned: 2,000 (2000)
   prompt: 2,500 (2500)
   completionPlanned: 500 (500)
   completion: unknown
   cachedPlanned: 25.0% (0.25)
   cached: 50.0% (0.5)
   failed: 2.0% (0.02)
`,
    ]);
  });

  it('that nobody billed says so in its title, and names are joined as the language joins them', () => {
    const [differences = ''] = tables({ ...found, months: [{ ...month, isBilled: false, days: 1 }] });
    expect(differences.split('\n')[0]).toBe('== actual-2026-09: 2026-09: 1 day of plan and usage at its prices');
    expect(tables(found, 'zh')[0]).toContain('about: search、triage');
  });

  it('tells each cause of its own, and those of a bill with their share or day', () => {
    expect(
      causes([
        ...(['volume', 'requests', 'tokens', 'cache', 'batch'] as const).map((cause) => difference(cause)),
        ...(['models', 'errors', 'newWork', 'reckoning', 'otherCurrency'] as const).map((cause) => difference(cause)),
        difference('discount', { ratio: 0.9 }),
        difference('fee', { ratio: 1.055 }),
        difference('otherPrice', { ratio: 0.8 }),
        difference('priceChange', { day: '2026-09-12' }),
        difference('unexplained'),
      ]),
    ).toEqual([
      'Planned',
      'number of tasks',
      'requests a task (retries, steps)',
      'tokens a request',
      'share read from cache',
      'batch or not',
      'which models did it',
      'failed requests',
      'work the plan does not reckon with',
      'sizes of single requests about their means',
      'billed in another currency, not compared',
      'a discount of 10.0%',
      'a fee or uplift of 5.5%',
      'another price for this model (80.0% of the one used)',
      'another price from 2026-09-12 on',
      'unexplained',
      'Actual',
    ]);
  });
});

describe('what is said of a plan against what was', () => {
  const always = ['Kinds of work come from project.', 'Usage says nothing of success: bring evals in to compare it.'];

  it('is the difference of each month, and nothing of what was not left out', () => {
    expect(actualRemarks(found, toldIn('en'))).toEqual([
      always[0],
      '2026-09: planned $100.00, actual $87.65, −$12.35 apart.',
      always[1],
    ]);
    expect(actualRemarks({ ...found, by: 'model', months: [] }, toldIn('en'))).toEqual([
      'Kinds of work come from model.',
      always[1],
    ]);
  });

  it('is what was left out: rows, days, records, money and models, by name and number', () => {
    const left: PlanAgainstActual = {
      ...found,
      months: [],
      notReckoned: [row, rowId('gone')],
      cutDays: ['2026-09-01', '2026-09-30'],
      undated: 1234,
      otherCurrencies: { EUR: 12.5, CNY: 7000 },
      unpriced: ['x/one', 'x/two'],
    };
    expect(actualRemarks(left, toldIn('en'))).toEqual([
      always[0],
      'Programming, the whole month: the plan has gaps there and no cash; what was paid stands as work beside the plan.',
      'Days only partly there are set aside: 2026-09-01, 2026-09-30.',
      '1,234 records without a day are set aside.',
      '12.5 in EUR is not compared; its tokens are, at the prices of the plan.',
      '7,000 in CNY is not compared; its tokens are, at the prices of the plan.',
      'No price is known of x/one, x/two: what was billed for them stands as not priced.',
      always[1],
    ]);
    expect(actualRemarks(left, toldIn('zh'))[2]).toBe('不完整的日期未计入：2026-09-01、2026-09-30。');
  });
});
