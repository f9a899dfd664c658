/** Which money the plan's amounts are shown and typed in. Another than dollars needs a rate, which she states with its day. */
import { useState } from 'react';
import { type Currency, currencies, type OtherCurrency, rateRange } from '../../../../shared/foundation/money.ts';
import { showIn, stateRate } from '../../../../shared/plan/edits/money.ts';
import type { Plan } from '../../../../shared/plan/plan.ts';
import { rateOf } from '../../../../shared/plan/planMoney.ts';
import { editPlan } from '../../../actions/editPlan.ts';
import { NumberField } from '../../../parts/EstimateField.tsx';
import { SelectField } from '../../../parts/SelectField.tsx';
import { today } from '../../../parts/today.ts';
import { useI18n } from '../../../parts/useI18n.ts';

export const MoneyFields = ({ plan }: { plan: Plan }) => {
  const { say } = useI18n();
  /** Asked for, and not shown before its rate is stated. */
  const [asked, ask] = useState<OtherCurrency | null>(null);
  const chosen: Currency = asked ?? plan.money?.shown ?? 'USD';
  const rate = rateOf(plan, chosen);
  const [day, setDay] = useState(today());
  const choose = (currency: Currency) => {
    const needsRate = currency !== 'USD' && rateOf(plan, currency) === null;
    ask(needsRate ? currency : null);
    setDay(rateOf(plan, currency)?.day ?? today());
    if (!needsRate) editPlan('app.editMoney', (current) => showIn(current, currency));
  };
  const state = (currency: OtherCurrency, perUsd: number, of: string) => {
    const refused = editPlan('app.editMoney', (current) => stateRate(current, { currency, perUsd, day: of }));
    if (refused === null) ask(null);
    return refused;
  };
  return (
    <>
      <SelectField
        label={say('plan.moneyIn')}
        value={chosen}
        choices={currencies.map((id) => ({ id, name: say(`plan.money${id}`) }))}
        onChange={choose}
        {...(chosen === 'USD' ? {} : { hint: say('plan.moneyHint') })}
      />
      {chosen === 'USD' ? null : (
        <div className="money-rate">
          <NumberField
            key={chosen}
            label={say('plan.moneyRate', { unit: say(`app.unit${chosen}`) })}
            unit="count"
            allowed={rateRange}
            value={rate?.perUsd ?? null}
            placeholder={say('plan.moneyRateMissing')}
            onChange={(perUsd) => state(chosen, perUsd, day)}
          />
          <label className="field">
            <span className="field-head">
              <span className="field-label">{say('plan.moneyDay')}</span>
            </span>
            <input
              className="input"
              type="date"
              value={day}
              onChange={({ target }) => {
                if (target.value === '') return;
                setDay(target.value);
                if (rate !== null) state(rate.currency, rate.perUsd, target.value);
              }}
            />
          </label>
        </div>
      )}
    </>
  );
};
