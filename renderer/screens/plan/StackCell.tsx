/** A cell: who does this work in this stack, what a success costs, and how it ends. Drawn again only when that changes. */
import './cells.css';
import { memo } from 'react';
import type { RowId, StackId } from '../../../shared/foundation/ids.ts';
import type { Speech } from '../../parts/useI18n.ts';
import { CellFlow } from './CellFlow.tsx';
import { cellText } from './cellText.ts';
import { type CellView, isSameView, type Scale } from './cellView.ts';
import { Sign } from './Sign.tsx';

/** Figures stand on their decimal point. */
const Cost = ({ text }: { text: string }) => {
  const point = text.indexOf('.');
  return (
    <span className="cell-cost">
      <span>{point < 0 ? text : text.slice(0, point)}</span>
      <span>{point < 0 ? '' : text.slice(point)}</span>
    </span>
  );
};

const percentOf = (value: number, { from, to }: Scale): number =>
  to > from ? Math.min(100, Math.max(0, ((value - from) / (to - from)) * 100)) : 50;

/** Where a mark of a width begins, as places of backgrounds are told: 0% at the left edge, 100% where its end meets the right one. */
const placeFrom = (start: number, width: number): number => (width < 100 ? (start / (100 - width)) * 100 : 0);

const CellInterval = ({
  cost,
  low,
  high,
  scale,
}: {
  cost: number;
  low: number | null;
  high: number | null;
  scale: Scale;
}) => {
  const at = percentOf(cost, scale);
  const start = low === null ? at : percentOf(low, scale);
  const width = (high === null ? at : percentOf(high, scale)) - start;
  return (
    <span
      className="cell-interval"
      aria-hidden="true"
      style={
        {
          '--at': `${at}%`,
          '--start': `${placeFrom(start, width)}%`,
          '--width': `${width}%`,
          '--least': `${percentOf(scale.least, scale)}%`,
        } as React.CSSProperties
      }
    />
  );
};

/** Success and undetected errors: of full rows. Compact ones say them to who hears the table, and in the sheet. */
const Rates = ({ success, undetected, share }: { success: number; undetected: number; share: Speech['share'] }) => (
  <>
    <span>
      <Sign name="success" />
      {share(success)}
    </span>
    <span>
      <Sign name="undetected" />
      {share(undetected)}
    </span>
  </>
);

const Shown = ({ view, speech, isFull }: { view: CellView; speech: Speech; isFull: boolean }) => {
  const { say, money, share, sureness } = speech;
  switch (view.kind) {
    case 'empty':
      return (
        <span className="cell-empty" aria-hidden="true">
          <span className="chip chip-choose">{say('plan.chooseModel')}</span>
        </span>
      );
    case 'gap':
      return (
        <>
          <CellFlow signs={view.signs} say={say} />
          <span className="cell-missing" title={view.gap} aria-hidden="true">
            <b>–</b> {view.gap}
          </span>
        </>
      );
    case 'figures':
      return (
        <>
          <CellFlow signs={view.signs} say={say} doubts={view.doubts} />
          <span className="cell-money" aria-hidden="true">
            <Cost text={money(view.cost)} />
            <CellInterval cost={view.cost} low={view.low} high={view.high} scale={view.scale} />
          </span>
          {isFull || view.best !== null ? (
            <span className="cell-rates" aria-hidden="true">
              {isFull ? <Rates success={view.success} undetected={view.undetected} share={share} /> : null}
              {view.best === null ? null : (
                <b className="cell-best">{say('plan.best', { sure: sureness(view.best) })}</b>
              )}
            </span>
          ) : null}
        </>
      );
    default:
      return view satisfies never;
  }
};

interface StackCellProps {
  row: RowId;
  rowName: string;
  stack: StackId;
  stackName: string;
  /** The stack's place in the plan, from 0: its colour. */
  stackPlace: number;
  view: CellView;
  /** What is told to who hears the table: the same, or what it was a moment ago. */
  told: CellView;
  /** Where the cell stands in the grid, as its key. */
  at: string;
  /** Whether Tab reaches it. */
  isActive: boolean;
  /** Whether its sheet is open beside the table. */
  isSelected: boolean;
  open: (row: RowId, stack: StackId) => void;
  /** The table's own, so that hundreds of cells need not each ask for theirs. */
  speech: Speech;
  isFull: boolean;
}

const isSame = (
  { view: before, told: toldBefore, ...was }: StackCellProps,
  { view: after, told: toldAfter, ...is }: StackCellProps,
): boolean =>
  isSameView(before, after) &&
  isSameView(toldBefore, toldAfter) &&
  (Object.keys(was) as (keyof typeof was)[]).every((key) => was[key] === is[key]);

export const StackCell = memo(
  ({
    row,
    rowName,
    stack,
    stackName,
    stackPlace,
    view,
    told,
    at,
    isActive,
    isSelected,
    open,
    speech,
    isFull,
  }: StackCellProps) => (
    <div
      role="gridcell"
      className="stack-cell"
      aria-selected={isSelected}
      data-stack={(stackPlace % 6) + 1}
      data-best={view.kind === 'figures' && view.best !== null ? true : undefined}
      data-at={at}
      tabIndex={isActive ? 0 : -1}
      onClick={() => open(row, stack)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'F2' && event.key !== ' ') return;
        event.preventDefault();
        open(row, stack);
      }}
    >
      <span className="cell-told">{cellText({ row: rowName, stack: stackName, view: told, speech })}</span>
      <Shown view={view} speech={speech} isFull={isFull} />
    </div>
  ),
  isSame,
);
