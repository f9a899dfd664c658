/**
 * Whole files compared and merged: scenario by scenario, found by their ids, and the versions they keep. A file with one
 * plan is held to be the first scenario of one that has several, since that is what it became.
 */
import { same } from '../catalog/record.ts';
import type { PortfolioDocument, Scenario, Version } from '../document/document.ts';
import { variantLimits } from '../document/limits.ts';
import { type NamedVariant, scenariosOf } from '../document/scenarios.ts';
import { type Answer, answer, refuse } from '../foundation/answer.ts';
import { scenarioId } from '../foundation/ids.ts';
import { meaningOf } from './meaning.ts';
import { type Conflict, type Merged, mergeDocuments, type Side } from './merge.ts';
import { freeId, type ThreeVersions } from './toldApart.ts';
import { topicName } from './topic.ts';

/** The id of the first scenario any of these has; '' where all are one plan. */
const firstIdOf = (documents: readonly PortfolioDocument[]): Scenario['id'] =>
  documents.flatMap(({ scenarios = [] }) => scenarios.slice(0, 1))[0]?.id ?? scenarioId('');

const plansOf = (document: PortfolioDocument, firstId: Scenario['id']): Map<Scenario['id'], NamedVariant> => {
  const { plan, snapshot } = document;
  const listed = scenariosOf(document);
  const plans = listed.length > 0 ? listed : [{ id: firstId, name: '', plan, snapshot, isActive: true }];
  return new Map(plans.map((variant) => [variant.id, variant]));
};

/** One plan of a file as a document of its own. */
const alone = ({ plan, snapshot }: NamedVariant, { unknown }: PortfolioDocument): PortfolioDocument => ({
  plan,
  snapshot,
  unknown,
});

export interface ComparedFiles {
  /** Plans that are in both, the open one of the first file before the others; `name` is '' where there are no scenarios. */
  pairs: { name: string; before: PortfolioDocument; after: PortfolioDocument }[];
  scenarios: { isNew: string[]; isGone: string[] };
  /** A version that holds something else under its name is new and gone. */
  versions: { isNew: string[]; isGone: string[] };
}

const namesOnlyIn = <T extends { name: string }>(these: readonly T[], has: (one: T) => boolean): string[] =>
  these.filter((one) => !has(one)).map(({ name }) => name);

const isSameVersion = (a: Version, b: Version): boolean =>
  a.name === b.name && same({ ...a, savedOn: '' }, { ...b, savedOn: '' });

/** Which plans of two files belong together, and what only one of the files has. */
export const pairFiles = (before: PortfolioDocument, after: PortfolioDocument): ComparedFiles => {
  const firstId = firstIdOf([after, before]);
  const [old, now] = [plansOf(before, firstId), plansOf(after, firstId)];
  const [kept = [], keptNow = []] = [before.versions, after.versions];
  const pairs = [...old.values()]
    .sort((a, b) => Number(b.isActive) - Number(a.isActive))
    .flatMap((variant) => {
      const other = now.get(variant.id);
      return other === undefined
        ? []
        : [{ name: other.name || variant.name, before: alone(variant, before), after: alone(other, after) }];
    });
  return {
    pairs,
    scenarios: {
      isNew: namesOnlyIn([...now.values()], ({ id }) => old.has(id)),
      isGone: namesOnlyIn([...old.values()], ({ id }) => now.has(id)),
    },
    versions: {
      isNew: namesOnlyIn(keptNow, (version) => kept.some((one) => isSameVersion(one, version))),
      isGone: namesOnlyIn(kept, (version) => keptNow.some((one) => isSameVersion(one, version))),
    },
  };
};

/** One scenario of three files made one. */
export interface MergedPart {
  id: string;
  /** '' where the files hold one plan each. */
  name: string;
  merged: Merged;
}

export interface MergedFile {
  document: PortfolioDocument;
  /** What was merged inside, the open plan of mine first. */
  parts: MergedPart[];
}

/** Names an answer to a conflict of a part among those of the whole file. */
export const answerKey = (part: string, conflict: string): string => `${part} ${conflict}`;

const answersIn = (answers: ReadonlyMap<string, Side>, part: string): ReadonlyMap<string, Side> =>
  new Map(
    [...answers].flatMap(([key, side]) => (key.startsWith(`${part} `) ? [[key.slice(part.length + 1), side]] : [])),
  );

const isUnchanged = (variant: NamedVariant, base: NamedVariant | undefined): boolean => {
  if (base === undefined) return false;
  const [one, other] = [variant, base].map(({ plan, snapshot }) => meaningOf({ plan, snapshot, unknown: {} }));
  return same(one, other);
};

/** The name, told apart from those that are taken. */
const apart = (name: string, taken: ReadonlySet<string>): string => {
  let free = name;
  for (let n = 2; taken.has(free); n += 1) free = `${name} (${n})`;
  return free;
};

/** What a scenario is called: as the side says that renamed it; where both did, differently, it is asked. */
const mergedName = (
  { base, mine, theirs }: Record<Side, string>,
  answers: ReadonlyMap<string, Side>,
): { name: string; conflicts: Conflict[] } => {
  const changed = [mine, theirs].filter((name) => name !== '' && name !== base);
  const [first = theirs || mine, second = first] = changed;
  if (first === second) return { name: first, conflicts: [] };
  const topic = { kind: 'plan', field: 'scenarioName' } as const;
  const id = topicName(topic);
  const side = answers.get(id) ?? 'base';
  const names = { base, mine, theirs };
  return {
    name: names[side] || mine,
    conflicts: [{ id, topic, values: [{ place: ['plan', 'scenarioName'], ...names }] }],
  };
};

