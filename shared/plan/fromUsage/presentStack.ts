/** Who does a row's work today: models by their share of its requests, with the tokens each took. */
import type { ModelId } from '../../foundation/ids.ts';
import { modelId } from '../../foundation/ids.ts';
import { promptOf, type UsageRecord } from '../../usage/record.ts';
import { type KnownModels, resolveModel } from '../../usage/resolveModel.ts';
import { groupBy } from '../../usage/totals.ts';
import { newRung, singleModel } from '../policies.ts';
import type { Ladder, Policy } from '../policy.ts';
import { limits } from '../policySchema.ts';
import type { TaskShape } from './taskShape.ts';

export interface ModelAtWork {
  modelId: ModelId;
  /** Of the row's work that a known model does. */
  weight: number;
  /** Mean tokens of a task it does; their sum over all tasks is what the files hold. */
  promptTokens: number;
  completionTokens: number;
  /** Of its output, where the files say so. */
  reasoningShare: number | null;
  failedShare: number | null;
}

export interface AtWork {
  models: ModelAtWork[];
  /** Names no rule resolves, the most used first. */
  unknown: string[];
}

const sumBy = (records: readonly UsageRecord[], of: (record: UsageRecord) => number): number =>
  records.reduce((total, record) => total + of(record), 0);

interface Part {
  records: UsageRecord[];
  requests: number;
}

/** The models of a row. `tasks` are those in the records; shares go by requests, by tokens where nobody counted. */
export const modelsAtWork = (
  records: readonly UsageRecord[],
  tasks: number,
  known: KnownModels,
  mapped: Readonly<Record<string, string>>,
): AtWork => {
  const parts = new Map<ModelId, Part>();
  const unknown = new Map<string, number>();
  const counted = records.every(({ requests }) => requests !== null);
  const amountOf = (own: readonly UsageRecord[]): number =>
    sumBy(own, (record) => (counted ? (record.requests ?? 0) : promptOf(record) + record.output));
  for (const [name, own] of groupBy(records, ({ model }) => model)) {
    if (name === null) continue;
    const { id, family } = resolveModel(name, known, mapped);
    if (id === null) unknown.set(family, (unknown.get(family) ?? 0) + amountOf(own));
    else {
      const part = parts.get(modelId(id)) ?? { records: [], requests: 0 };
      part.records.push(...own);
      part.requests += amountOf(own);
      parts.set(modelId(id), part);
    }
  }
  const largest = [...parts].filter(([, { requests }]) => requests > 0).sort(([, a], [, b]) => b.requests - a.requests);
  const kept = largest.slice(0, limits.splitParts);
  const all = kept.reduce((total, [, { requests }]) => total + requests, 0);
  // Work of unknown models is work all the same: the known ones do their part of the tasks, not all of them.
  const knownTasks = (tasks * all) / (all + [...unknown.values()].reduce((total, amount) => total + amount, 0));
  return {
    unknown: [...unknown].sort(([, a], [, b]) => b - a).map(([name]) => name),
    models: kept.map(([id, { records: own, requests }]) => {
      const weight = requests / all;
      const output = sumBy(own, ({ output: written }) => written);
      const says = output > 0 && own.every(({ reasoning, output: written }) => reasoning !== null || written === 0);
      const failing = own.filter(({ grain, failed }) => grain === 'request' || failed > 0);
      const asked = sumBy(failing, ({ requests: count }) => count ?? 0);
      return {
        modelId: id,
        weight,
        promptTokens: sumBy(own, promptOf) / (weight * knownTasks),
        completionTokens: output / (weight * knownTasks),
        reasoningShare: says ? sumBy(own, ({ reasoning }) => reasoning ?? 0) / output : null,
        failedShare: asked > 0 ? sumBy(failing, ({ failed }) => failed) / asked : null,
      };
    }),
  };
};

/** A policy as the files show it: one model, or a split by share. Failures are measured, so they move on and bring nothing. */
export const presentPolicy = ({ models }: AtWork, { tiedBy }: TaskShape, errorsSource: string): Policy | null => {
  const ladderOf = ({ modelId: id, failedShare }: ModelAtWork): Ladder => {
    // Within a task of several requests a failed one is asked again: its tokens are in the task's already.
    if (failedShare === null || failedShare === 0 || tiedBy !== null) return singleModel(id);
    return {
      ...singleModel(id),
      rungs: [{ ...newRung(id), errorShare: { value: failedShare, source: errorsSource } }],
    };
  };
  const [only, ...others] = models;
  if (only === undefined) return null;
  if (others.length === 0) return ladderOf(only);
  return { kind: 'split', parts: models.map((model) => ({ weight: model.weight, policy: ladderOf(model) })) };
};
