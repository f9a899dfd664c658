/**
 * What ships as the catalog, made from db/source: text in, text out. What every column means stands in
 * db/source/README.md; what ships is what shared/catalog says of a model, a price, a month and a discrepancy.
 */
import { cellsOf, numberOrNull } from './cells.ts';
import { evidenceRows } from './evidenceRows.ts';

/** The files of db/source by name, as text. */
export type SourceFiles = Readonly<Record<(typeof sourceNames)[number], string>>;

export const sourceNames = [
  'models.jsonl',
  'offers.jsonl',
  'price-history.csv',
  'speed.csv',
  'discrepancies.csv',
  'citations.csv',
  'repositories.jsonl',
  'evidence-2026-08.json',
  'evidence.csv',
  'benchmarks.csv',
] as const;

interface CacheWrite {
  ttl: '5m' | '30m' | '1h' | 'explicit' | 'unspecified';
  perM: number;
}

interface TokenPrices {
  promptPerM: number;
  completionPerM: number;
  cacheReadPerM?: number;
  cacheWrites?: CacheWrite[];
}

interface ContextTier extends TokenPrices {
  thresholdTokens: number;
  operator: '>' | '>=';
  scope: 'whole-request';
}

interface SourceOffer extends TokenPrices {
  model: string;
  host: string;
  route?: string;
  hostType: string;
  region?: string;
  quantization?: string;
  serviceTier: string;
  timeBand?: { band: 'peak' | 'off-peak'; utc: string[] | string; days?: string; except?: string };
  validFrom?: string;
  validUntil?: string;
  promotion?: boolean;
  promotionNote?: string;
  discountInPrice?: number;
  undiscountedPromptPerM?: number;
  undiscountedCompletionPerM?: number;
  currency: string;
  reasoningPerM?: number;
  cacheStoragePerMHour?: number;
  cacheStorageNote?: string;
  contextTiers?: ContextTier[];
  timeOfDayPrices?: TokenPrices[];
  batchFactor?: number;
  residencySurcharge?: { region: string; factor: number; appliesTo: string };
  perRequest?: number;
  perImage?: number;
  webSearchPerCall?: number;
  webSearchNote?: string;
  certainty: string;
  note?: string;
  source: string;
  agrees?: string;
  asOf: string;
  planning?: boolean;
}

interface SourceModel {
  id: string;
  [fact: string]: unknown;
  restricted?: boolean;
  lineage?: string;
  sources: Record<string, string>;
  lifecycleByHost?: { host: string; shutdownDate?: string; note?: string }[];
  tokenizer?: { factor: number; comparedWith: string; note: string; source: string };
}

type Row = Record<string, unknown>;

const linesOf = <T>(text: string): T[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

const groupBy = <T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
};

const noteOf = (...parts: (string | undefined | false)[]): string | null => parts.filter(Boolean).join('; ') || null;

/** What is not known is left out of a shipped line: a younger field that is missing is unknown. */
const known = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([, value]) => value != null));

const inMillionths = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Replaces every `[key]` by the text of its citation. Throws for a key that citations.csv lacks. */
const citer = (citations: string): ((text: string) => string) => {
  const texts = new Map(cellsOf(citations).map((row) => [row.key, row.citation]));
  return (text) =>
    text.replaceAll(/\[([a-z0-9-]+)\]/g, (_, key: string) => {
      const citation = texts.get(key);
      if (citation === undefined) throw new Error(`no citation has the key ${key}`);
      return citation;
    });
};

/** Writes kept for five minutes, or for a time the source does not say; and those kept for an hour. */
const cacheWritesOf = ({ cacheWrites = [] }: TokenPrices): { short: number | null; hour: number | null } => ({
  short: cacheWrites.find(({ ttl }) => ttl !== '1h')?.perM ?? null,
  hour: cacheWrites.find(({ ttl }) => ttl === '1h')?.perM ?? null,
});

