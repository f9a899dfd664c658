/** What may stand in a workbook beside the plan's own figures; each has its sheet where it is there. */
import type { Future } from '../../engine/horizon/future.ts';
import type { Horizon } from '../../engine/horizon/horizon.ts';
import type { PlacesAsk, PlacesFound } from '../../engine/horizon/regions.ts';
import type { Job } from '../../engine/job.ts';
import type { FoundPlan } from '../decisionsTable.ts';
import type { ScenarioReading } from '../scenariosTable.ts';

/** `isActive`: it is the plan that the workbook is of. */
export type BookScenario = ScenarioReading & { isActive: boolean };

/** Months ahead as they were asked for and found; `job` holds the rows of models that come later, which give the names. */
export interface BookHorizon {
  job: Job;
  future: Future;
  found: Horizon;
}

export interface BookPlaces {
  ask: PlacesAsk;
  found: PlacesFound;
  /** Where the shares of the regions come from: the demand proxy, the study's spend, or a planner. */
  sharesFrom: 'proxy' | 'spend' | 'typed';
}

export interface Beside {
  /** The plan the optimiser proposed for this very plan, where it was asked. */
  found?: FoundPlan | null;
  /** The scenarios of its file, this one among them; fewer than two have no sheet. */
  scenarios?: readonly BookScenario[];
  horizon?: BookHorizon | null;
  places?: BookPlaces | null;
}
