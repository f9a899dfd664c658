/** A row, a stack, hardware, a commitment or the mix on which sides clash: removed by one, named, made or stated by both. */

import { same } from '../catalog/record.ts';
import type { Mix } from '../compare/meaning.ts';
import type { Conflict, Side } from '../compare/merge.ts';
import type { Commitment } from '../plan/commitment.ts';
import type { Fleet } from '../plan/fleet.ts';
import type { CategoryPlan, Stack } from '../plan/plan.ts';
import type { Names } from './differenceText.ts';
import { mixesTold, modelNamed } from './differenceText.ts';
import { commitmentsTold, fleetsTold } from './promisedFields.ts';
import { rowTitle } from './rowName.ts';

export interface ItemClash {
  what: string;
  base: string;
  mine: string;
  theirs: string;
}

/** What an item is called; null for what is no item. */
const nameOf = (names: Names, topic: Conflict['topic'], value: unknown): string | null => {
  switch (topic.kind) {
    case 'row':
      return rowTitle(names.say, value as CategoryPlan);
    case 'stack':
      return (value as Stack).name;
    case 'fleet': {
      const { modelId, gpu } = value as Fleet;
      return names.say('differences.fleet', { model: modelNamed(names)(modelId), gpu });
    }
    case 'commitment':
      return names.say('differences.commitment', { name: (value as Commitment).name });
    default:
      return null;
  }
};

/** Hardware or a commitment that all three have: what differs between any of them. */
const promisedClash = (names: Names, { topic, values: [clash] }: Conflict): ItemClash | null => {
  if (clash === undefined || (topic.kind !== 'fleet' && topic.kind !== 'commitment')) return null;
  const sides = [clash.base, clash.mine, clash.theirs];
  const [base = '', mine = '', theirs = ''] =
    topic.kind === 'fleet' ? fleetsTold(names, sides as Fleet[]) : commitmentsTold(names, sides as Commitment[]);
  return { what: nameOf(names, topic, clash.base) ?? '', base, mine, theirs };
};

/** A row or stack that both sides gave another name; a row without one is called what its kind is. */
const nameClash = (names: Names, { topic, values: [clash] }: Conflict): ItemClash | null => {
  if (clash === undefined || (topic.kind !== 'rowField' && topic.kind !== 'stackField')) return null;
  if ([topic.field].flat().join() !== 'name') return null;
  const { say, meanings } = names;
  const row = meanings
    .flatMap(({ plan }) => plan.categories)
    .find(({ id }) => topic.kind === 'rowField' && id === topic.rowId);
  const called = (name: unknown): string =>
    typeof name === 'string' || row === undefined ? String(name) : rowTitle(say, { ...row, name: null });
  const [base, mine, theirs] = [clash.base, clash.mine, clash.theirs].map(called) as [string, string, string];
  const what = say('differences.name');
  return {
    what:
      row === undefined
        ? say('differences.stackWhat', { stack: base, what })
        : say('differences.inRow', { row: base, what }),
    base,
    mine,
    theirs,
  };
};

/** Shares of the tasks, of which each side moved some: those that any of the three has otherwise. */
const mixClash = (names: Names, { topic, values: [clash] }: Conflict): ItemClash | null => {
  if (clash === undefined || topic.kind !== 'mix') return null;
  const [base = '', mine = '', theirs = ''] = mixesTold(names, [clash.base, clash.mine, clash.theirs] as Mix[]);
  return { what: names.say('differences.mix'), base, mine, theirs };
};

/** null where the conflict is about a value and not about an item. */
export const itemClash = (names: Names, conflict: Conflict): ItemClash | null => {
  const { topic, values } = conflict;
  const clash = values.find(({ place, ...sides }) => place.length === 3 && Object.values(sides).includes(undefined));
  if (clash === undefined)
    return promisedClash(names, conflict) ?? nameClash(names, conflict) ?? mixClash(names, conflict);
  const what = nameOf(names, topic, clash.base ?? clash.mine ?? clash.theirs);
  if (what === null) return null;
  const { say } = names;
  const did = (side: Exclude<Side, 'base'>): string => {
    const value = clash[side];
    if (value === undefined) return say('differences.itemRemoved');
    if (clash.base === undefined) return say('differences.itemAdded');
    const now = nameOf(names, topic, value);
    if (now !== null && now !== what) return say('differences.itemRenamed', { now });
    return say(same(clash.base, value) ? 'differences.itemKeptInUse' : 'differences.itemKept');
  };
  return {
    what,
    base: say(clash.base === undefined ? 'policies.noValue' : 'differences.itemThere'),
    mine: did('mine'),
    theirs: did('theirs'),
  };
};
