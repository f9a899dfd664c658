/** One rung of a ladder: the model, how often it tries, what checks it, and its place among the others. */
import { type KeyboardEvent, useState } from 'react';
import { isWeakerAndCostsMore, proposeStep } from '../../../../shared/engine/propose.ts';
import { changeModel, removeRung, setRung, setVerifier } from '../../../../shared/plan/edits/policies.ts';
import type { Ladder, Rung } from '../../../../shared/plan/policy.ts';
import { limits } from '../../../../shared/plan/policySchema.ts';
import { editPlan } from '../../../actions/editPlan.ts';
import { tryEdit } from '../../../actions/tryEdit.ts';
import { Button, IconButton } from '../../../parts/Button.tsx';
import { Disclosure } from '../../../parts/Disclosure.tsx';
import { EstimateField, NumberField } from '../../../parts/EstimateField.tsx';
import { ModelPicker, tellCandidate } from '../../../parts/ModelPicker.tsx';
import { Note } from '../../../parts/Note.tsx';
import { SelectField } from '../../../parts/SelectField.tsx';
import { About } from '../../../parts/Term.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { CheapestAdequate } from './CheapestAdequate.tsx';
import { modelNameOf, placeOf, usePolicy } from './context.ts';
import { RungErrors } from './RungErrors.tsx';
import type { RungDrag } from './useRungDrag.ts';
import { VerifierCost, VerifierFields } from './VerifierFields.tsx';

/** A gap is marked on the card behind it, or on the last card where there is none. */
const dropEdgeOf = ({ held }: RungDrag, at: number, count: number): 'before' | 'after' | undefined => {
  if (held === null || held.gap === held.from || held.gap === held.from + 1) return undefined;
  if (held.gap === at) return 'before';
  return held.gap === count && at === count - 1 ? 'after' : undefined;
};

export const RungCard = ({
  ladder,
  rung,
  at,
  path,
  drag,
  move,
}: {
  ladder: Ladder;
  rung: Rung;
  at: number;
  path: readonly number[];
  drag: RungDrag;
  move: (from: number, to: number) => void;
}) => {
  const speech = useI18n();
  const { say } = speech;
  const context = usePolicy();
  const [seeking, setSeeking] = useState(false);
  const place = placeOf(context, path);
  const candidate = context.candidateById.get(rung.modelId);
  const price = candidate?.price;
  const number = at + 1;
  const isLast = number === ladder.rungs.length;
  const before = at === 0 ? undefined : context.candidateById.get(ladder.rungs[at - 1]?.modelId ?? rung.modelId);
  const isWorse = candidate !== undefined && before !== undefined && isWeakerAndCostsMore(candidate, before);
  const instead = isWorse
    ? proposeStep(context.category, context.candidates, before, new Set(ladder.rungs.map((one) => one.modelId)))
    : null;
  const dropEdge = dropEdgeOf(drag, at, ladder.rungs.length);

  return (
    <li
      className="rung"
      data-drop={dropEdge}
      data-held={drag.held?.from === at || undefined}
      aria-label={say('stacks.rungOf', { number, model: modelNameOf(context, rung.modelId) })}
    >
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
        <div className="rung-model">
          <ModelPicker
            label={say('stacks.model')}
            labelHidden
            value={rung.modelId}
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
            {' · '}
            <button type="button" className="popover-trigger" onClick={() => setSeeking(true)}>
              {say('stacks.cheapest')}
            </button>
          </p>
        </div>
        <div className="rung-deeds">
          {ladder.rungs.length > 1 ? (
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
                isDisabled={isLast}
                onPress={() => move(at, at + 1)}
              />
              <IconButton
                icon="trash"
                label={say('stacks.rungRemove', { number })}
                onPress={() => tryEdit('app.editPolicy', (plan) => removeRung(plan, place, at))}
              />
            </>
          ) : null}
        </div>
      </div>
      {isWorse ? (
        <Note
          tone="warn"
          action={
            instead === null ? undefined : (
              <Button
                onPress={() => tryEdit('app.editPolicy', (plan) => changeModel(plan, place, at, instead.model.id))}
              >
                {say('stacks.useInstead', { model: instead.model.name })}
              </Button>
            )
          }
        >
          {say('stacks.weakerStep', {
            rate: speech.share(candidate.rate ?? 0),
            before: speech.share(before.rate ?? 0),
            usd: speech.usd(candidate.usdPerAttempt ?? 0),
            usdBefore: speech.usd(before.usdPerAttempt ?? 0),
          })}
        </Note>
      ) : null}
      <div className="rung-fields">
        <VerifierFields
          modelId={rung.modelId}
          verifier={rung.verifier}
          onChange={(verifier) => editPlan('app.editPolicy', (plan) => setVerifier(plan, place, at, verifier))}
        />
        <NumberField
          label={say('stacks.attempts')}
          about={<About id="attempt" />}
          unit="count"
          whole
          allowed={{ min: 1, max: limits.attempts }}
          value={rung.attempts}
          onChange={(attempts) => editPlan('app.editPolicy', (plan) => setRung(plan, place, at, { attempts }))}
        />
        {rung.attempts > 1 ? (
          <SelectField
            label={say('stacks.retry')}
            value={rung.retry}
            choices={(['blind', 'feedback'] as const).map((id) => ({
              id,
              name: say(`stacks.retry-${id}`),
              note: say(`stacks.retry-${id}-about`),
            }))}
            onChange={(retry) =>
              tryEdit('app.editPolicy', (plan) => setRung(plan, place, at, { retry: retry as Rung['retry'] }))
            }
          />
        ) : null}
        {rung.attempts > 1 && rung.retry === 'feedback' ? (
          <EstimateField
            label={say('stacks.feedbackSuccess')}
            about={<About id="feedbackRetry" />}
            unit="share"
            value={rung.feedbackSuccess}
            placeholder={say('stacks.feedbackPlaceholder')}
            hint={say('stacks.feedbackHint')}
            onChange={(feedbackSuccess) =>
              editPlan('app.editPolicy', (plan) => setRung(plan, place, at, { feedbackSuccess }))
            }
            onClear={() => tryEdit('app.editPolicy', (plan) => setRung(plan, place, at, { feedbackSuccess: null }))}
          />
        ) : null}
      </div>
      <Disclosure
        label={say(rung.verifier === null ? 'stacks.errors' : 'stacks.moreFields')}
        isOpen={rung.errorShare.value > 0 || (rung.verifier === null && !isLast)}
      >
        <div className="rung-fields">
          <RungErrors rung={rung} at={at} path={path} />
          {rung.verifier === null ? null : (
            <VerifierCost
              verifier={rung.verifier}
              onChange={(verifier) => editPlan('app.editPolicy', (plan) => setVerifier(plan, place, at, verifier))}
            />
          )}
        </div>
      </Disclosure>
      {rung.attempts > 1 && rung.retry === 'blind' ? (
        <Note
          tone="warn"
          action={
            <Button
              onPress={() => tryEdit('app.editPolicy', (plan) => setRung(plan, place, at, { retry: 'feedback' }))}
            >
              {say('stacks.blindUseFeedback')}
            </Button>
          }
        >
          {say('stacks.blindWeak')}
        </Note>
      ) : null}
      {rung.verifier === null && rung.errorShare.value === 0 && (!isLast || rung.attempts > 1) ? (
        <Note tone="warn">{say(isLast ? 'stacks.retryWithoutCheck' : 'stacks.neverReached')}</Note>
      ) : null}
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
    </li>
  );
};
