/** What the catalog tells of a model, fact by fact: how it reads, how it sorts, and where it was read. */

import { benchmarkName, suiteName } from '../../../shared/catalog/benchmarkNames.ts';
import type { CategoryId } from '../../../shared/catalog/category.ts';
import { chooseOffer } from '../../../shared/catalog/chooseOffer.ts';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import { type Model, modelFields, type Price, priceFields } from '../../../shared/catalog/model.ts';
import type { FieldKind } from '../../../shared/catalog/record.ts';
import { namedSettings } from '../../../shared/catalog/settings.ts';
import { namedSource } from '../../../shared/catalog/sourceName.ts';
import { countsOf, defaultYardsticks, measuredOn } from '../../../shared/catalog/yardsticks.ts';
import type { Candidate } from '../../../shared/engine/candidates.ts';
import type { ModelId } from '../../../shared/foundation/ids.ts';
import type { WordPath } from '../../../shared/words/all.ts';
import { clauseSign, formatPlace, listSign, titled } from '../../../shared/words/format.ts';
import { runSettingIn } from '../../../shared/words/runSettings.ts';
import type { Language } from '../../../shared/words/words.ts';
import type { Speech } from '../../parts/useI18n.ts';

/** A model with what was measured of it. */
export interface CatalogRow {
  model: Model;
  evidence: readonly Evidence[];
  /** Its measurement on the yardstick of a category; a category without one has none. */
  measured: Partial<Record<CategoryId, Evidence>>;
  /** What it would do on the work that is looked at; null until that is known. */
  work: Candidate | null;
  /** Places of the plan's stacks that use it. */
  stacks: readonly number[];
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
  origin: (row: CatalogRow, language: Language) => Origin | null;
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
    return { model, evidence: own, measured, work: null, stacks: [] };
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

/** The price that a plan pays until it says otherwise. */
const priceOf = (model: Model): Price | null => chooseOffer(model)?.offer ?? null;

const priceOrigin = ({ model }: CatalogRow): Origin | null => {
  const price = priceOf(model);
  return price === null ? null : { source: price.source, date: price.asOf };
};

/** Numbers of each kind as a person reads them. */
const numbers: Partial<Record<FieldKind, (value: number, speech: Speech) => string>> = {
  count: (value, speech) => speech.tokens(value),
  number: (value, speech) => speech.number(value),
  share: (value, speech) => speech.share(value),
  price: (value, speech) => speech.usd(value),
  usd: (value, speech) => speech.usd(value),
};

/** What a field holds where it can stand in a column. */
type Shown = string | number | boolean | null;

/** The fields of a record that can stand in a column. */
type ShownField<R> = { [K in keyof R]: R[K] extends Shown ? K : never }[keyof R] & string;

const readAs = (kind: FieldKind, value: NonNullable<Shown>, speech: Speech): string => {
  if (typeof value === 'boolean') return speech.say(value ? 'catalog.yes' : 'catalog.no');
  if (typeof value === 'number') return (numbers[kind] ?? String)(value, speech);
  return kind === 'date' ? speech.dateInColumn(value) : value;
};

interface FieldFact<V> {
  id: string;
  word: WordPath;
  /** Where the model was listed, unless it says otherwise. */
  origin?: Fact['origin'];
  width: number;
  shown?: boolean;
  /** Where the field's kind alone does not say how it reads. */
  read?: (value: NonNullable<V>, speech: Speech) => string;
}

/** A fact that is a field of the catalog: how it reads and sorts follows from what the field holds. */
const factOf = <V extends Shown>(kind: FieldKind, of: (model: Model) => V | null, fact: FieldFact<V>): Fact => ({
  id: fact.id,
  word: fact.word,
  numeric: kind in numbers,
  value: ({ model }) => {
    const value = of(model);
    return typeof value === 'boolean' ? String(value) : value;
  },
  show: ({ model }, speech) => {
    const value = of(model);
    return value === null ? null : (fact.read?.(value, speech) ?? readAs(kind, value, speech));
  },
  origin: fact.origin ?? originOf('listing'),
  width: fact.width,
  shown: fact.shown ?? false,
});

const modelFact = <K extends ShownField<Model>>(name: K, fact: FieldFact<Model[K]>): Fact =>
  factOf<Model[K]>(modelFields[name].kind, (model) => model[name], fact);

const priceFact = <K extends ShownField<Price>>(name: K, fact: FieldFact<Price[K]>): Fact =>
  factOf<Price[K]>(priceFields[name].kind, (model) => priceOf(model)?.[name] ?? null, { origin: priceOrigin, ...fact });

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
    origin: ({ measured }, language) => {
      const row = measured[category];
      if (row === undefined) return null;
      const told = row.config === '' ? null : runSettingIn(row.config, language);
      const what = [benchmarkName(row.benchmark), told, `${row.successes}/${row.trials}`].filter(Boolean);
      return { source: titled(what.join(clauseSign(language)), row.source, language), date: row.date };
    },
    width: 100,
    shown: false,
  };
};

