/** What the plan pays: the rule that picks an offer of each model, hosts and discounts, promotions, hours; and what comes of it. */
import './pricesPaid.css';
import { titled } from '../../../shared/words/format.ts';
import '../../actions/laterWords.ts';
import { chooseOffer } from '../../../shared/catalog/chooseOffer.ts';
import type { Model } from '../../../shared/catalog/model.ts';
import type { PriceChoice } from '../../../shared/catalog/priceChoice.ts';
import { union } from '../../../shared/catalog/servedIn.ts';
import { avoidHost, pricesOf, setHostDiscount, setPrices, stateOffer } from '../../../shared/plan/edits/prices.ts';
import { editPlan } from '../../actions/editPlan.ts';
import { tryEdit } from '../../actions/tryEdit.ts';
import { Button } from '../../parts/Button.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { NumberField } from '../../parts/EstimateField.tsx';
import { NameSet } from '../../parts/NameSet.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { Toggle } from '../../parts/Toggle.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useServedPlaces } from '../../parts/useServedPlaces.ts';
import { usePlanState } from '../../state/useStore.ts';
import { Commitments } from './Commitments.tsx';
import { WorkingTime } from './WorkingTime.tsx';

const rules = ['vendor', 'cheapest', 'host'] as const;

const label = 'app.editPrices';

/** The sellers of the plan's models, in order of their names. */
const hostsOf = (models: readonly Model[]): string[] =>
  [...new Set(models.flatMap(({ offers }) => offers.flatMap(({ host }) => host ?? [])))].sort();

const change = (prices: Partial<PriceChoice>) => editPlan(label, (plan) => setPrices(plan, prices));

/** Where offers are served that are paid before others; off, it does not matter where. */
const ServedIn = ({ servedIn, models }: Pick<PriceChoice, 'servedIn'> & { models: readonly Model[] }) => {
  const { say } = useI18n();
  const places = useServedPlaces(models);
  return (
    <>
      <Toggle isOn={servedIn !== null} onChange={(isOn) => change({ servedIn: isOn ? [union] : null })}>
        {say('prices.servedIn')}
      </Toggle>
      {servedIn === null ? null : (
        <NameSet
          label={say('prices.servedIn')}
          chosen={servedIn}
          choices={places}
          onChange={(chosen) => change({ servedIn: chosen })}
        />
      )}
    </>
  );
};

const Rule = ({
  choice,
  hosts,
  models,
}: {
  choice: PriceChoice;
  hosts: readonly string[];
  models: readonly Model[];
}) => {
  const { say } = useI18n();
  return (
    <div className="prices-fields">
      <SelectField
        label={say('prices.rule')}
        value={choice.offerRule}
        choices={rules.map((id) => ({ id, name: say(`prices.rule-${id}`) }))}
        onChange={(offerRule) =>
          change({ offerRule, host: offerRule === 'host' ? (choice.host ?? hosts[0] ?? null) : choice.host })
        }
      />
      {choice.offerRule === 'host' ? (
        <SelectField
          label={say('prices.ruleHost')}
          value={choice.host}
          choices={hosts.map((id) => ({ id, name: id }))}
          onChange={(host) => change({ host })}
        />
      ) : null}
      {choice.promotions === 'as-listed' ? null : (
        <NumberField
          label={say('prices.horizon')}
          hint={say('prices.promotionsHint')}
          unit="count"
          allowed={{ min: 0, max: 120 }}
          whole
          value={choice.horizonMonths}
          onChange={(horizonMonths) => change({ horizonMonths })}
        />
      )}
      <WorkingTime choice={choice} change={change} />
      <div className="prices-toggles">
        <ServedIn servedIn={choice.servedIn} models={models} />
        <Toggle
          isOn={choice.promotions === 'as-listed'}
          onChange={(all) => change({ promotions: all ? 'as-listed' : 'outlasting' })}
        >
          {say('prices.promotions')}
        </Toggle>
        <Toggle isOn={choice.tokenizer} onChange={(tokenizer) => change({ tokenizer })}>
          {say('prices.tokenizer')}
        </Toggle>
      </div>
    </div>
  );
};

