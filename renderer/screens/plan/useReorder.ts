/** Dragging one of a list to another place: the side it would come to is marked while it is held over it. */
import { type DragEvent, useMemo, useRef, useState } from 'react';

export interface Reorder {
  /** Spread over the part that is dragged. */
  source: (at: number) => { draggable: true; onDragStart: (event: DragEvent) => void; onDragEnd: () => void };
  /** Spread over the part that it may be dropped on. */
  target: (at: number) => {
    onDragOver: (event: DragEvent) => void;
    onDrop: (event: DragEvent) => void;
    'data-drop': 'before' | 'after' | undefined;
  };
}

/** `move` is told the places before and after. The answer stays the same object while nothing is dragged. */
export const useReorder = (move: (from: number, to: number) => void): Reorder => {
  const [from, setFrom] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const latest = useRef(move);
  latest.current = move;
  return useMemo(() => {
    const end = () => {
      setFrom(null);
      setOver(null);
    };
    return {
      source: (at) => ({
        draggable: true,
        onDragStart: (event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', '');
          setFrom(at);
        },
        onDragEnd: end,
      }),
      target: (at) => ({
        onDragOver: (event) => {
          if (from === null) return;
          event.preventDefault();
          if (over !== at) setOver(at);
        },
        onDrop: (event) => {
          if (from === null) return;
          event.preventDefault();
          end();
          if (from !== at) latest.current(from, at);
        },
        'data-drop': from === null || over !== at || from === at ? undefined : from < at ? 'after' : 'before',
      }),
    };
  }, [from, over]);
};
