/** The catalog as tables for files: every field of a model with its price, sources and dates, and every evidence row. */
import type { Catalog } from '../catalog/catalog.ts';
import type { Model } from '../catalog/model.ts';
import type { Say } from '../words/say.ts';
import { categoryName } from './categoryName.ts';
import type { Cell, Kind, Table } from './table.ts';

type Field = [key: string, kind: Kind, read: (model: Model) => Cell];

const tiersOf = (model: Model): string =>
  (model.price?.tiers ?? [])
    .map(
      (tier) =>
        `>=${tier.minPromptTokens}: ${tier.promptUsdPerM}/${tier.completionUsdPerM}` +
        (tier.cacheReadUsdPerM === null ? '' : ` cache read ${tier.cacheReadUsdPerM}`) +
        (tier.cacheWriteUsdPerM === null ? '' : ` cache write ${tier.cacheWriteUsdPerM}`),
    )
    .join('; ');

/** Files name fields as the catalog does, so that a program can read them whatever the reader's language. */
const fields: Field[] = [
  ['id', 'text', (model) => model.id],
  ['name', 'text', (model) => model.name],
  ['author', 'text', (model) => model.author],
  ['authorName', 'text', (model) => model.authorName],
  ['originCountry', 'text', (model) => model.originCountry],
  ['originGroup', 'text', (model) => model.originGroup],
  ['openWeights', 'flag', (model) => model.openWeights],
  ['licence', 'text', (model) => model.licence],
  ['paramsTotalB', 'number', (model) => model.paramsTotalB],
  ['paramsActiveB', 'number', (model) => model.paramsActiveB],
  ['paramsNote', 'text', (model) => model.paramsNote],
  ['sizeClass', 'text', (model) => model.sizeClass],
  ['contextTokens', 'count', (model) => model.contextTokens],
  ['maxOutputTokens', 'count', (model) => model.maxOutputTokens],
  ['inputModalities', 'text', (model) => model.inputModalities.join(' ')],
  ['toolCalling', 'flag', (model) => model.toolCalling],
  ['structuredOutput', 'flag', (model) => model.structuredOutput],
  ['reasoning', 'flag', (model) => model.reasoning],
  ['releaseDate', 'date', (model) => model.releaseDate],
  ['listedDate', 'date', (model) => model.listedDate],
  ['status', 'text', (model) => model.status],
  ['huggingFaceId', 'text', (model) => model.huggingFaceId],
  ['promptUsdPerM', 'price', (model) => model.price?.promptUsdPerM ?? null],
  ['completionUsdPerM', 'price', (model) => model.price?.completionUsdPerM ?? null],
  ['cacheReadUsdPerM', 'price', (model) => model.price?.cacheReadUsdPerM ?? null],
  ['cacheWriteUsdPerM', 'price', (model) => model.price?.cacheWriteUsdPerM ?? null],
  ['batchDiscount', 'share', (model) => model.price?.batchDiscount ?? null],
  ['batchPromptUsdPerM', 'price', (model) => model.price?.batchPromptUsdPerM ?? null],
  ['batchCompletionUsdPerM', 'price', (model) => model.price?.batchCompletionUsdPerM ?? null],
  ['requestFeeUsd', 'usd', (model) => model.price?.requestFeeUsd ?? null],
  ['webSearchUsdPerCall', 'usd', (model) => model.price?.webSearchUsdPerCall ?? null],
  ['tiers', 'text', tiersOf],
  ['tierMode', 'text', (model) => (model.price?.tiers.length ? model.price.tierMode : null)],
  ['promoDiscount', 'share', (model) => model.price?.promoDiscount ?? null],
  ['undiscountedPromptUsdPerM', 'price', (model) => model.price?.undiscountedPromptUsdPerM ?? null],
  ['undiscountedCompletionUsdPerM', 'price', (model) => model.price?.undiscountedCompletionUsdPerM ?? null],
  ['priceBasis', 'text', (model) => model.price?.basis ?? null],
  ['priceAsOf', 'date', (model) => model.price?.asOf ?? null],
  ['priceSource', 'text', (model) => model.price?.source ?? null],
  ['priceNote', 'text', (model) => model.price?.note ?? null],
  ['owner', 'text', (model) => model.owner],
  [
    'sources',
    'text',
    (model) =>
      Object.entries(model.sources)
        .map(([fact, source]) => `${fact}: ${source}`)
        .join('; '),
  ],
];

export const catalogTable = (models: readonly Model[], say: Say): Table => ({
  id: 'catalog',
  title: say('report.catalogTable'),
  columns: fields.map(([key, kind]) => ({ key, label: key, kind })),
  rows: models.map((model) => ({
    key: model.id,
    cells: Object.fromEntries(fields.map(([key, , read]) => [key, read(model)])),
  })),
});

const evidenceKinds = {
  id: 'text',
  modelId: 'text',
  category: 'text',
  benchmark: 'text',
  config: 'text',
  metric: 'text',
  value: 'number',
  successes: 'count',
  trials: 'count',
  tasks: 'count',
  successDefinition: 'text',
  usdPerTask: 'usd',
  promptTokensPerTask: 'count',
  completionTokensPerTask: 'count',
  date: 'date',
  source: 'text',
  selfReported: 'flag',
  notes: 'text',
  owner: 'text',
} as const satisfies Record<keyof Catalog['evidence'][number], Kind>;

export const evidenceTable = (evidence: Catalog['evidence'], say: Say): Table => ({
  id: 'evidence',
  title: say('report.evidenceTable'),
  columns: Object.entries(evidenceKinds).map(([key, kind]) => ({ key, label: key, kind })),
  rows: evidence.map((row) => ({
    key: row.id,
    cells: { ...row, category: categoryName(say, row.category) },
  })),
});
