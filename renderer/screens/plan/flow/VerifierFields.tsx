/** What checks a rung's attempts: a preset with its measured figures, each of which the planner may replace by her own. */
import { proposeJudge } from '../../../../shared/engine/propose.ts';
import type { Refusal } from '../../../../shared/foundation/answer.ts';
import type { ModelId } from '../../../../shared/foundation/ids.ts';
import type { Estimate } from '../../../../shared/plan/estimate.ts';
import type { Verifier } from '../../../../shared/plan/policy.ts';
import { doneTogether, minutesWhereShared, modeOfMinutes, workModes } from '../../../../shared/plan/sharedWork.ts';
import {
  type VerifierPreset,
  verifierFrom,
  verifierPreset,
  verifiersFor,
} from '../../../../shared/plan/verifierPresets.ts';
import { Button } from '../../../parts/Button.tsx';
import { EstimateField, NumberField } from '../../../parts/EstimateField.tsx';
import { ModelPicker } from '../../../parts/ModelPicker.tsx';
import { Note } from '../../../parts/Note.tsx';
import { SelectField } from '../../../parts/SelectField.tsx';
import { About } from '../../../parts/Term.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { usePolicy } from './context.ts';

const noCheck = 'none';
const custom = 'custom';

/** A check of her own begins with round figures: those of another kind of check say nothing about it. */
const ownCheck: Verifier = {
  preset: custom,
  trueAccept: { value: 0.9, assumed: true },
  falseAccept: { value: 0.1, assumed: true },
  usdPerCheck: { value: 0 },
  judge: null,
  humanMinutesPerCheck: { value: 0 },
};

/** Tokens of a judge where no preset says: a page read and a verdict written. */
const judgeTokens = { promptTokens: 4000, completionTokens: 200 };

type OnChange = (verifier: Verifier | null) => Refusal | null;

/** How well the check tells right from wrong. */
const CheckRates = ({ verifier, onChange }: { verifier: Verifier; onChange: OnChange }) => {
  const { say } = useI18n();
  const set = (field: 'trueAccept' | 'falseAccept' | 'falseAcceptRise') => (estimate: Estimate) =>
    onChange({ ...verifier, [field]: estimate });
  return (
    <>
      <EstimateField
        label={say('stacks.trueAccept')}
        about={<About id="trueAccept" />}
        unit="share"
        value={verifier.trueAccept}
        onChange={set('trueAccept')}
      />
      <EstimateField
        label={say('stacks.falseAccept')}
        about={<About id="falseAccept" />}
        unit="share"
        value={verifier.falseAccept}
        onChange={set('falseAccept')}
      />
      {verifier.falseAcceptRise === undefined ? null : (
        <EstimateField
          label={say('stacks.falseAcceptRise')}
          unit="count"
          value={verifier.falseAcceptRise}
          onChange={set('falseAcceptRise')}
        />
      )}
      {verifier.falseAccept.value >= verifier.trueAccept.value ? (
        <Note tone="bad">{say('stacks.checkWorse')}</Note>
      ) : null}
    </>
  );
};

/** Which model judges, and what it reads and writes for it. */
const JudgeFields = ({
  verifier,
  known,
  proposedJudge,
  onChange,
}: {
  verifier: Verifier;
  known: VerifierPreset | null;
  proposedJudge: ModelId | null;
  onChange: OnChange;
}) => {
  const { say } = useI18n();
  const { candidates } = usePolicy();
  const { judge } = verifier;
  return (
    <div className="rung-judge">
      <ModelPicker
        label={say('stacks.judge')}
        value={judge?.modelId ?? null}
        candidates={candidates}
        onChange={(modelId) => onChange({ ...verifier, judge: { ...(judge ?? known?.judge ?? judgeTokens), modelId } })}
      />
      {judge === null ? (
        known?.judge == null ? null : (
          <Note
            tone="warn"
            action={
              proposedJudge === null ? undefined : (
                <Button onPress={() => onChange(verifierFrom(known, proposedJudge))}>
                  {say('stacks.judgePropose')}
                </Button>
              )
            }
          >
            {say('stacks.judgeNone')}
          </Note>
        )
      ) : (
        <div className="fields">
          {(['promptTokens', 'completionTokens'] as const).map((field) => (
            <NumberField
              key={field}
              label={say(field === 'promptTokens' ? 'stacks.judgePrompt' : 'stacks.judgeCompletion')}
              unit="tokens"
              value={judge[field]}
              onChange={(value) => onChange({ ...verifier, judge: { ...judge, [field]: value } })}
            />
          ))}
          <Button tone="quiet" onPress={() => onChange({ ...verifier, judge: null })}>
            {say('stacks.judgeRemove')}
          </Button>
        </div>
      )}
    </div>
  );
};

