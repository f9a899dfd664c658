/** What a difference is about, as a planner would name it: which part of a plan a place belongs to. */
import { itemAt } from '../foundation/arrays.ts';
import type { Meaning } from './meaning.ts';
import { orderName, type Place } from './walk.ts';

/** The groups of differences, in the order in which they are applied and shown. */
export const groups = ['prices', 'work', 'stacks', 'evidence', 'rules'] as const;
export type Group = (typeof groups)[number];

/** Ids are those of rows, stacks and models; `field` leads from the thing to what differs in it. */
export type Topic =
  | { kind: 'price'; modelId: string }
  | { kind: 'fact'; modelId: string; field: string }
  /** Models that only one of the two uses: their rows come or leave with what uses them. */
  | { kind: 'models' }
  | { kind: 'plan'; field: string }
  | { kind: 'mix' }
  /** A whole row with what the stacks do with it: it is new, or gone. */
  | { kind: 'row'; rowId: string }
  | { kind: 'rowField'; rowId: string; field: readonly string[] }
  | { kind: 'order'; of: 'categories' | 'stacks' | 'rules' }
  /** A few rows or stacks in other places, and by other names where they have some. */
  | { kind: 'moved'; of: 'categories' | 'stacks'; ids: readonly string[] }
  | { kind: 'stack'; stackId: string }
  | { kind: 'stackField'; stackId: string; field: string }
  /** What a stack does with a row; `field` [] is all of it. */
  | { kind: 'policy'; stackId: string; rowId: string; field: readonly string[] }
  | { kind: 'assumedRate'; modelId: string; rowId: string }
  | { kind: 'ownTokens'; modelId: string; rowId: string; setting: string }
  | { kind: 'assumedSpeed'; modelId: string }
  | { kind: 'evidence'; category: string }
  /** Own or rented hardware. */
  | { kind: 'fleet'; id: string }
  /** Money promised in advance. */
  | { kind: 'commitment'; id: string }
  /** Figures that follow from the whole catalog. */
  | { kind: 'derived' }
  | { kind: 'rule'; key: string }
  | { kind: 'bestPlan'; field: string }
  /** What a newer program wrote beside the plan. */
  | { kind: 'unknown' };

const groupOfKind: Record<Topic['kind'], Group> = {
  price: 'prices',
  fact: 'prices',
  models: 'prices',
  plan: 'work',
  mix: 'work',
  row: 'work',
  rowField: 'work',
  order: 'work',
  moved: 'work',
  stack: 'stacks',
  stackField: 'stacks',
  policy: 'stacks',
  assumedRate: 'evidence',
  ownTokens: 'evidence',
  assumedSpeed: 'evidence',
  evidence: 'evidence',
  fleet: 'prices',
  commitment: 'prices',
  derived: 'evidence',
  rule: 'rules',
  bestPlan: 'rules',
  unknown: 'work',
};

export const groupOf = (topic: Topic): Group => {
  if (topic.kind === 'plan' && topic.field === 'budgetUsdPerMonth') return 'rules';
  if (topic.kind === 'order' || topic.kind === 'moved')
    return topic.of === 'categories' ? 'work' : topic.of === 'stacks' ? 'stacks' : 'rules';
  return groupOfKind[topic.kind];
};

/** A rule of a row that only one version has belongs to the row. */
const ofRule = (key: string, isRowOfAll: (rowId: string) => boolean): Topic => {
  if (key === orderName) return { kind: 'order', of: 'rules' };
  const rowId = key.split(' ')[1] ?? '';
  return rowId === '' || isRowOfAll(rowId) ? { kind: 'rule', key } : { kind: 'row', rowId };
};

