/**
 * What is said of files that come in, of two plans side by side, and of months, places, hardware and outages, stored
 * beside the tests as `stored.test.ts` stores a report. The figures are held by the tests of whoever reckons them.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { conflictEffects } from '../../../shared/compare/effects.ts';
import { mergeDocuments } from '../../../shared/compare/merge.ts';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { openPortfolio } from '../../../shared/document/openPortfolio.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { bringFleetEngine } from '../../../shared/engine/fleets/fleetEngine.ts';
import { wholeFleetEngine } from '../../../shared/engine/fleets/wholeFleetEngine.ts';
import { bestByMonth } from '../../../shared/engine/horizon/bestByMonth.ts';
import type { Future } from '../../../shared/engine/horizon/future.ts';
import { horizonOf } from '../../../shared/engine/horizon/horizon.ts';
import { plainRegion } from '../../../shared/engine/horizon/regionAsk.ts';
import { type PlacesAsk, placesOf } from '../../../shared/engine/horizon/regions.ts';
import { outageOf } from '../../../shared/engine/outage.ts';
import { itemAt } from '../../../shared/foundation/arrays.ts';
import type { DarkPart } from '../../../shared/plan/ahead.ts';
import { newCommitment } from '../../../shared/plan/commitment.ts';
import { newFleet } from '../../../shared/plan/fleet.ts';
import { assumptionsTable } from '../../../shared/report/assumptionsTable.ts';
import { catalogNoticeText } from '../../../shared/report/catalogNotice.ts';
import { compared, comparisonTable, conflictLines, conflictText } from '../../../shared/report/comparison.ts';
import { decisionsTable } from '../../../shared/report/decisionsTable.ts';
import { evalJudgesTable, evalModelsTable, evalPairsTable, evalRemarks } from '../../../shared/report/evalTables.ts';
import { figuresTable } from '../../../shared/report/figuresTable.ts';
import {
  bestMonthsTable,
  horizonEvents,
  horizonGaps,
  horizonVerdict,
  monthsTable,
} from '../../../shared/report/horizonTables.ts';
import { onePage } from '../../../shared/report/onePage.ts';
import { outageRemarks, outageSentence, outageTable } from '../../../shared/report/outageTable.ts';
import { placesRemarks, placesTable, placesVerdict } from '../../../shared/report/placesTables.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { scenariosTable } from '../../../shared/report/scenariosTable.ts';
import { transferRemarks } from '../../../shared/report/transferRemarks.ts';
import { readingNotes, usageRemarks, usageTables } from '../../../shared/report/usageTables.ts';
import { warningsTable } from '../../../shared/report/warningsTable.ts';
import { describeWorkbook } from '../../../shared/report/workbook/describe.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { languages } from '../../../shared/words/words.ts';
import { changed, changes, stored } from '../compare/edited.ts';
import { sampleNames as evalSamples, summaryOf as evalSummaryOf, sampleFiles } from '../evals/readHere.ts';
import { sample, sampleNames, summaryOf } from '../usage/usageFixtures.ts';
import { digits, fixture, written, writtenSheet } from './written.ts';

bringFleetEngine(wholeFleetEngine);

const english = { say: sayIn('en'), language: 'en' } as const;
const kept = (name: string, texts: readonly string[]) =>
  expect(`${texts.join('\n')}\n`).toMatchFileSnapshot(fixture(name));

/** The newest stored file: its own rows of the catalog, hardware, commitments, scenarios. */
const wholeDocument = (): PortfolioDocument => {
  const opened = openPortfolio(readFileSync(new URL('../../fixtures/portfolio-v6.portfolio', import.meta.url), 'utf8'));
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
};
const readingOf = ({ plan, snapshot }: PortfolioDocument, draws = 0, language: Reading['language'] = 'en'): Reading => {
  const job = { plan, snapshot, draws };
  return { job, outcome: evaluate(job), language, say: sayIn(language), day: '2026-11-20' };
};

