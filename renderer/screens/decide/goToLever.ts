/** Leads to the field in which a number stands. */

import type { Lever } from '../../../shared/engine/levers/lever.ts';
import type { StackId } from '../../../shared/foundation/ids.ts';
import { setView } from '../../state/viewStore.ts';

/** `stackId` is the stack to open where the number stands in more than one. */
export const goToLever = (lever: Lever, stackId: StackId): void => {
  switch (lever.kind) {
    case 'rate':
    case 'feedback':
      setView({ screen: 'plan', sheet: { kind: 'cell', row: lever.categoryId, stack: stackId } });
      break;
    case 'route':
      setView({ screen: 'plan', sheet: { kind: 'cell', row: lever.categoryId, stack: lever.stackId } });
      break;
    case 'errors':
    case 'verifier':
      setView({ screen: 'plan', sheet: { kind: 'stack', stack: stackId } });
      break;
    case 'outage':
      setView({ screen: 'horizon' });
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
      setView({ screen: 'plan', sheet: { kind: 'work', row: lever.categoryId } });
      break;
    case 'category':
      setView({
        screen: 'plan',
        sheet: lever.categoryId === null ? { kind: 'plan' } : { kind: 'work', row: lever.categoryId },
      });
      break;
    case 'wage':
    case 'volume':
      setView({ screen: 'plan', sheet: { kind: 'plan' } });
      break;
    default:
      lever satisfies never;
  }
};
