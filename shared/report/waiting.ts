/** How long tasks wait for their answer: in a row of a stack or over all of it, on whose speed, and what a rule on time says of it. */
import { soldAs } from '../catalog/setting.ts';
import { evaluate } from '../engine/evaluate.ts';
import { speedOf } from '../engine/latency.ts';
import type { Figures, StackOutcome } from '../engine/outcome.ts';
import type { ModelId, RowId } from '../foundation/ids.ts';
import type { Estimate } from '../plan/estimate.ts';
import type { AssumedSpeed, Plan, Stack } from '../plan/plan.ts';
import { modelsAnswering } from '../plan/policyParts.ts';
import { rowOfRule } from '../plan/rule.ts';
import { formatList, formatNumber } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import { modelNameOf } from './leverText.ts';
import type { Reading } from './reading.ts';

type Seconds = NonNullable<Figures['latencySeconds']>;

/** A model that answers, and the speed the plan states of it. */
export interface SpeedInUse {
  /** As the stack uses it, at a setting perhaps. */
  usedAs: ModelId;
  /** As the catalog sells it: under this name a speed is stated. */
  modelId: ModelId;
  speed: AssumedSpeed | null;
}

export interface Waiting {
  /** Seconds until half and until 95% of the tasks have their answer; null where a speed is unknown or there are no figures. */
  seconds: Seconds | null;
  /** The same with every speed at its fast and at its slow end; null where the speeds are stated without ends. */
  ends: { fast: Seconds; slow: Seconds } | null;
  speeds: SpeedInUse[];
}

/** Whose speed nobody has stated. */
export const unknownOf = (speeds: readonly SpeedInUse[]): ModelId[] =>
  speeds.flatMap(({ usedAs, speed }) => (speed === null ? [usedAs] : []));

/** The models that answer in a row of a stack, or (null) in every row that has tasks; a model at several settings once for each speed. */
const speedsIn = (plan: Plan, stack: Stack, row: RowId | null): SpeedInUse[] => {
  const rows = plan.categories.filter(({ id, share }) => (row === null ? share > 0 : id === row));
  const used = rows.flatMap(({ id }) => {
    const policy = stack.policies[id];
    return policy === undefined ? [] : modelsAnswering(policy);
  });
  const found = used.map((id) => ({ usedAs: id, modelId: soldAs(id), speed: speedOf(plan.assumedSpeeds, id) }));
  return found.filter(
    (one, at) => found.findIndex(({ modelId, speed }) => modelId === one.modelId && speed === one.speed) === at,
  );
};

const hasEnds = ({ firstTokenSeconds, tokensPerSecond }: AssumedSpeed): boolean =>
  [firstTokenSeconds, tokensPerSecond].some(({ low, high }) => low !== undefined && high !== undefined && low < high);

const lowOf = ({ value, low }: Estimate): Estimate => ({ value: low ?? value });
const highOf = ({ value, high }: Estimate): Estimate => ({ value: high ?? value });

const ends = {
  fast: ({ modelId, firstTokenSeconds, tokensPerSecond }: AssumedSpeed): AssumedSpeed => ({
    modelId,
    firstTokenSeconds: lowOf(firstTokenSeconds),
    tokensPerSecond: highOf(tokensPerSecond),
  }),
  slow: ({ modelId, firstTokenSeconds, tokensPerSecond }: AssumedSpeed): AssumedSpeed => ({
    modelId,
    firstTokenSeconds: highOf(firstTokenSeconds),
    tokensPerSecond: lowOf(tokensPerSecond),
  }),
};

const figuresIn = (outcome: StackOutcome | undefined, row: RowId | null): Figures | null =>
  row === null
    ? (outcome?.total ?? null)
    : (outcome?.categories.find(({ categoryId }) => categoryId === row)?.figures ?? null);

/** Waits of a stack by row, and over all of it under null. Those of before an edit stand until the new outcome is there. */
export const waitingIn = (
  { job, outcome }: Pick<Reading, 'job' | 'outcome'>,
  stack: Stack,
): ((row: RowId | null) => Waiting) => {
  const { plan } = job;
  const own = outcome.stacks.find(({ stackId }) => stackId === stack.id);
  const at = (end: keyof typeof ends): StackOutcome | undefined =>
    evaluate({ ...job, plan: { ...plan, stacks: [stack], assumedSpeeds: plan.assumedSpeeds.map(ends[end]) }, draws: 0 })
      .stacks[0];
  const isRanged = speedsIn(plan, stack, null).some(({ speed }) => speed !== null && hasEnds(speed));
  const [fastest, slowest] = isRanged ? [at('fast'), at('slow')] : [];
  return (row) => {
    const speeds = speedsIn(plan, stack, row);
    const [fast, slow] = [fastest, slowest].map((end) => figuresIn(end, row)?.latencySeconds ?? null);
    const isOfRanges = speeds.some(({ speed }) => speed !== null && hasEnds(speed));
    return {
      seconds: figuresIn(own, row)?.latencySeconds ?? null,
      ends: fast == null || slow == null || !isOfRanges ? null : { fast, slow },
      speeds,
    };
  };
};

/** The fewest seconds that a rule of the plan allows 95% of the tasks of a row; null where no rule speaks of it. */
export const secondsAllowed = ({ bestPlan }: Plan, row: RowId): number | null => {
  const allowed = (bestPlan?.rules ?? []).flatMap((rule) =>
    rule.kind === 'latencyP95' && (rowOfRule(rule) ?? row) === row ? [rule.seconds] : [],
  );
  return allowed.length === 0 ? null : Math.min(...allowed);
};

const numberOf = (seconds: number, language: Language): string =>
  formatNumber(seconds, language, seconds < 100 ? 1 : 0);

export const secondsText = (say: Say, language: Language, seconds: number): string =>
  say('waiting.seconds', { seconds: numberOf(seconds, language) });

/** From the fast to the slow end of what the speeds allow. */
export const secondsRange = (say: Say, language: Language, fast: number, slow: number): string =>
  say('waiting.ends', { low: numberOf(fast, language), high: numberOf(slow, language) });

/** Whether a rule on time holds where `waiting` is known, or whose speed keeps that from being said. */
export const ruleOnTime = (
  { job, say, language }: Pick<Reading, 'job' | 'say' | 'language'>,
  { seconds, speeds }: Waiting,
  allowed: number,
): { state: 'holds' | 'broken' | 'unknown'; text: string } => {
  const blanks = { allowed: secondsText(say, language, allowed) };
  const unknown = unknownOf(speeds);
  if (seconds !== null) {
    const state = seconds.p95 <= allowed ? 'holds' : 'broken';
    return { state, text: say(`waiting.rule-${state}`, { ...blanks, p95: secondsText(say, language, seconds.p95) }) };
  }
  return {
    state: 'unknown',
    text:
      unknown.length === 0
        ? say('waiting.rule-noFigures', blanks)
        : say('waiting.rule-unknown', { ...blanks, models: namesOf({ job, say, language }, unknown) }),
  };
};

/** Models by name, one after another. */
export const namesOf = (reading: Pick<Reading, 'job' | 'say' | 'language'>, models: readonly ModelId[]): string => {
  const names = models.map((id) => modelNameOf(reading, id));
  return reading.language === 'zh' ? names.join('、') : formatList(names, 'en');
};
