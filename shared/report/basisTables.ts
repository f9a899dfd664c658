/** What the figures stand on: rates, costs of an attempt, prices, and the sources of all of them. */

import { benchmarkName } from '../catalog/benchmarkNames.ts';
import { priceInUse } from '../catalog/chooseOffer.ts';
import type { CategoryOutcome, CostInUse, RateInUse } from '../engine/outcome.ts';
import type { ModelId, RowId } from '../foundation/ids.ts';
import { clauseSign, inBrackets, listSign, titled } from '../words/format.ts';
import { planSourceIn } from '../words/planSentences.ts';
import { runSettingIn } from '../words/runSettings.ts';
import { assumptionsTable } from './assumptionsTable.ts';
import { modelName, modelOf, type Reading } from './reading.ts';
import { rowName } from './rowName.ts';
import { type Cell, figureCells, figureColumns, type Row, type Table } from './table.ts';

/** The same model in the same category has one rate and one cost whatever stack it stands in. */
const distinct = <T extends { modelId: ModelId }>(
  reading: Reading,
  pick: (category: CategoryOutcome) => T[],
): { categoryId: RowId; entry: T }[] => {
  const seen = new Map<string, { categoryId: RowId; entry: T }>();
  for (const { id } of reading.job.plan.categories)
    for (const stack of reading.outcome.stacks)
      for (const category of stack.categories) {
        if (category.categoryId !== id || category.share <= 0) continue;
        for (const entry of pick(category)) {
          const key = `${id}/${entry.modelId}`;
          if (!seen.has(key)) seen.set(key, { categoryId: id, entry });
        }
      }
  return [...seen.values()];
};

const ratesInUse = (reading: Reading): { categoryId: RowId; entry: RateInUse }[] =>
  distinct(reading, (category) => category.rates);

export const costsInUse = (reading: Reading): { categoryId: RowId; entry: CostInUse }[] =>
  distinct(reading, (category) => category.costs);

export const ratesTable = (reading: Reading): Table => {
  const { say, language } = reading;
  const rates = ratesInUse(reading);
  const hasTransfer = rates.some(({ entry }) => entry.transfer !== undefined);
  return {
    id: 'rates',
    title: say('report.ratesTable'),
    columns: [
      { key: 'category', label: say('report.category'), kind: 'text' },
      { key: 'model', label: say('report.model'), kind: 'text' },
      ...figureColumns(say, 'rate', say('report.rate'), 'share'),
      { key: 'basis', label: say('report.basis'), kind: 'text' },
      ...(hasTransfer
        ? [
            { key: 'grade', label: say('transfer.grade'), kind: 'text' as const },
            { key: 'benchmarkRate', label: say('transfer.benchmarkRate'), kind: 'share' as const },
          ]
        : []),
      { key: 'anchored', label: say('report.anchored'), kind: 'flag' },
      { key: 'benchmark', label: say('report.benchmark'), kind: 'text' },
      { key: 'config', label: say('report.config'), kind: 'text' },
      { key: 'trials', label: say('report.trials'), kind: 'count' },
      { key: 'source', label: say('report.source'), kind: 'source' },
    ],
    rows: rates.map(({ categoryId, entry }) => ({
      key: `${categoryId}/${entry.modelId}`,
      assumed: entry.basis === 'assumed',
      cells: {
        category: rowName(reading, categoryId),
        model: modelName(reading, entry.modelId),
        ...figureCells('rate', entry.rate),
        basis: say(`report.basis-${entry.basis}`),
        ...(hasTransfer
          ? {
              grade: entry.transfer === undefined ? '' : say(`transfer.grade-${entry.transfer.grade}`),
              benchmarkRate: entry.transfer?.benchmarkRate ?? null,
            }
          : {}),
        anchored: entry.anchored,
        benchmark: entry.benchmark === null ? null : benchmarkName(entry.benchmark),
        config: entry.config === null ? null : runSettingIn(entry.config, language),
        trials: entry.trials,
        source: entry.source,
      },
    })),
  };
};

