/** What is said while a plan is being made: its rules look through the whole catalog. */
import { useState } from 'react';
import { ProgressBar } from 'react-aria-components';
import { useI18n } from '../../parts/useI18n.ts';
import type { Progress } from '../../simulate/jobs.ts';

/** Runs what begins a plan, and tells how far it is. */
export type Begin = (action: (onProgress: (progress: Progress) => void) => Promise<void>) => void;

/** The share that is done, null where it is not known yet; undefined while nothing is begun. */
type Share = number | null | undefined;

export const useBeginning = (): { begin: Begin; share: Share } => {
  const [share, setShare] = useState<Share>(undefined);
  return {
    share,
    begin: (action) => {
      setShare(null);
      void action(({ done, of }) => setShare(done / of)).finally(() => setShare(undefined));
    },
  };
};

export const Beginning = ({ share }: { share: number | null }) => {
  const { say } = useI18n();
  return (
    <div className="beginning" aria-live="polite">
      <ProgressBar
        aria-label={say('start.choosing')}
        {...(share === null ? { isIndeterminate: true } : { value: share * 100 })}
      >
        <div className="beginning-fill" data-endless={share === null} style={{ width: `${(share ?? 0.3) * 100}%` }} />
      </ProgressBar>
      <span>{say('start.choosing')}</span>
    </div>
  );
};
