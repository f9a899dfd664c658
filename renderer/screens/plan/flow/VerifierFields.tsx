/** What checks a rung's attempts: a preset with its measured figures, each of which the planner may replace by her own. */
import type { Refusal } from '../../../../shared/foundation/answer.ts';
import type { Estimate } from '../../../../shared/plan/estimate.ts';
import type { Verifier } from '../../../../shared/plan/policy.ts';
import { verifierFrom, verifierPreset, verifiersFor } from '../../../../shared/plan/verifierPresets.ts';
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

const ownCheck = (from: Verifier | null): Verifier => ({
  preset: custom,
  trueAccept: from?.trueAccept ?? { value: 0.9, assumed: true },
  falseAccept: from?.falseAccept ?? { value: 0.1, assumed: true },
  usdPerCheck: from?.usdPerCheck ?? { value: 0 },
  judge: from?.judge ?? null,
  humanMinutesPerCheck: from?.humanMinutesPerCheck ?? { value: 0 },
});

/** Tokens of a judge where no preset says: a page read and a verdict written. */
const judgeTokens = { promptTokens: 4000, completionTokens: 200 };

export const VerifierFields = ({
  verifier,
  onChange,
}: {
  verifier: Verifier | null;
  onChange: (verifier: Verifier | null) => Refusal | null;
}) => {
  const { say } = useI18n();
  const { category, candidates } = usePolicy();
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
          ? ownCheck(verifier)
          : verifierFrom(preset, verifier?.judge?.modelId ?? null),
    );
  };
  const set = (field: 'trueAccept' | 'falseAccept') => (estimate: Estimate) =>
    verifier === null ? null : onChange({ ...verifier, [field]: estimate });
  const mayJudge = verifier !== null && (verifier.preset === custom || known?.judge != null);
  return (
    <>
      <SelectField
        label={say('stacks.check')}
        about={<About id="verifier" />}
        value={verifier === null ? noCheck : verifier.preset}
        choices={choices}
        onChange={choose}
      />
      {verifier === null ? null : (
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
          {verifier.falseAccept.value >= verifier.trueAccept.value ? (
            <Note tone="bad">{say('stacks.checkWorse')}</Note>
          ) : null}
        </>
      )}
      {verifier !== null && mayJudge ? (
        <div className="rung-judge">
          <ModelPicker
            label={say('stacks.judge')}
            value={verifier.judge?.modelId ?? null}
            candidates={candidates}
            onChange={(modelId) =>
              onChange({ ...verifier, judge: { ...(verifier.judge ?? known?.judge ?? judgeTokens), modelId } })
            }
          />
          {verifier.judge === null ? (
            <p className="field-hint">{say('stacks.judgeNone')}</p>
          ) : (
            <div className="fields">
              {(['promptTokens', 'completionTokens'] as const).map((field) => (
                <NumberField
                  key={field}
                  label={say(field === 'promptTokens' ? 'stacks.judgePrompt' : 'stacks.judgeCompletion')}
                  unit="tokens"
                  value={verifier.judge?.[field] ?? null}
                  onChange={(value) =>
                    verifier.judge === null
                      ? null
                      : onChange({ ...verifier, judge: { ...verifier.judge, [field]: value } })
                  }
                />
              ))}
              <Button tone="quiet" onPress={() => onChange({ ...verifier, judge: null })}>
                {say('stacks.judgeRemove')}
              </Button>
            </div>
          )}
        </div>
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
  const { say } = useI18n();
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
    </>
  );
};