/** Versions of both: what one side gave up and the other left alone is gone; two of one name are both kept. */
const mergedVersions = ({ base, mine, theirs }: ThreeVersions): Version[] => {
  const isIn = (version: Version, { versions = [] }: PortfolioDocument) =>
    versions.some((one) => isSameVersion(one, version));
  const isGivenUp = (version: Version, by: PortfolioDocument) => isIn(version, base) && !isIn(version, by);
  const [own = [], others = []] = [mine.versions, theirs.versions];
  const all = own.filter((version) => !isGivenUp(version, theirs));
  for (const version of others) {
    if (isIn(version, mine) || isGivenUp(version, mine)) continue;
    all.push({ ...version, name: apart(version.name, new Set(all.map(({ name }) => name))) });
  }
  return all;
};

/** The parts put together as one file: mine's open plan stays the open one where it is still there. */
const fileOf = (
  three: ThreeVersions,
  plans: readonly NamedVariant[],
  active: PortfolioDocument,
): Answer<PortfolioDocument> => {
  const versions = mergedVersions(three);
  const { scenarios: most, versions: mostVersions } = variantLimits;
  if (plans.length > most) return refuse('tooManyScenarios', `A file holds at most ${most} scenarios.`, { max: most });
  if (versions.length > mostVersions)
    return refuse('tooManyVersions', `A file keeps at most ${mostVersions} versions of itself.`, { max: mostVersions });
  const taken = new Set<string>();
  const scenarios = plans.map(({ id, name, plan, snapshot, isActive }): Scenario => {
    const free = apart(name, taken);
    taken.add(free);
    return { id, name: free, held: isActive ? null : { plan, snapshot } };
  });
  const isListed = [three.mine, three.theirs].some(({ scenarios: listed = [] }) => listed.length > 0);
  return answer({
    ...active,
    ...(isListed ? { scenarios } : {}),
    ...(versions.length > 0 ? { versions } : {}),
  });
};

/**
 * Three files made one, each scenario by what it means. A scenario that one side removed and the other left alone is
 * gone; one that only one side has, or that it changed, stays; two that both sides made new and differently are both kept. `answers` as `mergeDocuments` takes them, named by
 * `answerKey`. Refusals: those of a plan that does not hold together once joined, tooManyScenarios, tooManyVersions.
 */
export const mergeFiles = (
  three: ThreeVersions,
  answers: ReadonlyMap<string, Side> = new Map(),
): Answer<MergedFile> => {
  const firstId = firstIdOf([three.mine, three.theirs, three.base]);
  const [base, mine, theirs] = (['base', 'mine', 'theirs'] as const).map((side) => plansOf(three[side], firstId)) as [
    Map<Scenario['id'], NamedVariant>,
    Map<Scenario['id'], NamedVariant>,
    Map<Scenario['id'], NamedVariant>,
  ];
  const common = [...base.values()].find(({ isActive }) => isActive);
  const parts: MergedPart[] = [];
  const plans: NamedVariant[] = [];
  const ids = new Set([...mine.keys(), ...theirs.keys()]);
  for (const id of ids) {
    const [own, other, before] = [mine.get(id), theirs.get(id), base.get(id)];
    const only = own ?? other;
    if (own === undefined || other === undefined) {
      if (only !== undefined && !isUnchanged(only, before)) plans.push({ ...only, isActive: own?.isActive ?? false });
      continue;
    }
    if (before === undefined && id !== firstId && !isUnchanged(own, other)) {
      // Each side gave its new scenario the id that the name suggests: they are two.
      plans.push(own, { ...other, id: scenarioId(freeId(id, ids)), isActive: false });
      continue;
    }
    const ancestor = before ?? common ?? own;
    const versions = {
      base: alone(ancestor, three.base),
      mine: alone(own, three.mine),
      theirs: alone(other, three.theirs),
    };
    const merged = mergeDocuments(versions, answersIn(answers, id));
    if (!merged.ok) return merged;
    const names = { base: before?.name ?? '', mine: own.name, theirs: other.name };
    const { name, conflicts } = mergedName(names, answersIn(answers, id));
    parts.push({
      id,
      name,
      merged: { ...merged.value, conflicts: [...conflicts, ...merged.value.conflicts] },
    });
    const { plan, snapshot } = merged.value.document;
    plans.push({ id, name, plan, snapshot, isActive: own.isActive });
  }
  const [first] = plans;
  if (first === undefined) return answer({ document: three.mine, parts });
  const active = plans.find(({ isActive }) => isActive) ?? first;
  const { unknown } = parts.find(({ id }) => id === active.id)?.merged.document ?? three.mine;
  const listed = plans.map((variant) => ({ ...variant, isActive: variant === active }));
  const document = fileOf(three, listed, alone(active, { ...three.mine, unknown }));
  if (!document.ok) return document;
  return answer({
    document: document.value,
    parts: parts.sort((a, b) => Number(b.id === active.id) - Number(a.id === active.id)),
  });
};
