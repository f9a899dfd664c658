/** Every screen there is: one without an entry here does not compile. Their order is that of `screenIds`. */
import { type ComponentType, lazy } from 'react';
import type { IconName } from '../parts/Icon.tsx';
import { type ScreenId, screenIds } from '../state/viewStore.ts';
import { StartScreen } from './start/StartScreen.tsx';

export interface ScreenEntry {
  id: ScreenId;
  icon: IconName;
  group: 'groupPlan' | 'groupKnowledge' | 'groupHandOver' | null;
  /** Shows nothing of its own until a plan is open. */
  needsPlan: boolean;
  Screen: ComponentType;
}

/** The first screen is there at once; the others come when they are first looked at. */
const PlanScreen = lazy(async () => ({ default: (await import('./plan/PlanScreen.tsx')).PlanScreen }));
const DecideScreen = lazy(async () => ({ default: (await import('./decide/DecideScreen.tsx')).DecideScreen }));
const HorizonScreen = lazy(async () => ({ default: (await import('./horizon/HorizonScreen.tsx')).HorizonScreen }));
const PlacesScreen = lazy(async () => ({ default: (await import('./places/PlacesScreen.tsx')).PlacesScreen }));
const MarketScreen = lazy(async () => ({ default: (await import('./market/MarketScreen.tsx')).MarketScreen }));
const CatalogScreen = lazy(async () => ({ default: (await import('./catalog/CatalogScreen.tsx')).CatalogScreen }));
const EvidenceScreen = lazy(async () => ({ default: (await import('./evidence/EvidenceScreen.tsx')).EvidenceScreen }));
const ReportScreen = lazy(async () => ({ default: (await import('./report/ReportScreen.tsx')).ReportScreen }));

const entries: { [Id in ScreenId]: Omit<ScreenEntry, 'id'> } = {
  start: { icon: 'start', group: null, needsPlan: false, Screen: StartScreen },
  plan: { icon: 'plan', group: 'groupPlan', needsPlan: true, Screen: PlanScreen },
  decide: { icon: 'decide', group: 'groupPlan', needsPlan: true, Screen: DecideScreen },
  horizon: { icon: 'horizon', group: 'groupPlan', needsPlan: true, Screen: HorizonScreen },
  places: { icon: 'places', group: 'groupPlan', needsPlan: true, Screen: PlacesScreen },
  market: { icon: 'market', group: 'groupKnowledge', needsPlan: false, Screen: MarketScreen },
  catalog: { icon: 'catalog', group: 'groupKnowledge', needsPlan: false, Screen: CatalogScreen },
  evidence: { icon: 'evidence', group: 'groupKnowledge', needsPlan: false, Screen: EvidenceScreen },
  report: { icon: 'report', group: 'groupHandOver', needsPlan: true, Screen: ReportScreen },
};

export const screens: readonly ScreenEntry[] = screenIds.map((id) => ({ id, ...entries[id] }));