describe('stored texts', () => {
  it('of every sample of usage', { tags: ['slow'] }, async () => {
    const texts: string[] = [];
    for (const name of sampleNames) {
      const summary = await summaryOf(sample(name).files);
      texts.push(
        `==== ${name}`,
        ...usageTables(summary, 'en', english.say).map((table) => written(table, english)),
        ...readingNotes(summary, 'en', english.say),
        ...usageRemarks(summary, 'en', english.say),
      );
    }
    await kept('usage.en.txt', texts);
  });

  it('of every sample of evals', { tags: ['slow'] }, async () => {
    const texts: string[] = [];
    for (const name of evalSamples) {
      const summary = await evalSummaryOf(sampleFiles(name));
      texts.push(
        `==== ${name}`,
        written(evalModelsTable(summary, 'en', english.say), english),
        written(evalPairsTable(summary, english.say), english),
        written(evalJudgesTable(summary, english.say), english),
        ...evalRemarks(summary, english.say),
      );
    }
    await kept('evals.en.txt', texts);
  });

  it.each(languages)('of every kind of difference between two plans, in %s', { tags: ['slow'] }, async (language) => {
    const voice = { say: sayIn(language), language };
    const before = stored();
    const texts = Object.keys(changes).flatMap((name) =>
      [0, 1, 2].map(
        (n) =>
          `==== ${name} ${n}\n${written(comparisonTable(voice, compared(voice, before, changed(before, [[name, n]]))), voice)}`,
      ),
    );
    await kept(`differences.${language}.txt`, texts);
  });

  it('of every kind of difference in what a plan promises and assumes', { tags: ['slow'] }, async () => {
    const before = wholeDocument();
    const edit = (name: string, change: (document: PortfolioDocument) => void): string => {
      const after = structuredClone(before);
      change(after);
      return `==== ${name}\n${written(comparisonTable(english, compared(english, before, after)), english)}`;
    };
    const fleets = (change: object) => (document: PortfolioDocument) => {
      document.plan.fleets = document.plan.fleets?.map((fleet) => ({ ...fleet, ...change }));
    };
    const commitments = (change: object) => (document: PortfolioDocument) => {
      document.plan.commitments = document.plan.commitments?.map((commitment) => ({ ...commitment, ...change }));
    };
    const firstModel = itemAt(before.snapshot.models, 0).id;
    await kept('promises.en.txt', [
      edit('another GPU, owned', fleets({ gpu: 'H200', owned: true, mostReplicas: 3 })),
      edit('no hardware', ({ plan }) => {
        plan.fleets = [];
      }),
      edit('more hardware', ({ plan }) => {
        plan.fleets = [...(plan.fleets ?? []), newFleet('more', firstModel, [itemAt(plan.stacks, 0).id], 'H100')];
      }),
      edit(
        'another commitment',
        commitments({ name: 'Renamed', count: 7, usdPerMonth: 1234, overageTimes: 1.5, minimumUsd: 99 }),
      ),
      edit('no commitments', ({ plan }) => {
        plan.commitments = [];
      }),
      edit('a commitment more', ({ plan }) => {
        plan.commitments = [
          ...(plan.commitments ?? []),
          {
            ...newCommitment('c9', 'Signed', { kind: 'host', host: 'acme' }),
            minimumUsd: 500,
            tiers: [{ fromUsd: 100, discount: 0.1 }],
          },
        ];
      }),
      edit('notes and hours', ({ plan }) => {
        plan.notes = 'Seen by the board';
        plan.humanUsdPerHour = { value: 77 };
      }),
      edit('own tokens, rates and speeds gone', ({ plan }) => {
        plan.ownTokens = [];
        plan.assumedRates = [];
        plan.assumedSpeeds = [];
      }),
    ]);
  });

  it('of clashes between two who changed the same', { tags: ['slow'] }, async () => {
    type Edit = (document: PortfolioDocument) => void;
    const clash = (name: string, base: PortfolioDocument, mine: Edit, theirs: Edit): string[] => {
      const [one, other] = [mine, theirs].map((change) => {
        const copy = structuredClone(base);
        change(copy);
        return copy;
      }) as [PortfolioDocument, PortfolioDocument];
      const versions = { base, mine: one, theirs: other };
      const merged = mergeDocuments(versions, new Map());
      if (!merged.ok) return [`==== ${name}`, merged.error.message];
      const effects = conflictEffects(versions, merged.value.conflicts, itemAt(base.plan.stacks, 1).id);
      return [
        `==== ${name}`,
        ...conflictLines(english, versions, effects).flatMap((line) => conflictText(english, line, 'theirs.portfolio')),
      ];
    };
    const as =
      (name: string, n = 0): Edit =>
      (document) =>
        changes[name]?.(document, n);
    const silent =
      (usd: number): Edit =>
      ({ plan }) => {
        itemAt(plan.categories, 0).silentFailureUsd = { value: usd };
      };
    const floor =
      (share: number): Edit =>
      ({ plan }) => {
        const categoryId = itemAt(plan.categories, 0).id;
        plan.bestPlan = { objective: 'usdPerSuccess', rules: [{ kind: 'successFloor', categoryId, share }] };
      };
    const fleet =
      (mostReplicas: number): Edit =>
      ({ plan }) => {
        plan.fleets = plan.fleets?.map((one) => ({ ...one, mostReplicas }));
      };
    const seats =
      (count: number): Edit =>
      ({ plan }) => {
        plan.commitments = plan.commitments?.map((one) => ({ ...one, count }));
      };
    const [plain, whole] = [stored(), wholeDocument()];
    await kept('clashes.en.txt', [
      ...clash('tasks', plain, as('tasks', 0), as('tasks', 1)),
      ...clash('renamed and removed', plain, as('nameStack'), as('dropStack')),
      ...clash('removed and changed', plain, as('dropStack', 1), as('attempts', 1)),
      ...clash('row removed and changed', plain, as('dropRow'), as('silent')),
      ...clash('one value', plain, silent(2), silent(3)),
      ...clash('a rule of a row', plain, floor(0.5), floor(0.6)),
      ...clash('a price', plain, as('price', 0), ({ snapshot }) => {
        for (const offer of itemAt(snapshot.models, 0).offers) offer.promptUsdPerM = 77;
      }),
      ...clash('hardware', whole, fleet(2), fleet(3)),
      ...clash('hardware removed', whole, fleet(2), ({ plan }) => {
        plan.fleets = [];
      }),
      ...clash('a commitment', whole, seats(2), seats(3)),
      ...clash('a commitment removed', whole, seats(2), ({ plan }) => {
        plan.commitments = [];
      }),
    ]);
  });

  it('of what happened to a catalog', () => {
    const lost = (count: number, olderStands = false) =>
      Array.from({ length: count }, (_, n) => ({
        noun: (['model', 'price', 'evidence'] as const)[n % 3] ?? 'model',
        name: `row ${n}`,
        olderStands,
      }));
    const told = (notice: Parameters<typeof catalogNoticeText>[0]) => catalogNoticeText(notice, english.say);
    expect(told({ kind: 'created' })).toBeNull();
    return kept('catalog.en.txt', [
      String(told({ kind: 'refreshed' })),
      ...(['rebuilt', 'caughtUp'] as const).flatMap((kind) =>
        [
          { rescued: 0, lost: [], unnamed: 0 },
          { rescued: 5, lost: [], unnamed: 0 },
          { rescued: 1, lost: lost(4), unnamed: 1 },
          { rescued: 0, lost: [...lost(22), ...lost(2, true)], unnamed: 3 },
        ].map((report) => String(told({ kind, report }))),
      ),
      String(told({ kind: 'readOnly', reason: 'the disk is full', report: { rescued: 3, lost: [], unnamed: 0 } })),
      String(told({ kind: 'readOnly', reason: 'the disk is full', report: { rescued: 3, lost: lost(1), unnamed: 0 } })),
      String(told({ kind: 'readOnly', reason: 'the disk is full', report: { rescued: 3, lost: [], unnamed: 1 } })),
    ]);
  });
});

