/**
 * The plan's table: one grid for mouse, keyboard and screen reader. Arrows move, Enter opens or edits, Alt with an arrow
 * moves a row or a stack. Of many rows only those in sight are drawn.
 */
import './grid.css';
import './tableModes.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useI18n } from '../../parts/useI18n.ts';
import { type Extent, fixedColumns, headRow, type Place, placeAfter, placeKey, within } from './places.ts';

/** Beyond this many cells rows out of sight are not drawn. */
const cellsDrawn = 150;
const rowHeight = { full: 79, compact: 56 } as const;
export type Density = keyof typeof rowHeight;

const fixedWidth = 481;
const leastStackWidth = 176;

/** Typed columns stand beside the name as long as every stack keeps a readable width; else they fold under it. */
const isFoldedAt = (width: number, stacks: number): boolean => width < fixedWidth + stacks * leastStackWidth;

export interface GridRow {
  id: string;
  render: (at: number, active: number | null) => ReactNode;
}

export const PlanGrid = ({
  label,
  rows,
  stacks,
  density,
  head,
  foot,
  focus,
  move,
  onCopy,
  onPaste,
}: {
  label: string;
  rows: readonly GridRow[];
  stacks: number;
  density: Density;
  head: (active: number | null) => ReactNode;
  foot: ReactNode;
  /** A place that is to have the focus, once; a new object each time. */
  focus: Place | null;
  /** Alt with an arrow: the row or the stack of `from` to the other place. */
  move: (from: Place, to: Place) => void;
  onCopy: (place: Place) => string | null;
  onPaste: (place: Place, text: string) => void;
}) => {
  const { say } = useI18n();
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [isFolded, setFolded] = useState(false);
  const wanted = useRef<string | null>(null);
  const extent: Extent = { rows: rows.length, stacks };
  const isWindowed = rows.length * stacks > cellsDrawn;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight[density],
    getItemKey: (at) => rows[at]?.id ?? at,
    overscan: 4,
    enabled: isWindowed,
  });

  useLayoutEffect(() => {
    if (box.current === null) return;
    const watch = new ResizeObserver(([entry]) => setFolded(isFoldedAt(entry?.contentRect.width ?? 0, stacks)));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, [stacks]);

  const go = useCallback(
    (place: Place) => {
      wanted.current = placeKey(place);
      const isDrawn = virtualizer.getVirtualItems().some(({ index }) => index === place.row);
      if (isWindowed && place.row !== headRow && !isDrawn) virtualizer.scrollToIndex(place.row);
      setActive({ ...place });
    },
    [isWindowed, virtualizer],
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
    cell.focus({ preventScroll: isWindowed });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const lastFocus = useRef(focus);
  useLayoutEffect(() => {
    if (focus === null || focus === lastFocus.current) return;
    lastFocus.current = focus;
    go(within(focus, { rows: rows.length, stacks }));
  }, [focus, go, rows.length, stacks]);

  const placeOf = (target: EventTarget | null): Place | null => {
    const at = (target as HTMLElement | null)?.dataset?.at?.split('/');
    return at === undefined ? null : { row: Number(at[0]), column: Number(at[1]) };
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // A menu or a field inside a cell has keys of its own.
    const place = placeOf(event.target);
    if (place === null || event.defaultPrevented) return;
    const next = placeAfter(place, event.key, event.ctrlKey || event.metaKey, extent);
    if (next === null) return;
    event.preventDefault();
    if (event.altKey) move(place, next);
    else go(next);
  };

  const activeIn = (row: number): number | null =>
    within(active, extent).row === row ? within(active, extent).column : null;
  const shown = isWindowed ? virtualizer.getVirtualItems() : null;
  return (
    <div
      ref={box}
      role="grid"
      className="plan-box"
      aria-label={label}
      aria-description={say('plan.keys')}
      aria-rowcount={rows.length + 2}
      aria-colcount={fixedColumns.length + stacks}
      data-folded={isFolded || undefined}
      data-density={density}
      style={{ '--stacks': stacks } as React.CSSProperties}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const place = placeOf(event.target);
        if (place !== null && placeKey(place) !== placeKey(active)) setActive(place);
      }}
      onCopy={(event) => {
        const place = placeOf(event.target);
        const text = place === null ? null : onCopy(place);
        if (text === null) return;
        event.preventDefault();
        event.clipboardData.setData('text/plain', text);
      }}
      onPaste={(event) => {
        const place = placeOf(event.target);
        if (place === null) return;
        event.preventDefault();
        onPaste(place, event.clipboardData.getData('text/plain'));
      }}
    >
      {head(activeIn(headRow))}
      {shown === null ? (
        rows.map((row, at) => (
          <div key={row.id} role="presentation" className="plan-row-place">
            {row.render(at, activeIn(at))}
          </div>
        ))
      ) : (
        <div role="presentation" className="plan-window" style={{ height: virtualizer.getTotalSize() }}>
          {shown.map(({ index, key, start }) => (
            <div
              key={key}
              role="presentation"
              className="plan-row-place"
              data-index={index}
              ref={virtualizer.measureElement}
              style={{ transform: `translateY(${start}px)` }}
            >
              {rows[index]?.render(index, activeIn(index))}
            </div>
          ))}
        </div>
      )}
      {foot}
    </div>
  );
};
