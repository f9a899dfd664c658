/** A plan of 40 rows, 12 stacks and 3 scenarios: opened, compared, merged, written as a workbook. */
import { mergeFiles, pairFiles } from '../../shared/compare/files.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { openPortfolio } from '../../shared/document/openPortfolio.ts';
import { addScenario } from '../../shared/document/scenarios.ts';
import { writePortfolio } from '../../shared/document/writePortfolio.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { rowId, stackId } from '../../shared/foundation/ids.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { compared } from '../../shared/report/comparison.ts';
import { workbookOf } from '../../shared/report/workbookOf.ts';
import { sayIn } from '../../shared/words/say.ts';
import { bigJob } from './bigJob.ts';
import { medianMs, type Row } from './measure.ts';

const [rows, columns] = [40, 12];

/** The rows and stacks of a plan again and again under ids of their own, until there are so many. */
const widened = (plan: Plan): Plan => {
  const repeated = <T>(items: readonly T[], count: number): T[] =>
    Array.from({ length: count }, (_, i) => items[i % items.length]).filter((item) => item !== undefined);
  const from = plan.categories.map(({ id }) => id);
  const ids = Array.from({ length: rows }, (_, i) => rowId(`row-${i}`));
  const wasOf = (i: number) => from[i % from.length] ?? rowId('');
  return {
    ...plan,
    categories: repeated(plan.categories, rows).map((category, i) => ({
      ...category,
      id: rowId(`row-${i}`),
      name: `Row ${i}`,
      share: 1 / rows,
    })),
    stacks: repeated(plan.stacks, columns).map((stack, i) => ({
      ...stack,
      id: stackId(`stack-${i}`),
      name: `Stack ${i}`,
      policies: Object.fromEntries(
        ids.flatMap((id, row) => {
          const policy = stack.policies[wasOf(row)];
          return policy === undefined ? [] : [[id, policy]];
        }),
      ),
    })),
    assumedRates: ids.flatMap((category, row) =>
      plan.assumedRates.filter((rate) => rate.category === wasOf(row)).map((rate) => ({ ...rate, category })),
    ),
  };
};

const withTasks = (document: PortfolioDocument, tasksPerMonth: number): PortfolioDocument => ({
  ...document,
  plan: { ...document.plan, tasksPerMonth },
});

/** A file of 40 rows, 12 stacks and 3 scenarios that differ in their volume. */
export const largeDocument = (): PortfolioDocument => {
  const { plan, snapshot } = bigJob(0);
  let document: PortfolioDocument = { plan: widened(plan), snapshot, unknown: {} };
  for (const [name, tasks] of [
    ['Twice the work', 400_000],
    ['Half the work', 100_000],
  ] as const) {
    const added = addScenario(document, name, 'Today');
    if (!added.ok) throw new Error(added.error.message);
    document = withTasks(added.value, tasks);
  }
  return document;
};

export const largeFileRows = async (): Promise<Row[]> => {
  const document = largeDocument();
  const text = writePortfolio(document, 'bench');
  const [mine, theirs] = [withTasks(document, 110_000), { ...document, plan: { ...document.plan, notes: 'theirs' } }];
  const voice = { say: sayIn('en'), language: 'en' } as const;
  const job = { plan: document.plan, snapshot: document.snapshot, draws: 0 };
  const outcome = evaluate(job);
  const size = `${rows} rows x ${columns} stacks x 3 scenarios`;
  return [
    {
      what: `open ${size}`,
      milliseconds: await medianMs(5, () => openPortfolio(text)),
      note: `${(text.length / 1024).toFixed(0)} KiB, ${openPortfolio(text).ok ? 'opens' : 'REFUSED'}; aim under 1 s`,
    },
    {
      what: 'what differs, with dollars, in each scenario',
      milliseconds: await medianMs(3, () =>
        pairFiles(document, mine).pairs.map(({ before, after }) => compared(voice, before, after)),
      ),
      note: 'aim under 1 s',
    },
    {
      what: 'merge three of them',
      milliseconds: await medianMs(3, () => mergeFiles({ base: document, mine, theirs })),
      note: 'aim under 1 s',
    },
    {
      what: 'its workbook, with its scenarios',
      milliseconds: await medianMs(3, () =>
        workbookOf({ document, outcome, language: 'en', day: null, found: null, horizon: null, places: null }),
      ),
      note: 'aim under 2 s',
    },
  ];
};
