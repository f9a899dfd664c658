/** An open `.portfolio` file in memory. */
import type { Snapshot } from '../catalog/catalog.ts';
import type { ScenarioId } from '../foundation/ids.ts';
import type { Plan } from '../plan/plan.ts';

/** A plan with the catalog rows it is worked out from. */
export interface Variant {
  plan: Plan;
  snapshot: Snapshot;
}

/** One of several variants of a plan in one file. */
export interface Scenario {
  /** ^[A-Za-z0-9_-]{1,64}$, unique in the file. */
  id: ScenarioId;
  /** Unique in the file. */
  name: string;
  /** null: the active one, which is the document's own plan and rows. */
  held: Variant | null;
}

/** The file as it once was, kept under a name. */
export interface Version extends Variant {
  /** Unique in the file. */
  name: string;
  /** The day it was kept, as an ISO text. */
  savedOn: string;
  scenarios: readonly Scenario[];
}

/** A version that was kept with a scenario which the file no longer holds, and does not say that it was removed. */
export interface LostScenario {
  version: string;
  scenario: string;
}

export interface PortfolioDocument extends Variant {
  /** Fields of a newer minor version that this program does not know, kept for the next save. */
  unknown: Record<string, unknown>;
  /** In the order of their tabs, exactly one of them active; absent or none: the plan is the only one. */
  scenarios?: readonly Scenario[] | undefined;
  /** In the order in which they were kept; absent: none. */
  versions?: readonly Version[] | undefined;
  /** The version of the file it was opened from, where that is not the newest. */
  openedFrom?: number;
  /** Of the file as it was opened: what these versions hold was read against its own plan. Absent: none. */
  lostScenarios?: readonly LostScenario[];
}
