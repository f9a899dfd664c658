/** What the plan promises in advance: fees and what they include, minimum spends, discounts of volume. */
import { chooseOffer } from '../../../shared/catalog/chooseOffer.ts';
import type { Model } from '../../../shared/catalog/model.ts';
import { type Commitment, commitmentRanges, includedUnits } from '../../../shared/plan/commitment.ts';
import { addCommitment, removeCommitment, setCommitment } from '../../../shared/plan/edits/commitments.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { unpaidCommitments, unpaidText } from '../../../shared/report/unpaidCommitments.ts';
import { editPlan } from '../../actions/editPlan.ts';
import { tryEdit } from '../../actions/tryEdit.ts';
import { Button, IconButton } from '../../parts/Button.tsx';
import { NumberField } from '../../parts/EstimateField.tsx';
import { TextField } from '../../parts/Field.tsx';
import { Note } from '../../parts/Note.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';

const label = 'app.editPrices';

interface Target {
  on: Commitment['on'];
  name: string;
}

const idOf = (on: Commitment['on']): string => JSON.stringify(on);

/** Hosts first, those that are paid before the others; what a commitment is on stays a choice though nobody sells it any more. */
const targetsOf = (
  { prices }: Plan,
  models: readonly Model[],
  hosts: readonly string[],
  now: Commitment['on'] | null,
): Target[] => {
  const paid = new Set(models.map((model) => chooseOffer(model, prices)?.offer.host));
  const all: Target[] = [
    ...hosts
      .toSorted((a, b) => Number(paid.has(b)) - Number(paid.has(a)))
      .map((host): Target => ({ on: { kind: 'host', host }, name: host })),
    ...models.map(({ id, name }): Target => ({ on: { kind: 'model', modelId: id }, name })),
  ];
  if (now === null || all.some(({ on }) => idOf(on) === idOf(now))) return all;
  return [...all, { on: now, name: now.kind === 'host' ? now.host : now.modelId }];
};

type Change = Partial<Omit<Commitment, 'id'>>;

interface PartProps {
  commitment: Commitment;
  set: (change: Change) => ReturnType<typeof editPlan>;
}

const Included = ({ commitment, set }: PartProps) => {
  const { say } = useI18n();
  const { included, overageTimes } = commitment;
  const units = ['none', ...includedUnits] as const;
  return (
    <>
      <SelectField
        label={say('commitments.included')}
        value={included?.unit ?? 'none'}
        choices={units.map((id) => ({ id, name: say(`commitments.included-${id}`) }))}
        onChange={(unit) => set({ included: unit === 'none' ? null : { unit, amount: included?.amount ?? 0 } })}
      />
      {included === null ? null : (
        <>
          <NumberField
            label={say('commitments.amount')}
            unit={included.unit === 'usd' ? 'usd' : 'count'}
            allowed={commitmentRanges.amount}
            value={included.amount}
            onChange={(amount) => set({ included: { ...included, amount } })}
          />
          <NumberField
            label={say('commitments.overage')}
            unit="count"
            allowed={commitmentRanges.overageTimes}
            value={overageTimes}
            onChange={(times) => set({ overageTimes: times })}
          />
        </>
      )}
    </>
  );
};

const Tiers = ({ commitment, set }: PartProps) => {
  const { say } = useI18n();
  const { tiers } = commitment;
  const setTier = (at: number, change: Partial<Commitment['tiers'][number]>) =>
    set({ tiers: tiers.map((tier, i) => (i === at ? { ...tier, ...change } : tier)) });
  return (
    <div className="commitment-tiers">
      {tiers.map((tier, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a tier is known by its place alone
        <div className="commitment-tier" key={i}>
          <NumberField
            label={say('commitments.tierFrom')}
            unit="usd"
            allowed={commitmentRanges.usdPerMonth}
            value={tier.fromUsd}
            onChange={(fromUsd) => setTier(i, { fromUsd })}
          />
          <NumberField
            label={say('commitments.tierDiscount')}
            unit="share"
            allowed={commitmentRanges.discount}
            value={tier.discount}
            onChange={(discount) => setTier(i, { discount })}
          />
          <IconButton
            icon="trash"
            label={say('commitments.removeTier', { number: i + 1 })}
            onPress={() => set({ tiers: tiers.filter((_, other) => other !== i) })}
          />
        </div>
      ))}
      <Button
        tone="quiet"
        icon="plus"
        onPress={() => set({ tiers: [...tiers, { fromUsd: (tiers.at(-1)?.fromUsd ?? 0) + 1000, discount: 0 }] })}
      >
        {say('commitments.addTier')}
      </Button>
    </div>
  );
};

