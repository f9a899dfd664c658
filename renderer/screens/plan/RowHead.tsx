/** The head of a row: its name and menu, what is typed of the work, and how good its evidence is. */

import { isErrorStated } from '../../../shared/report/withoutErrors.ts';
import { listSign } from '../../../shared/words/format.ts';
import './rowHead.css';
import { Fragment } from 'react';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import type { RowId, StackId } from '../../../shared/foundation/ids.ts';
import { fromUsd, type Money } from '../../../shared/foundation/money.ts';
import { setTasks } from '../../../shared/plan/edits/rows.ts';
import { setEstimate } from '../../../shared/plan/edits/setField.ts';
import { setShareOfTasks } from '../../../shared/plan/edits/volumes.ts';
import { unitRanges } from '../../../shared/plan/estimateUnits.ts';
import { formatAmount } from '../../../shared/plan/formatEstimate.ts';
import { parseEstimate } from '../../../shared/plan/parseEstimate.ts';
import { parseVolume } from '../../../shared/plan/parseVolume.ts';
import { editPlan } from '../../actions/editPlan.ts';
import type { MenuAction } from '../../parts/Menu.tsx';
import { Pips } from '../../parts/Pips.tsx';
import { stackLetter } from '../../parts/StackBadge.tsx';
import type { Speech } from '../../parts/useI18n.ts';
import type { GradeShown } from './gradesShown.ts';
import { HeadMenu } from './HeadMenu.tsx';
import { type Place, placeKey } from './places.ts';
import type { WorkRow } from './planTable.ts';
import { TypedCell } from './TypedCell.tsx';

export interface RowHandlers {
  onEntered: (place: Place) => void;
  openRow: (row: WorkRow) => void;
  openCell: (row: RowId, stack: StackId) => void;
  actionsOf: (row: WorkRow) => MenuAction[];
}

const acceptTasks =
  (row: WorkRow) =>
  (text: string): Refusal | null => {
    const volume = parseVolume(text, 'tasks');
    if (!volume.ok) return volume.error;
    const { value } = volume;
    return editPlan('app.editTasks', (plan) =>
      value.kind === 'tasks' ? setTasks(plan, row.id, value.tasks) : setShareOfTasks(plan, row.id, value.share),
    );
  };

const acceptUsd =
  (row: WorkRow, field: 'valueOfSuccessUsd' | 'silentFailureUsd', money: Money) =>
  (text: string): Refusal | null => {
    const parsed = parseEstimate(text, 'usd', unitRanges.usd, money);
    if (!parsed.ok) return parsed.error;
    return editPlan('app.editValue', (plan) =>
      setEstimate(plan, ['categories', row.id, field], { ...parsed.value, stated: true }),
    );
  };

/** What she typed is shown with the digits she typed. */
const asTyped = (usd: number, { say, money }: Speech): string =>
  fromUsd(usd, say.money) < 1 ? formatAmount(usd, 'usd', say.money) : money(usd);

/** Stacks named by their letter where the row has room for them. */
const lettersShown = 3;

const lettersOf = ({ stacks }: GradeShown): string =>
  stacks.length > lettersShown
    ? `${stacks
        .slice(0, lettersShown - 1)
        .map(({ place }) => stackLetter(place))
        .join(' ')} +${stacks.length - lettersShown + 1}`
    : stacks.map(({ place }) => stackLetter(place)).join(' ');

const Evidence = ({
  row,
  grades,
  isUnchosen,
  speech: { say, number, language },
}: {
  row: WorkRow;
  grades: readonly GradeShown[];
  isUnchosen: boolean;
  speech: Speech;
}) => {
  const unchosen = say('plan.grade_unchosen');
  const word = ({ grade }: GradeShown) => say(`plan.grade_${grade}`);
  const told = grades.map((shown) =>
    shown.stacks.length === 0
      ? word(shown)
      : say('plan.gradeOfStacks', {
          grade: word(shown),
          stacks: shown.stacks.map(({ name }) => name).join(listSign(language)),
        }),
  );
  return (
    <>
      <span className="visually-hidden">
        {say('plan.evidenceOf', {
          row: row.name,
          grade: isUnchosen
            ? unchosen
            : told.length === 0
              ? say('plan.grade_none')
              : told.join(language === 'zh' ? '；' : '; '),
        })}
      </span>
      {isUnchosen ? (
        <span className="row-unchosen" aria-hidden="true">
          {unchosen}
        </span>
      ) : (
        grades.map((shown) => (
          <Fragment key={shown.grade}>
            {shown.stacks.length === 0 ? (
              <Pips grade={shown.grade} />
            ) : (
              <span className="row-grade-of" title={word(shown)} aria-hidden="true">
                <Pips grade={shown.grade} /> <b>{lettersOf(shown)}</b>
              </span>
            )}
            <span className="row-grade" data-of-some={shown.stacks.length > 0 || undefined} aria-hidden="true">
              {word(shown)}
            </span>
            {shown.tasks === null || grades.length > 1 ? null : (
              <span className="row-grade-note">{say('plan.gradeRun', { tasks: number(shown.tasks) })}</span>
            )}
          </Fragment>
        ))
      )}
    </>
  );
};

