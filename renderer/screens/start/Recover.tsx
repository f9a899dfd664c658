/** In the door of plans that are there: how much was left unsaved, and on a press what it is. */
import { lazy, Suspense, useState } from 'react';
import { Button } from '../../parts/Button.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Comeback } from './useComeback.ts';

/** Seldom needed: the first screen does without it. */
const Drafts = lazy(async () => ({ default: (await import('./Drafts.tsx')).Drafts }));

export const Recover = ({ lost, dropped }: Pick<Comeback, 'lost' | 'dropped'>) => {
  const { say, number } = useI18n();
  const [isOpen, setOpen] = useState(false);
  if (lost.length === 0) return null;
  return (
    <>
      <Button icon="undo" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {say('start.recover')} <span className="faint">{number(lost.length)}</span>
      </Button>
      {isOpen ? (
        <Suspense fallback={null}>
          <Drafts drafts={lost} onDropped={dropped} />
        </Suspense>
      ) : null}
    </>
  );
};
