/** What may stand in a workbook beside the plan's own figures; each has its sheet where it is there. */
import type { FoundPlan } from '../decisionsTable.ts';
import type { ScenarioReading } from '../scenariosTable.ts';

/** `isActive`: it is the plan that the workbook is of. */
export type BookScenario = ScenarioReading & { isActive: boolean };

export interface Beside {
  /** The plan the optimiser proposed for this very plan, where it was asked. */
  found?: FoundPlan | null;
  /** The scenarios of its file, this one among them; fewer than two have no sheet. */
  scenarios?: readonly BookScenario[];
}
