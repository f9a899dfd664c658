/** What is assumed of regions and languages, for the open plan: looked at again after a look at another screen. */
import { createStore } from 'zustand/vanilla';
import type { Lesson } from '../../shared/engine/horizon/lessons.ts';
import type { StackId } from '../../shared/foundation/ids.ts';
import { planStore } from './planStore.ts';

export const sharesFrom = ['proxy', 'spend', 'typed'] as const;
export const placeRules = ['none', 'open', 'row', 'china'] as const;

export interface LanguageTraits {
  /** Tokens over English; null: unknown. */
  tokenTimes: number | null;
  /** How much less succeeds, on the probit scale; null: unknown. */
  successLost: number | null;
}

export interface PlacesWanted {
  /** null: the first. */
  stackId: StackId | null;
  from: (typeof sharesFrom)[number];
  /** Tasks a month by region, where they are typed. */
  typed: Record<string, number>;
  rules: Record<string, (typeof placeRules)[number]>;
  uplifts: Record<string, number>;
  languages: Record<string, LanguageTraits>;
  lessons: Lesson[];
}

export const plainPlaces: PlacesWanted = {
  stackId: null,
  from: 'proxy',
  typed: {},
  rules: {},
  uplifts: {},
  languages: {},
  lessons: [],
};

export interface PlacesState {
  wanted: PlacesWanted;
  /** The plan it was said of. */
  draftId: string | null;
}

export const placesStore = createStore<PlacesState>(() => ({ wanted: plainPlaces, draftId: null }));

/** Changes what is assumed of the open plan; another plan begins with plain places. */
export const setPlaces = (change: Partial<PlacesWanted>): void => {
  const { draftId } = planStore.getState();
  const { wanted, draftId: before } = placesStore.getState();
  placesStore.setState({ draftId, wanted: { ...(before === draftId ? wanted : plainPlaces), ...change } });
};
