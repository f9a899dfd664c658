/** The rules a plan must keep to, each with its field and, once a plan is found, with what it costs. */

import type { RulePrice } from '../../../shared/engine/optimise/optimum.ts';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import type { RowId } from '../../../shared/foundation/ids.ts';
import { isPerCategory, newRule, type Rule, ruleKinds } from '../../../shared/plan/rule.ts';
import { originsText, ruleText } from '../../../shared/report/decideTables.ts';
import type { Naming } from '../../../shared/report/leverText.ts';
import { rowName } from '../../../shared/report/rowName.ts';
import { IconButton } from '../../parts/Button.tsx';
import { NumberField } from '../../parts/EstimateField.tsx';
import { Menu } from '../../parts/Menu.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Names } from './useNaming.ts';
import { useOrigins } from './useOrigins.ts';

const everywhere = 'everywhere';

/** Several origins, which a file or the command line may state, stand as one choice. */
const between = ' ';
const several = (allowed: readonly string[]): string => allowed.join(between);

const RuleFields = ({
  rule,
  categories,
  naming,
  onChange,
}: {
  rule: Rule;
  categories: readonly RowId[];
  naming: Naming;
  onChange: (rule: Rule) => Refusal | null;
}) => {
  const { say } = useI18n();
  const origins = useOrigins();
  // A file may hold a rule about a row that has no tasks, or about one that is gone.
  const own = 'categoryId' in rule ? rule.categoryId : null;
  const inChoices = own === null || categories.includes(own) ? categories : [...categories, own];
  const label = say(`decide.rule-${rule.kind}`);
  const field = (
    unit: 'share' | 'usd' | 'tokens' | 'count' | 'seconds',
    value: number,
    change: (value: number) => Rule,
    allowed?: { min: number; max: number },
  ) => (
    <NumberField
      label={label}
      labelHidden
      unit={unit}
      value={value}
      whole={unit === 'count'}
      {...(allowed === undefined ? {} : { allowed })}
      onChange={(typed) => onChange(change(typed))}
    />
  );
  switch (rule.kind) {
    case 'successFloor':
    case 'silentFailureCeiling':
      return (
        <>
          {field('share', rule.share, (share) => ({ ...rule, share }))}
          <SelectField
            label={say('decide.ruleIn')}
            labelHidden
            value={rule.categoryId ?? everywhere}
            choices={[
              { id: everywhere, name: say('decide.wholeMix') },
              ...inChoices.map((id) => ({ id, name: rowName(naming, id) })),
            ]}
            onChange={(id) => onChange({ ...rule, categoryId: id === everywhere ? null : id })}
          />
        </>
      );
    case 'budget':
      return field('usd', rule.usdPerMonth, (usdPerMonth) => ({ ...rule, usdPerMonth }));
    case 'maxModels':
      return field('count', rule.count, (count) => ({ ...rule, count }), { min: 1, max: 1000 });
    case 'vendorShareCap':
      return field('share', rule.share, (share) => ({ ...rule, share }));
    case 'contextTokens':
      return field('tokens', rule.tokens, (tokens) => ({ ...rule, tokens }));
    case 'latencyP95':
      return field('seconds', rule.seconds, (seconds) => ({ ...rule, seconds }));
    case 'origins':
      return (
        <SelectField
          label={label}
          labelHidden
          value={several(rule.allowed)}
          choices={
            rule.allowed.length === 1 && origins.some(({ id }) => id === rule.allowed[0])
              ? origins
              : [...origins, { id: several(rule.allowed), name: originsText(naming, rule.allowed) }]
          }
          onChange={(id) => onChange({ ...rule, allowed: id.split(between) })}
        />
      );
    case 'openWeightsOnly':
    case 'toolsRequired':
    case 'listedOnly':
      return null;
    default:
      return rule satisfies never;
  }
};

const Price = ({ price, names, bestIds }: { price: RulePrice; names: Names; bestIds: readonly string[] }) => {
  const { say, usd } = useI18n();
  if (price.usdPerMonth === null) return null;
  // Below a cent a month a rule changes nothing that anyone pays.
  if (price.usdPerMonth < 0.01) return <span className="faint small">{say('decide.rulePriceFree')}</span>;
  const others = price.modelIdsWithout.filter((id) => !bestIds.includes(id));
  return (
    <span className="small">
      {others.length === 0
        ? say('decide.rulePriceIs', { usd: usd(price.usdPerMonth) })
        : say('decide.rulePriceWith', { usd: usd(price.usdPerMonth), models: names.models(others) })}
    </span>
  );
};

export const RuleList = ({
  rules,
  prices,
  bestIds,
  categories,
  usdPerMonth,
  names,
  onChange,
}: {
  rules: readonly Rule[];
  /** In the order of `rules`; empty until a plan is found under these very rules. */
  prices: readonly RulePrice[];
  bestIds: readonly string[];
  categories: readonly RowId[];
  /** What the cheapest stack spends: where a budget starts. */
  usdPerMonth: number;
  names: Names;
  onChange: (rules: Rule[]) => Refusal | null;
}) => {
  const { say } = useI18n();
  return (
    <div className="rules">
      <div className="rules-head">
        <h3>{say('decide.rules')}</h3>
        <Menu
          label={say('decide.addRule')}
          icon="plus"
          deeds={ruleKinds.map((kind) => ({
            id: kind,
            name: say(`decide.rule-${kind}`),
            isDisabled: !isPerCategory(kind) && rules.some((rule) => rule.kind === kind),
            ...(kind === 'latencyP95' ? { note: say('decide.latencyHint') } : {}),
            act: () => onChange([...rules, newRule(kind, usdPerMonth)]),
          }))}
        />
      </div>
      {rules.length === 0 ? (
        <p className="faint small">{say('decide.noRules')}</p>
      ) : (
        <ul>
          {rules.map((rule, at) => {
            const price = prices[at];
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: rules have no names of their own, and two may be alike
              <li key={`${rule.kind} ${at}`} className="rule">
                <span className="rule-name">{say(`decide.rule-${rule.kind}`)}</span>
                <span className="rule-fields">
                  <RuleFields
                    rule={rule}
                    categories={categories}
                    naming={names.naming}
                    onChange={(changed) => onChange(rules.map((one, i) => (i === at ? changed : one)))}
                  />
                </span>
                <span className="rule-price">
                  {price === undefined ? null : <Price price={price} names={names} bestIds={bestIds} />}
                </span>
                <IconButton
                  icon="close"
                  label={say('decide.removeRule', { rule: ruleText(names.naming, rule) })}
                  onPress={() => onChange(rules.filter((_, i) => i !== at))}
                />
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
};
