/** Edits of the money a plan is shown in. */
import type { Answer } from '../../foundation/answer.ts';
import type { Currency, StatedRate } from '../../foundation/money.ts';
import type { Plan } from '../plan.ts';
import { checked } from './checked.ts';

/** Shows the plan in a currency of which it has a rate, or in dollars. Refusal: moneyWithoutRate. */
export const showIn = (plan: Plan, shown: Currency): Answer<Plan> => {
  const rates = plan.money?.rates ?? [];
  const { money: _, ...rest } = plan;
  return checked(shown === 'USD' && rates.length === 0 ? rest : { ...rest, money: { shown, rates } });
};

/** States what a dollar is worth in a currency, and on which day, and shows the plan in it. */
export const stateRate = (plan: Plan, rate: StatedRate): Answer<Plan> => {
  const others = (plan.money?.rates ?? []).filter(({ currency }) => currency !== rate.currency);
  return checked({ ...plan, money: { shown: rate.currency, rates: [...others, rate] } });
};
