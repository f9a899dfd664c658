/**
 * What no choice among given answers can exceed: the share of tasks that at least one member gets right.
 * Source: arXiv 2606.27288: any policy that returns one member's answer has accuracy at most 1 - P(all wrong).
 */
import type { OutcomeMatrix } from '../calibrate/outcomes.ts';
import { EngineError } from '../engineError.ts';

/** 1 - beta, beta the share of items with results that no model solved; a share of samples counts as that chance. */
export const coFailureCeiling = ({ items, models, successes, trials }: OutcomeMatrix): number => {
  let allWrong = 0;
  let counted = 0;
  for (let i = 0; i < items.length; i += 1) {
    let wrong = 1;
    let results = 0;
    for (let m = 0; m < models.length; m += 1) {
      const tried = trials[i * models.length + m] as number;
      if (tried === 0) continue;
      wrong *= 1 - (successes[i * models.length + m] as number) / tried;
      results += 1;
    }
    if (results === 0) continue;
    allWrong += wrong;
    counted += 1;
  }
  if (counted === 0) throw new EngineError('items', 0, '1 or more with a result');
  return 1 - allWrong / counted;
};
