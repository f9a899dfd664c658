/** Fetches the palette. What is typed while it is on its way is kept for it, so that no letter falls into the table. */
import { lazy, Suspense, useLayoutEffect, useRef } from 'react';

const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }));

const after = (typed: string, key: string): string =>
  key.length === 1 ? typed + key : key === 'Backspace' ? typed.slice(0, -1) : typed;

/** Nothing to be seen, and the focus stays where it was: closed again, the palette gives it back to its place. */
const Coming = ({ onKey }: { onKey: (key: string) => void }) => {
  useLayoutEffect(() => {
    const take = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      onKey(event.key);
    };
    window.addEventListener('keydown', take, { capture: true });
    return () => window.removeEventListener('keydown', take, { capture: true });
  }, [onKey]);
  return null;
};

export const OpeningPalette = ({ onClose }: { onClose: () => void }) => {
  const typed = useRef('');
  const keep = (key: string) => {
    typed.current = after(typed.current, key);
  };
  return (
    <Suspense fallback={<Coming onKey={keep} />}>
      <Palette typedAhead={typed} onClose={onClose} />
    </Suspense>
  );
};
