/** Sets one field of a plan by its path: an estimate, a number, a name. Everything around it stays the same object. */
import type { Answer } from '../../foundation/answer.ts';
import type { Estimate } from '../estimate.ts';
import type { Plan } from '../plan.ts';
import { checked, notThere } from './checked.ts';

/** Steps from the plan to a field. In a list a step is a place (0) or the id of an entry ('programming'). */
export type FieldPath = readonly (string | number)[];

const keyIn = (container: object, step: string | number): string | number | null => {
  if (Array.isArray(container)) {
    const at = typeof step === 'number' ? step : container.findIndex((entry) => entry?.id === step);
    return Number.isInteger(at) && at >= 0 && at < container.length ? at : null;
  }
  return Object.hasOwn(container, step) ? step : null;
};

const replaced = (container: unknown, path: FieldPath, value: unknown): unknown => {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof container !== 'object' || container === null) return undefined;
  const key = keyIn(container, step);
  if (key === null) return undefined;
  const inner = replaced((container as Record<string | number, unknown>)[key], rest, value);
  if (inner === undefined) return undefined;
  return Array.isArray(container)
    ? container.map((entry, i) => (i === key ? inner : entry))
    : { ...container, [key]: inner };
};

/** Sets a field that is there; a path that leads nowhere and a value the field does not allow are refusals. */
export const setField = (
  plan: Plan,
  path: FieldPath,
  value: string | number | boolean | object | null,
): Answer<Plan> => {
  const edited = path.length === 0 ? undefined : replaced(plan, path, value);
  return edited === undefined ? notThere(path.join('.')) : checked(edited as Plan);
};

/**
 * Sets an estimate. What the planner typed has no source but the planner, so the old source goes with the old number
 * unless the new one brings its own.
 */
export const setEstimate = (plan: Plan, path: FieldPath, estimate: Estimate): Answer<Plan> =>
  setField(plan, path, estimate);
