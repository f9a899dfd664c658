/**
 * The plan's table: one grid for mouse, keyboard and screen reader. Arrows move, Enter opens or edits, Alt with an arrow
 * moves a row or a stack. Of many rows only those in sight are drawn.
 */
import './grid.css';
import './tableModes.css';
import { useVirtualizer, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useDeferredValue,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useI18n } from '../../parts/useI18n.ts';
import { type Extent, fixedColumns, headRow, type Place, placeAfter, placeKey, within } from './places.ts';
import { useGridFocus } from './useGridFocus.ts';
import { useInSteps } from './useInSteps.ts';

/** Beyond this many cells rows out of sight are not drawn. */
export const cellsDrawn = 150;
const rowHeight = { full: 79, compact: 56 } as const;
export type Density = keyof typeof rowHeight;

const fixedWidth = 481;
const leastStackWidth = 176;

/** Typed columns stand beside the name as long as every stack keeps a readable width; else they fold under it. */
const isFoldedAt = (width: number, stacks: number): boolean => width < fixedWidth + stacks * leastStackWidth;

/** One object: a new one each time would be drawn for ever. */
const noItems: readonly VirtualItem[] = [];

export interface GridRow {
  id: string;
  render: (at: number, active: number | null) => ReactNode;
}

/** The place of a cell, where the target of an event is one. */
const placeOf = (target: EventTarget | null): Place | null => {
  const at = (target as HTMLElement | null)?.dataset?.at?.split('/');
  return at === undefined ? null : { row: Number(at[0]), column: Number(at[1]) };
};

const useFolded = (box: RefObject<HTMLDivElement | null>, stacks: number): boolean => {
  const [isFolded, setFolded] = useState(false);
  useLayoutEffect(() => {
    if (box.current === null) return;
    const watch = new ResizeObserver(([entry]) => setFolded(isFoldedAt(entry?.contentRect.width ?? 0, stacks)));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, [box, stacks]);
  return isFolded;
};

/** All rows, or, of a table with a window, those in sight. */
const DrawnRows = ({
  rows,
  virtualizer,
  items,
  activeIn,
}: {
  rows: readonly GridRow[];
  virtualizer: Virtualizer<HTMLDivElement, Element> | null;
  /** Those that are drawn of a table with a window. */
  items: readonly VirtualItem[];
  /** The column of a row that can be reached by Tab; null where another row has it. */
  activeIn: (row: number) => number | null;
}) =>
  virtualizer === null ? (
    rows.map((row, at) => (
      <div key={row.id} role="presentation" className="plan-row-place">
        {row.render(at, activeIn(at))}
      </div>
    ))
  ) : (
    <div role="presentation" className="plan-window" style={{ height: virtualizer.getTotalSize() }}>
      {items.map(({ index, key, start }) => (
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
  );

interface PlanGridProps {
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
}

export const PlanGrid = ({ label, rows, stacks, density, head, foot, focus, move, onCopy, onPaste }: PlanGridProps) => {
  const { say } = useI18n();
  const box = useRef<HTMLDivElement>(null);
  const isFolded = useFolded(box, stacks);
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
  // A row that comes into sight is drawn in pieces, so that scrolling never waits for it.
  const items = useInSteps(useDeferredValue(isWindowed ? virtualizer.getVirtualItems() : noItems));

  /** Brings a row that is not drawn into sight. */
  const reach = useCallback(
    (row: number) => {
      const isDrawn = virtualizer.getVirtualItems().some(({ index }) => index === row);
      if (isWindowed && row !== headRow && !isDrawn) virtualizer.scrollToIndex(row);
    },
    [isWindowed, virtualizer],
  );
  const { active, setActive, go } = useGridFocus({ box, extent, focus, reach });

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
      <DrawnRows rows={rows} virtualizer={isWindowed ? virtualizer : null} items={items} activeIn={activeIn} />
      {foot}
    </div>
  );
};
