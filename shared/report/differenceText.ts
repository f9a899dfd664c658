/** Differences in a planner's words: what differs, and its value before and after. No path, key or id is shown. */
import type { Evidence } from '../catalog/evidence.ts';
import type { Price } from '../catalog/model.ts';
import { same } from '../catalog/record.ts';
import type { Change } from '../compare/differences.ts';
import { documentOf, type KnownModel, type Meaning, type Mix } from '../compare/meaning.ts';
import type { Topic } from '../compare/topic.ts';
import { orderName } from '../compare/walk.ts';
import type { Commitment } from '../plan/commitment.ts';
import type { Fleet } from '../plan/fleet.ts';
import type { Stack } from '../plan/plan.ts';
import type { Policy, Rung, Verifier } from '../plan/policy.ts';
import { isObjective, type Rule, rowOfRule } from '../plan/rule.ts';
import { formatNumber, formatShare } from '../words/format.ts';
import { categoryName } from './categoryName.ts';
import { ruleText } from './decideTables.ts';
import { fieldOf, priceText, type Voice, valueText } from './differenceFields.ts';
import { checkText, policyText, rungsText, stepText } from './policyText.ts';
import { commitmentsTold, fleetsTold } from './promisedFields.ts';
import { rowTitle } from './rowName.ts';

export interface DifferenceText {
  what: string;
  /** null where the sentence says it all. */
  before: string | null;
  after: string | null;
}

/** The language, and the meanings names are taken from: what is newer goes before. */
export interface Names extends Voice {
  meanings: readonly Meaning[];
}

const firstFound = <T>(names: Names, find: (meaning: Meaning) => T | undefined): T | undefined =>
  [...names.meanings].reverse().reduce<T | undefined>((found, meaning) => found ?? find(meaning), undefined);

export const modelNamed =
  (names: Names) =>
  (id: string): string =>
    firstFound(names, ({ models }) => models.find(({ facts }) => facts.id === id)?.facts.name) ??
    names.say('differences.modelUnknown');

/** The name of a row of work: the planner's own where it has one. */
const rowName = (names: Names, id: string): string => {
  const row = firstFound(names, ({ plan }) => plan.categories.find((one) => one.id === id));
  return row === undefined ? names.say('differences.rowUnknown') : rowTitle(names.say, row);
};

const stackNamed = (names: Names, id: string): string =>
  firstFound(names, ({ plan }) => plan.stacks.find((stack) => stack.id === id)?.name) ?? '';

const list = ({ say }: Voice, items: readonly string[]): string => items.join(say('differences.joint'));

const said = (what: string, before: string | null = null, after: string | null = null): DifferenceText => ({
  what,
  before,
  after,
});

const pairOf = ([before = '', after = '']: readonly string[]): [string, string] => [before, after];

/** Both values of a field. Values that read alike differ in their source or range; what no text holds has changed. */
const values = (names: Names, what: string, { before, after }: Change, path: readonly string[]): DifferenceText => {
  const { kind } = fieldOf(path);
  const [old, now] = [valueText(names, before, kind), valueText(names, after, kind)];
  if (old === null || now === null) return said(what, null, names.say('differences.changed'));
  return old === now ? said(what, null, names.say('differences.otherSource', { value: now })) : said(what, old, now);
};

const presence = (names: Names, name: string, { before }: Change, detail: string | null = null): DifferenceText =>
  before === undefined
    ? said(names.say('differences.isNew', { name }), null, detail)
    : said(names.say('differences.isGone', { name }), detail);

/** The words of one item where it is there. */
const either = <T>(value: unknown, text: (value: T) => string, names: Names): string =>
  value === undefined ? names.say('policies.noValue') : text(value as T);

const policyPlace = (names: Names, path: readonly string[]): string => {
  const { say } = names;
  const [first = '', second = '', third = '', ...rest] = path;
  switch (first) {
    case 'easy':
    case 'hard':
      return say(`differences.${first}Side`, { what: policyPlace(names, path.slice(1)) });
    case 'parts':
      return second === ''
        ? say('differences.shares')
        : say('differences.partOf', { number: Number(second) + 1, what: policyPlace(names, rest) });
    case 'rungs':
      if (second === '') return say('differences.stepsOf');
      return say(third === 'verifier' ? 'differences.checkAfter' : 'differences.step', { number: Number(second) + 1 });
    case 'onReject':
      return say('differences.whenRejected');
    default:
      return say(first === '' ? 'differences.stepsOf' : fieldOf([first]).word);
  }
};