/** Full price of the tokens behind one success of the model alone; null where rate or price is unknown. */
const usdPerSuccess = ({ work }: CatalogRow): number | null =>
  work === null || work.rate === null || work.rate === 0 || work.usdPerAttempt === null
    ? null
    : work.usdPerAttempt / work.rate;

const workOrigin = ({ work }: CatalogRow, language: Language): Origin | null => {
  const use = work?.use ?? null;
  if (use === null) return null;
  const suites = use.transfer?.suites ?? [];
  const tests =
    use.basis === 'linked' && suites.length > 0 ? suites.map(suiteName) : [benchmarkName(use.benchmark ?? '')];
  const told = use.config === null || use.config === '' ? null : runSettingIn(use.config, language);
  const parts = [...tests, told, namedSource(use.source).name].filter((part) => part !== null && part !== '');
  return { source: [...new Set(parts)].join(clauseSign(language)), date: null };
};

/** What is worked out for the work that is looked at. */
const workFacts: readonly Fact[] = [
  {
    id: 'success',
    word: 'catalog.success',
    numeric: true,
    value: ({ work }) => work?.rate ?? null,
    show: ({ work }, speech) => (work?.rate == null ? null : speech.share(work.rate)),
    origin: workOrigin,
    width: 84,
    shown: true,
  },
  {
    id: 'perSuccess',
    word: 'catalog.perSuccess',
    numeric: true,
    value: usdPerSuccess,
    show: (row, speech) => {
      const usd = usdPerSuccess(row);
      return usd === null ? null : speech.money(usd);
    },
    origin: workOrigin,
    width: 104,
    shown: true,
  },
];

const lifeText = ({ status, shutdownDate }: Model, { say, dateInColumn }: Speech): string | null => {
  if (status === null) return null;
  if (shutdownDate === null || status === 'retired') return say(`catalog.status-${status}`);
  return say('catalog.endsOn', { date: dateInColumn(shutdownDate) });
};

/** Names in one cell; null where there are none. */
const listed = (names: readonly string[], { language }: Pick<Speech, 'language'>): string | null =>
  names.length === 0 ? null : names.join(listSign(language));

/** What the catalog calls a kind of input, in words; a kind that is new to this release has the catalog's own. */
const inputWords: Readonly<Record<string, WordPath>> = {
  text: 'catalog.input-text',
  image: 'catalog.input-image',
  audio: 'catalog.input-audio',
  video: 'catalog.input-video',
  file: 'catalog.input-file',
};

const inputsText = ({ model }: CatalogRow, speech: Speech): string | null =>
  listed(
    model.inputModalities.map((kind) => {
      const word = inputWords[kind];
      return word === undefined ? kind : speech.say(word);
    }),
    speech,
  );

