/** Levers on what stands in policies and on the plan as a whole: verifiers, routes, the wage, the number of tasks. */
import { steepestRise } from '../../plan/dependenceBounds.ts';
import type { Estimate } from '../../plan/estimate.ts';
import { fieldRanges } from '../../plan/estimateSchema.ts';
import { mapPolicies, placedRungs } from '../../plan/mapPlan.ts';
import { riseOf, type Verifier } from '../../plan/policy.ts';
import { EngineError } from '../engineError.ts';
import type { LeverOf, VerifierField } from './lever.ts';
import { even, firstOf, type LeverKind, type LeverRange, moved, named, oneOf, ratio, withPlan } from './leverKind.ts';

/** A number of a verifier; what it does not state is 0. */
export const numberOf = (verifier: Verifier, field: VerifierField): Estimate =>
  field === 'falseAcceptRise' ? riseOf(verifier) : verifier[field];

/** Whether a lever means this verifier: its preset, and, where the lever names ends, a number with these very ends. */
const isMeant = (verifier: Verifier, { preset, field, only }: LeverOf<'verifier'>): boolean => {
  const { value, low = value, high = value }: Estimate = numberOf(verifier, field);
  return (
    verifier.preset === preset && (only === null || (value === only.value && low === only.low && high === only.high))
  );
};

const verifierRanges: Readonly<Record<VerifierField, LeverRange>> = {
  trueAccept: even(0, 1),
  falseAccept: even(0, 1),
  falseAcceptRise: even(0, steepestRise),
  usdPerCheck: ratio({ min: 0, max: 1e9 }),
  humanMinutesPerCheck: ratio(fieldRanges.minutes),
};

export const verifierLever: LeverKind<LeverOf<'verifier'>> = {
  form: 'PRESET trueAccept|falseAccept|falseAcceptRise|usdPerCheck|humanMinutesPerCheck',
  words: ({ preset, field, only }) => [preset, field, ...(only === null ? ['*'] : [only.low, only.value, only.high])],
  parse: ([preset, field]) => ({
    kind: 'verifier',
    preset: named('preset', preset),
    field: oneOf('verifier', field, [
      'trueAccept',
      'falseAccept',
      'falseAcceptRise',
      'usdPerCheck',
      'humanMinutesPerCheck',
    ]),
    only: null,
  }),
  range: (_, { field }) => verifierRanges[field],
  value: (job, lever) =>
    firstOf(placedRungs(job.plan), ({ rung: { verifier } }) =>
      verifier !== null && isMeant(verifier, lever) ? numberOf(verifier, lever.field).value : null,
    ),
  pull: (job, lever, value) => {
    const changed = (verifier: Verifier): Verifier =>
      isMeant(verifier, lever)
        ? { ...verifier, [lever.field]: moved(numberOf(verifier, lever.field), value) }
        : verifier;
    return {
      ...job,
      plan: mapPolicies(job.plan, (rung) =>
        rung.verifier === null ? rung : { ...rung, verifier: changed(rung.verifier) },
      ),
    };
  },
};

export const routeLever: LeverKind<LeverOf<'route'>> = {
  form: null,
  words: ({ stackId, categoryId, path, field }) => [stackId, categoryId, path.join('.'), field],
  parse: () => {
    throw new EngineError('lever', 'route', 'a lever that has a form');
  },
  range: (_, { field }) => (field === 'usdPerTask' ? ratio({ min: 0, max: 1e9 }) : even(0, 1)),
  value: (job, lever) => {
    let found: number | null = null;
    mapPolicies(
      job.plan,
      (rung) => rung,
      (route, path, stackId, categoryId) => {
        if (stackId === lever.stackId && categoryId === lever.categoryId && path.join('.') === lever.path.join('.'))
          found = lever.field === 'hardShare' ? route.hardShare : route[lever.field].value;
        return route;
      },
    );
    return found;
  },
  pull: (job, lever, value) => ({
    ...job,
    plan: mapPolicies(
      job.plan,
      (rung) => rung,
      (route, path, stackId, categoryId) =>
        stackId === lever.stackId && categoryId === lever.categoryId && path.join('.') === lever.path.join('.')
          ? { ...route, [lever.field]: lever.field === 'hardShare' ? value : moved(route[lever.field], value) }
          : route,
    ),
  }),
};

export const wageLever: LeverKind<LeverOf<'wage'>> = {
  form: '',
  words: () => [],
  parse: () => ({ kind: 'wage' }),
  range: () => ratio({ min: 0, max: 1e9 }),
  value: ({ plan }) => plan.humanUsdPerHour.value,
  pull: (job, _, value) => withPlan(job, { humanUsdPerHour: moved(job.plan.humanUsdPerHour, value) }),
};

export const volumeLever: LeverKind<LeverOf<'volume'>> = {
  form: '',
  words: () => [],
  parse: () => ({ kind: 'volume' }),
  range: () => ratio(fieldRanges.tasksPerMonth),
  value: ({ plan }) => plan.tasksPerMonth,
  pull: (job, _, value) => withPlan(job, { tasksPerMonth: value }),
};