const policyValue = (names: Names, path: readonly string[], value: unknown): string | null => {
  const model = modelNamed(names);
  const at = path.lastIndexOf('rungs');
  if (at >= 0) {
    const field = path[at + 2];
    if (field === undefined) return either<Rung[]>(value, (rungs) => rungsText(names, rungs, model), names);
    if (field === 'verifier') return checkText(names, value as Verifier | null | undefined);
    return either<Rung>(value, (rung) => stepText(names, rung, model), names);
  }
  const last = path.at(-1);
  if (last === undefined || last === 'easy' || last === 'hard' || last === 'policy')
    return either<Policy>(value, (policy) => policyText(names, policy, model), names);
  if (last === 'onReject' && typeof value === 'string')
    return names.say(`stacks.onReject-${value as 'deliver' | 'human' | 'abandon'}`);
  if (last === 'parts') return null;
  return valueText(names, value, fieldOf([last]).kind);
};

const policyDifference = (names: Names, topic: Extract<Topic, { kind: 'policy' }>, change: Change): DifferenceText => {
  const [stack, row] = [stackNamed(names, topic.stackId), rowName(names, topic.rowId)];
  const what =
    topic.field.length === 0
      ? names.say('differences.inStack', { stack, row })
      : names.say('differences.inStackWhat', { stack, row, what: policyPlace(names, topic.field) });
  const [old, now] = [change.before, change.after].map((value) => policyValue(names, topic.field, value));
  return old == null || now == null || old === now
    ? said(what, null, names.say('differences.changed'))
    : said(what, old, now);
};

/** What a row or stack was called and is called; a row without a name of its own is called what its kind is. */
const namesOf = (
  names: Names,
  { of, id }: { of: 'categories' | 'stacks'; id: string },
  { before, after }: Change,
): { name: string; now: string } => {
  const row = firstFound(names, ({ plan }) => plan.categories.find((one) => one.id === id));
  const called = (value: unknown): string =>
    typeof value === 'string' || of === 'stacks' || row === undefined
      ? String(value)
      : rowTitle(names.say, { ...row, name: null });
  return { name: called(before), now: called(after) };
};

const renamed = (names: Names, id: string, change: Change): DifferenceText =>
  said(names.say('differences.renamed', namesOf(names, { of: 'categories', id }, change)));

const moved = (names: Names, topic: Extract<Topic, { kind: 'moved' }>, changes: readonly Change[]): DifferenceText => {
  const { say } = names;
  const [order, ...renamings] = changes;
  const places = Array.isArray(order?.after) ? order.after : [];
  const each = topic.ids.map((id) => {
    const number = places.indexOf(id) + 1;
    const renaming = renamings.find(({ place }) => place.includes(id));
    if (renaming !== undefined)
      return say('differences.renamedAndMoved', { ...namesOf(names, { of: topic.of, id }, renaming), number });
    return say('differences.movedTo', {
      name: topic.of === 'categories' ? rowName(names, id) : stackNamed(names, id),
      number,
    });
  });
  return said(
    each.join(say('policies.semicolon')),
    null,
    say(renamings.length > 0 ? 'differences.alsoMoved' : 'differences.moved'),
  );
};

const order = (names: Names, of: 'categories' | 'stacks' | 'rules', { before, after }: Change): DifferenceText => {
  const what = names.say(`differences.order-${of}`);
  if (of === 'rules') return said(what, null, names.say('differences.changed'));
  const text = (keys: unknown): string =>
    list(
      names,
      (keys as string[]).map((key) => (of === 'categories' ? rowName(names, key) : stackNamed(names, key))),
    );
  return said(what, text(before), text(after));
};

const evidenceIn = (change: Change, side: 'before' | 'after'): Evidence[] => {
  const value = change[side];
  if (value === undefined) return [];
  return change.place.length === 4 ? (value as { evidence: Evidence[] }).evidence : [value as Evidence];
};

