/**
 * Two documents that come from a third made one, by what they mean and not by lines: what one side changed is taken,
 * what both changed differently is asked, and nothing is lost on the way.
 */
import { same } from '../catalog/record.ts';
import type { PortfolioDocument } from '../document/document.ts';
import { readSnapshot } from '../document/snapshotSchema.ts';
import { type Answer, answer } from '../foundation/answer.ts';
import { checkPlan } from '../plan/checkPlan.ts';
import { readPlan } from '../plan/planSchema.ts';
import { rowOfRule } from '../plan/rule.ts';
import { type Change, compareMeanings, type Difference } from './differences.ts';
import { documentOf, type Meaning, meaningOf, meaningShape, pruned, saysNothing } from './meaning.ts';
import { withTasksOfKeptRows } from './rowTasks.ts';
import { type ThreeVersions, toldApart } from './toldApart.ts';
import { inGroupOrder, type Topic, topicName, topicOf } from './topic.ts';
import { type Place, walk } from './walk.ts';

export type Side = 'base' | 'mine' | 'theirs';

/** One thing both sides changed, and differently. */
export interface Conflict {
  id: string;
  topic: Topic;
  /** `undefined` is nothing there: removed, or not yet there. */
  values: ({ place: Place } & Record<Side, unknown>)[];
}

export interface Merged {
  document: PortfolioDocument;
  /** What was joined: the three as they were given, but for ids that both sides gave out to different things. */
  versions: ThreeVersions;
  /** Everything both changed differently, answered or not. */
  conflicts: Conflict[];
  /** What the document has that the open one (mine) had not. */
  taken: Difference[];
}

/** What is assumed of months ahead for a row. */
const aheadOf = ({ plan: { ahead } }: Meaning, rowId: string): unknown =>
  ahead === undefined
    ? []
    : [
        ...ahead.switches.filter(({ categoryId }) => categoryId === rowId),
        ...[{ of: ahead.pricesFor, prices: ahead.prices }, ...(ahead.alsoPrices ?? [])].filter(
          ({ of }) => of === `work ${rowId}`,
        ),
        ...Object.entries(ahead.rowGrowth ?? {}).filter(([id]) => id === rowId),
      ];

/**
 * Whether a side changed what is said of a row elsewhere: who removes the row must not lose what the other did with it.
 * A stack that is new or gone is no change of its rows.
 */
const changedAround = (rowId: string, base: Meaning, side: Meaning): boolean => {
  const policyIn = (stack: Meaning['plan']['stacks'][number]): unknown =>
    Object.entries(stack.policies).find(([key]) => key === rowId)?.[1];
  const saidIn = ({ plan }: Meaning): unknown => [
    plan.assumedRates.filter(({ category }) => category === rowId),
    plan.ownTokens.filter(({ category }) => category === rowId),
    plan.bestPlan.rules.filter((rule) => rowOfRule(rule) === rowId),
  ];
  const before = new Map(base.plan.stacks.map((stack) => [stack.id, stack]));
  return (
    !same(saidIn(base), saidIn(side)) ||
    !same(aheadOf(base, rowId), aheadOf(side, rowId)) ||
    side.plan.stacks.some((stack) => {
      const was = before.get(stack.id);
      return was !== undefined && !same(policyIn(was), policyIn(stack));
    })
  );
};

/** Whether a side put hardware under a stack, changed or took away what it runs on, or asks about regions for it. */
const changedUnder = (stackId: string, base: Meaning, side: Meaning): boolean => {
  const saidIn = ({ plan: { fleets, places } }: Meaning): unknown => [
    fleets.filter(({ stacks }) => stacks.some((id) => id === stackId)),
    places?.stackId === stackId,
  ];
  return !same(saidIn(base), saidIn(side));
};

const isItemOf = (list: 'categories' | 'stacks', place: Place): boolean =>
  place.length === 3 && place[0] === 'plan' && place[1] === list;

