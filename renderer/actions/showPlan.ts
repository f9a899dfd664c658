/** Shows the plan that was just opened, with nothing of the last one still open or hidden. */
import { setView } from '../state/viewStore.ts';

export const showPlan = (): void =>
  setView({ screen: 'plan', sheet: null, hidden: { rows: [], stacks: [] }, folded: [], density: null, pair: null });
