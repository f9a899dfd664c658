/** The open plan: its file, its undo history, and whether the file on disk is behind. Lives until another plan opens. */
import { createStore } from 'zustand/vanilla';
import type { SavedFile } from '../../shared/contract/contract.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import type { WordPath } from '../../shared/words/all.ts';

/** What an edit is called in the undo button: a word, never a sentence of its own. */
export type EditLabel = WordPath;

/** A document as it was before an edit. Documents share all of their unchanged parts, so a step costs little. */
interface Step {
  document: PortfolioDocument;
  label: EditLabel;
}

export interface PlanState {
  document: PortfolioDocument | null;
  /** Stands for the file; null until it is saved for the first time. */
  token: string | null;
  fileName: string | null;
  /** How it got there last: into a file, or handed to a browser as a download that nobody confirms. */
  how: SavedFile['how'];
  /** Names this plan's draft for recovery after a crash. */
  draftId: string;
  /** The document as the file holds it; null for a plan that was never saved. */
  saved: PortfolioDocument | null;
  /** Grows with every change that can move a figure, undo included: an outcome says which revision it belongs to. */
  revision: number;
  past: Step[];
  future: Step[];
  /** The slider drag or the like that is under way: its changes are one step of the history. */
  gesture: string | null;
}

/** Steps kept; a plan of 15 categories and 8 stacks stays far below a megabyte of history. */
const historyLimit = 500;

export const planStore = createStore<PlanState>(() => ({
  document: null,
  token: null,
  fileName: null,
  how: 'written',
  draftId: '',
  saved: null,
  revision: 0,
  past: [],
  future: [],
  gesture: null,
}));

/** What moves no figure of the plan there is: what is asked of the best plan and of measuring, what is assumed beyond today, and its money. */
const figuresOf = ({ bestPlan: _, measureAsk: __, ahead: ___, places: ____, money: _____, ...plan }: Plan) => plan;

const hasSameFigures = (a: PortfolioDocument, b: PortfolioDocument): boolean => {
  if (a.snapshot !== b.snapshot) return false;
  const [one, other] = [figuresOf(a.plan), figuresOf(b.plan)];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof typeof one>;
  return [...keys].every((key) => one[key] === other[key]);
};

const revisionAfter = (state: PlanState, document: PortfolioDocument): number =>
  state.document !== null && hasSameFigures(state.document, document) ? state.revision : state.revision + 1;

/** Puts another document on the desk and forgets the history of the last one. */
export const openPlan = (opened: {
  document: PortfolioDocument;
  token: string | null;
  fileName: string | null;
  draftId: string;
  saved: PortfolioDocument | null;
}): void =>
  planStore.setState((state) => ({
    ...opened,
    how: 'written',
    revision: state.revision + 1,
    past: [],
    future: [],
    gesture: null,
  }));

/** Puts a plan back as it was, its history with it. */
export const restorePlan = (kept: Omit<PlanState, 'revision' | 'gesture'>): void =>
  planStore.setState((state) => ({ ...kept, revision: state.revision + 1, gesture: null }));

/** The plan goes on under another draft: its own is another tab's. */
export const renameDraft = (draftId: string): void => planStore.setState({ draftId });

/**
 * The document that a change is made to: within a gesture the one before it began, since each of its changes says the
 * whole of where it has come to. A slider dragged to its end and back so finds everything as it was.
 */
export const baseOf = (
  { document, past, gesture: underWay }: PlanState,
  gesture: string | null,
): PortfolioDocument | null =>
  gesture !== null && gesture === underWay ? (past.at(-1)?.document ?? document) : document;

/**
 * Replaces the document as one step of the history. Changes with the same `gesture` that follow each other without
 * `endGesture` between them are one step. An edit that changes nothing leaves no step.
 */
export const changeDocument = (
  label: EditLabel,
  change: (document: PortfolioDocument) => PortfolioDocument,
  gesture: string | null = null,
): void =>
  planStore.setState((state) => {
    const base = baseOf(state, gesture);
    if (base === null || state.document === null) return state;
    const document = change(base);
    if (document === state.document) return state;
    const continues = gesture !== null && gesture === state.gesture;
    return {
      document,
      revision: revisionAfter(state, document),
      past: continues ? state.past : [...state.past, { document: state.document, label }].slice(-historyLimit),
      future: [],
      gesture,
    };
  });

export const endGesture = (): void => planStore.setState({ gesture: null });

const step = (from: 'past' | 'future', to: 'past' | 'future') => (): void =>
  planStore.setState((state) => {
    const last = state[from].at(-1);
    if (last === undefined || state.document === null) return state;
    return {
      document: last.document,
      revision: revisionAfter(state, last.document),
      [from]: state[from].slice(0, -1),
      [to]: [...state[to], { document: state.document, label: last.label }],
      gesture: null,
    };
  });

export const stepBack = step('past', 'future');
export const stepForward = step('future', 'past');

/** The plan has this file from now on, whatever it holds. */
export const setFile = ({ token, name, how }: Pick<SavedFile, 'token' | 'name' | 'how'>): void =>
  planStore.setState({ token, fileName: name, how });

/** The file now holds `document`; later edits, if any were made while it was written, stay unsaved. */
export const markSaved = (document: PortfolioDocument): void => planStore.setState({ saved: document });

export const isDirty = (state: PlanState): boolean => state.document !== null && state.document !== state.saved;
