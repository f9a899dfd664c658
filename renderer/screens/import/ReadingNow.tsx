/** How far the reading of files is, and, once all is read, what is made of them until that is done. */
import { useI18n } from '../../parts/useI18n.ts';
import type { Progress } from '../../simulate/jobs.ts';

export const ReadingNow = ({ name, progress }: { name: string; progress: Progress | null }) => {
  const { say, share } = useI18n();
  if (progress !== null && progress.done >= progress.of)
    return (
      <p aria-live="polite">
        {say('imports.readAll', { name })} {say(`imports.making-${progress.making ?? 'any'}`)}
      </p>
    );
  return (
    <p aria-live="polite">
      {say('imports.reading', { name })} {progress === null ? '' : share(progress.done / Math.max(1, progress.of))}
    </p>
  );
};
