/** The setting at which a step asks its model: each with what it does on the row. One model, one price, other rates and tokens. */
import { atSetting, type Setting, settingIn, settings } from '../../../../shared/catalog/setting.ts';
import type { Candidate } from '../../../../shared/engine/candidates.ts';
import { changeModel } from '../../../../shared/plan/edits/policies.ts';
import { tryEdit } from '../../../actions/tryEdit.ts';
import { tellCandidate } from '../../../parts/CandidateRow.tsx';
import { SelectField } from '../../../parts/SelectField.tsx';
import { type Speech, useI18n } from '../../../parts/useI18n.ts';
import { placeOf, usePolicy } from './context.ts';
import type { RungAt } from './rungAt.ts';

const tellSetting = (candidate: Candidate, speech: Speech): string =>
  [
    tellCandidate(candidate, speech),
    speech.say('stacks.writesTokens', { tokens: speech.tokens(candidate.completionTokens) }),
  ].join(' · ');

export const RungSetting = ({ rung, at, path }: RungAt) => {
  const speech = useI18n();
  const { say } = speech;
  const context = usePolicy();
  const { candidateById } = context;
  const { model, setting } = settingIn(rung.modelId);
  const usual = candidateById.get(model);
  const known = settings.flatMap((one) => {
    const candidate = candidateById.get(atSetting(model, one));
    return candidate === undefined ? [] : [{ id: one, name: one, note: tellSetting(candidate, speech) }];
  });
  if (known.length === 0) return null;
  const choose = (chosen: Setting | 'usual') => {
    const id = chosen === 'usual' ? model : atSetting(model, chosen);
    tryEdit('app.editPolicy', (plan) => changeModel(plan, placeOf(context, path), at, id));
  };
  return (
    <SelectField
      label={say('stacks.setting')}
      value={setting ?? 'usual'}
      choices={[
        {
          id: 'usual',
          name: say('stacks.settingUsual'),
          ...(usual === undefined ? {} : { note: tellSetting(usual, speech) }),
        },
        ...known,
      ]}
      onChange={choose}
    />
  );
};
