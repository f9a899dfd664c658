/** A ladder: its rungs in order, and what happens to a task that all of them reject. */
import { useRef, useState } from 'react';
import { addRung, moveRung, setOnReject } from '../../../../shared/plan/edits/policies.ts';
import type { Ladder } from '../../../../shared/plan/policy.ts';
import { limits } from '../../../../shared/plan/policySchema.ts';
import { tryEdit } from '../../../actions/tryEdit.ts';
import { Button } from '../../../parts/Button.tsx';
import { SelectField } from '../../../parts/SelectField.tsx';
import { About } from '../../../parts/Term.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { modelNameOf, placeOf, usePolicy } from './context.ts';
import { RungCard } from './RungCard.tsx';
import { useProposal } from './useMeans.ts';
import { useRungDrag } from './useRungDrag.ts';

const ends = ['deliver', 'human', 'abandon'] as const;

export const LadderEditor = ({ ladder, path }: { ladder: Ladder; path: readonly number[] }) => {
  const { say } = useI18n();
  const context = usePolicy();
  const place = placeOf(context, path);
  const [moved, setMoved] = useState('');
  const next = useProposal(ladder);
  const list = useRef<HTMLOListElement>(null);
  const move = (from: number, to: number) => {
    const rung = ladder.rungs[from];
    if (rung === undefined || ladder.rungs[to] === undefined) return;
    tryEdit('app.editPolicy', (plan) => moveRung(plan, place, from, to));
    // For who cannot see where it went.
    setMoved(say('stacks.rungMoved', { model: modelNameOf(context, rung.modelId), number: to + 1 }));
  };
  const drag = useRungDrag(list, move);
  return (
    <div className="ladder">
      <ol ref={list} className="rungs" aria-label={say('stacks.rungs')}>
        {ladder.rungs.map((rung, at) => (
          <RungCard
            // biome-ignore lint/suspicious/noArrayIndexKey: a rung is known by its place and the same model may stand twice
            key={`${at}:${rung.modelId}`}
            ladder={ladder}
            rung={rung}
            at={at}
            path={path}
            drag={drag}
            move={move}
          />
        ))}
      </ol>
      <p className="visually-hidden" aria-live="polite">
        {moved}
      </p>
      <div className="ladder-end">
        <SelectField
          label={say('stacks.onReject')}
          about={<About id="onReject" />}
          value={ladder.onReject}
          choices={ends.map((id) => ({
            id,
            name: say(`stacks.onReject-${id}`),
            note: say(`stacks.onReject-${id}-about`),
          }))}
          onChange={(end) => tryEdit('app.editPolicy', (plan) => setOnReject(plan, place, end as Ladder['onReject']))}
        />
        <Button
          icon="plus"
          isDisabled={next === null || ladder.rungs.length >= limits.rungs}
          onPress={() => next !== null && tryEdit('app.editPolicy', (plan) => addRung(plan, place, next.model.id))}
        >
          {say('stacks.rungAdd')}
        </Button>
        {next === null ? <p className="field-hint">{say('stacks.nothingStronger')}</p> : null}
      </div>
    </div>
  );
};