describe('stored texts of a plan with hardware, commitments and scenarios', () => {
  const future: Future = {
    months: 3,
    from: '2026-11-20',
    pricePaths: [{ kind: 'all', foldPerYear: 4 }],
    demand: { growthPerYear: 0.5, elasticity: -0.05 },
  };
  const places = (stackId: PlacesAsk['stackId']): PlacesAsk => ({
    stackId,
    regions: [plainRegion('europe', 0.25), { ...plainRegion('east-asia', 0.75), priceTimes: 1.2 }],
    languages: [
      { id: 'en', share: 0.6, tokenTimes: 1, successShift: 0 },
      { id: 'zh', share: 0.4, tokenTimes: 1.5, successShift: -0.3 },
    ],
    lessons: [],
  });

  it.each(languages)('are these, in %s', { tags: ['slow'] }, async (language) => {
    const document = wholeDocument();
    const reading = readingOf(document, 40, language);
    const { job } = reading;
    const months = horizonOf(job, future);
    const best = bestByMonth({ ...job, draws: 0 }, { future, ask: { objective: 'usdPerSuccess', rules: [] } });
    const ask = places(itemAt(job.plan.stacks, 0).id);
    const region = placesOf(job, ask);
    const models = job.snapshot.models;
    const origins = [...new Set(models.map(({ originGroup }) => originGroup))].filter((origin) => origin !== null);
    const dark: DarkPart[] = [
      { kind: 'vendor', author: itemAt(models, 0).author },
      ...origins.map((origin) => ({ kind: 'origin' as const, origin })),
    ];
    const scenarios = ['Today', 'Twice'].map((name, n) => {
      const twice = { ...job, plan: { ...job.plan, tasksPerMonth: (n + 1) * job.plan.tasksPerMonth } };
      return { id: name, name, isActive: n === 0, reading: { ...reading, job: twice, outcome: evaluate(twice) } };
    });
    await kept(`whole.${language}.txt`, [
      ...[assumptionsTable, figuresTable, warningsTable].map((table) => written(table(reading), reading)),
      written(decisionsTable(reading), reading),
      JSON.stringify(onePage(reading), (_, value) => digits(value), 1),
      ...transferRemarks(reading),
      written(scenariosTable(reading, scenarios), reading),
      ...months.stacks.flatMap((stack) =>
        stack.kind === 'projected' ? [written(monthsTable(reading, stack), reading)] : [],
      ),
      written(bestMonthsTable(reading, best), reading),
      horizonVerdict(reading, months),
      ...horizonEvents(reading, months).map(({ month, text }) => `${month}: ${text}`),
      ...horizonGaps(reading, months),
      written(placesTable(reading, region), reading),
      placesVerdict(reading, region),
      ...placesRemarks(reading, region),
      ...dark.flatMap((part) => {
        const outage = outageOf(job, { dark: part, share: 0.1 });
        return [
          written(outageTable(reading, outage), reading),
          ...outageRemarks(reading, outage),
          ...job.plan.stacks.map(({ id }) => String(outageSentence(reading, outage, id))),
        ];
      }),
    ]);
  });

  it('has this workbook', { tags: ['slow'] }, async () => {
    const reading = readingOf(wholeDocument(), 40);
    const { job } = reading;
    const ask = places(itemAt(job.plan.stacks, 0).id);
    const twice = { ...job, plan: { ...job.plan, tasksPerMonth: 2 * job.plan.tasksPerMonth } };
    const { sheets, ...rest } = describeWorkbook(reading, {
      scenarios: [
        { id: 'today', name: 'Today', isActive: true, reading },
        { id: 'twice', name: 'Twice', isActive: false, reading: { ...reading, job: twice, outcome: evaluate(twice) } },
      ],
      horizon: { job, future, found: horizonOf(job, future) },
      places: { ask, sharesFrom: 'typed', found: placesOf(job, ask) },
    });
    await kept('wholeWorkbook.txt', [
      JSON.stringify(rest),
      // The others are those of every workbook.
      ...sheets
        .filter(({ name }) => ['Summary', 'Scenarios', 'Horizon', 'Places', 'Fleets', 'Inputs'].includes(name))
        .flatMap(writtenSheet),
    ]);
  });
});
