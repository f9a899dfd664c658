/** Which cell of the grid can be reached by Tab, and how the focus comes to another one, a row that is not drawn yet included. */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { type Extent, type Place, placeKey, within } from './places.ts';

export const useGridFocus = ({
  box,
  extent: { rows, stacks },
  focus,
  reach,
}: {
  box: RefObject<HTMLElement | null>;
  extent: Extent;
  /** A place that is to have the focus, once; a new object each time. */
  focus: Place | null;
  /** Brings a row into sight that may not be drawn. */
  reach: (row: number) => void;
}): { active: Place; setActive: (place: Place) => void; go: (place: Place) => void } => {
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const wanted = useRef<string | null>(null);
  const go = useCallback(
    (place: Place) => {
      wanted.current = placeKey(place);
      reach(place.row);
      setActive({ ...place });
    },
    [reach],
  );

  // A row that was out of sight takes the focus as soon as it is drawn.
  useLayoutEffect(() => {
    if (wanted.current === null || box.current === null) return;
    const [row = ''] = wanted.current.split('/');
    // The head of a group is one cell in place of several.
    const cell =
      box.current.querySelector<HTMLElement>(`[data-at="${wanted.current}"]`) ??
      box.current.querySelector<HTMLElement>(`.plan-group [data-at="${row}/0"]`);
    if (cell === null) return;
    wanted.current = null;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const lastFocus = useRef(focus);
  useLayoutEffect(() => {
    if (focus === null || focus === lastFocus.current) return;
    lastFocus.current = focus;
    go(within(focus, { rows, stacks }));
  }, [focus, go, rows, stacks]);
  return { active, setActive, go };
};