/** How many letters the typed columns of rowHead.css take at full size. */
const lettersInFull = { tasks: 9, value: 6, error: 7 };

/** What is typed of a row: its tasks, what a success is worth, what an undetected error costs. */
const Typed = ({
  row,
  speech,
  common,
}: {
  row: WorkRow;
  speech: Speech;
  common: (column: number) => { place: Place; isActive: boolean; onEntered: (place: Place) => void };
}) => {
  const { say, number } = speech;
  const { valueOfSuccessUsd, silentFailureUsd } = row.work;
  const stated = isErrorStated(row.work);
  return (
    <>
      <TypedCell
        {...common(1)}
        className="row-tasks"
        lettersInFull={lettersInFull.tasks}
        label={say('plan.typedOf', { what: say('plan.tasks'), row: row.name })}
        shown={number(row.tasks)}
        typed={formatAmount(Number(row.tasks.toFixed(2)), 'count')}
        accept={acceptTasks(row)}
      />
      <TypedCell
        {...common(2)}
        className="row-value"
        lettersInFull={lettersInFull.value}
        label={say('plan.typedOf', { what: say('plan.value'), row: row.name })}
        shown={asTyped(valueOfSuccessUsd.value, speech)}
        typed={formatAmount(valueOfSuccessUsd.value, 'usd', say.money)}
        accept={acceptUsd(row, 'valueOfSuccessUsd', say.money)}
      />
      <TypedCell
        {...common(3)}
        className="row-error"
        lettersInFull={lettersInFull.error}
        label={say('plan.typedOf', { what: say('plan.errorCost'), row: row.name })}
        shown={stated ? asTyped(silentFailureUsd.value, speech) : say('plan.notStated')}
        typed={stated ? formatAmount(silentFailureUsd.value, 'usd', say.money) : ''}
        isUnknown={!stated}
        accept={acceptUsd(row, 'silentFailureUsd', say.money)}
      />
    </>
  );
};

export const RowHead = ({
  row,
  at,
  active,
  grades,
  isUnchosen,
  isClose,
  handlers,
  drag,
  speech,
}: {
  row: WorkRow;
  at: number;
  /** The column of this row that holds the focus, or null. */
  active: number | null;
  grades: readonly GradeShown[];
  /** No stack has a model for the row yet. */
  isUnchosen: boolean;
  /** Too close to call: no stack is sure enough to be the cheapest of this row. */
  isClose: boolean;
  handlers: RowHandlers;
  drag: object;
  speech: Speech;
}) => {
  const { say } = speech;
  const place = (column: number): Place => ({ row: at, column });
  return (
    <div className="row-head" role="presentation">
      <div
        role="rowheader"
        className="row-name"
        data-at={placeKey(place(0))}
        tabIndex={active === 0 ? 0 : -1}
        {...drag}
        onClick={() => handlers.openRow(row)}
        onKeyDown={(event) => {
          if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== 'F2')) return;
          event.preventDefault();
          handlers.openRow(row);
        }}
      >
        <span className="row-title" title={row.name}>
          {row.name}
        </span>
        {isClose ? <span className="row-close">{say('plan.tooClose')}</span> : null}
        <HeadMenu
          className="row-more"
          label={say('plan.rowMore', { row: row.name })}
          actions={() => handlers.actionsOf(row)}
        />
      </div>
      <Typed
        row={row}
        speech={speech}
        common={(column) => ({
          place: place(column),
          isActive: active === column,
          onEntered: handlers.onEntered,
        })}
      />
      <div
        role="gridcell"
        className="row-evidence"
        data-at={placeKey(place(4))}
        tabIndex={active === 4 ? 0 : -1}
        onClick={() => handlers.openRow(row)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          handlers.openRow(row);
        }}
      >
        <Evidence row={row} grades={grades} isUnchosen={isUnchosen} speech={speech} />
      </div>
    </div>
  );
};