const tierRow = (tier: ContextTier): Row => {
  const { short, hour } = cacheWritesOf(tier);
  return {
    minPromptTokens: tier.thresholdTokens,
    promptUsdPerM: tier.promptPerM,
    completionUsdPerM: tier.completionPerM,
    cacheReadUsdPerM: tier.cacheReadPerM ?? null,
    cacheWriteUsdPerM: short,
    edge: tier.operator === '>' ? 'more-than' : 'at-least',
    ...known({ cacheWriteHourUsdPerM: hour }),
  };
};

const workdays = [1, 2, 3, 4, 5];

/** The hours of the peak as bands of the offer outside it. */
const bandsOf = (peak: SourceOffer): Row[] => {
  const spans = peak.timeBand?.utc;
  if (!Array.isArray(spans)) throw new Error(`${peak.model}: peak hours are not spans`);
  return spans.map((span) => {
    const [fromUtc, toUtc] = span.split('-');
    return {
      fromUtc,
      toUtc,
      days: workdays,
      promptUsdPerM: peak.promptPerM,
      completionUsdPerM: peak.completionPerM,
      cacheReadUsdPerM: peak.cacheReadPerM ?? null,
      cacheWriteUsdPerM: cacheWritesOf(peak).short,
    };
  });
};

const basisOf = (offer: SourceOffer): string => {
  if (offer.promptPerM === 0 && offer.completionPerM === 0) return 'free-listing';
  if (offer.host === 'OpenRouter listing') return 'openrouter-listing';
  return offer.hostType === 'first-party' ? 'vendor-list' : 'host-list';
};

/** A listing's discount; one below zero is a mark-up and no promotion. */
const discountOf = ({ discountInPrice }: SourceOffer): number | null =>
  discountInPrice !== undefined && discountInPrice > 0 ? discountInPrice : null;

const regionLength = 100;
const isLongRegion = ({ region = '' }: SourceOffer): boolean => region.length > regionLength;

/** A list of regions longer than a name may be is named by its first; the note has all. */
const regionOf = (offer: SourceOffer): string | undefined => {
  if (offer.region === undefined || !isLongRegion(offer)) return offer.region;
  const regions = offer.region.split(',');
  return `${regions[0]} and ${regions.length - 1} more`;
};

const certaintyOf = (text: string): string =>
  text === 'third-party table' ? 'third-party' : text === 'last known' ? 'last-known' : text;

const otherTimes = ({ timeOfDayPrices }: SourceOffer): string | undefined =>
  timeOfDayPrices &&
  `by time of day, hours not listed: ${timeOfDayPrices.map((price) => `${price.promptPerM} in and ${price.completionPerM} out`).join(', or ')}`;

const offerRow = (offer: SourceOffer, peak: SourceOffer | undefined, cite: (text: string) => string): Row => {
  const { short, hour } = cacheWritesOf(offer);
  return {
    promptUsdPerM: offer.promptPerM,
    completionUsdPerM: offer.completionPerM,
    cacheReadUsdPerM: offer.cacheReadPerM ?? null,
    cacheWriteUsdPerM: short,
    batchDiscount: offer.batchFactor ?? null,
    batchPromptUsdPerM: null,
    batchCompletionUsdPerM: null,
    requestFeeUsd: offer.perRequest ?? null,
    webSearchUsdPerCall: offer.webSearchPerCall ?? null,
    tiers: (offer.contextTiers ?? []).map(tierRow),
    tierMode: 'whole-request',
    promoDiscount: discountOf(offer),
    undiscountedPromptUsdPerM: offer.undiscountedPromptPerM ?? null,
    undiscountedCompletionUsdPerM: offer.undiscountedCompletionPerM ?? null,
    basis: basisOf(offer),
    asOf: offer.asOf,
    source: cite(offer.agrees === undefined ? offer.source : `${offer.source}; the same in ${offer.agrees}`),
    note: noteOf(
      offer.note && cite(offer.note),
      otherTimes(offer),
      offer.cacheWrites?.some(({ ttl }) => ttl === '30m') && 'cache writes are kept for 30 minutes',
      offer.cacheStorageNote,
      (offer.discountInPrice ?? 0) < 0 && `the listing marks it up by ${-100 * (offer.discountInPrice ?? 0)}%`,
      isLongRegion(offer) && `regions: ${offer.region}`,
      offer.webSearchNote,
      peak?.timeBand?.except && `the peak is not on ${peak.timeBand.except}`,
    ),
    ...known({
      host: offer.route === undefined ? offer.host : `${offer.host} (${offer.route})`,
      hostType: offer.hostType,
      region: regionOf(offer),
      quantization: offer.quantization,
      serviceTier: offer.serviceTier,
      validFrom: offer.validFrom,
      validUntil: offer.validUntil,
      currency: offer.currency,
      certainty: certaintyOf(offer.certainty),
      reasoningUsdPerM: offer.reasoningPerM,
      cacheWriteHourUsdPerM: hour,
      cacheStorageUsdPerMHour: offer.cacheStoragePerMHour,
      bands: peak && bandsOf(peak),
      promotion: offer.promotion,
      promotionNote: offer.promotionNote,
      imageUsd: offer.perImage,
    }),
  };
};

