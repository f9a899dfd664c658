/** What a planner states of her hardware: the machine, the work that goes there, and how it runs. */
import type { ReactNode } from 'react';
import type { Load } from '../../../shared/engine/fleets/load.ts';
import { architectureOf } from '../../../shared/engine/serving/architecture.ts';
import { gpus } from '../../../shared/engine/serving/gpu.ts';
import { releasedPrecision } from '../../../shared/engine/serving/placing.ts';
import { type Fleet, fleetRanges, precisions, replicaSizes } from '../../../shared/plan/fleet.ts';
import { gpuTextIn } from '../../../shared/words/gpuSentences.ts';
import { EstimateField, NumberField } from '../../parts/EstimateField.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';

interface Given {
  fleet: Fleet;
  change: (change: Partial<Fleet>) => void;
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="own-group">
    <legend>{title}</legend>
    {children}
  </fieldset>
);

/** The price of an hour that holds where none is typed, and where it comes from. */
const usePublished = ({ gpu: id, owned, rent: kind }: Fleet): string => {
  const { say, money, language } = useI18n();
  const gpu = gpus.find((one) => one.id === id);
  const rent = gpu?.rents.find((one) => one.kind === kind);
  if (owned && gpu?.own != null)
    return say('hardware.hourHint', {
      usd: money(Math.sqrt(gpu.own.low * gpu.own.high)),
      source: gpuTextIn(gpu.own.source, language),
    });
  if (!owned && rent !== undefined)
    return say('hardware.hourHint', { usd: money(rent.typical), source: gpuTextIn(rent.source, language) });
  return say('hardware.hourUnknown');
};

/** Each number of a fleet as it is typed; one that may be empty then is what the hint says. */
const numbers = {
  usdPerGpuHour: { label: 'hardware.hour', unit: 'usd', whole: false, mayBeEmpty: true },
  allowedLoad: { label: 'hardware.allowed', unit: 'share', whole: false, mayBeEmpty: false },
  spares: { label: 'hardware.spares', unit: 'count', whole: true, mayBeEmpty: false },
  mostReplicas: { label: 'hardware.most', unit: 'count', whole: true, mayBeEmpty: true },
  perUserFloor: { label: 'hardware.floor', unit: 'count', whole: false, mayBeEmpty: false },
  overheadShare: { label: 'hardware.overhead', unit: 'share', whole: false, mayBeEmpty: false },
  staffUsdPerMonth: { label: 'hardware.staff', unit: 'usd', whole: false, mayBeEmpty: false },
  peakToMean: { label: 'hardware.peak', unit: 'count', whole: false, mayBeEmpty: false },
  prefixHit: { label: 'hardware.cache', unit: 'share', whole: false, mayBeEmpty: true },
} as const satisfies Record<keyof typeof fleetRanges, object>;

const FleetNumber = ({
  fleet,
  change,
  field,
  hint = '',
}: Given & { field: keyof typeof fleetRanges; hint?: string }) => {
  const { say } = useI18n();
  const { label, unit, whole, mayBeEmpty } = numbers[field];
  return (
    <NumberField
      label={say(label)}
      unit={unit}
      whole={whole}
      allowed={fleetRanges[field]}
      value={fleet[field]}
      {...(hint === '' ? {} : { hint })}
      onChange={(value) => change({ [field]: value }) as undefined}
      {...(mayBeEmpty ? { onClear: () => change({ [field]: null }) } : {})}
    />
  );
};

const Machine = ({ fleet, change }: Given) => {
  const { say, money, number } = useI18n();
  const published = usePublished(fleet);
  const gpu = gpus.find(({ id }) => id === fleet.gpu);
  const architecture = architectureOf(fleet.modelId);
  const released = architecture === null ? null : releasedPrecision(architecture);
  return (
    <Group title={say('hardware.machine')}>
      <SelectField
        label={say('hardware.keptAs')}
        value={fleet.owned ? 'owned' : 'rented'}
        choices={(['rented', 'owned'] as const).map((id) => ({ id, name: say(`hardware.kept-${id}`) }))}
        onChange={(id) => change({ owned: id === 'owned', usdPerGpuHour: null })}
      />
      <SelectField
        label={say('hardware.gpu')}
        value={fleet.gpu}
        choices={gpus.map(({ id, name, memoryGb }) => ({
          id,
          name: id,
          note: `${name} · ${say('hardware.gpuMemory', { gb: number(memoryGb) })}`,
        }))}
        onChange={(id) => change({ gpu: id, usdPerGpuHour: null })}
      />
      <SelectField
        label={say('hardware.gpus')}
        value={`${fleet.gpus ?? 'cheapest'}`}
        choices={[
          { id: 'cheapest', name: say('hardware.cheapest') },
          ...replicaSizes.map((size) => ({ id: `${size}`, name: number(size) })),
        ]}
        onChange={(id) => change({ gpus: id === 'cheapest' ? null : Number(id) })}
      />
      {fleet.owned || gpu === undefined || gpu.rents.length === 0 ? null : (
        <SelectField
          label={say('hardware.rent')}
          value={gpu.rents.find(({ kind }) => kind === fleet.rent)?.kind ?? null}
          choices={gpu.rents.map(({ kind, low, high }) => ({
            id: kind,
            name: say(`hardware.rent-${kind}`),
            note: say('hardware.rentRange', { low: money(low), high: money(high) }),
          }))}
          onChange={(rent) => change({ rent, usdPerGpuHour: null })}
        />
      )}
      <FleetNumber fleet={fleet} change={change} field="usdPerGpuHour" hint={published} />
      <SelectField
        label={say('hardware.precision')}
        value={fleet.precision ?? 'released'}
        choices={[
          { id: 'released' as const, name: say('hardware.released', { precision: released ?? '' }) },
          ...precisions.filter((one) => one !== released).map((id) => ({ id, name: id })),
        ]}
        onChange={(id) => change({ precision: id === 'released' ? null : id })}
      />
      {fleet.precision === null || fleet.precision === released ? null : (
        <EstimateField
          label={say('hardware.loss')}
          unit="share"
          value={fleet.successLoss}
          hint={say('hardware.lossHint')}
          onChange={(successLoss) => change({ successLoss }) as undefined}
          onClear={() => change({ successLoss: null })}
        />
      )}
    </Group>
  );
};