const Hosts = ({ choice, hosts }: { choice: PriceChoice; hosts: readonly string[] }) => {
  const { say, language } = useI18n();
  const columns: Column<string>[] = [
    { id: 'host', head: say('catalog.host'), cell: (host) => host },
    {
      id: 'allowed',
      head: say('prices.allowed'),
      cell: (host) => (
        <Toggle
          isOn={!choice.avoidHosts.includes(host)}
          onChange={(isAllowed) => tryEdit(label, (plan) => avoidHost(plan, host, !isAllowed))}
        >
          <span className="visually-hidden">{titled(say('prices.allowed'), host, language)}</span>
        </Toggle>
      ),
    },
    {
      id: 'discount',
      head: say('prices.discount'),
      cell: (host) => (
        <NumberField
          label={titled(say('prices.discount'), host, language)}
          labelHidden
          unit="share"
          allowed={{ min: 0, max: 0.99 }}
          value={choice.discounts.find((given) => given.host === host)?.discount ?? null}
          onChange={(discount) => editPlan(label, (plan) => setHostDiscount(plan, host, discount))}
          onClear={() => tryEdit(label, (plan) => setHostDiscount(plan, host, null))}
        />
      ),
    },
  ];
  return <DataTable caption={say('prices.hosts')} columns={columns} rows={[...hosts]} rowId={(host) => host} />;
};

const Paid = ({ choice, models }: { choice: PriceChoice; models: readonly Model[] }) => {
  const { say, usd, dateInColumn } = useI18n();
  const columns: Column<Model>[] = [
    { id: 'model', head: say('catalog.model'), cell: ({ name }) => name },
    {
      id: 'host',
      head: say('catalog.host'),
      cell: (model) => chooseOffer(model, choice)?.offer.host ?? say('catalog.unknown'),
    },
    {
      id: 'price',
      head: say('catalog.pricePerM'),
      numeric: true,
      cell: (model) => {
        const paid = chooseOffer(model, choice)?.paid;
        return paid === undefined ? say('prices.none') : `${usd(paid.promptUsdPerM)} / ${usd(paid.completionUsdPerM)}`;
      },
    },
    {
      id: 'asOf',
      head: say('catalog.asOf'),
      cell: (model) => {
        const asOf = chooseOffer(model, choice)?.offer.asOf;
        return asOf === undefined ? say('catalog.unknown') : <span className="nowrap">{dateInColumn(asOf)}</span>;
      },
    },
    {
      id: 'why',
      head: say('prices.why'),
      cell: (model) => {
        const chosen = chooseOffer(model, choice);
        if (!choice.stated.some(({ modelId }) => modelId === model.id))
          return chosen === null ? null : say(`prices.why-${chosen.why}`);
        return (
          <Button tone="quiet" onPress={() => tryEdit(label, (plan) => stateOffer(plan, model.id, null))}>
            {`${say('prices.why-stated')} · ${say('prices.takeBack')}`}
          </Button>
        );
      },
    },
  ];
  return <DataTable caption={say('prices.paid')} columns={columns} rows={[...models]} rowId={({ id }) => id} />;
};

export const PricesPaid = ({ onClose }: { onClose: () => void }) => {
  const { say } = useI18n();
  const document = usePlanState((state) => state.document);
  if (document === null) return null;
  const choice = pricesOf(document.plan);
  const { models } = document.snapshot;
  const hosts = hostsOf(models);
  return (
    <Dialog
      wide
      title={say('app.pricesPaid')}
      onClose={onClose}
      actions={
        <Button tone="primary" onPress={onClose}>
          {say('app.close')}
        </Button>
      }
    >
      <div className="prices">
        <p>{say('prices.intro')}</p>
        <Rule choice={choice} hosts={hosts} models={models} />
        <h3>{say('prices.paid')}</h3>
        <Paid choice={choice} models={models} />
        <h3>{say('commitments.title')}</h3>
        <Commitments plan={document.plan} models={models} hosts={hosts} />
        <h3>{say('prices.hosts')}</h3>
        <Hosts choice={choice} hosts={hosts} />
      </div>
    </Dialog>
  );
};