/** Every fact with a column of its own, in the order of the table. The model's name stands before them all. */
export const facts: readonly Fact[] = [
  ...workFacts,
  priceFact('promptUsdPerM', { id: 'prompt', word: 'catalog.prompt', width: 80, shown: true }),
  priceFact('completionUsdPerM', { id: 'completion', word: 'catalog.completion', width: 86, shown: true }),
  {
    id: 'status',
    word: 'catalog.status',
    numeric: false,
    value: ({ model }) => model.status,
    show: ({ model }, speech) => lifeText(model, speech),
    origin: originOf('lifecycle'),
    width: 150,
    shown: true,
  },
  {
    id: 'offers',
    word: 'catalog.offers',
    numeric: true,
    value: ({ model }) => model.offers.length,
    show: ({ model }, speech) => speech.number(model.offers.length),
    origin: priceOrigin,
    width: 70,
    shown: true,
  },
  modelFact('openWeights', {
    id: 'weights',
    word: 'catalog.weights',
    origin: originOf('openWeights'),
    width: 84,
    shown: true,
    read: (isOpen, { say }) => say(isOpen ? 'catalog.open' : 'catalog.closed'),
  }),
  modelFact('originCountry', {
    id: 'country',
    word: 'catalog.country',
    origin: originOf('origin'),
    width: 118,
    shown: true,
    read: (code, { language }) => formatPlace(code, language),
  }),
  ...measuredCategories.map(measuredRate),
  modelFact('contextTokens', { id: 'context', word: 'catalog.context', width: 86, shown: true }),
  modelFact('sizeClass', {
    id: 'size',
    word: 'catalog.size',
    origin: originOf('params'),
    width: 88,
    read: (size, { say }) => say(`catalog.size-${size}`),
  }),
  modelFact('reasoning', { id: 'reasoning', word: 'catalog.reasoning', width: 92 }),
  modelFact('toolCalling', { id: 'tools', word: 'catalog.tools', width: 74 }),
  {
    id: 'evidence',
    word: 'catalog.evidenceRows',
    numeric: true,
    value: ({ evidence }) => evidence.length,
    show: ({ evidence }, speech) => speech.number(evidence.length),
    origin: ({ evidence }, language) => {
      const source = listed([...new Set(evidence.map((row) => benchmarkName(row.benchmark)))], { language });
      return source === null ? null : { source, date: null };
    },
    width: 96,
    shown: true,
  },
  {
    id: 'settings',
    word: 'catalog.settings',
    numeric: false,
    value: ({ model, evidence }) => namedSettings(model, evidence).join(' ') || null,
    show: ({ model, evidence }, speech) => listed(namedSettings(model, evidence), speech),
    origin: originOf('efforts'),
    width: 150,
    shown: true,
  },
  priceFact('cacheReadUsdPerM', { id: 'cacheRead', word: 'catalog.cacheRead', width: 104 }),
  priceFact('cacheWriteUsdPerM', { id: 'cacheWrite', word: 'catalog.cacheWrite', width: 104 }),
  priceFact('batchDiscount', {
    id: 'batch',
    word: 'catalog.batch',
    origin: (row) => {
      const source = row.model.sources.batchDiscount;
      return source === undefined ? priceOrigin(row) : { source, date: dateIn(source) };
    },
    width: 104,
  }),
  modelFact('paramsTotalB', {
    id: 'params',
    word: 'catalog.params',
    origin: originOf('params'),
    width: 96,
    read: billions,
  }),
  modelFact('paramsActiveB', {
    id: 'active',
    word: 'catalog.active',
    origin: originOf('params'),
    width: 96,
    read: billions,
  }),
  modelFact('maxOutputTokens', { id: 'output', word: 'catalog.maxOutput', width: 96 }),
  modelFact('structuredOutput', { id: 'structured', word: 'catalog.structured', width: 104 }),
  {
    id: 'modalities',
    word: 'catalog.modalities',
    numeric: false,
    value: ({ model }) => model.inputModalities.join(' ') || null,
    show: inputsText,
    origin: originOf('listing'),
    width: 150,
    shown: false,
  },
  modelFact('licence', { id: 'licence', word: 'catalog.licence', origin: originOf('licence'), width: 160 }),
  modelFact('releaseDate', {
    id: 'released',
    word: 'catalog.released',
    origin: originOf('releaseDate'),
    width: 110,
    shown: true,
  }),
  modelFact('listedDate', { id: 'listed', word: 'catalog.listed', width: 120 }),
  modelFact('lineage', { id: 'lineage', word: 'catalog.lineage', origin: originOf('lineage'), width: 160 }),
  priceFact('asOf', { id: 'asOf', word: 'catalog.priceAsOf', width: 110, shown: true }),
  modelFact('owner', {
    id: 'owner',
    word: 'catalog.owner',
    width: 96,
    read: (owner, { say }) => say(`catalog.owner-${owner}`),
  }),
  modelFact('id', { id: 'id', word: 'catalog.modelId', width: 220 }),
];
