/** Dragging a rung to another place, by mouse, pen or finger: the gap it would fall into is marked while it is held. */
import { type PointerEvent, type RefObject, useState } from 'react';

interface Held {
  from: number;
  /** The gap before the rung of this place; the number of rungs means behind the last. */
  gap: number;
}

export interface RungDrag {
  held: Held | null;
  handle: (at: number) => {
    onPointerDown: (event: PointerEvent) => void;
    onPointerMove: (event: PointerEvent) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
  };
}

/** Where in the list the pointer is: in front of the first rung whose middle lies below it. */
const gapAt = (list: HTMLElement, y: number): number => {
  const cards = [...list.children];
  const below = cards.findIndex((card) => {
    const { top, height } = card.getBoundingClientRect();
    return y < top + height / 2;
  });
  return below < 0 ? cards.length : below;
};

export const useRungDrag = (
  list: RefObject<HTMLElement | null>,
  move: (from: number, to: number) => void,
): RungDrag => {
  const [held, setHeld] = useState<Held | null>(null);
  return {
    held,
    handle: (at) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setHeld({ from: at, gap: at });
      },
      onPointerMove: (event) => {
        if (held === null || list.current === null) return;
        const gap = gapAt(list.current, event.clientY);
        if (gap !== held.gap) setHeld({ ...held, gap });
      },
      onPointerUp: () => {
        if (held === null) return;
        setHeld(null);
        const to = held.from < held.gap ? held.gap - 1 : held.gap;
        if (to !== held.from) move(held.from, to);
      },
      onPointerCancel: () => setHeld(null),
    }),
  };
};
