/** Which label tells kinds of work apart in an export, and the records under each: large groups, and a tail. */
import { promptOf, type UsageRecord } from '../../usage/record.ts';
import { type GroupKey, labelOf } from '../../usage/summary.ts';
import { groupBy } from '../../usage/totals.ts';

/** In the order in which they tell work apart; a model bakes today's choice into the plan and comes last. */
const proposed: readonly GroupKey[] = ['prompt', 'tag', 'project', 'key', 'model'];

/** A key must be there on this share of the tokens. */
const enoughCoverage = 0.8;
/** Groups beyond those that hold this share of the tokens are one row, and so are groups beyond so many. */
const headShare = 0.98;
const mostGroups = 20;

export interface UsageGroup {
  /** null: the tail, or what has no label. */
  label: string | null;
  records: UsageRecord[];
}

const tokensOf = (records: readonly UsageRecord[]): number =>
  records.reduce((sum, record) => sum + promptOf(record) + record.output, 0);

/** How a key would part the work: its groups, and the share of the tokens that carry it. */
export interface KeyFit {
  key: GroupKey;
  groups: number;
  coverage: number;
}

/** Every key that some record carries, in the order in which keys tell work apart; the model last. */
export const keyFits = (records: readonly UsageRecord[]): KeyFit[] => {
  const all = Math.max(1, tokensOf(records));
  const keys = [...proposed.slice(0, -1), 'session', 'model'] as const;
  return keys.flatMap((key): KeyFit[] => {
    const labelled = records.filter((record) => labelOf(record, key) !== null);
    const groups = new Set(labelled.map((record) => labelOf(record, key))).size;
    return groups === 0 ? [] : [{ key, groups, coverage: tokensOf(labelled) / all }];
  });
};

/** The first key that most tokens carry and that parts them into at least two groups; else the model. */
export const proposeKey = (records: readonly UsageRecord[]): GroupKey => {
  const all = tokensOf(records);
  const found = proposed.find((key) => {
    const labelled = records.filter((record) => labelOf(record, key) !== null);
    const labels = new Set(labelled.map((record) => labelOf(record, key)));
    return labels.size >= 2 && labels.size <= 200 && tokensOf(labelled) >= enoughCoverage * all;
  });
  return found ?? 'model';
};

/** Groups by a key, the largest first; the tail and what has no label come last, together. A tail of one keeps its name. */
export const groupsOf = (records: readonly UsageRecord[], by: GroupKey): UsageGroup[] => {
  const all = tokensOf(records);
  const groups = [...groupBy(records, (record) => labelOf(record, by))]
    .map(([label, own]) => ({ label, records: own, tokens: tokensOf(own) }))
    .filter(({ records: own, tokens }) => tokens > 0 || own.some(({ requests }) => (requests ?? 0) > 0))
    .sort((a, b) => b.tokens - a.tokens);
  const head: UsageGroup[] = [];
  const tail: UsageGroup[] = [];
  let held = 0;
  for (const { label, records: own, tokens } of groups) {
    const isHead = label !== null && head.length < mostGroups && held < headShare * all;
    (isHead ? head : tail).push({ label, records: own });
    held += tokens;
  }
  return tail.length < 2
    ? [...head, ...tail]
    : [...head, { label: null, records: tail.flatMap(({ records: own }) => own) }];
};