const CommitmentFields = ({
  commitment,
  plan,
  models,
  hosts,
}: {
  commitment: Commitment;
  plan: Plan;
  models: readonly Model[];
  hosts: readonly string[];
}) => {
  const { say } = useI18n();
  const { id, name, on, paidBy, count, usdPerMonth, minimumUsd } = commitment;
  const set = (change: Change) => editPlan(label, (before) => setCommitment(before, id, change));
  const targets = targetsOf(plan, models, hosts, on);
  return (
    <section className="commitment" aria-label={name}>
      <div className="prices-fields">
        <TextField label={say('commitments.name')} value={name} onChange={(text) => set({ name: text })} />
        <SelectField
          label={say('commitments.on')}
          value={idOf(on)}
          choices={targets.map((target) => ({
            id: idOf(target.on),
            name: say(`commitments.on-${target.on.kind}`, { name: target.name }),
          }))}
          onChange={(key) => {
            const target = targets.find((one) => idOf(one.on) === key);
            if (target !== undefined) tryEdit(label, (before) => setCommitment(before, id, { on: target.on }));
          }}
        />
        <SelectField
          label={say('commitments.paidBy')}
          value={paidBy}
          choices={(['buyers', 'all'] as const).map((who) => ({ id: who, name: say(`commitments.paidBy-${who}`) }))}
          onChange={(who) => set({ paidBy: who })}
        />
        <NumberField
          label={say('commitments.fee')}
          unit="usd"
          allowed={commitmentRanges.usdPerMonth}
          value={usdPerMonth}
          onChange={(usd) => set({ usdPerMonth: usd })}
        />
        <NumberField
          label={say('commitments.count')}
          unit="count"
          whole
          allowed={commitmentRanges.count}
          value={count}
          onChange={(units) => set({ count: units })}
        />
        <Included commitment={commitment} set={set} />
        <NumberField
          label={say('commitments.minimum')}
          unit="usd"
          allowed={commitmentRanges.usdPerMonth}
          value={minimumUsd}
          onChange={(usd) => set({ minimumUsd: usd })}
        />
      </div>
      {unpaidCommitments(plan, models).some((unpaid) => unpaid.id === id) ? (
        <Note tone="warn">{unpaidText(say, commitment)}</Note>
      ) : null}
      <div className="commitment-foot">
        <Tiers commitment={commitment} set={set} />
        <IconButton
          icon="trash"
          label={say('commitments.remove', { name })}
          onPress={() => tryEdit(label, (before) => removeCommitment(before, id))}
        />
      </div>
    </section>
  );
};

export const Commitments = ({
  plan,
  models,
  hosts,
}: {
  plan: Plan;
  models: readonly Model[];
  hosts: readonly string[];
}) => {
  const { say } = useI18n();
  const { commitments = [] } = plan;
  const taken = new Set(commitments.map(({ on }) => idOf(on)));
  const first = targetsOf(plan, models, hosts, null).find(({ on }) => !taken.has(idOf(on)));
  return (
    <>
      <p className="soft">{say('commitments.intro')}</p>
      {commitments.map((commitment) => (
        <CommitmentFields key={commitment.id} commitment={commitment} plan={plan} models={models} hosts={hosts} />
      ))}
      <div>
        <Button
          icon="plus"
          isDisabled={first === undefined}
          onPress={() => {
            if (first === undefined) return;
            const name = say('commitments.newName', { number: commitments.length + 1 });
            tryEdit(label, (before) => addCommitment(before, name, first.on));
          }}
        >
          {say('commitments.add')}
        </Button>
      </div>
    </>
  );
};
