/**
 * A reload comes back to the same place with undo as it was: what is open is handed from the page that goes to the one that
 * comes, in the tab's own storage, and is gone with the tab. It is read by the same build alone, which wrote it.
 */
import { type PlanState, planStore, restorePlan } from '../state/planStore.ts';
import { type PlanSheet, screenIds, setView, type ViewState, viewStore } from '../state/viewStore.ts';
import { packShared, unpackShared } from './packShared.ts';

const storedName = 'portfolio-open';
/** The name of a built script holds a digest of it. */
const build = import.meta.url;

type Kept = Omit<PlanState, 'revision' | 'gesture'> & Pick<ViewState, 'screen' | 'sheet' | 'hidden' | 'pair'>;

const keptNow = (steps: number): { build: string; kept: Kept } => {
  const { revision: _, gesture: __, past, future, ...plan } = planStore.getState();
  const { screen, sheet, hidden, pair } = viewStore.getState();
  return {
    build,
    kept: {
      ...plan,
      past: steps === 0 ? [] : past.slice(-steps),
      future: future.slice(-steps),
      screen,
      sheet,
      hidden,
      pair,
    },
  };
};

/** A storage that is full takes less of the history before it takes none. */
const stepsTried = [500, 50, 1] as const;

const keep = (): void => {
  sessionStorage.removeItem(storedName);
  if (planStore.getState().document === null) return;
  for (const steps of stepsTried) {
    try {
      sessionStorage.setItem(storedName, packShared(keptNow(steps)));
      return;
    } catch {
      // The storage is full: fewer steps are tried. The draft with the host holds the plan in any case.
    }
  }
};

const readKept = (): Kept | null => {
  const text = sessionStorage.getItem(storedName);
  // Once: after a crash what it holds would be older than the draft.
  sessionStorage.removeItem(storedName);
  if (text === null) return null;
  try {
    const stored = unpackShared(text) as { build: string; kept: Kept };
    return stored.build === build ? stored.kept : null;
  } catch {
    return null;
  }
};

/** Puts back what was open before a reload. */
export const reopenPlan = (): void => {
  const kept = readKept();
  if (kept !== null) {
    const { screen, sheet, hidden, pair, ...plan } = kept;
    restorePlan(plan);
    const there: { screen: ViewState['screen']; sheet: PlanSheet | null } = {
      screen: screenIds.find((id) => id === screen) ?? 'plan',
      sheet,
    };
    setView({ ...there, hidden, pair });
  }
  addEventListener('pagehide', keep);
};
