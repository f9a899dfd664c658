/** Edits of what a plan pays: the rule by which an offer is taken, offers the planner names, hosts, hours, discounts. */
import { type PriceChoice, usualPrices } from '../../catalog/priceChoice.ts';
import type { Answer } from '../../foundation/answer.ts';
import type { ModelId } from '../../foundation/ids.ts';
import type { Plan } from '../plan.ts';
import { checked } from './checked.ts';

export const pricesOf = ({ prices }: Plan): PriceChoice => prices ?? usualPrices;

export type StatedOffer = Omit<PriceChoice['stated'][number], 'modelId'>;

/** Changes some of what the plan says of its prices. Refusals: those of the plan's check. */
export const setPrices = (plan: Plan, change: Partial<PriceChoice>): Answer<Plan> =>
  checked({ ...plan, prices: { ...pricesOf(plan), ...change } });

/** Names the one offer of a model that the plan pays; null takes it back and the rule holds again. */
export const stateOffer = (plan: Plan, modelId: ModelId, offer: StatedOffer | null): Answer<Plan> => {
  const others = pricesOf(plan).stated.filter((stated) => stated.modelId !== modelId);
  return setPrices(plan, { stated: offer === null ? others : [...others, { modelId, ...offer }] });
};

/** Rules a host out, or in again. An offer that is named is paid whoever sells it. */
export const avoidHost = (plan: Plan, host: string, isAvoided: boolean): Answer<Plan> => {
  const others = pricesOf(plan).avoidHosts.filter((avoided) => avoided !== host);
  return setPrices(plan, { avoidHosts: isAvoided ? [...others, host] : others });
};

/** A discount on all prices of a host, as a share; null or zero is none. */
export const setHostDiscount = (plan: Plan, host: string, discount: number | null): Answer<Plan> => {
  const others = pricesOf(plan).discounts.filter((given) => given.host !== host);
  return setPrices(plan, { discounts: discount === null || discount === 0 ? others : [...others, { host, discount }] });
};