export const VerifierFields = ({
  modelId,
  verifier,
  onChange,
}: {
  /** The model whose attempts are checked. */
  modelId: ModelId;
  verifier: Verifier | null;
  onChange: OnChange;
}) => {
  const { say } = useI18n();
  const { category, candidates, candidateById } = usePolicy();
  const judged = candidateById.get(modelId)?.model ?? null;
  const proposedJudge = proposeJudge(category, candidates, judged)?.model.id ?? null;
  const choices = [
    { id: noCheck, name: say('presets.noVerifierName'), note: say('presets.noVerifierAbout') },
    ...verifiersFor(category.kind).map(({ id, name, about }) => ({ id, name: say(name), note: say(about) })),
    { id: custom, name: say('presets.customVerifierName'), note: say('presets.customVerifierAbout') },
  ];
  const known = verifier === null ? null : verifierPreset(verifier.preset);
  // A check made for another category stays what it is when its policy is used here.
  if (known !== null && !choices.some((choice) => choice.id === known.id))
    choices.splice(1, 0, { id: known.id, name: say(known.name), note: say(known.about) });
  const choose = (id: string) => {
    const preset = verifierPreset(id);
    onChange(
      id === noCheck
        ? null
        : preset === null
          ? ownCheck
          : verifierFrom(preset, preset.judge === null ? null : (verifier?.judge?.modelId ?? proposedJudge)),
    );
  };
  return (
    <>
      <SelectField
        label={say('stacks.check')}
        about={<About id="verifier" />}
        value={verifier === null ? noCheck : verifier.preset}
        choices={choices}
        onChange={choose}
      />
      {verifier === null ? null : <CheckRates verifier={verifier} onChange={onChange} />}
      {verifier !== null && (verifier.preset === custom || known?.judge != null) ? (
        <JudgeFields verifier={verifier} known={known} proposedJudge={proposedJudge} onChange={onChange} />
      ) : null}
    </>
  );
};

/** What a check costs beside its judge: a fee and a person's time. */
export const VerifierCost = ({
  verifier,
  onChange,
}: {
  verifier: Verifier;
  onChange: (verifier: Verifier) => Refusal | null;
}) => {
  const { say, percent } = useI18n();
  const { category } = usePolicy();
  const perTask = category.humanMinutesPerTask;
  return (
    <>
      <EstimateField
        label={say('stacks.usdPerCheck')}
        unit="usd"
        value={verifier.usdPerCheck}
        onChange={(usdPerCheck) => onChange({ ...verifier, usdPerCheck })}
      />
      <EstimateField
        label={say('stacks.humanMinutes')}
        unit="minutes"
        value={verifier.humanMinutesPerCheck}
        onChange={(humanMinutesPerCheck) => onChange({ ...verifier, humanMinutesPerCheck })}
      />
      <SelectField
        label={say('stacks.workShared')}
        value={modeOfMinutes(verifier.humanMinutesPerCheck, perTask) ?? 'typed'}
        choices={[
          { id: 'typed' as const, name: say('stacks.workShared-typed') },
          ...workModes.map((id) => {
            const { value, source } = doneTogether(id);
            return { id, name: say(`stacks.workShared-${id}`, { share: percent(value) }), note: source };
          }),
        ]}
        onChange={(mode) =>
          mode === 'typed' ? null : onChange({ ...verifier, humanMinutesPerCheck: minutesWhereShared(mode, perTask) })
        }
      />
    </>
  );
};
