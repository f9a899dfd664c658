/** The success rates a policy rests on: measured ones with their source, assumed ones to be changed on the spot. */

import { benchmarkName } from '../../../../shared/catalog/benchmarkNames.ts';
import { namedSource } from '../../../../shared/catalog/sourceName.ts';
import type { CostInUse, RateInUse } from '../../../../shared/engine/outcome.ts';
import { assumeRate } from '../../../../shared/plan/edits/assumptions.ts';
import type { Estimate } from '../../../../shared/plan/estimate.ts';
import type { AssumedRate } from '../../../../shared/plan/plan.ts';
import { sourceIn } from '../../../../shared/words/catalogSentences.ts';
import { titled } from '../../../../shared/words/format.ts';
import { runSettingIn } from '../../../../shared/words/runSettings.ts';
import { type Edit, editPlan } from '../../../actions/editPlan.ts';
import { tryEdit } from '../../../actions/tryEdit.ts';
import { Button } from '../../../parts/Button.tsx';
import { Card } from '../../../parts/Card.tsx';
import { EstimateField } from '../../../parts/EstimateField.tsx';
import { NumberWithSource } from '../../../parts/NumberWithSource.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { modelNameOf, usePolicy } from './context.ts';

/** The engine's interval where it has one, as the planner's own range to start from. */
const asEstimate = ({ rate, source }: RateInUse): Estimate => {
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return {
    value: rounded(rate.value),
    ...(rate.low === undefined || rate.high === undefined ? {} : { low: rounded(rate.low), high: rounded(rate.high) }),
    source,
    assumed: true,
  };
};

/** What an attempt costs, with its factor and its price. */
const AttemptCost = ({ name, cost }: { name: string; cost: CostInUse }) => {
  const { say, money, number, date, language } = useI18n();
  return (
    <NumberWithSource
      text={say('stacks.perAttempt', { usd: money(cost.usdPerAttempt) })}
      label={titled(name, say('stacks.costOfAttempt'), language)}
      lines={[
        {
          term: say('report.completionFactor'),
          text: say('stacks.completionFactor', { factor: number(cost.completionFactor.value, 2) }),
        },
        {
          term: say('report.factorSource'),
          text: titled(say(`report.basis-${cost.factorBasis}`), cost.factorSource, language),
        },
        { term: say('report.priceAsOf'), text: date(cost.priceAsOf) },
        { term: say('report.priceSource'), text: cost.priceSource },
      ]}
    />
  );
};

/** A rate as it was found, and where. */
const FoundRate = ({ rate, label }: { rate: RateInUse; label: string }) => {
  const { say, share, number, language } = useI18n();
  const where = sourceIn(namedSource(rate.source).name, language);
  return (
    <>
      <NumberWithSource
        text={share(rate.rate.value)}
        label={label}
        lines={[
          { term: say('stacks.basis'), text: say(`report.basis-${rate.basis}`) },
          {
            term: say('stacks.interval'),
            text:
              rate.rate.low === undefined || rate.rate.high === undefined
                ? null
                : say('report.interval', { low: share(rate.rate.low), high: share(rate.rate.high) }),
          },
          { term: say('stacks.benchmark'), text: rate.benchmark === null ? null : benchmarkName(rate.benchmark) },
          {
            term: say('stacks.configuration'),
            text: rate.config === null ? null : runSettingIn(rate.config, language),
          },
          { term: say('report.trials'), text: rate.trials === null ? null : number(rate.trials) },
          {
            term: say('stacks.where'),
            text: rate.basis === 'linked' ? say('stacks.linkedFrom', { benchmarks: where }) : where,
          },
        ]}
      />
      <span className="faint small">
        {[
          say(`stacks.basis-${rate.basis}`),
          rate.benchmark === null ? null : benchmarkName(rate.benchmark),
          rate.trials === null ? null : say('stacks.trials', { trials: number(rate.trials) }),
          rate.anchored ? say('stacks.anchored') : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
};

const RateLine = ({
  rate,
  cost,
  assumed,
}: {
  rate: RateInUse;
  cost: CostInUse | undefined;
  assumed: AssumedRate | undefined;
}) => {
  const { say, language } = useI18n();
  const context = usePolicy();
  const { category } = context;
  const name = modelNameOf(context, rate.modelId);
  const assume =
    (estimate: Estimate | null): Edit =>
    (plan) =>
      assumeRate(plan, rate.modelId, category.id, estimate);
  return (
    <li className="rate">
      <div className="rate-head">
        <strong>{name}</strong>
        {cost === undefined ? null : <AttemptCost name={name} cost={cost} />}
      </div>
      {assumed === undefined ? (
        <div className="rate-told">
          <FoundRate rate={rate} label={say('stacks.rateOf', { model: name })} />
          <Button
            tone="quiet"
            aria-label={titled(say('stacks.rateAssumeOwn'), name, language)}
            onPress={() => tryEdit('app.editRates', assume(asEstimate(rate)))}
          >
            {say('stacks.rateAssumeOwn')}
          </Button>
        </div>
      ) : (
        <div className="rate-own">
          <EstimateField
            label={say('stacks.rate')}
            unit="share"
            value={assumed.rate}
            onChange={(estimate) => editPlan('app.editRates', assume(estimate))}
          />
          <Button
            tone="quiet"
            aria-label={titled(say('stacks.rateBack'), name, language)}
            onPress={() => tryEdit('app.editRates', assume(null))}
          >
            {say('stacks.rateBack')}
          </Button>
        </div>
      )}
    </li>
  );
};

export const Rates = ({
  rates,
  costs,
  assumedRates,
}: {
  rates: readonly RateInUse[];
  costs: readonly CostInUse[];
  assumedRates: readonly AssumedRate[];
}) => {
  const { say } = useI18n();
  const { category } = usePolicy();
  return (
    <Card title={say('stacks.rates')} note={say('stacks.ratesNote')}>
      <ul className="rates">
        {rates.map((rate) => (
          <RateLine
            key={rate.modelId}
            rate={rate}
            cost={costs.find((cost) => cost.modelId === rate.modelId)}
            assumed={assumedRates.find((entry) => entry.modelId === rate.modelId && entry.category === category.id)}
          />
        ))}
      </ul>
    </Card>
  );
};
