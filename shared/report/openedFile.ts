/** What a file that was made elsewhere says of its figures, beside the catalog it is opened with. */

import type { Catalog } from '../catalog/catalog.ts';
import type { PriceDoubt } from '../catalog/priceDoubts.ts';
import type { PortfolioDocument } from '../document/document.ts';
import type { CategoryPlan } from '../plan/plan.ts';
import { compareSnapshots, takeSnapshot } from '../plan/snapshot.ts';
import { listSign } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import { fieldOf } from './differenceFields.ts';
import { doubtSentence, doubtsOfPlan, unknownSettingsOf } from './priceDoubtText.ts';
import { rowTitle } from './rowName.ts';

/** One figure: of a row, or of the whole plan; of one model where the model has a name. */
export interface StatedFigure {
  row: Pick<CategoryPlan, 'id' | 'name' | 'kind'> | null;
  model: string | null;
  /** Leads from the row or the plan to it. */
  field: string[];
}

export interface OpenedFile {
  /** Figures its writer stated, by what they are said to come from; '' where nothing is said. The most come first. */
  stated: { source: string; figures: StatedFigure[] }[];
  /** Results of the writer's own that this catalog does not hold, by what they come from. */
  theirResults: { source: string; count: number }[];
  /** Prices in use that this catalog, or that the file, read on a later day. */
  prices: { newerHere: number; newerThere: number };
  /** Measurements of its models that this catalog has and the file has not, and how many of them are the reader's own. */
  missingThere: { count: number; own: number };
  /** Names of its models that this catalog does not know. */
  unknownHere: string[];
  /** Prices of its models that cannot be right. */
  doubts: PriceDoubt[];
  /** Its writer's own results at efforts that their models do not take: details of the refusal. */
  unknownSettings: Record<string, string | number>[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const counted = (sources: readonly string[]): { source: string; count: number }[] => {
  const counts = new Map<string, number>();
  for (const source of sources) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].map(([source, count]) => ({ source, count })).sort((a, b) => b.count - a.count);
};

type Stated = StatedFigure & { source: string };

/** Every figure that somebody stated, and what it is said to come from. */
const statedIn = (root: unknown, of: Pick<Stated, 'row' | 'model'>, field: string[] = []): Stated[] => {
  if (!isRecord(root)) return [];
  const inside = Object.entries(root).flatMap(([name, inner]) => statedIn(inner, of, [...field, name]));
  if (root.stated !== true) return inside;
  return [{ ...of, field, source: typeof root.source === 'string' ? root.source : '' }, ...inside];
};

const statedOfPlan = ({ plan, snapshot }: PortfolioDocument): Stated[] => {
  const { categories, assumedRates, ...whole } = plan;
  return [
    ...statedIn(whole, { row: null, model: null }),
    ...categories.flatMap((row) => statedIn(row, { row, model: null })),
    ...assumedRates.flatMap(({ modelId, category, rate }) =>
      statedIn(rate, {
        row: categories.find(({ id }) => id === category) ?? null,
        model: snapshot.models.find(({ id }) => id === modelId)?.name ?? modelId,
      }),
    ),
  ];
};

const bySource = (all: readonly Stated[]): OpenedFile['stated'] => {
  const found = new Map<string, StatedFigure[]>();
  for (const { source, row, model, field } of all) {
    const named = row === null ? null : { id: row.id, name: row.name, kind: row.kind };
    found.set(source, [...(found.get(source) ?? []), { row: named, model, field }]);
  }
  return [...found]
    .map(([source, figures]) => ({ source, figures }))
    .sort((a, b) => b.figures.length - a.figures.length);
};

const figureText = (say: Say, { row, model, field }: StatedFigure): string => {
  const what = say(fieldOf(field).word);
  if (row === null) return what;
  const name = rowTitle(say, row);
  return model === null
    ? say('differences.inRow', { row: name, what })
    : say('differences.assumedRate', { row: name, model });
};

export const openedFile = (document: PortfolioDocument, catalog: Catalog): OpenedFile => {
  const { plan, snapshot } = document;
  const here = takeSnapshot(plan, catalog, snapshot.reference);
  const { prices, modelsGone, evidenceGone, evidenceNew } = compareSnapshots(snapshot, here, plan.prices);
  const [gone, added, unknown] = [
    new Set<string>(evidenceGone),
    new Set<string>(evidenceNew),
    new Set<string>(modelsGone),
  ];
  const isLater = (a: { asOf: string } | null, b: { asOf: string } | null): boolean =>
    a !== null && (b === null || a.asOf > b.asOf);
  return {
    stated: bySource(statedOfPlan(document)),
    theirResults: counted(
      snapshot.evidence.filter(({ id, owner }) => owner === 'user' && gone.has(id)).map(({ source }) => source),
    ),
    prices: {
      newerHere: prices.filter(({ before, after }) => isLater(after, before)).length,
      newerThere: prices.filter(({ before, after }) => isLater(before, after)).length,
    },
    missingThere: {
      count: added.size,
      own: here.evidence.filter(({ id, owner }) => owner === 'user' && added.has(id)).length,
    },
    unknownHere: snapshot.models.filter(({ id }) => unknown.has(id)).map(({ name }) => name),
    doubts: doubtsOfPlan(plan, snapshot),
    unknownSettings: unknownSettingsOf(snapshot),
  };
};

/** What of the kept versions may not be what was kept, one sentence each. */
export const lostScenarioSentences = ({ lostScenarios = [] }: PortfolioDocument, say: Say): string[] =>
  lostScenarios.map(({ version, scenario }) => say('opened.lostScenario', { version, scenario }));

/** How many sources and names are told before the rest is counted. */
const toldAtMost = 3;

/** One sentence each; [] where there is nothing to say. */
export const openedSentences = (told: OpenedFile, say: Say, language: Language): string[] => {
  const { stated, theirResults, prices, missingThere, unknownHere, doubts, unknownSettings } = told;
  const joined = (names: readonly string[], between = listSign(language)): string => {
    const shown = names.slice(0, toldAtMost).join(between);
    const rest = names.length - toldAtMost;
    return rest > 0 ? say('opened.andMore', { names: shown, count: rest }) : shown;
  };
  const named = stated.filter(({ source }) => source !== '');
  const others = named.slice(toldAtMost);
  const sum = (list: readonly { count: number }[]): number => list.reduce((total, { count }) => total + count, 0);
  const figuresOf = (figures: readonly StatedFigure[]): string =>
    joined([...new Set(figures.map((figure) => figureText(say, figure)))], say('policies.semicolon'));
  return [
    ...doubts.map((doubt) => doubtSentence(say, language, doubt)),
    ...unknownSettings.map((details) => say('refusals.unknownSetting', details)),
    ...named
      .slice(0, toldAtMost)
      .map(({ source, figures }) => say('opened.statedFrom', { source, figures: figuresOf(figures) })),
    ...(others.length > 0
      ? [
          say('opened.stated', {
            count: others.reduce((total, { figures }) => total + figures.length, 0),
            sources: joined(others.map(({ source }) => source)),
          }),
        ]
      : []),
    ...stated
      .filter(({ source }) => source === '')
      .map(({ figures }) => say('opened.statedPlain', { figures: figuresOf(figures) })),
    ...(theirResults.length > 0
      ? [
          say('opened.theirResults', {
            count: sum(theirResults),
            sources: joined(theirResults.map(({ source }) => source)),
          }),
        ]
      : []),
    ...(prices.newerHere > 0 ? [say('opened.newerHere', { count: prices.newerHere })] : []),
    ...(prices.newerThere > 0 ? [say('opened.newerThere', { count: prices.newerThere })] : []),
    ...(missingThere.count > 0
      ? [say(missingThere.own > 0 ? 'opened.missingThereOwn' : 'opened.missingThere', missingThere)]
      : []),
    ...(unknownHere.length > 0 ? [say('opened.unknownHere', { names: joined(unknownHere) })] : []),
  ];
};
