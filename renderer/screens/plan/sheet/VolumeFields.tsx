/** How much work a row is: two fields of one number, each of which reads a number of tasks or a share. */
import { useId, useState } from 'react';
import type { Refusal } from '../../../../shared/foundation/answer.ts';
import { setTasks } from '../../../../shared/plan/edits/rows.ts';
import { setShareOfTasks } from '../../../../shared/plan/edits/volumes.ts';
import { formatAmount } from '../../../../shared/plan/formatEstimate.ts';
import { parseVolume, type Volume } from '../../../../shared/plan/parseVolume.ts';
import { editPlan } from '../../../actions/editPlan.ts';
import { useI18n } from '../../../parts/useI18n.ts';
import type { WorkRow } from '../planTable.ts';

const VolumeField = ({ row, field, shown }: { row: WorkRow; field: Volume['kind']; shown: string }) => {
  const { say, refusal: explain } = useI18n();
  const [typed, setTyped] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const id = useId();
  const leave = () => {
    setTyped(null);
    setRefusal(null);
  };
  const settle = () => {
    if (typed === null || typed === shown) return leave();
    const volume = parseVolume(typed, field);
    const refused = volume.ok
      ? editPlan('app.editTasks', (plan) =>
          volume.value.kind === 'tasks'
            ? setTasks(plan, row.id, volume.value.tasks)
            : setShareOfTasks(plan, row.id, volume.value.share),
        )
      : volume.error;
    if (refused === null) leave();
    else setRefusal(refused);
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {say(field === 'tasks' ? 'plan.tasks' : 'plan.share')}
      </label>
      <input
        id={id}
        className="input"
        value={typed ?? shown}
        autoComplete="off"
        spellCheck={false}
        data-typed={typed !== null && typed !== shown}
        aria-invalid={refusal !== null || undefined}
        aria-describedby={`${id}hint ${id}error`}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle();
          if (event.key === 'Escape' && typed !== null) {
            event.stopPropagation();
            leave();
          }
        }}
      />
      <div className="field-error" id={`${id}error`} role="status">
        {refusal === null ? '' : explain(refusal)}
      </div>
      {field === 'tasks' ? (
        <div className="field-hint" id={`${id}hint`}>
          {say('plan.shareOrTasks')}
        </div>
      ) : null}
    </div>
  );
};

export const VolumeFields = ({ row }: { row: WorkRow }) => (
  <div className="fields">
    <VolumeField row={row} field="tasks" shown={formatAmount(Number(row.tasks.toFixed(2)), 'count')} />
    <VolumeField row={row} field="share" shown={formatAmount(Number(row.share.toFixed(4)), 'share')} />
  </div>
);
