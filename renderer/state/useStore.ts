/** Reads a store from a component through a small selector: only a change of what is selected renders it again. */
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { type CatalogState, catalogStore } from './catalogStore.ts';
import { type KeepState, keepStore } from './keepStore.ts';
import { type OutcomeState, outcomeStore } from './outcomeStore.ts';
import { type PlanState, planStore } from './planStore.ts';
import { type RecentState, recentStore } from './recentStore.ts';
import { type ViewState, viewStore } from './viewStore.ts';

export const usePlanState = <T>(select: (state: PlanState) => T): T => useStore(planStore, useShallow(select));
export const useCatalogState = <T>(select: (state: CatalogState) => T): T => useStore(catalogStore, useShallow(select));
export const useOutcomeState = <T>(select: (state: OutcomeState) => T): T => useStore(outcomeStore, useShallow(select));
export const useViewState = <T>(select: (state: ViewState) => T): T => useStore(viewStore, useShallow(select));
export const useKeepState = <T>(select: (state: KeepState) => T): T => useStore(keepStore, useShallow(select));
export const useRecentState = <T>(select: (state: RecentState) => T): T => useStore(recentStore, useShallow(select));
