/** Work to come back to: what a session left unsaved, and the plans opened lately. */
import { useEffect, useState } from 'react';
import type { Draft, RecentPlan } from '../../../shared/contract/contract.ts';
import { listDrafts } from '../../actions/openFile.ts';
import { listRecent } from '../../actions/recent.ts';
import { usePlanState, useRecentState } from '../../state/useStore.ts';

export interface Comeback {
  /** Drafts of plans that are not open, the newest first. */
  lost: readonly Draft[];
  dropped: (id: string) => void;
  recent: readonly RecentPlan[];
}

export const useComeback = (): Comeback => {
  const [drafts, setDrafts] = useState<Draft[]>([]);
  const recent = useRecentState((state) => state.recent);
  const draftId = usePlanState((state) => state.draftId);
  useEffect(() => {
    let gone = false;
    void listDrafts().then((listed) => !gone && setDrafts(listed));
    void listRecent();
    return () => {
      gone = true;
    };
  }, []);
  return {
    // The draft of the plan on the desk is not lost work.
    lost: drafts.filter(({ id }) => id !== draftId),
    dropped: (id) => setDrafts(drafts.filter((draft) => draft.id !== id)),
    recent,
  };
};
