/** Edits of what a plan promises in advance. */
import type { Answer } from '../../foundation/answer.ts';
import { type Commitment, newCommitment } from '../commitment.ts';
import type { Plan } from '../plan.ts';
import { checked, notThere } from './checked.ts';

/** A plan without commitments says nothing of them. */
const withCommitments = (plan: Plan, commitments: readonly Commitment[]): Plan => {
  const { commitments: _, ...rest } = plan;
  return commitments.length === 0 ? rest : { ...rest, commitments: [...commitments] };
};

/** Adds a commitment that costs and includes nothing yet, under the first id of commitment1, commitment2 ... that is free. */
export const addCommitment = (plan: Plan, name: string, on: Commitment['on']): Answer<Plan> => {
  const { commitments = [] } = plan;
  let number = 1;
  while (commitments.some(({ id }) => id === `commitment${number}`)) number += 1;
  return checked(withCommitments(plan, [...commitments, newCommitment(`commitment${number}`, name, on)]));
};

/** Changes some of what a commitment says. Refusals: notThere, and those of the plan's check. */
export const setCommitment = (plan: Plan, id: string, change: Partial<Omit<Commitment, 'id'>>): Answer<Plan> => {
  const { commitments = [] } = plan;
  return commitments.some((one) => one.id === id)
    ? checked(
        withCommitments(
          plan,
          commitments.map((one) => (one.id === id ? { ...one, ...change } : one)),
        ),
      )
    : notThere(id);
};

export const removeCommitment = (plan: Plan, id: string): Answer<Plan> => {
  const { commitments = [] } = plan;
  const left = commitments.filter((one) => one.id !== id);
  return left.length < commitments.length ? checked(withCommitments(plan, left)) : notThere(id);
};
