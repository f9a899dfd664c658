/** What a task costs in a month to come: the attempts and checks of today at that month's prices and tokens. */

import { priceInUse } from '../../catalog/chooseOffer.ts';
import type { Model } from '../../catalog/model.ts';
import { entryOf, valueAt } from '../../foundation/arrays.ts';
import type { ModelId } from '../../foundation/ids.ts';
import { remembered } from '../../foundation/maps.ts';
import type { Commitment } from '../../plan/commitment.ts';
import type { CategoryPlan, RequestShape } from '../../plan/plan.ts';
import { type AttemptShape, attemptCost } from '../attemptCost.ts';
import { commitmentOn } from '../commitments/onUse.ts';
import type { CompiledCost } from '../compiled.ts';
import type { Bought, Hosted } from '../fleets/housedRow.ts';
import { loadOf } from '../fleets/load.ts';
import type { Job } from '../job.ts';
import { judgeUsd } from '../judge.ts';
import { attemptOf } from '../modelTokens.ts';
import { pricedAt } from '../pricedAt.ts';
import { at, type Draws, estimated, type Quantity } from '../quantity.ts';
import type { Judge, Parted, Series } from './costParts.ts';
import type { TokenGrowth } from './demand.ts';
import type { CheckedFuture } from './future.ts';
import { type PricePath, pathsOf, priceTimes } from './pricePaths.ts';
import { newOfferIn, pricesIn } from './pricesIn.ts';
import { rangeOf } from './ranged.ts';

/** Tokens of a request over today's. */
export const tokenTimes = ({ promptPerYear, completionPerYear }: TokenGrowth, month: number) => ({
  prompt: promptPerYear ** (month / 12),
  completion: completionPerYear ** (month / 12),
});

/** A shape whose requests are as long as in that month. */
const shapeIn = (shape: RequestShape, tokens: TokenGrowth, month: number): RequestShape => {
  const times = tokenTimes(tokens, month);
  return {
    ...shape,
    promptTokens: { value: shape.promptTokens.value * times.prompt },
    completionTokens: { value: shape.completionTokens.value * times.completion },
  };
};

/** A category whose requests are as long as in that month. */
export const categoryIn = (category: CategoryPlan, tokens: TokenGrowth, month: number): CategoryPlan => ({
  ...category,
  shape: shapeIn(category.shape, tokens, month),
});

/** A judge reads prompts that grow; its verdicts stay as long as they are. */
export const judgeIn = (judge: Judge, tokens: TokenGrowth, month: number): Judge => ({
  ...judge,
  promptTokens: judge.promptTokens * tokenTimes(tokens, month).prompt,
});

/** Cash is what is invoiced: models, checks and tools; people are not in it. USD per task. */
export interface Spending {
  cash: Series;
  spend: Series;
  /** By model, what is not in the money above. */
  hosted: Map<ModelId, Hosted>;
  /** By model, what is under a commitment. */
  bought: Map<ModelId, Bought>;
}

/** The best value and then each draw, of what is worked out by draw; -1 stands for the best values. */
const seriesOf = (length: number, by: (i: number) => number): Series => {
  const all = new Float64Array(length);
  for (let i = 0; i < length; i++) all[i] = by(i - 1);
  return all;
};

/** Of attempts or checks: what one costs in each draw, its tokens at best values and its requests. */
interface Each {
  usd: Series;
  tokens: number;
  requests: number;
}

const addBought = (
  into: Map<ModelId, Bought>,
  id: ModelId,
  commitment: Commitment,
  counts: Series,
  each: Each,
): void => {
  const zeros = (): Series => new Float64Array(counts.length);
  const known = remembered(into, id, () => ({ commitment, usd: zeros(), tokens: zeros(), requests: zeros() }));
  const now = each.usd[0] ?? 0;
  for (const [i, count] of counts.entries()) {
    const usd = valueAt(each.usd, i);
    known.usd[i] = (known.usd[i] ?? 0) + count * usd;
    known.tokens[i] = (known.tokens[i] ?? 0) + count * each.tokens * (now > 0 ? usd / now : 1);
    known.requests[i] = (known.requests[i] ?? 0) + count * each.requests;
  }
};

/** Prices the parts of policies in the months of a category. */
export class MonthCosts {
  readonly #models: ReadonlyMap<ModelId, Model>;
  readonly #category: CategoryPlan;
  readonly #prices: Job['plan']['prices'];
  readonly #commitments: readonly Commitment[];
  readonly #future: CheckedFuture;
  readonly #falls: ReadonlyMap<PricePath, Quantity>;
  /** How far prices on each path have moved in a month over the best value's. */
  readonly #moved = new Map<Quantity, Map<number, Float64Array>>();
  /** USD of an attempt in a month, which stacks share. */
  readonly #attempts = new Map<CompiledCost, Map<number, Series>>();
  readonly #length: number;

