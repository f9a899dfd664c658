/** Until a planner states what an undetected error costs, full cost is without them, and says so beside their number. */
import type { CategoryPlan } from '../plan/plan.ts';
import { formatNumber, formatShare, quoteNames } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Cause } from './monthly.ts';
import type { Reading } from './reading.ts';
import { rowTitle } from './rowName.ts';
import { figurePart, type Part, sayParts } from './sayParts.ts';
import { cheapestStack } from './verdict.ts';

/** An undetected error whose cost the plan started with, at nothing, is one that she has not stated. */
export const isErrorStated = ({
  silentFailureUsd: { value, stated },
}: Pick<CategoryPlan, 'silentFailureUsd'>): boolean => value !== 0 || stated === true;

type Rows = readonly Pick<CategoryPlan, 'share' | 'silentFailureUsd'>[];

/** In which rows of the mix full cost counts undetected errors. */
export type ErrorsCounted = 'everywhere' | 'somewhere' | 'nowhere';

const inMix = <Row extends Rows[number]>(rows: readonly Row[]): readonly Row[] => {
  const mixed = rows.filter(({ share }) => share > 0);
  return mixed.length === 0 ? rows : mixed;
};

export const errorsCounted = ({ categories }: { categories: Rows }): ErrorsCounted => {
  const rows = inMix(categories);
  if (rows.every((row) => !isErrorStated(row))) return 'nowhere';
  return rows.every(isErrorStated) ? 'everywhere' : 'somewhere';
};

/** Whether a cause has a cost to show: undetected errors have none as long as it is stated in no row. */
export const isCounted = (cause: Cause, plan: { categories: Rows }): boolean =>
  cause !== 'undetected' || errorsCounted(plan) !== 'nowhere';

/** The name of a full cost, which says what it is without. */
export const fullCostNamed = (plan: { categories: Rows }, what: string, say: Say): string => {
  const counted = errorsCounted(plan);
  return counted === 'everywhere' ? what : say(`compare.errors_${counted}`, { what });
};

const namedRows = 3;

/** The sentence that says so, with the share of the cheapest stack; null where all is counted or nothing has figures. */
export const withoutErrors = ({ job: { plan }, outcome, say, language }: Reading): Part[] | null => {
  const counted = errorsCounted(plan);
  if (counted === 'everywhere') return null;
  const cheapest = cheapestStack(outcome);
  if (cheapest?.total == null) return null;
  const stack: Part = { role: 'stack', text: cheapest.name, stackId: cheapest.stackId };
  if (counted === 'nowhere')
    return sayParts(say, 'plan.withoutErrors', {
      rate: figurePart(formatShare(cheapest.total.silentFailure.value, language)),
      stack,
    });
  const open = inMix(plan.categories).filter((row) => !isErrorStated(row));
  const ids = new Set<string>(open.map(({ id }) => id));
  const errors = cheapest.categories
    .filter(({ categoryId }) => ids.has(categoryId))
    .reduce((sum, { share, figures }) => sum + share * (figures?.silentFailure.value ?? 0), 0);
  const rest = open.length - namedRows;
  const names = open.slice(0, namedRows).map((row) => rowTitle(say, row));
  return sayParts(say, rest > 0 ? 'plan.withoutErrorsOfMore' : 'plan.withoutErrorsOf', {
    rows: { role: 'text', text: quoteNames(names, language) },
    ...(rest > 0 ? { more: figurePart(formatNumber(rest, language)) } : {}),
    rate: figurePart(formatShare(errors, language)),
    stack,
  });
};
