/** Leads to the field in which a number stands. */

import type { Lever } from '../../../shared/engine/levers/lever.ts';
import type { StackId } from '../../../shared/foundation/ids.ts';
import { setView } from '../../state/viewStore.ts';

/** `stackId` is the stack to open where the number stands in more than one. */
export const goToLever = (lever: Lever, stackId: StackId): void => {
  switch (lever.kind) {
    case 'rate':
    case 'feedback':
      setView({ screen: 'stacks', stack: stackId, category: lever.categoryId });
      break;
    case 'route':
      setView({ screen: 'stacks', stack: lever.stackId, category: lever.categoryId });
      break;
    case 'errors':
    case 'verifier':
      setView({ screen: 'stacks', stack: stackId });
      break;
    case 'verbosity':
    case 'price':
      setView({ screen: 'catalog', model: lever.modelId });
      break;
    case 'dependence':
    case 'shape':
    case 'anchor':
    case 'shift':
    case 'share':
      setView({ screen: 'workload', category: lever.categoryId });
      break;
    case 'category':
      setView(lever.categoryId === null ? { screen: 'workload' } : { screen: 'workload', category: lever.categoryId });
      break;
    case 'wage':
    case 'volume':
      setView({ screen: 'workload' });
      break;
    default:
      lever satisfies never;
  }
};
