/** What the catalog tells of a model, fact by fact: how it reads, how it sorts, and where it was read. */
import type { CategoryId } from '../../../shared/catalog/category.ts';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import type { Model, ModelId } from '../../../shared/catalog/model.ts';
import { countsOf, defaultYardsticks, measuredOn } from '../../../shared/catalog/yardsticks.ts';
import type { WordPath } from '../../../shared/words/all.ts';
import type { Speech } from '../../parts/useI18n.ts';

/** A model with what was measured of it. */
export interface CatalogRow {
  model: Model;
  evidence: readonly Evidence[];
  /** Its measurement on the yardstick of a category; a category without one has none. */
  measured: Partial<Record<CategoryId, Evidence>>;
}

/** Where a fact was read and on which day; null where the source names none. */
export interface Origin {
  source: string;
  date: string | null;
}

export interface Fact {
  id: string;
  word: WordPath;
  numeric: boolean;
  /** For sorting; null is unknown and sorts last. */
  value: (row: CatalogRow) => string | number | null;
  /** As a person reads it; null is unknown. */
  show: (row: CatalogRow, speech: Speech) => string | null;
  origin: (row: CatalogRow) => Origin | null;
  /** Pixels. */
  width: number;
  /** In the table without being asked for. */
  shown: boolean;
}

/** The categories that come first in the product have their own columns of evidence. */
const measuredCategories = ['programming', 'roleplay', 'translation'] as const satisfies readonly CategoryId[];

export const catalogRows = (models: readonly Model[], evidence: readonly Evidence[]): CatalogRow[] => {
  const byModel = new Map<ModelId, Evidence[]>();
  for (const row of evidence) {
    const rows = byModel.get(row.modelId);
    if (rows === undefined) byModel.set(row.modelId, [row]);
    else rows.push(row);
  }
  const none: readonly Evidence[] = [];
  return models.map((model) => {
    const own = byModel.get(model.id) ?? none;
    const measured: CatalogRow['measured'] = {};
    if (own.length > 0)
      for (const category of measuredCategories) {
        const yardstick = defaultYardsticks[category];
        const row = yardstick === null ? null : measuredOn(yardstick, model.id, category, own);
        if (row !== null) measured[category] = row;
      }
    return { model, evidence: own, measured };
  });
};

/** The day a source names, as most listings do. */
const dateIn = (source: string): string | null => /\b(20\d\d-\d\d-\d\d)\b/.exec(source)?.[1] ?? null;

/** A fact without a source of its own was read where the model was listed; a user's own row says so itself. */
const originOf =
  (name: string) =>
  ({ model }: CatalogRow): Origin | null => {
    const source = model.sources[name] ?? model.sources.listing;
    return source === undefined ? null : { source, date: dateIn(source) };
  };

const priceOrigin = ({ model }: CatalogRow): Origin | null =>
  model.price === null ? null : { source: model.price.source, date: model.price.asOf };

const text = (
  id: string,
  word: WordPath,
  read: (model: Model) => string | null,
  origin: string,
  width: number,
  shown = false,
): Fact => ({
  id,
  word,
  numeric: false,
  value: ({ model }) => read(model),
  show: ({ model }) => read(model),
  origin: originOf(origin),
  width,
  shown,
});

const worded = (
  id: string,
  word: WordPath,
  read: (model: Model) => WordPath | null,
  origin: string,
  width: number,
  shown = false,
): Fact => ({
  id,
  word,
  numeric: false,
  value: ({ model }) => read(model),
  show: ({ model }, { say }) => {
    const path = read(model);
    return path === null ? null : say(path);
  },
  origin: originOf(origin),
  width,
  shown,
});

const yesNo =
  (read: (model: Model) => boolean | null) =>
  (model: Model): WordPath | null => {
    const is = read(model);
    return is === null ? null : is ? 'catalog.yes' : 'catalog.no';
  };

const date = (id: string, word: WordPath, read: (model: Model) => string | null, origin: string): Fact => ({
  id,
  word,
  numeric: false,
  value: ({ model }) => read(model),
  show: ({ model }, speech) => {
    const iso = read(model);
    return iso === null ? null : speech.date(iso);
  },
  origin: originOf(origin),
  width: 120,
  shown: false,
});

const amount = (
  id: string,
  word: WordPath,
  read: (model: Model) => number | null,
  show: (value: number, speech: Speech) => string,
  origin: Fact['origin'],
  width: number,
  shown = false,
): Fact => ({
  id,
  word,
  numeric: true,
  value: ({ model }) => read(model),
  show: ({ model }, speech) => {
    const value = read(model);
    return value === null ? null : show(value, speech);
  },
  origin,
  width,
  shown,
});

const usd = (value: number, speech: Speech) => speech.usd(value);
const tokens = (value: number, speech: Speech) => speech.tokens(value);
const share = (value: number, speech: Speech) => speech.share(value);
const billions = (value: number, speech: Speech) => speech.say('catalog.billions', { number: speech.number(value, 1) });