/** The seller, place, way and days of an offer: its prices in and outside the peak have these in common. */
const placeOf = (offer: SourceOffer): string =>
  JSON.stringify([
    offer.host,
    offer.route,
    offer.region,
    offer.quantization,
    offer.serviceTier,
    offer.currency,
    offer.validFrom,
    offer.validUntil,
  ]);

/** The same offer with its data kept in one region, at the surcharge the vendor publishes for that. */
const residentOffer = (offer: SourceOffer): SourceOffer[] => {
  const { residencySurcharge: surcharge, planning: _planning, ...rest } = offer;
  if (surcharge === undefined || surcharge.factor === 1) return [];
  const times = (price: number): number => inMillionths(price * surcharge.factor);
  const dearer = <P extends TokenPrices>(prices: P): P => ({
    ...prices,
    promptPerM: times(prices.promptPerM),
    completionPerM: times(prices.completionPerM),
    ...(prices.cacheReadPerM === undefined ? {} : { cacheReadPerM: times(prices.cacheReadPerM) }),
    ...(prices.cacheWrites && { cacheWrites: prices.cacheWrites.map(({ ttl, perM }) => ({ ttl, perM: times(perM) })) }),
  });
  return [
    {
      ...dearer(rest),
      ...(rest.contextTiers && { contextTiers: rest.contextTiers.map(dearer) }),
      region: surcharge.region,
      certainty: 'derived',
      note: noteOf(rest.note, `${surcharge.factor} times the price without a region (${surcharge.appliesTo})`) ?? '',
    },
  ];
};

/**
 * A maker's price that a later list of OpenRouter shows unchanged was still its price on that day. Only standard prices
 * without an end are told so.
 */
const seenAgain = (offer: SourceOffer, listed: readonly SourceOffer[]): SourceOffer => {
  if (offer.hostType !== 'first-party' || offer.serviceTier !== 'standard' || offer.validUntil !== undefined)
    return offer;
  const again = listed.find(
    (other) =>
      other.host === 'OpenRouter listing' &&
      other.asOf > offer.asOf &&
      other.currency === offer.currency &&
      other.promptPerM === offer.promptPerM &&
      other.completionPerM === offer.completionPerM &&
      (other.cacheReadPerM ?? offer.cacheReadPerM) === offer.cacheReadPerM,
  );
  return again === undefined
    ? offer
    : { ...offer, asOf: again.asOf, source: `${offer.source}; still so in ${again.source}` };
};

/** The usual offer first, the others as the source has them; prices of the peak stand with the offer outside it. */
const offerRows = (listed: readonly SourceOffer[], cite: (text: string) => string): Row[] => {
  const offers = listed.map((offer) => seenAgain(offer, listed)).flatMap((offer) => [offer, ...residentOffer(offer)]);
  const peaks = new Map(
    offers.filter(({ timeBand }) => timeBand?.band === 'peak').map((offer) => [placeOf(offer), offer]),
  );
  const isUsual = (offer: SourceOffer): boolean =>
    offer.planning === true || (offer.timeBand !== undefined && peaks.get(placeOf(offer))?.planning === true);
  return offers
    .filter(({ timeBand }) => timeBand?.band !== 'peak')
    .toSorted((a, b) => Number(isUsual(b)) - Number(isUsual(a)))
    .map((offer) => offerRow(offer, offer.timeBand && peaks.get(placeOf(offer)), cite));
};

