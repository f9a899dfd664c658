/** Models that will no longer be to be had: in which month, and who takes their work, where that is said. */
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import type { Candidate } from '../../../shared/engine/candidates.ts';
import type { ModelId } from '../../../shared/foundation/ids.ts';
import type { Ahead, Retirement } from '../../../shared/plan/ahead.ts';
import type { CategoryPlan } from '../../../shared/plan/plan.ts';
import { Button } from '../../parts/Button.tsx';
import { NumberField } from '../../parts/EstimateField.tsx';
import { ModelPicker } from '../../parts/ModelPicker.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useCandidates } from '../plan/flow/useCandidates.ts';

const followed = ['none', 'one'] as const;

const RetirementFields = ({
  event,
  months,
  used,
  candidates,
  onChange,
  onRemove,
}: {
  event: Retirement;
  months: number;
  used: readonly { id: ModelId; name: string }[];
  candidates: readonly Candidate[];
  onChange: (event: Retirement) => void;
  onRemove: () => void;
}) => {
  const { say } = useI18n();
  const { modelId, successor } = event;
  const cheapest = candidates.find(({ model, rate }) => rate !== null && model.id !== modelId);
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
        label={say('horizon.retires')}
        value={modelId}
        choices={used}
        onChange={(id) => onChange({ ...event, modelId: id })}
      />
      <SelectField
        label={say('horizon.successor')}
        value={successor === null ? 'none' : 'one'}
        choices={followed.map((id) => ({
          id,
          name: say(id === 'none' ? 'horizon.successorNone' : 'horizon.successorOne'),
        }))}
        onChange={(id) => onChange({ ...event, successor: id === 'none' ? null : (cheapest?.model.id ?? null) })}
      />
      {successor === null ? null : (
        <ModelPicker
          label={say('horizon.successorOne')}
          value={successor}
          candidates={candidates}
          onChange={(id) => onChange({ ...event, successor: id })}
        />
      )}
      <Button onPress={onRemove}>{say('horizon.removeRetirement')}</Button>
    </div>
  );
};

export const Retirements = ({
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
  const { retirements = [], months } = wanted;
  const [first] = used;
  const set = (at: number, event: Retirement | null): void =>
    onChange({ retirements: retirements.flatMap((each, i) => (i === at ? (event ?? []) : each)) });
  return (
    <>
      <h3 className="horizon-part">{say('horizon.retirements')}</h3>
      <p className="soft small">{say('horizon.retirementsNote')}</p>
      {retirements.map((event, i) => (
        <RetirementFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a retirement has no name but its place
          key={i}
          event={event}
          months={months}
          used={used}
          candidates={candidates}
          onChange={(changed) => set(i, changed)}
          onRemove={() => set(i, null)}
        />
      ))}
      <div className="horizon-actions">
        <Button
          isDisabled={first === undefined}
          onPress={() => {
            if (first === undefined) return;
            onChange({
              retirements: [...retirements, { month: Math.min(4, months), modelId: first.id, successor: null }],
            });
          }}
        >
          {say('horizon.addRetirement')}
        </Button>
      </div>
    </>
  );
};
