/** A plan over places as a table and sentences. */
import { namedSource } from '../catalog/sourceName.ts';
import type { PairLoss } from '../engine/horizon/languagePairs.ts';
import type { PlacesFound, RegionFound } from '../engine/horizon/regions.ts';
import { formatMoney, formatNumber, listSign } from '../words/format.ts';
import { placesWords } from '../words/places.ts';
import type { Say } from '../words/say.ts';
import { modelNameOf, type Naming, stackNameOf } from './leverText.ts';
import type { Row, Table } from './table.ts';

const isPlaceWord = (path: string): path is `places.${keyof typeof placesWords}` =>
  Object.hasOwn(placesWords, path.slice('places.'.length));

const named = <Kind extends 'name' | 'language'>(kind: Kind, id: string, say: Say): string => {
  const path = `places.${kind}-${id}`;
  return isPlaceWord(path) ? say(path) : id;
};

/** The name of a region or language that the product knows; else its id as it was typed. */
export const regionName = (say: Say, id: string): string => named('name', id, say);
export const languageName = (say: Say, id: string): string => named('language', id, say);

const listed = (texts: readonly string[], language: Naming['language']): string => texts.join(listSign(language));

/** What the pairs of languages of the evidence say of one, with where it comes from. */
export const pairRemark = ({ say, language }: Pick<Naming, 'say' | 'language'>, id: string, loss: PairLoss): string =>
  say('places.pairLoss', {
    language: languageName(say, id),
    lost: formatNumber(loss.successLost, language, 2),
    others: listed(
      loss.others.map((other) => languageName(say, other)),
      language,
    ),
    models: loss.models,
    source: namedSource(loss.source).name,
  });

/** A row per region, a column of cost per success per language. */
export const placesTable = (naming: Naming, found: PlacesFound): Table => {
  const { say } = naming;
  return {
    id: 'places',
    title: say('places.title'),
    columns: [
      { key: 'region', label: say('places.region'), kind: 'text' },
      { key: 'share', label: say('places.share'), kind: 'share' },
      { key: 'tasks', label: say('places.tasks'), kind: 'count' },
      { key: 'servedBy', label: say('places.servedBy'), kind: 'text' },
      ...found.languages.map(({ id }) => ({ key: `in ${id}`, label: languageName(say, id), kind: 'usd' as const })),
      { key: 'here', label: say('places.here'), kind: 'usd' },
      { key: 'success', label: say('places.success'), kind: 'share' },
      { key: 'spend', label: say('places.spend'), kind: 'usd' },
      { key: 'rules', label: say('places.rules'), kind: 'usd' },
    ],
    rows: [
      ...found.regions.map(
        (region): Row => ({
          key: region.id,
          cells: {
            region: regionName(say, region.id),
            share: region.share,
            tasks: region.tasksPerMonth,
            servedBy: region.servedBy === null ? say('places.nobody') : stackNameOf(naming, region.servedBy),
            ...Object.fromEntries(
              region.cells.map(({ languageId, figures }) => [`in ${languageId}`, figures?.usdPerSuccess ?? null]),
            ),
            here: region.total?.usdPerSuccess ?? null,
            success: region.total?.success ?? null,
            spend: region.total?.usdPerMonth ?? null,
            rules: region.ruleUsd,
          },
        }),
      ),
      {
        key: 'all',
        cells: {
          region: say('places.mean'),
          share: 1,
          tasks: found.regions.reduce((sum, { tasksPerMonth }) => sum + tasksPerMonth, 0),
          servedBy: '',
          ...Object.fromEntries(found.languages.map(({ id, total }) => [`in ${id}`, total?.usdPerSuccess ?? null])),
          here: found.total?.usdPerSuccess ?? null,
          success: found.total?.success ?? null,
          spend: found.total?.usdPerMonth ?? null,
          rules: found.regions.every(({ ruleUsd }) => ruleUsd !== null)
            ? found.regions.reduce((sum, { ruleUsd }) => sum + (ruleUsd ?? 0), 0)
            : null,
        },
      },
    ],
  };
};

/** The cheapest and the dearest place, in one sentence. */
export const placesVerdict = (naming: Naming, { stackId, regions }: PlacesFound): string => {
  const { say, language } = naming;
  const costs = regions
    .flatMap(({ id, total }) => (total?.usdPerSuccess == null ? [] : [{ id, usd: total.usdPerSuccess }]))
    .sort((a, b) => a.usd - b.usd);
  const [cheap] = costs;
  const dear = costs.at(-1);
  if (cheap === undefined || dear === undefined) return say('places.verdictNone');
  const stack = stackNameOf(naming, stackId);
  const low = formatMoney(cheap.usd, say.money, language);
  const isAlone = regions.every(({ servedBy }) => servedBy === null || servedBy === stackId);
  const unserved = regions.flatMap(({ id, servedBy }) => (servedBy === null ? [regionName(say, id)] : []));
  if (isAlone && dear.usd - cheap.usd <= 1e-9 * dear.usd)
    return unserved.length === 0
      ? say('places.verdictOne', { stack, low })
      : say('places.verdictOneBut', { stack, low, regions: listed(unserved, language) });
  return say(isAlone ? 'places.verdict' : 'places.verdictOthers', {
    stack,
    low,
    cheap: regionName(say, cheap.id),
    high: formatMoney(dear.usd, say.money, language),
    dear: regionName(say, dear.id),
  });
};

const ruledOut = (naming: Naming, { id, notAllowed, servedBy }: RegionFound): string[] => {
  if (notAllowed.length === 0) return [];
  const { say, language } = naming;
  const region = regionName(say, id);
  const models = listed([...new Set(notAllowed.map(({ modelId }) => modelNameOf(naming, modelId)))], language);
  return [
    servedBy === null
      ? say('places.notServed', { region, models })
      : say('places.notAllowed', { region, models, stack: stackNameOf(naming, servedBy) }),
  ];
};

/** Which regions are served otherwise than asked, and of which languages nothing is known. */
export const placesRemarks = (naming: Naming, found: PlacesFound): string[] => {
  const { say, language } = naming;
  const unknown = found.languages.filter(({ known, id, share }) => !known && id !== 'en' && share > 0);
  return [
    ...found.regions.flatMap((region) => ruledOut(naming, region)),
    ...(unknown.length === 0
      ? []
      : [
          say('places.unknownLanguage', {
            languages: listed(
              unknown.map(({ id }) => languageName(say, id)),
              language,
            ),
          }),
        ]),
    say('places.method'),
  ];
};
