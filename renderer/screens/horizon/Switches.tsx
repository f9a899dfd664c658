/** Planned switches from one model to another: when, which, at what one-time cost, and how fast work follows. */

import type { PortfolioDocument } from '../../../shared/document/document.ts';
import type { Candidate } from '../../../shared/engine/candidates.ts';
import { stickinessPresets } from '../../../shared/engine/horizon/switching.ts';
import type { ModelId, RowId } from '../../../shared/foundation/ids.ts';
import { type Ahead, mostMonths, type Returning, type Switch } from '../../../shared/plan/ahead.ts';
import type { CategoryPlan } from '../../../shared/plan/plan.ts';
import { modelsOfPolicy } from '../../../shared/plan/policyParts.ts';
import { rowTitle } from '../../../shared/report/rowName.ts';
import { boomerangCohorts } from '../../../shared/study/shown.ts';
import { Button } from '../../parts/Button.tsx';
import { NumberField } from '../../parts/EstimateField.tsx';
import { ModelPicker } from '../../parts/ModelPicker.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useCandidates } from '../plan/flow/useCandidates.ts';

const SwitchFields = ({
  event,
  months,
  rows,
  used,
  candidates,
  onChange,
  onRemove,
}: {
  event: Switch;
  months: number;
  rows: readonly { id: RowId; name: string }[];
  used: readonly { id: ModelId; name: string }[];
  candidates: readonly Candidate[];
  onChange: (event: Switch) => void;
  onRemove: () => void;
}) => {
  const { say } = useI18n();
  return (
    <div className="horizon-switch">
      <NumberField
        label={say('horizon.switchMonth')}
        unit="count"
        whole
        allowed={{ min: 0, max: months }}
        value={event.month}
        onChange={(month) => onChange({ ...event, month }) as undefined}
      />
      <SelectField
        label={say('horizon.switchIn')}
        value={event.categoryId ?? 'all'}
        choices={[{ id: 'all' as RowId | 'all', name: say('horizon.switchInAll') }, ...rows]}
        onChange={(id) => onChange({ ...event, categoryId: id === 'all' ? null : id })}
      />
      <SelectField
        label={say('horizon.switchFrom')}
        value={event.from}
        choices={used}
        onChange={(from) => onChange({ ...event, from })}
      />
      <ModelPicker
        label={say('horizon.switchTo')}
        value={event.to}
        candidates={candidates}
        onChange={(to) => onChange({ ...event, to })}
      />
      <NumberField
        label={say('horizon.switchUsd')}
        unit="usd"
        value={event.switchingUsd}
        onChange={(switchingUsd) => onChange({ ...event, switchingUsd }) as undefined}
      />
      <Button onPress={onRemove}>{say('horizon.removeSwitch')}</Button>
    </div>
  );
};

/** Who comes back to the model that was left; the month of the study's first cohort until another is typed. */
const Returns = ({
  returns,
  onChange,
}: {
  returns: Returning | undefined;
  onChange: (change: Partial<Ahead>) => void;
}) => {
  const { say } = useI18n();
  const month = returns?.month ?? boomerangCohorts.value[0]?.month ?? 1;
  return (
    <>
      <NumberField
        label={say('horizon.returnsShare')}
        hint={say('horizon.returnsHint')}
        unit="share"
        value={returns?.share ?? null}
        onChange={(share) => onChange({ returns: { month, share } }) as undefined}
        onClear={() => onChange({ returns: undefined })}
      />
      {returns === undefined ? null : (
        <NumberField
          label={say('horizon.returnsMonth')}
          unit="count"
          whole
          allowed={{ min: 1, max: mostMonths }}
          value={month}
          onChange={(typed) => onChange({ returns: { ...returns, month: typed } }) as undefined}
        />
      )}
    </>
  );
};

export const Switches = ({
  document,
  main,
  wanted,
  used,
  onChange,
}: {
  document: PortfolioDocument;
  /** The category with most tasks: its evidence stands beside each model. */
  main: CategoryPlan;
  wanted: Ahead;
  used: readonly { id: ModelId; name: string }[];
  onChange: (change: Partial<Ahead>) => void;
}) => {
  const { say } = useI18n();
  const candidates = useCandidates(document, main);
  const { switches, months } = wanted;
  const inMain = new Set(
    document.plan.stacks.flatMap(({ policies }) => {
      const policy = policies[main.id];
      return policy === undefined ? [] : modelsOfPolicy(policy);
    }),
  );
  const first = used.find(({ id }) => inMain.has(id)) ?? used[0];
  const cheapest = candidates.find(({ model, rate }) => rate !== null && model.id !== first?.id);
  const set = (at: number, event: Switch | null): void =>
    onChange({ switches: switches.flatMap((each, i) => (i === at ? (event ?? []) : each)) });
  return (
    <>
      {switches.map((event, i) => (
        <SwitchFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a switch has no name but its place
          key={i}
          event={event}
          months={months}
          rows={document.plan.categories.map((row) => ({ id: row.id, name: rowTitle(say, row) }))}
          used={used}
          candidates={candidates}
          onChange={(changed) => set(i, changed)}
          onRemove={() => set(i, null)}
        />
      ))}
      <div className="horizon-actions">
        <Button
          isDisabled={first === undefined || cheapest === undefined}
          onPress={() => {
            if (first === undefined || cheapest === undefined) return;
            const event = { month: 1, categoryId: main.id, from: first.id, to: cheapest.model.id, switchingUsd: 0 };
            onChange({ switches: [...switches, event] });
          }}
        >
          {say('horizon.addSwitch')}
        </Button>
      </div>
      {switches.length === 0 ? null : (
        <div className="horizon-fields">
          <SelectField
            label={say('horizon.stickiness')}
            value={wanted.stickiness}
            choices={stickinessPresets.map(({ id, source }) => ({
              id,
              name: say(`horizon.stickiness-${id}`),
              note: say(source),
            }))}
            onChange={(stickiness) => onChange({ stickiness })}
          />
          <Returns returns={wanted.returns} onChange={onChange} />
        </div>
      )}
    </>
  );
};
