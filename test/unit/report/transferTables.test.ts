/** How sure is sure: what was said beside what happened, and where a doubt comes from, from figures made by hand. */
import { describe, expect, it } from 'vitest';
import type { CategoryTransfer, SaidAgainstHappened } from '../../../shared/engine/transfer/saidHappened.ts';
import type { UncertaintyShares } from '../../../shared/engine/uncertaintyShares.ts';
import { rowId, stackId } from '../../../shared/foundation/ids.ts';
import { transferRemarks } from '../../../shared/report/transferRemarks.ts';
import { transferTable } from '../../../shared/report/transferTables.ts';
import { uncertaintyText } from '../../../shared/report/uncertaintyText.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { figures, outcomeOf, readingOf, stackOutcome } from './handMade.ts';
import { written } from './written.ts';

const say = sayIn('en');
const bin = (said: number, happened: number, pairs: number) => ({ said, happened, pairs });
const none: CategoryTransfer = {
  readOff: null,
  across: [],
  allSuites: [],
  oneYardstick: [],
  before: [],
  within: [],
  logScore: { before: null, after: null },
};
const report = (categories: SaidAgainstHappened['categories']) =>
  transferTable({ categories, scales: {} as SaidAgainstHappened['scales'] }, 'en', say);

describe('what was said of two models and what happened', () => {
  it('stands in three lines a kind of work, each bin with what was said, what happened and how many pairs', () => {
    const table = report({
      programming: {
        ...none,
        readOff: 'allSuites',
        before: [bin(0.62, 0.55, 4364)],
        across: [bin(0.62, 0.65, 4364), bin(0.9, 0.88, 12)],
        within: [bin(0.7, 0.71, 5)],
        logScore: { before: -0.7, after: -0.5 },
      },
    });
    expect(written(table, { say, language: 'en' })).toBe(
      `== transfer: How sure is sure? What was said of two models, and how often it happened on a suite left out
   category | Work | text
   how | Said from | text
   bins | Said: happened (pairs) | text
   score | Log score | number
-- programming 0
   category:
   how: one benchmark, carried over as it is
   bins: 62.0%: 55.0% (4,364)
   score: -0.7 (-0.7)
-- programming 1
   category: Programming
   how: all other suites, carried over
   bins: 62.0%: 65.0% (4,364)  90.0%: 88.0% (12)
   score: -0.5 (-0.5)
-- programming 2
   category:
   how: inside one suite: a lower bound
   bins: 70.0%: 71.0% (5)
   score: unknown
`,
    );
  });

  it('says what a kind of work was read off, also where nothing was, and leaves lines without pairs out', () => {
    const { rows } = report({
      science: { ...none, readOff: 'yardstick' },
      math: { ...none, readOff: 'otherCategories' },
      legal: { ...none, within: [bin(0.5, 0.5, 1)] },
    });
    expect(rows.map(({ key, cells }) => [key, cells.category, cells.how])).toEqual([
      ['science 1', 'Science', 'one benchmark, carried over with its error'],
      ['math 1', 'Mathematics', 'suites of other work (no model was measured on two of this one), carried over'],
      ['legal 1', 'Legal', 'not measured: no two suites share enough models'],
      ['legal 2', '', 'inside one suite: a lower bound'],
    ]);
  });
});

describe('where a doubt comes from', () => {
  const [a, b] = [stackId('a'), stackId('b')];
  const plan = outcomeOf([stackOutcome(a, 'Small first', figures(1, 0.8)), stackOutcome(b, 'Large', figures(2, 0.9))]);
  const shares = (groups: [UncertaintyShares['groups'][number]['group'], number][], of = b): UncertaintyShares => ({
    a,
    b: of,
    sd: 0.1,
    aCheaper: 0.7,
    groups: groups.map(([group, share]) => ({ group, share, alone: share, without: share })),
    rows: [],
  });

  it('is said by its groups, the largest first, and those below half a percent not at all', () => {
    const text = uncertaintyText(
      readingOf(plan),
      shares([
        ['prices', 0.005],
        ['shapes', 0.0049],
        ['ownData', 0.6],
        ['transfer', 0.3901],
      ]),
    );
    expect(text).toBe(
      'What keeps Small first against Large unsure: your own data 60.0%, carrying over to your work 39.0%, prices 0.50%.',
    );
  });

  it('is nothing where no range is given, and a stack of another plan is told by its id', () => {
    expect(uncertaintyText(readingOf(plan), shares([['prices', 0]], stackId('gone')))).toBe(
      'Nothing of Small first against gone is uncertain by the ranges given.',
    );
    const chinese = uncertaintyText(
      readingOf(plan, 'zh'),
      shares([
        ['ownData', 0.5],
        ['prices', 0.5],
      ]),
    );
    expect(chinese).toContain('您自己的数据 50.0%、价格 50.0%');
  });
});

describe('how rates carry over to the work', () => {
  /** Of each row its statement and the grades of its rates; the last row has no tasks. */
  const remarks = (rows: [kind: 'measured' | 'none' | undefined, ...grades: string[]][]): string[] => {
    const reading = readingOf(outcomeOf([]));
    const [plain] = reading.job.plan.categories;
    const kinds = ['programming', 'legal', 'science', 'finance'] as const;
    const categories = rows.map(([kind], i) => ({
      ...plain!,
      id: rowId(kinds[i]!),
      kind: kinds[i]!,
      share: i === 3 ? 0 : 0.3,
      ...(kind === undefined ? {} : { transfer: { kind } }),
    }));
    const stack = {
      ...stackOutcome(stackId('a'), 'A', figures(1, 0.8)),
      categories: rows.map(([, ...grades], i) => ({
        categoryId: rowId(kinds[i]!),
        rates: [{ modelId: 'm/plain' }, ...grades.map((grade) => ({ modelId: 'm/a', transfer: { grade } }))],
      })),
    };
    const job = { ...reading.job, plan: { ...reading.job.plan, categories } };
    const said = transferRemarks({ ...reading, job, outcome: outcomeOf([stack as never]) } as never);
    return said.map((sentence) =>
      sentence.replace(/: .*?(not stated|benchmark itself|lie between|only evidence).*/, ' | $1'),
    );
  };

  it('is said once for each kind of ground, with the rows it holds of', () => {
    expect(remarks([['measured', 'sameKind'], ['none'], [undefined, 'distantProxy'], [undefined]])).toEqual([
      'Science | not stated',
      'Legal | benchmark itself',
      'Programming | lie between',
      'Science | only evidence',
    ]);
    expect(remarks([['measured', 'notMeasured'], ['measured', 'sameKind', 'distantProxy'], ['measured']])).toEqual([
      'Legal | lie between',
      'Programming, Legal | only evidence',
    ]);
    expect(remarks([['measured']])).toEqual([]);
  });
});
