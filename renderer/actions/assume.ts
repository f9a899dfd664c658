/** What the open plan assumes of months, regions and languages to come: kept with it, one step of its history each. */
import { type Ahead, steadyAhead } from '../../shared/plan/ahead.ts';
import { checked } from '../../shared/plan/edits/checked.ts';
import { type PlacesWanted, plainPlaces } from '../../shared/plan/placesWanted.ts';
import { tryEdit } from './tryEdit.ts';

export const setAhead = (change: Partial<Ahead>): void =>
  tryEdit('app.editAhead', (plan) => checked({ ...plan, ahead: { ...steadyAhead, ...plan.ahead, ...change } }));

export const setPlaces = (change: Partial<PlacesWanted>): void =>
  tryEdit('app.editPlaces', (plan) => checked({ ...plan, places: { ...plainPlaces, ...plan.places, ...change } }));