export const costsTable = (reading: Reading): Table => {
  const { say } = reading;
  return {
    id: 'costs',
    title: say('report.costsTable'),
    columns: [
      { key: 'category', label: say('report.category'), kind: 'text' },
      { key: 'model', label: say('report.model'), kind: 'text' },
      { key: 'usdPerAttempt', label: say('report.usdPerAttempt'), kind: 'usd' },
      ...figureColumns(say, 'completionFactor', say('report.completionFactor'), 'number'),
      { key: 'factorBasis', label: say('report.factorBasis'), kind: 'text' },
      { key: 'factorSource', label: say('report.factorSource'), kind: 'source' },
      { key: 'priceAsOf', label: say('report.priceAsOf'), kind: 'date' },
      { key: 'priceSource', label: say('report.priceSource'), kind: 'source' },
    ],
    rows: costsInUse(reading).map(({ categoryId, entry }) => ({
      key: `${categoryId}/${entry.modelId}`,
      assumed: entry.factorBasis === 'kind',
      cells: {
        category: rowName(reading, categoryId),
        model: modelName(reading, entry.modelId),
        usdPerAttempt: entry.usdPerAttempt,
        ...figureCells('completionFactor', entry.completionFactor),
        factorBasis: say(`report.basis-${entry.factorBasis}`),
        factorSource: entry.factorSource,
        priceAsOf: entry.priceAsOf,
        priceSource: entry.priceSource,
      },
    })),
  };
};

/** The dated price of every model in use; unknown is blank. */
export const pricesInUseTable = (reading: Reading): Table => {
  const { say } = reading;
  const ids = [...new Set(costsInUse(reading).map(({ entry }) => entry.modelId))];
  return {
    id: 'prices',
    title: say('report.pricesTable'),
    columns: [
      { key: 'model', label: say('report.model'), kind: 'text' },
      { key: 'vendor', label: say('report.vendor'), kind: 'text' },
      { key: 'prompt', label: say('workbook.promptPrice'), kind: 'price' },
      { key: 'completion', label: say('workbook.completionPrice'), kind: 'price' },
      { key: 'cacheRead', label: say('workbook.cacheReadPrice'), kind: 'price' },
      { key: 'cacheWrite', label: say('workbook.cacheWritePrice'), kind: 'price' },
      { key: 'asOf', label: say('report.priceAsOf'), kind: 'date' },
      { key: 'source', label: say('report.source'), kind: 'source' },
    ],
    rows: ids.map((id) => {
      const model = modelOf(reading, id);
      const price = model === undefined ? null : priceInUse(model, reading.job.plan.prices);
      return {
        key: id,
        cells: {
          model: model?.name ?? id,
          vendor: model?.authorName ?? null,
          prompt: price?.promptUsdPerM ?? null,
          completion: price?.completionUsdPerM ?? null,
          cacheRead: price?.cacheReadUsdPerM ?? null,
          cacheWrite: price?.cacheWriteUsdPerM ?? null,
          asOf: price?.asOf ?? null,
          source: price?.source ?? null,
        },
      };
    }),
  };
};

/** Every source the figures rest on, once, with what it is used for. */
export const sourcesTable = (reading: Reading): Table => {
  const { say, language } = reading;
  const bySource = new Map<string, { uses: Map<string, Set<string>>; date: string | null }>();
  const note = (source: string, use: string, of: string, date: string | null): void => {
    if (source === '') return;
    const found = bySource.get(source) ?? { uses: new Map<string, Set<string>>(), date: null };
    found.uses.set(use, (found.uses.get(use) ?? new Set()).add(of));
    if (date !== null && (found.date === null || date > found.date)) found.date = date;
    bySource.set(source, found);
  };
  for (const { entry } of costsInUse(reading)) {
    const name = modelName(reading, entry.modelId);
    note(entry.priceSource, say('report.pricesTable'), name, entry.priceAsOf);
    note(entry.factorSource, say('report.completionFactor'), name, null);
  }
  for (const { categoryId, entry } of ratesInUse(reading)) {
    const row = reading.job.snapshot.evidence.find((one) => one.id === entry.evidenceId);
    const of = modelName(reading, entry.modelId) + inBrackets(rowName(reading, categoryId), language);
    note(entry.source, say('report.rate'), of, row?.date ?? null);
  }
  for (const row of assumptionsTable(reading).rows) {
    const { source, input, category, stack } = row.cells;
    if (typeof source !== 'string' || row.stated === true || row.key.startsWith('assumedRate/')) continue;
    const place = [stack, category].filter((part): part is string => typeof part === 'string' && part !== '');
    note(source, String(input), place.join(clauseSign(language)), null);
  }
  return {
    id: 'sources',
    title: say('report.sourcesTable'),
    columns: [
      { key: 'source', label: say('report.source'), kind: 'source' },
      { key: 'usedFor', label: say('report.usedFor'), kind: 'text' },
      { key: 'date', label: say('report.date'), kind: 'date' },
    ],
    rows: [...bySource].map(([source, { uses, date }]): Row => {
      const then = language === 'zh' ? '；' : '; ';
      const usedFor = [...uses].map(([use, of]) => titled(use, [...of].join(listSign(language)), language)).join(then);
      const cells: Record<string, Cell> = { source: planSourceIn(source, language), usedFor, date };
      return { key: source, cells };
    }),
  };
};