const evidence = (names: Names, category: string, changes: readonly Change[]): DifferenceText => {
  const { say, language } = names;
  const [before, after] = (['before', 'after'] as const).map(
    (side) => new Map(changes.flatMap((change) => evidenceIn(change, side)).map((row) => [row.id, row])),
  );
  const rows = (of: Map<string, Evidence> | undefined) => [...(of?.values() ?? [])];
  const counted = [
    ['differences.evidenceNew', rows(after).filter(({ id }) => !before?.has(id)).length],
    ['differences.evidenceChanged', rows(after).filter(({ id }) => before?.has(id)).length],
    ['differences.evidenceGone', rows(before).filter(({ id }) => !after?.has(id)).length],
  ] as const;
  const counts = counted
    .filter(([, number]) => number > 0)
    .map(([word, number]) => say(word, { number: formatNumber(number, language) }));
  const what = say('differences.evidence', { category: categoryName(say, category as Evidence['category']) });
  const models = [...new Set(changes.map(({ place }) => modelNamed(names)(place[1] ?? '')))];
  return counts.length === 0
    ? said(what, null, say('differences.changed'))
    : said(what, null, say('differences.evidenceOf', { counts: list(names, counts), models: list(names, models) }));
};

const modelsInUse = (names: Names, changes: readonly Change[]): DifferenceText => {
  const namesOf = (side: 'before' | 'after'): string[] =>
    changes.flatMap((change) => (change[side] === undefined ? [] : [(change[side] as KnownModel).facts.name]));
  const [gone, fresh] = [namesOf('before'), namesOf('after')];
  return said(
    names.say('differences.models'),
    gone.length === 0 ? null : names.say('differences.modelsGone', { names: list(names, gone) }),
    fresh.length === 0 ? null : names.say('differences.modelsNew', { names: list(names, fresh) }),
  );
};

/** Of each of these the shares in which any of them differ, by the names of their rows. */
export const mixesTold = (names: Names, mixes: readonly Mix[]): string[] => {
  const [first, ...others] = mixes;
  const ids = [...new Set(mixes.flatMap((one) => Object.keys(one)))];
  const differing = ids.filter((id) => others.some((one) => !same(one[id], first?.[id])));
  return mixes.map((of) =>
    list(
      names,
      differing.flatMap((id) => {
        const share = of[id]?.share;
        const what = rowName(names, id);
        return share === undefined
          ? []
          : [names.say('differences.figureOf', { what, value: formatShare(share, names.language) })];
      }),
    ),
  );
};

const mix = (names: Names, { before, after }: Change): DifferenceText => {
  const [was, is] = pairOf(mixesTold(names, [before as Mix, after as Mix]));
  const what = names.say('differences.mix');
  return was === is ? said(what, null, names.say('differences.changed')) : said(what, was, is);
};

const stackDifference = (names: Names, change: Change): DifferenceText => {
  const stack = (change.before ?? change.after) as Stack;
  const count = Object.keys(stack.policies).length;
  return presence(names, stack.name, change, names.say('differences.kindsOfWork', { count }));
};

const ruleDifference = (names: Names, { before, after }: Change): DifferenceText => {
  const text = (rule: unknown): string =>
    either<Rule>(
      rule,
      (one) => {
        const rowId = rowOfRule(one);
        const known = names.meanings.findLast(({ plan }) => plan.categories.some(({ id }) => id === rowId));
        const meaning = known ?? names.meanings.at(-1);
        return meaning === undefined ? '' : ruleText({ ...names, job: { plan: documentOf(meaning).plan } }, one);
      },
      names,
    );
  return said(names.say('differences.rule'), text(before), text(after));
};

/** Offers told of one model; a model is sold by up to two dozen sellers. */
const offersTold = 2;

/** Offers that read alike are told once, and those beyond the first two are counted. */
const priceDifference = (names: Names, what: string, changes: readonly Change[]): DifferenceText => {
  const { say } = names;
  const offers = changes
    .filter(({ place }) => place.at(-1) !== orderName)
    .map(({ before, after }) => [(before as Price | undefined) ?? null, (after as Price | undefined) ?? null] as const)
    .map(([old, now]) => ({ was: priceText(names, old, now), is: priceText(names, now, old) }));
  if (offers.length === 0) return said(what, null, say('differences.changed'));
  const distinct = [...new Map(offers.map((offer) => [`${offer.was} ${offer.is}`, offer])).values()];
  const more = offers.length - Math.min(distinct.length, offersTold);
  const told = (side: 'was' | 'is'): string =>
    distinct
      .slice(0, offersTold)
      .map((offer) => offer[side])
      .join(say('policies.semicolon'));
  const [was, is] = [told('was'), told('is')];
  if (was === is) return said(what, null, say('differences.otherSource', { value: is }));
  return said(what, was, distinct.length > offersTold ? say('differences.moreOffers', { value: is, count: more }) : is);
};

