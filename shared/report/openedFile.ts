/** What a file that was made elsewhere says of its figures, beside the catalog it is opened with. */
import type { Catalog } from '../catalog/catalog.ts';
import type { PriceDoubt } from '../catalog/priceDoubts.ts';
import type { PortfolioDocument } from '../document/document.ts';
import { compareSnapshots, takeSnapshot } from '../plan/snapshot.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import { doubtSentence, doubtsOfPlan, unknownSettingsOf } from './priceDoubtText.ts';

export interface OpenedFile {
  /** Figures its writer stated, by what they are said to come from; '' where nothing is said. */
  stated: { source: string; count: number }[];
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

/** What every figure that somebody stated is said to come from. */
const statedIn = (root: unknown): string[] => {
  if (!isRecord(root)) return [];
  const inside = Object.values(root).flatMap(statedIn);
  return root.stated === true ? [typeof root.source === 'string' ? root.source : '', ...inside] : inside;
};

export const openedFile = ({ plan, snapshot }: PortfolioDocument, catalog: Catalog): OpenedFile => {
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
    stated: counted(statedIn(plan)),
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
  const joined = (names: readonly string[]): string => {
    const shown = names.slice(0, toldAtMost).join(language === 'zh' ? '、' : ', ');
    const rest = names.length - toldAtMost;
    return rest > 0 ? say('opened.andMore', { names: shown, count: rest }) : shown;
  };
  const named = stated.filter(({ source }) => source !== '');
  const sum = (list: readonly { count: number }[]): number => list.reduce((total, { count }) => total + count, 0);
  const unnamed = sum(stated) - sum(named);
  return [
    ...doubts.map((doubt) => doubtSentence(say, language, doubt)),
    ...unknownSettings.map((details) => say('refusals.unknownSetting', details)),
    ...(named.length > 0
      ? [say('opened.stated', { count: sum(named), sources: joined(named.map(({ source }) => source)) })]
      : []),
    ...(unnamed > 0 ? [say('opened.statedPlain', { count: unnamed })] : []),
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
    ...(missingThere.count > 0 ? [say('opened.missingThere', missingThere)] : []),
    ...(unknownHere.length > 0 ? [say('opened.unknownHere', { names: joined(unknownHere) })] : []),
  ];
};