const measuredRate = (category: (typeof measuredCategories)[number]): Fact => {
  const rate = ({ measured }: CatalogRow): number | null => {
    const row = measured[category];
    const counts = row === undefined ? null : countsOf(row);
    return counts === null ? null : counts.successes / counts.trials;
  };
  return {
    id: `measured-${category}`,
    word: `catalog.measured-${category}`,
    numeric: true,
    value: rate,
    show: (row, speech) => {
      const value = rate(row);
      return value === null ? null : speech.share(value);
    },
    origin: ({ measured }) => {
      const row = measured[category];
      if (row === undefined) return null;
      const what = [row.benchmark, row.config, `${row.successes}/${row.trials}`].filter(Boolean).join(', ');
      return { source: `${what}: ${row.source}`, date: row.date };
    },
    width: 100,
    shown: true,
  };
};

/** Every fact with a column of its own, in the order of the table. The model's name stands before them all. */
export const facts: readonly Fact[] = [
  amount('prompt', 'catalog.prompt', (model) => model.price?.promptUsdPerM ?? null, usd, priceOrigin, 80, true),
  amount(
    'completion',
    'catalog.completion',
    (model) => model.price?.completionUsdPerM ?? null,
    usd,
    priceOrigin,
    86,
    true,
  ),
  worded(
    'weights',
    'catalog.weights',
    ({ openWeights }) => (openWeights === null ? null : openWeights ? 'catalog.open' : 'catalog.closed'),
    'openWeights',
    84,
    true,
  ),
  text('country', 'catalog.country', (model) => model.originCountry, 'origin', 76, true),
  ...measuredCategories.map(measuredRate),
  amount('context', 'catalog.context', (model) => model.contextTokens, tokens, originOf('listing'), 86, true),
  worded(
    'size',
    'catalog.size',
    ({ sizeClass }) => (sizeClass === null ? null : `catalog.size-${sizeClass}`),
    'params',
    88,
    true,
  ),
  worded(
    'reasoning',
    'catalog.reasoning',
    yesNo((model) => model.reasoning),
    'listing',
    92,
    true,
  ),
  worded(
    'tools',
    'catalog.tools',
    yesNo((model) => model.toolCalling),
    'listing',
    74,
    true,
  ),
  {
    id: 'evidence',
    word: 'catalog.evidenceRows',
    numeric: true,
    value: ({ evidence }) => evidence.length,
    show: ({ evidence }, speech) => speech.number(evidence.length),
    origin: ({ evidence }) => {
      const benchmarks = [...new Set(evidence.map((row) => row.benchmark))];
      return benchmarks.length === 0 ? null : { source: benchmarks.join(', '), date: null };
    },
    width: 96,
    shown: true,
  },
  amount('cacheRead', 'catalog.cacheRead', (model) => model.price?.cacheReadUsdPerM ?? null, usd, priceOrigin, 104),
  amount('cacheWrite', 'catalog.cacheWrite', (model) => model.price?.cacheWriteUsdPerM ?? null, usd, priceOrigin, 104),
  amount(
    'batch',
    'catalog.batch',
    (model) => model.price?.batchDiscount ?? null,
    share,
    (row) => {
      const source = row.model.sources.batchDiscount;
      return source === undefined ? priceOrigin(row) : { source, date: dateIn(source) };
    },
    104,
  ),
  amount('params', 'catalog.params', (model) => model.paramsTotalB, billions, originOf('params'), 96),
  amount('active', 'catalog.active', (model) => model.paramsActiveB, billions, originOf('params'), 96),
  amount('output', 'catalog.maxOutput', (model) => model.maxOutputTokens, tokens, originOf('listing'), 96),
  worded(
    'structured',
    'catalog.structured',
    yesNo((model) => model.structuredOutput),
    'listing',
    104,
  ),
  text(
    'modalities',
    'catalog.modalities',
    (model) => (model.inputModalities.length === 0 ? null : model.inputModalities.join(', ')),
    'listing',
    150,
  ),
  text('licence', 'catalog.licence', (model) => model.licence, 'licence', 160),
  date('released', 'catalog.released', (model) => model.releaseDate, 'releaseDate'),
  date('listed', 'catalog.listed', (model) => model.listedDate, 'listing'),
  worded(
    'status',
    'catalog.status',
    ({ status }) => (status === null ? null : `catalog.status-${status}`),
    'listing',
    92,
  ),
  {
    id: 'asOf',
    word: 'catalog.priceAsOf',
    numeric: false,
    value: ({ model }) => model.price?.asOf ?? null,
    show: ({ model }, speech) => (model.price === null ? null : speech.date(model.price.asOf)),
    origin: priceOrigin,
    width: 120,
    shown: false,
  },
  worded('owner', 'catalog.owner', ({ owner }) => `catalog.owner-${owner}`, 'listing', 96),
  text('id', 'catalog.modelId', (model) => model.id, 'listing', 220),
];