const topicInPlan = ([list = '', key = '', ...field]: Place, versions: readonly Meaning[]): Topic => {
  const isRowOfAll = (rowId: string): boolean =>
    versions.every(({ plan }) => plan.categories.some((row) => row.id === rowId));
  switch (list) {
    case 'mix':
      return { kind: 'mix' };
    case 'categories':
      if (key === orderName) return { kind: 'order', of: list };
      return field.length === 0 ? { kind: 'row', rowId: key } : { kind: 'rowField', rowId: key, field };
    case 'stacks': {
      if (key === orderName) return { kind: 'order', of: list };
      const [name = '', rowId = '', ...inner] = field;
      if (field.length === 0) return { kind: 'stack', stackId: key };
      if (name !== 'policies' || rowId === '') return { kind: 'stackField', stackId: key, field: name };
      if (inner.length === 0 && !isRowOfAll(rowId)) return { kind: 'row', rowId };
      return { kind: 'policy', stackId: key, rowId, field: inner };
    }
    case 'assumedRates': {
      const [modelId = '', rowId = ''] = key.split(' ');
      return isRowOfAll(rowId) ? { kind: 'assumedRate', modelId, rowId } : { kind: 'row', rowId };
    }
    case 'ownTokens': {
      const [modelId = '', rowId = '', ...setting] = key.split(' ');
      return isRowOfAll(rowId)
        ? { kind: 'ownTokens', modelId, rowId, setting: setting.join(' ') }
        : { kind: 'row', rowId };
    }
    case 'fleets':
      return { kind: 'fleet', id: key };
    case 'commitments':
      return { kind: 'commitment', id: key };
    case 'assumedSpeeds':
      return { kind: 'assumedSpeed', modelId: key };
    case 'bestPlan':
      if (key !== 'rules') return { kind: 'bestPlan', field: key };
      return ofRule(field[0] ?? '', isRowOfAll);
    default:
      return { kind: 'plan', field: list };
  }
};

const topicOfModel = ([modelId = '', part = '', field = '']: Place): Topic => {
  switch (part) {
    case '':
      return { kind: 'models' };
    case 'facts':
      return field === 'offers' ? { kind: 'price', modelId } : { kind: 'fact', modelId, field };
    case 'measured':
      return { kind: 'evidence', category: field };
    default:
      return { kind: 'derived' };
  }
};

/** What a place of the meanings (`walk.ts`) is about; `versions` are those that are compared. */
export const topicOf = (place: Place, versions: readonly Meaning[]): Topic => {
  const [area, ...inner] = place;
  switch (area) {
    case 'plan':
      return topicInPlan(inner, versions);
    case 'models':
      return inner[3] === 'links' ? { kind: 'derived' } : topicOfModel(inner);
    case 'derived':
      return { kind: 'derived' };
    default:
      return { kind: 'unknown' };
  }
};

/** One name per topic: places of one topic are one difference. */
export const topicName = (topic: Topic): string => JSON.stringify(Object.values(topic));

/** Where topics of a list stand: groups in their order, in each as the walk met them. */
export const inGroupOrder = <T extends { topic: Topic }>(items: readonly T[]): T[] =>
  groups.flatMap((group) => items.filter(({ topic }) => groupOf(topic) === group));

/**
 * The keys that changed their place: the fewest, so that all others kept their order. Where two would do alike, one of
 * `changed` is said to have moved.
 */
export const movedKeys = (
  before: readonly string[],
  after: readonly string[],
  changed: ReadonlySet<string> = new Set(),
): string[] => {
  const rank = new Map(before.map((key, i) => [key, i]));
  const ranks = after.map((key) => rank.get(key) ?? -1);
  // What the heaviest rising run that ends at each place weighs, and the place before it in that run.
  const weights: number[] = [];
  const previous: number[] = [];
  ranks.forEach((value, i) => {
    let best = -1;
    for (let j = 0; j < i; j++)
      if (itemAt(ranks, j) < value && (best < 0 || itemAt(weights, j) > itemAt(weights, best))) best = j;
    const own = changed.has(itemAt(after, i)) ? 1 - 1 / (2 * after.length) : 1;
    weights.push(best < 0 ? own : itemAt(weights, best) + own);
    previous.push(best);
  });
  const kept = new Set<number>();
  for (let at = weights.indexOf(Math.max(...weights)); at >= 0; at = previous[at] ?? -1) kept.add(at);
  return after.filter((_, i) => !kept.has(i));
};
