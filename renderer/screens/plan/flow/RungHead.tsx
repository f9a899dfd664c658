/** The head of a step's card: its number to move it by, its model with what is known of it, and its place. */
import { type KeyboardEvent, useState } from 'react';
import { soldAs } from '../../../../shared/catalog/setting.ts';
import { changeModel, removeRung } from '../../../../shared/plan/edits/policies.ts';
import { tryEdit } from '../../../actions/tryEdit.ts';
import { IconButton } from '../../../parts/Button.tsx';
import { tellCandidate } from '../../../parts/CandidateRow.tsx';
import { ModelPicker } from '../../../parts/ModelPicker.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { CheapestAdequate } from './CheapestAdequate.tsx';
import { placeOf, usePolicy } from './context.ts';
import { RungSetting } from './RungSetting.tsx';
import type { RungAt } from './rungAt.ts';
import type { RungDrag } from './useRungDrag.ts';

type Move = (from: number, to: number) => void;

const Model = (card: RungAt) => {
  const { rung, at, path } = card;
  const speech = useI18n();
  const { say } = speech;
  const context = usePolicy();
  const [seeking, setSeeking] = useState(false);
  const place = placeOf(context, path);
  const candidate = context.candidateById.get(rung.modelId);
  const price = candidate?.price;
  return (
    <div className="rung-model">
      <ModelPicker
        label={say('stacks.model')}
        labelHidden
        value={soldAs(rung.modelId)}
        candidates={context.candidates}
        onChange={(id) => tryEdit('app.editPolicy', (plan) => changeModel(plan, place, at, id))}
      />
      <p className="field-hint">
        {candidate === undefined ? rung.modelId : tellCandidate(candidate, speech)}
        {price == null
          ? null
          : ` · ${say('stacks.modelPrice', {
              prompt: speech.usd(price.promptUsdPerM),
              completion: speech.usd(price.completionUsdPerM),
            })}`}
        <br />
        <button type="button" className="popover-trigger" onClick={() => setSeeking(true)}>
          {say('stacks.cheapest')}
        </button>
      </p>
      <RungSetting {...card} />
      {seeking ? (
        <CheapestAdequate
          startRate={candidate?.rate ?? null}
          onClose={() => setSeeking(false)}
          onChoose={(id) => {
            setSeeking(false);
            tryEdit('app.editPolicy', (plan) => changeModel(plan, place, at, id));
          }}
        />
      ) : null}
    </div>
  );
};

const Actions = ({ ladder, at, path, move }: RungAt & { move: Move }) => {
  const { say } = useI18n();
  const place = placeOf(usePolicy(), path);
  const number = at + 1;
  if (ladder.rungs.length < 2) return null;
  return (
    <>
      <IconButton
        icon="up"
        label={say('stacks.rungUp', { number })}
        isDisabled={at === 0}
        onPress={() => move(at, at - 1)}
      />
      <IconButton
        icon="down"
        label={say('stacks.rungDown', { number })}
        isDisabled={number === ladder.rungs.length}
        onPress={() => move(at, at + 1)}
      />
      <IconButton
        icon="trash"
        label={say('stacks.rungRemove', { number })}
        onPress={() => tryEdit('app.editPolicy', (plan) => removeRung(plan, place, at))}
      />
    </>
  );
};

export const RungHead = ({ drag, move, ...card }: RungAt & { drag: RungDrag; move: Move }) => {
  const { say } = useI18n();
  const { at } = card;
  const number = at + 1;
  return (
    <div className="rung-head">
      <button
        type="button"
        className="rung-handle"
        {...drag.handle(at)}
        aria-label={say('stacks.rungHandle', { number })}
        onKeyDown={(event: KeyboardEvent) => {
          const to = event.key === 'ArrowUp' ? at - 1 : event.key === 'ArrowDown' ? at + 1 : null;
          if (to === null) return;
          event.preventDefault();
          move(at, to);
        }}
      >
        <span aria-hidden="true">{number}</span>
      </button>
      <Model {...card} />
      <div className="rung-actions">
        <Actions {...card} move={move} />
      </div>
    </div>
  );
};