  constructor(job: Job, category: CategoryPlan, future: CheckedFuture, draws: Draws) {
    this.#models = new Map(job.snapshot.models.map((model) => [model.id, model]));
    this.#category = category;
    this.#prices = job.plan.prices;
    this.#commitments = job.plan.commitments ?? [];
    this.#future = future;
    this.#length = 1 + draws.count;
    this.#falls = new Map(
      future.pricePaths.flatMap((path, i) =>
        path.kind === 'step'
          ? []
          : [[path, estimated(rangeOf(path.foldPerYear), 'positive', draws, `price path ${i}`)]],
      ),
    );
  }

  /** A model's price in a month, over today's, at best values. */
  #times(model: Model, month: number): number {
    return priceTimes(this.#future.pricePaths, model, this.#category.id, month);
  }

  /** How much further a draw's prices have moved than the best value's; null where no path that touches has a range. */
  #beside(model: Model, month: number): ((i: number) => number) | null {
    if (month === 0) return null;
    const drawn = pathsOf(this.#future.pricePaths, model, this.#category.id).flatMap((path) => {
      const fall = this.#falls.get(path);
      return fall === undefined || fall.draws === null ? [] : [this.#movedIn(fall, month)];
    });
    if (drawn.length === 0) return null;
    return (i) => drawn.reduce((times, moved) => times * valueAt(moved, i + 1), 1);
  }

  /** By draw, the best value first; the models on a path and the stacks that use them share it. */
  #movedIn(fall: Quantity, month: number): Float64Array {
    const ofFall = remembered(this.#moved, fall, () => new Map<number, Float64Array>());
    return remembered(ofFall, month, () =>
      Float64Array.from({ length: this.#length }, (_, i) => (at(fall, i - 1) / fall.point) ** (-month / 12)),
    );
  }

  #attemptIn(cost: CompiledCost, month: number): AttemptShape {
    const tokens = { ...cost.tokens, shape: shapeIn(cost.tokens.shape, this.#future.tokens, month) };
    return attemptOf(tokens, this.#category.deferrable);
  }

  /** USD of an attempt, the best value first; stacks that use the model share it. */
  #attemptUsd(modelId: ModelId, cost: CompiledCost, month: number): Series {
    const ofCost = remembered(this.#attempts, cost, () => new Map<number, Series>());
    return remembered(ofCost, month, () => seriesOf(this.#length, this.#attemptUsdBy(modelId, cost, month)));
  }

  #attemptUsdBy(modelId: ModelId, cost: CompiledCost, month: number): (i: number) => number {
    const model = entryOf(this.#models, modelId);
    const shape = this.#attemptIn(cost, month);
    const price = newOfferIn(model, this.#prices, this.#future.from, month) ?? cost.price;
    const then = attemptCost(pricedAt(price, 'times', this.#times(model, month)), shape).usd;
    const now = cost.usd.point;
    const beside = this.#beside(model, month);
    const usd = now > 0 ? (i: number): number => at(cost.usd, i) * (then / now) : (): number => then;
    return beside === null ? usd : (i) => usd(i) * beside(i);
  }

  #checkUsd(judge: Judge, month: number): Series {
    return seriesOf(this.#length, this.#checkUsdBy(judge, month));
  }

  #checkUsdBy(judge: Judge, month: number): (i: number) => number {
    const model = entryOf(this.#models, judge.modelId);
    const price = newOfferIn(model, this.#prices, this.#future.from, month) ?? priceInUse(model, this.#prices);
    if (price === null) return () => 0;
    const usd = judgeUsd(
      judgeIn(judge, this.#future.tokens, month),
      pricedAt(price, 'times', this.#times(model, month)),
    );
    const beside = this.#beside(model, month);
    return beside === null ? () => usd : (i) => usd * beside(i);
  }

  /** The commitment that a model's use belongs to in a month, by the offer that is paid then. */
  #commitmentIn(modelId: ModelId, month: number): Commitment | null {
    if (this.#commitments.length === 0) return null;
    const model = entryOf(this.#models, modelId);
    return commitmentOn(this.#commitments, model, pricesIn(this.#prices, this.#future.from, month));
  }

  /** `isHosted` says which models run on hardware of the stack's own. */
  spendingOf(parted: Parted, month: number, isHosted: (modelId: ModelId) => boolean): Spending {
    const hosted = new Map<ModelId, Hosted>();
    const bought = new Map<ModelId, Bought>();
    const cash = parted.feesUsd.slice();
    const add = (counts: Series, usd: Series): void => {
      for (let i = 0; i < cash.length; i++) cash[i]! += counts[i]! * usd[i]!;
    };
    for (const { modelId, cost, attempts } of parted.models) {
      const usd = this.#attemptUsd(modelId, cost, month);
      const commitment = this.#commitmentIn(modelId, month);
      if (commitment !== null) {
        const { requests, promptTokens, completionTokens } = loadOf(this.#attemptIn(cost, month), 1);
        const each = {
          usd: usd.map((each, i) => each - at(cost.toolsUsd, i - 1)),
          tokens: promptTokens + completionTokens,
          requests,
        };
        addBought(bought, modelId, commitment, attempts, each);
      }
      if (!isHosted(modelId)) {
        add(attempts, usd);
        continue;
      }
      add(
        attempts,
        seriesOf(cash.length, (i) => at(cost.toolsUsd, i)),
      );
      const metered = attempts.map((count, i) => count * (valueAt(usd, i) - at(cost.toolsUsd, i - 1)));
      hosted.set(modelId, { bought: metered, attempts, each: loadOf(this.#attemptIn(cost, month), 1) });
    }
    for (const { judge, checks } of parted.judges) {
      const usd = this.#checkUsd(judge, month);
      add(checks, usd);
      const commitment = this.#commitmentIn(judge.modelId, month);
      if (commitment === null) continue;
      const { promptTokens, completionTokens } = judgeIn(judge, this.#future.tokens, month);
      addBought(bought, judge.modelId, commitment, checks, {
        usd,
        tokens: promptTokens + completionTokens,
        requests: 1,
      });
    }
    const spend = cash.slice();
    const { peopleUsd } = parted;
    for (let i = 0; i < spend.length; i++) spend[i]! += peopleUsd[i]!;
    return { cash, spend, hosted, bought };
  }
}
