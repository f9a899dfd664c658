/** The head of a group of rows: it folds them, and says what they come to together. */
import './groups.css';
import { type KeyboardEvent, memo, useState } from 'react';
import { renameGroup } from '../../../shared/plan/edits/rows.ts';
import type { Together } from '../../../shared/report/rowsTogether.ts';
import { tryEdit } from '../../actions/tryEdit.ts';
import { Icon } from '../../parts/Icon.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { setView, viewStore } from '../../state/viewStore.ts';
import { HeadMenu } from './HeadMenu.tsx';
import { fixedColumns, placeKey } from './places.ts';
import type { RowGroup } from './planTable.ts';
import { Sign } from './Sign.tsx';
import type { Reorder } from './useReorder.ts';

const fold = ({ name, isFolded }: RowGroup): void => {
  const { folded } = viewStore.getState();
  setView({ folded: isFolded ? folded.filter((other) => other !== name) : [...folded, name] });
};

const rename = (group: RowGroup, text: string | null): void => {
  const name = text?.trim() ?? null;
  if (name === '' || name === group.name) return;
  tryEdit('app.editCategories', (plan) => renameGroup(plan, group.name, name));
};

const Naming = ({ group, onEnd }: { group: RowGroup; onEnd: () => void }) => {
  const { say } = useI18n();
  const [text, setText] = useState(group.name);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') rename(group, text);
    if (event.key === 'Enter' || event.key === 'Escape') onEnd();
  };
  return (
    <input
      className="group-naming"
      aria-label={say('plan.groupName')}
      maxLength={120}
      ref={(input) => input?.focus()}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onKeyDown={onKeyDown}
      onClick={(event) => event.stopPropagation()}
      onBlur={() => {
        rename(group, text);
        onEnd();
      }}
    />
  );
};

/** What the rows of a group come to in a stack, whose place in the plan gives its colour. */
export interface GroupSum {
  id: string;
  place: number;
  sum: Together | null;
}

export const GroupRow = memo(
  ({
    group,
    at,
    active,
    sums,
    drag,
  }: {
    group: RowGroup;
    at: number;
    active: number | null;
    sums: readonly GroupSum[];
    drag: Reorder;
  }) => {
    const { say, number, money, share } = useI18n();
    const [isNaming, setNaming] = useState(false);
    const { name, rows, isFolded } = group;
    const tasks = rows.reduce((sum, row) => sum + row.tasks, 0);
    return (
      <div role="row" tabIndex={-1} aria-rowindex={at + 2} className="plan-row plan-group" {...drag.target(at)}>
        <div className="row-head" role="presentation">
          <div
            role="rowheader"
            className="row-name"
            aria-colspan={fixedColumns.length}
            aria-expanded={!isFolded}
            data-at={placeKey({ row: at, column: 0 })}
            tabIndex={active !== null && active < fixedColumns.length ? 0 : -1}
            title={say(isFolded ? 'plan.groupUnfold' : 'plan.groupFold', { group: name })}
            onClick={() => fold(group)}
            onKeyDown={(event) => {
              if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return;
              event.preventDefault();
              fold(group);
            }}
          >
            <Icon name="down" />
            {isNaming ? <Naming group={group} onEnd={() => setNaming(false)} /> : <b className="group-name">{name}</b>}
            <span className="group-holds">
              {say('plan.groupHolds', { rows: number(rows.length), tasks: number(tasks) })}
            </span>
            <HeadMenu
              className="row-more"
              label={say('plan.groupMore', { group: name })}
              actions={[
                { id: 'rename', name: say('plan.groupRename'), act: () => setNaming(true) },
                { id: 'ungroup', name: say('plan.groupUndo'), act: () => rename(group, null) },
              ]}
            />
          </div>
        </div>
        {sums.map(({ id, place, sum }, i) => {
          const column = fixedColumns.length + i;
          return (
            <div
              key={id}
              role="gridcell"
              className="stack-cell"
              data-stack={(place % 6) + 1}
              data-at={placeKey({ row: at, column })}
              tabIndex={active === column ? 0 : -1}
            >
              {sum === null ? (
                <span className="faint">–</span>
              ) : (
                <span className="total-figures">
                  <b>{sum.usdPerSuccess === null ? '–' : money(sum.usdPerSuccess)}</b>
                  <span>
                    <Sign name="success" title={say('plan.success')} />
                    {share(sum.success)}
                  </span>
                  <span>
                    <Sign name="undetected" title={say('plan.undetected')} />
                    {share(sum.silentFailure)}
                  </span>
                </span>
              )}
            </div>
          );
        })}
      </div>
    );
  },
);