/** The answer where the sides do not clash; null where they do. */
const settled = (
  place: Place,
  [base, mine, theirs]: readonly unknown[],
  meanings: Record<Side, Meaning>,
): { value: unknown } | null => {
  if (same(mine, theirs)) return { value: mine };
  if (mine === undefined && saysNothing(meanings.mine, place)) return { value: theirs };
  if (theirs === undefined && saysNothing(meanings.theirs, place)) return { value: mine };
  const isChanged = (side: 'mine' | 'theirs', value: unknown): boolean => {
    if (!same(base, value)) return true;
    const id = place[2];
    if (id === undefined) return false;
    if (isItemOf('categories', place)) return changedAround(id, meanings.base, meanings[side]);
    return isItemOf('stacks', place) && changedUnder(id, meanings.base, meanings[side]);
  };
  if (!isChanged('mine', mine)) return { value: theirs };
  if (!isChanged('theirs', theirs)) return { value: mine };
  return null;
};

/** As `mergeDocuments`, of meanings and without the checks. `whole` are the versions that these are parts of. */
export const mergeMeanings = (
  meanings: Record<Side, Meaning>,
  answers: ReadonlyMap<string, Side>,
  whole: Record<Side, Meaning> = meanings,
): { meaning: Meaning; conflicts: Conflict[] } => {
  const { base, mine, theirs } = meanings;
  const versions = [base, mine, theirs];
  const conflicts = new Map<string, Conflict>();
  const joined = walk(meaningShape, versions, (place, values) => {
    const clear = settled(place, values, whole);
    if (clear !== null) return clear.value;
    const topic = topicOf(place, versions);
    const id = topicName(topic);
    const asked = { place, base: values[0], mine: values[1], theirs: values[2] };
    const known = conflicts.get(id);
    if (known === undefined) conflicts.set(id, { id, topic, values: [asked] });
    else known.values.push(asked);
    return asked[answers.get(id) ?? 'base'];
  }) as Meaning;
  const meaning = withTasksOfKeptRows(pruned(joined, versions), [mine, theirs, base]);
  return { meaning, conflicts: inGroupOrder([...conflicts.values()]) };
};

/** A joined document read as one that is opened. Refusals: those of a plan and of catalog rows. */
export const checked = (document: PortfolioDocument): Answer<PortfolioDocument> => {
  const plan = readPlan(document.plan);
  if (!plan.ok) return plan;
  const [problem] = checkPlan(plan.value, null);
  if (problem !== undefined) return { ok: false, error: problem };
  const snapshot = readSnapshot(document.snapshot);
  return snapshot.ok ? answer({ ...document, plan: plan.value, snapshot: snapshot.value }) : snapshot;
};

/**
 * Three versions made one. `answers` say for a conflict, by its id, whose value to keep; one without an answer stands
 * as it was in `base`. Where only one side differs from the base, the answer is that side's document as it is.
 * Refusals: those of a plan or of catalog rows that do not hold together once joined, which name the field.
 */
export const mergeDocuments = (
  three: ThreeVersions,
  answers: ReadonlyMap<string, Side> = new Map(),
): Answer<Merged> => {
  const versions = toldApart(three);
  const { base, mine, theirs } = versions;
  const meanings = { base: meaningOf(base), mine: meaningOf(mine), theirs: meaningOf(theirs) };
  if (same(meanings.base, meanings.theirs)) return answer({ document: mine, versions, conflicts: [], taken: [] });
  if (same(meanings.base, meanings.mine) || same(meanings.mine, meanings.theirs)) {
    const { differences } = compareMeanings(meanings.mine, meanings.theirs);
    return answer({ document: theirs, versions, conflicts: [], taken: differences });
  }
  const { meaning, conflicts } = mergeMeanings(meanings, answers);
  const document = checked(documentOf(meaning));
  if (!document.ok) return document;
  return answer({
    document: document.value,
    versions,
    conflicts,
    taken: compareMeanings(meanings.mine, meaningOf(document.value)).differences,
  });
};

/** A conflict as a change from the base to one side, to be told like any other difference. */
export const changesOfSide = ({ values }: Conflict, side: 'mine' | 'theirs'): Change[] =>
  values.map(({ place, base, [side]: after }) => ({ place, before: base, after }));