/** What a planner cannot buy is told and carries no offer. */
const notOpen = 'not open to everybody: access is given to named customers';

const modelRow = (model: SourceModel, offers: Row[], cite: (text: string) => string): Row => {
  const sources = Object.fromEntries(Object.entries(model.sources).map(([name, text]) => [name, cite(text)]));
  const first = (name: string): unknown => model[name] ?? null;
  const text = (name: string): string | undefined => {
    const value = model[name];
    return typeof value === 'string' ? cite(value) : undefined;
  };
  return {
    id: model.id,
    name: first('name'),
    author: first('author'),
    authorName: first('authorName'),
    originCountry: first('originCountry'),
    originGroup: first('originGroup'),
    openWeights: first('openWeights'),
    licence: first('licence'),
    paramsTotalB: first('paramsTotalB'),
    paramsActiveB: first('paramsActiveB'),
    paramsNote: first('paramsNote'),
    sizeClass: first('sizeClass'),
    contextTokens: first('contextTokens'),
    maxOutputTokens: first('maxOutputTokens'),
    inputModalities: model.inputModalities ?? [],
    toolCalling: first('toolCalling'),
    structuredOutput: first('structuredOutput'),
    reasoning: first('reasoning'),
    releaseDate: first('releaseDate'),
    listedDate: first('listedDate'),
    status: first('status'),
    huggingFaceId: first('huggingFaceId'),
    ...known({
      purpose: model.purpose,
      deprecatedOn: model.deprecatedOn,
      shutdownDate: model.shutdownDate,
      shutdownNote: text('shutdownConfidence'),
      earliestShutdown: model.earliestShutdown,
      successor: model.successor,
      lineage: model.lineage,
      statusAsOf: model.statusAsOf,
      statusNote: noteOf(model.restricted && notOpen, text('statusNote')),
      lifecycleByHost: model.lifecycleByHost?.map((life) => ({
        status: null,
        shutdownDate: null,
        note: null,
        ...life,
      })),
      efforts: model.reasoningEfforts,
      tokenizerFactor: model.tokenizer?.factor,
      tokenizerComparedWith: model.tokenizer?.comparedWith,
      knowledgeCutoff: model.knowledgeCutoff,
      note: noteOf(
        text('factNote'),
        text('reasoningNote'),
        model.listedDateEstimated === true && 'the listed date is inferred from the order of a list',
      ),
    }),
    offers: model.restricted ? [] : offers,
    owner: 'seed',
    // Name, context, modalities and flags were read where the price was, unless another source is named.
    sources: {
      listing: sources.facts ?? sources.capabilities ?? sources.price ?? sources.release ?? 'not said',
      ...sources,
      ...(model.tokenizer && { tokenizer: cite(model.tokenizer.source) }),
    },
  };
};

/** A source key with the commit of one month's file: `[catwalk]@f2491973`. */
const citeAt =
  (cite: (text: string) => string) =>
  (text: string): string => {
    const commit = /^(\[[a-z0-9-]+\])@([0-9a-f]+)$/.exec(text);
    return commit ? `${cite(commit[1] ?? '').replace(/@[0-9a-f]+$/, '')}@${commit[2]}` : cite(text);
  };

const monthRow = (row: Record<string, string>, cite: (text: string) => string): Row => ({
  market: row.market,
  date: row.date,
  promptUsdPerM: numberOrNull(row.promptPerM),
  completionUsdPerM: numberOrNull(row.completionPerM),
  cacheReadUsdPerM: numberOrNull(row.cacheReadPerM),
  cacheWriteUsdPerM: numberOrNull(row.cacheWritePerM),
  source: citeAt(cite)(row.source ?? ''),
});