/** A difference, or what a conflict changes on one side, in words. `changes` are those of the topic, at least one. */
export const differenceText = (names: Names, topic: Topic, changes: readonly Change[]): DifferenceText => {
  const { say } = names;
  const [change] = changes;
  if (change === undefined) throw new RangeError('a difference without a change');
  const model = modelNamed(names);
  switch (topic.kind) {
    case 'price':
      return priceDifference(names, say('differences.price', { model: model(topic.modelId) }), changes);
    case 'fact': {
      const field = [topic.field];
      const what = say('differences.fact', { model: model(topic.modelId), what: say(fieldOf(field).word) });
      return values(names, what, change, field);
    }
    case 'models':
      return modelsInUse(names, changes);
    case 'plan':
      return values(names, say(fieldOf([topic.field]).word), change, [topic.field]);
    case 'mix':
      return mix(names, change);
    case 'row':
      return presence(names, rowName(names, topic.rowId), changes.find(({ place }) => place.length === 3) ?? change);
    case 'rowField': {
      if (topic.field.join() === 'name') return renamed(names, topic.rowId, change);
      const what = say('differences.inRow', { row: rowName(names, topic.rowId), what: say(fieldOf(topic.field).word) });
      return values(names, what, change, topic.field);
    }
    case 'order':
      return order(names, topic.of, change);
    case 'moved':
      return moved(names, topic, changes);
    case 'stack':
      return stackDifference(names, change);
    case 'stackField': {
      if (topic.field === 'name')
        return said(say('differences.renamed', { name: String(change.before), now: String(change.after) }));
      const what = say('differences.stackWhat', {
        stack: stackNamed(names, topic.stackId),
        what: say(fieldOf([topic.field]).word),
      });
      return values(names, what, change, [topic.field]);
    }
    case 'policy':
      return policyDifference(names, topic, change);
    case 'assumedRate': {
      const blanks = { row: rowName(names, topic.rowId), model: model(topic.modelId) };
      const rate = (value: unknown) => valueText(names, (value as { rate?: unknown } | undefined)?.rate, 'share');
      return said(say('differences.assumedRate', blanks), rate(change.before), rate(change.after));
    }
    case 'ownTokens': {
      const blanks = { row: rowName(names, topic.rowId), model: model(topic.modelId) };
      return said(say('differences.ownTokens', blanks), null, say('differences.changed'));
    }
    case 'assumedSpeed':
      return said(say('differences.assumedSpeed', { model: model(topic.modelId) }), null, say('differences.changed'));
    case 'fleet': {
      const fleet = (change.before ?? change.after) as Fleet;
      const name = say('differences.fleet', { model: model(fleet.modelId), gpu: fleet.gpu });
      if (change.before === undefined || change.after === undefined) return presence(names, name, change);
      return said(name, ...pairOf(fleetsTold(names, [change.before as Fleet, change.after as Fleet])));
    }
    case 'commitment': {
      const { name } = (change.after ?? change.before) as Commitment;
      const what = say('differences.commitment', { name });
      if (change.before === undefined || change.after === undefined) return presence(names, what, change);
      return said(what, ...pairOf(commitmentsTold(names, [change.before as Commitment, change.after as Commitment])));
    }
    case 'evidence':
      return evidence(names, topic.category, changes);
    case 'derived':
      return said(say('differences.derived'), null, say('differences.changed'));
    case 'rule':
      return ruleDifference(names, change);
    case 'bestPlan': {
      const what = say('differences.objective');
      const text = (value: unknown): string =>
        isObjective(value) ? say(`differences.objective-${value}`) : say('policies.noValue');
      const [old, now] = [text(change.before), text(change.after)];
      return old === now ? said(what, null, say('differences.changed')) : said(what, old, now);
    }
    case 'unknown':
      return said(say('differences.unknown'), null, say('differences.changed'));
    default:
      return topic satisfies never;
  }
};
