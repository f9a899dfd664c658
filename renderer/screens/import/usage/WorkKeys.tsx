/** Which label names the work: each key with how many groups it makes and how much of the tokens it covers. */
import { useId } from 'react';
import type { PlanFromUsage } from '../../../../shared/plan/fromUsage/planFromUsage.ts';
import type { GroupKey } from '../../../../shared/usage/summary.ts';
import { useI18n } from '../../../parts/useI18n.ts';

export const WorkKeys = ({
  made: { keys, by },
  isBusy,
  onChange,
}: {
  made: PlanFromUsage;
  isBusy: boolean;
  onChange: (key: GroupKey) => void;
}) => {
  const { say, number, percent } = useI18n();
  const name = useId();
  return (
    <fieldset className="usage-keys" disabled={isBusy}>
      <legend>
        <b>{say('usageIn.whichKey')}</b>
        <span className="soft small">{say('usageIn.whichKeyNote')}</span>
      </legend>
      {keys.map(({ key, groups, coverage }) => (
        <label key={key} data-chosen={key === by || undefined}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={key === by}
            onChange={() => onChange(key)}
          />
          <b>{say(`usage.key-${key}`)}</b>
          <small>{say('usageIn.keyFit', { groups: number(groups), share: percent(coverage) })}</small>
          <i aria-hidden="true">
            <u style={{ width: `${Math.round(100 * coverage)}%` }} />
          </i>
        </label>
      ))}
    </fieldset>
  );
};
