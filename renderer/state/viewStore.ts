/** How the planner looks at the plan: screen, theme, language, selections. Kept across starts. */

import { createJSONStorage, persist } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';
import type { ModelFilter } from '../../shared/catalog/filter.ts';
import type { ModelId, RowId, StackId } from '../../shared/foundation/ids.ts';
import type { OpenedFile } from '../../shared/report/openedFile.ts';
import { type Language, languages } from '../../shared/words/words.ts';
import type { Dialog } from './dialog.ts';
import type { Notice } from './notice.ts';

/** In the order of the navigation. */
export const screenIds = [
  'start',
  'plan',
  'decide',
  'horizon',
  'places',
  'market',
  'catalog',
  'evidence',
  'report',
] as const;
export type ScreenId = (typeof screenIds)[number];
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** A cell, the head of a row or of a stack, or the figures of the whole plan. */
export type PlanSheet =
  | { kind: 'cell'; row: RowId; stack: StackId }
  | { kind: 'work'; row: RowId }
  | { kind: 'stack'; stack: StackId }
  | { kind: 'plan' };

/** What a file from elsewhere says, as long as its plan is open and nobody dismissed it. */
export interface OpenedElsewhere {
  draftId: string;
  told: OpenedFile;
}

export interface ViewState {
  screen: ScreenId;
  theme: Theme;
  language: Language;
  /** What is open beside the plan's table. */
  sheet: PlanSheet | null;
  /** Rows and stacks that are not shown in the table; they count all the same. */
  hidden: { rows: readonly RowId[]; stacks: readonly StackId[] };
  /** Groups of rows of which only the sum is shown. */
  folded: readonly string[];
  /** How much a row of the table says; null: everything while the rows are few. */
  density: 'full' | 'compact' | null;
  /** The model whose facts are open beside the catalog. */
  model: ModelId | null;
  /** Own hardware is looked at for that model, in place of the catalog. */
  isHardwareOpen: boolean;
  /** Which models are shown; null: what can be bought and is known. */
  catalogFilter: ModelFilter | null;
  /** The work whose evidence is looked at: a row of the plan or a kind of work, by its id; null takes the first. */
  evidenceOf: string | null;
  /** The stacks the verdict sentence compares, by id; null takes the first two. */
  pair: { a: StackId; b: StackId } | null;
  opened: OpenedElsewhere | null;
  dialog: Dialog | null;
  notices: Notice[];
}

const preferredLanguage = (): Language => (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');

const defaults = (): ViewState => ({
  screen: 'start',
  theme: 'system',
  language: preferredLanguage(),
  sheet: null,
  hidden: { rows: [], stacks: [] },
  folded: [],
  density: null,
  model: null,
  isHardwareOpen: false,
  catalogFilter: null,
  evidenceOf: null,
  pair: null,
  opened: null,
  dialog: null,
  notices: [],
});

export const viewStore = createStore<ViewState>()(
  persist(defaults, {
    name: 'portfolio.view',
    version: 1,
    storage: createJSONStorage(() => localStorage),
    /** What is looked at belongs to the open plan; only habits are kept. */
    partialize: ({ theme, language }) => ({ theme, language }) as ViewState,
    merge: (kept, current) => {
      const { theme, language } = (kept ?? {}) as Partial<ViewState>;
      return {
        ...current,
        theme: themes.find((known) => known === theme) ?? current.theme,
        language: languages.find((known) => known === language) ?? current.language,
      };
    },
  }),
);

export const setView = (change: Partial<ViewState>): void => {
  viewStore.setState(change);
};

let lastNoticeId = 0;

/** Adds a notice, unless the same text already stands, and returns its id. */
export const addNotice = (notice: Omit<Notice, 'id'>): number => {
  const { notices } = viewStore.getState();
  const same = notices.find((standing) => standing.text === notice.text);
  if (same !== undefined) return same.id;
  lastNoticeId += 1;
  setView({ notices: [...notices, { ...notice, id: lastNoticeId }].slice(-4) });
  return lastNoticeId;
};

export const dropNotice = (id: number): void =>
  setView({ notices: viewStore.getState().notices.filter((notice) => notice.id !== id) });