const speedRow = (row: Record<string, string>, cite: (text: string) => string): Row => ({
  host: row.host || null,
  region: row.region || null,
  effort: row.effort || null,
  tokensPerSecondP50: numberOrNull(row.tokensPerSecondP50),
  tokensPerSecondP90: numberOrNull(row.tokensPerSecondP90),
  firstTokenSecondsP50: numberOrNull(row.ttftSecondsP50),
  firstTokenSecondsP90: numberOrNull(row.ttftSecondsP90),
  requests: numberOrNull(row.requests),
  kind: row.kind,
  source: cite(row.source ?? ''),
  asOf: row.asOf || null,
});

const discrepancyRow = (row: Record<string, string>, cite: (text: string) => string): Row => ({
  kind: row.kind,
  field: row.field,
  valueA: row.valueA,
  sourceA: cite(row.sourceA ?? ''),
  dateA: row.dateA || null,
  valueB: row.valueB,
  sourceB: cite(row.sourceB ?? ''),
  dateB: row.dateB || null,
  note: row.note || null,
});

const citationRow = (row: Record<string, string>): Row => ({
  source: row.citation,
  commits: row.citation?.match(/(?<=@)[0-9a-f]{12,40}/g) ?? [],
  licence: row.licence,
  read: row.read,
  usedFor: 'models',
  rows: null,
  leftOut: null,
});

/** Throws where the models of a lineage do not agree on it, or one names a model that is none. */
const checkLineages = (models: readonly SourceModel[]): void => {
  const stated = new Map(models.map(({ id, lineage }) => [id, lineage]));
  for (const { id, lineage } of models)
    if (lineage !== undefined && stated.get(lineage) !== lineage)
      throw new Error(`${id}: the lineage of ${lineage}, which says ${stated.get(lineage) ?? 'nothing'}`);
};

/** Throws where one maker has two names or two makers share one: rules, shares and outages of a vendor would miss half of it. */
const checkMakers = (models: readonly SourceModel[]): void => {
  for (const [one, other] of [
    ['author', 'authorName'],
    ['authorName', 'author'],
  ] as const) {
    const known = new Map(models.map((model) => [model[one], model[other]]));
    for (const model of models)
      if (known.get(model[one]) !== model[other])
        throw new Error(
          `${model.id}: ${one} ${model[one]} has ${other} ${model[other]}, elsewhere ${known.get(model[one])}`,
        );
  }
};

/** One object a line, so that a change of one figure is a change of one line. */
const asLines = (rows: readonly object[]): string => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;

/** The shipped files by name. Throws where the source contradicts itself: an unknown key, a number that is none. */
export const seedFiles = (source: SourceFiles): Record<string, string> => {
  const cite = citer(source['citations.csv']);
  const offers = groupBy(linesOf<SourceOffer>(source['offers.jsonl']), ({ model }) => model);
  const models = linesOf<SourceModel>(source['models.jsonl']);
  checkLineages(models);
  checkMakers(models);
  const byModel = (name: 'price-history.csv' | 'speed.csv' | 'discrepancies.csv', row: typeof monthRow) => {
    const groups = groupBy(cellsOf(source[name]), ({ model = '' }) => model);
    return (id: string): Row[] => (groups.get(id) ?? []).map((cells) => row(cells, cite));
  };
  const months = byModel('price-history.csv', monthRow);
  const speeds = byModel('speed.csv', speedRow);
  const disagreements = byModel('discrepancies.csv', discrepancyRow);
  return {
    'models.json': asLines(models.map((model) => modelRow(model, offerRows(offers.get(model.id) ?? [], cite), cite))),
    'histories.json': asLines(
      models.map(({ id }) => ({
        modelId: id,
        months: months(id).toSorted((a, b) =>
          String(a.date) < String(b.date) ? -1 : String(a.date) > String(b.date) ? 1 : 0,
        ),
        speeds: speeds(id),
        disagreements: disagreements(id),
      })),
    ),
    'evidence.json': asLines(evidenceRows(source)),
    'sources.json': asLines([
      ...linesOf<Row>(source['repositories.jsonl']),
      ...cellsOf(source['citations.csv']).map(citationRow),
    ]),
  };
};
