/** What a rule asks, in fields: its number, its names or its day, and the row it holds for. */
import { useMemo } from 'react';
import type { Model } from '../../../shared/catalog/model.ts';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import { modelId, type RowId } from '../../../shared/foundation/ids.ts';
import { isPerCategory, type Rule, rowOfRule } from '../../../shared/plan/rule.ts';
import type { Naming } from '../../../shared/report/leverText.ts';
import { rowName } from '../../../shared/report/rowName.ts';
import { NumberField } from '../../parts/EstimateField.tsx';
import { NameSet } from '../../parts/NameSet.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useServedPlaces } from '../../parts/useServedPlaces.ts';
import { useCatalogState } from '../../state/useStore.ts';
import { useOrigins } from './useOrigins.ts';

const everywhere = 'everywhere';
const noModels: readonly Model[] = [];

interface RuleField {
  rule: Rule;
  categories: readonly RowId[];
  naming: Naming;
  onChange: (rule: Rule) => Refusal | null;
}

/** The row a rule holds for; a file may hold one about a row that has no tasks, or about one that is gone. */
const InRow = ({ rule, categories, naming, onChange }: RuleField) => {
  const { say } = useI18n();
  if (!isPerCategory(rule.kind)) return null;
  const own = rowOfRule(rule);
  const choices = own === null || categories.includes(own) ? categories : [...categories, own];
  return (
    <SelectField
      label={say('decide.ruleIn')}
      value={own ?? everywhere}
      choices={[
        { id: everywhere, name: say('decide.wholeMix') },
        ...choices.map((id) => ({ id, name: rowName(naming, id) })),
      ]}
      onChange={(id) => onChange({ ...rule, categoryId: id === everywhere ? null : id } as Rule)}
    />
  );
};

const useVendors = () => {
  const catalog = useCatalogState((state) => state.catalog);
  return useMemo(
    () =>
      [...new Map(catalog?.models.map(({ author, authorName }) => [author, authorName]))]
        .map(([id, name]) => ({ id, name }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en')),
    [catalog],
  );
};

const useModels = () => {
  const catalog = useCatalogState((state) => state.catalog);
  return useMemo(
    () =>
      (catalog?.models ?? []).map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'en')),
    [catalog],
  );
};

/** The number, the day or the names of a rule; nothing for a rule that has none. */
const RuleValue = ({ rule, onChange }: Pick<RuleField, 'rule' | 'onChange'>) => {
  const { say } = useI18n();
  const origins = useOrigins();
  const vendors = useVendors();
  const models = useModels();
  const servedPlaces = useServedPlaces(useCatalogState((state) => state.catalog)?.models ?? noModels);
  const label = say(`decide.rule-${rule.kind}`);
  const field = (
    unit: 'share' | 'usd' | 'tokens' | 'count' | 'seconds',
    value: number,
    change: (value: number) => Rule,
    allowed?: { min: number; max: number },
  ) => (
    <NumberField
      label={label}
      unit={unit}
      value={value}
      whole={unit === 'count'}
      {...(allowed === undefined ? {} : { allowed })}
      onChange={(typed) => onChange(change(typed))}
    />
  );
  const names = (
    choices: readonly { id: string; name: string }[],
    chosen: readonly string[],
    change: (chosen: string[]) => Rule,
  ) => <NameSet label={label} chosen={chosen} choices={choices} onChange={(ids) => onChange(change(ids))} />;
  switch (rule.kind) {
    case 'successFloor':
    case 'silentFailureCeiling':
    case 'vendorShareCap':
      return field('share', rule.share, (share) => ({ ...rule, share }));
    case 'budget':
      return field('usd', rule.usdPerMonth, (usdPerMonth) => ({ ...rule, usdPerMonth }));
    case 'maxModels':
      return field('count', rule.count, (count) => ({ ...rule, count }), { min: 1, max: 1000 });
    case 'contextTokens':
      return field('tokens', rule.tokens, (tokens) => ({ ...rule, tokens }));
    case 'latencyP95':
      return field('seconds', rule.seconds, (seconds) => ({ ...rule, seconds }));
    case 'origins':
      return names(origins, rule.allowed, (allowed) => ({ ...rule, allowed }));
    case 'servedIn':
      return names(servedPlaces, rule.allowed, (allowed) => ({ ...rule, allowed }));
    case 'vendors':
      return names(vendors, rule.allowed, (allowed) => ({ ...rule, allowed }));
    case 'vendorsNot':
      return names(vendors, rule.refused, (refused) => ({ ...rule, refused }));
    case 'models':
      return names(models, rule.allowed, (allowed) => ({ ...rule, allowed: allowed.map(modelId) }));
    case 'modelsNot':
      return names(models, rule.refused, (refused) => ({ ...rule, refused: refused.map(modelId) }));
    case 'lasting':
      return (
        <label className="rule-day">
          {label}
          <input
            type="date"
            value={rule.day}
            onChange={({ target }) => target.value !== '' && onChange({ ...rule, day: target.value })}
          />
        </label>
      );
    case 'openWeightsOnly':
    case 'toolsRequired':
    case 'listedOnly':
      return null;
    default:
      return rule satisfies never;
  }
};

export const RuleFields = (field: RuleField) => (
  <>
    <RuleValue rule={field.rule} onChange={field.onChange} />
    <InRow {...field} />
  </>
);