const Runs = ({ fleet, change, host }: Given & { host: string | null }) => {
  const { say } = useI18n();
  return (
    <Group title={say('hardware.runs')}>
      <FleetNumber fleet={fleet} change={change} field="allowedLoad" />
      <FleetNumber fleet={fleet} change={change} field="spares" />
      <FleetNumber
        fleet={fleet}
        change={change}
        field="mostReplicas"
        hint={host === null ? say('hardware.mostHintNoApi') : say('hardware.mostHint', { host })}
      />
      <FleetNumber fleet={fleet} change={change} field="perUserFloor" />
      <FleetNumber fleet={fleet} change={change} field="overheadShare" hint={say('hardware.overheadHint')} />
      <FleetNumber fleet={fleet} change={change} field="staffUsdPerMonth" />
    </Group>
  );
};

export interface TypedWork {
  requests: number;
  promptTokens: number;
  completionTokens: number;
}

const Typed = ({ typed, onType }: { typed: TypedWork; onType: (change: Partial<TypedWork>) => void }) => {
  const { say } = useI18n();
  return (
    <>
      <NumberField
        label={say('hardware.requests')}
        unit="count"
        allowed={{ min: 1, max: 1e12 }}
        value={typed.requests}
        onChange={(requests) => onType({ requests }) as undefined}
      />
      <NumberField
        label={say('hardware.promptTokens')}
        unit="tokens"
        allowed={{ min: 1, max: 1e7 }}
        value={typed.promptTokens}
        onChange={(promptTokens) => onType({ promptTokens }) as undefined}
      />
      <NumberField
        label={say('hardware.completionTokens')}
        unit="tokens"
        allowed={{ min: 1, max: 1e6 }}
        value={typed.completionTokens}
        onChange={(completionTokens) => onType({ completionTokens }) as undefined}
      />
    </>
  );
};

export const Settings = ({
  fleet,
  change,
  load,
  stacks,
  stack,
  onStack,
  typed,
  onType,
  host,
  actions,
}: Given & {
  load: Load;
  /** The stacks that use the model; none: the work is typed. */
  stacks: readonly { id: string; name: string }[];
  stack: string | null;
  onStack: (id: string) => void;
  typed: TypedWork;
  onType: (change: Partial<TypedWork>) => void;
  /** Who takes what overflows; null: nobody is known to sell the model. */
  host: string | null;
  actions: ReactNode;
}) => {
  const { say, number, tokens, share } = useI18n();
  const cached = load.promptTokens > 0 ? load.cachedTokens / load.promptTokens : 0;
  return (
    <div className="card own-settings">
      <Machine fleet={fleet} change={change} />
      <Group title={say('hardware.work')}>
        {stack === null ? (
          <Typed typed={typed} onType={onType} />
        ) : (
          <SelectField
            label={say('hardware.stack')}
            value={stack}
            choices={[...stacks]}
            hint={say('hardware.stackLoad', {
              requests: number(Math.round(load.requests)),
              tokens: tokens(load.completionTokens),
            })}
            onChange={onStack}
          />
        )}
        <FleetNumber fleet={fleet} change={change} field="peakToMean" hint={say('hardware.peakHint')} />
        <FleetNumber
          fleet={fleet}
          change={change}
          field="prefixHit"
          hint={say('hardware.cacheHint', { share: share(cached) })}
        />
      </Group>
      <Runs fleet={fleet} change={change} host={host} />
      <div className="own-actions">{actions}</div>
    </div>
  );
};
