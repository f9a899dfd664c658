/** What each rule costs a month, each lifted alone; how much a free one leaves to spare; and what would come in. */
import type { Found, RulePrice } from '../../../shared/engine/optimise/optimum.ts';
import type { Rule } from '../../../shared/plan/rule.ts';
import { ruleText } from '../../../shared/report/decideTables.ts';
import { Card } from '../../parts/Card.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { isFree } from './RuleChips.tsx';
import type { Names } from './useNaming.ts';

/** How far the best plan stays from the rule, in the rule's own unit, as words; null where a rule has no distance. */
const useSpare = (found: Found) => {
  const { say, number, money } = useI18n();
  const { best } = found;
  const inRow = (id: string | null) => best.categories.find(({ categoryId }) => categoryId === id) ?? best;
  const points = (share: number) => say('decide.sparePoints', { points: number(100 * Math.max(0, share), 1) });
  return (rule: Rule): string | null => {
    if (rule.kind === 'successFloor') return points(inRow(rule.categoryId).success - rule.share);
    if (rule.kind === 'silentFailureCeiling') return points(rule.share - inRow(rule.categoryId).silentFailure);
    if (rule.kind === 'budget')
      return say('decide.spareUsd', { usd: money(Math.max(0, rule.usdPerMonth - best.usdPerMonth)) });
    if (rule.kind === 'maxModels') {
      const left = rule.count - inRow(rule.categoryId ?? null).modelIds.length;
      return say('decide.spareModels', { count: number(Math.max(0, left)) });
    }
    return null;
  };
};

const byCost = (a: RulePrice, b: RulePrice): number => (b.usdPerMonth ?? 0) - (a.usdPerMonth ?? 0);

export const RulePrices = ({ found, names }: { found: Found; names: Names }) => {
  const { say, money } = useI18n();
  const spare = useSpare(found);
  if (found.rulePrices.length === 0) return null;
  const most = Math.max(...found.rulePrices.map(({ usdPerMonth }) => usdPerMonth ?? 0), 0.01);
  const explained = (price: RulePrice): string => {
    if (price.usdPerMonth === null) return say('decide.ruleUnpriced');
    if (isFree(price)) return spare(price.rule) ?? say('decide.ruleFree');
    const others = price.modelIdsWithout.filter((id) => !found.best.modelIds.includes(id));
    return others.length === 0
      ? say('decide.ruleWithoutSame')
      : say('decide.ruleWithout', { models: names.models(others) });
  };
  return (
    <Card title={say('decide.rulePrices')} note={say(`decide.rulePricesOf-${found.objective}`)}>
      <ul className="rule-prices">
        {found.rulePrices.toSorted(byCost).map((price) => (
          <li key={JSON.stringify(price.rule)} data-free={isFree(price)}>
            <span className="rule-prices-name">
              {ruleText(names.naming, price.rule)}
              <small className="rule-prices-why">{explained(price)}</small>
            </span>
            <span className="rule-prices-bar" aria-hidden="true">
              <i className="rule-prices-fill" style={{ width: `${(100 * (price.usdPerMonth ?? 0)) / most}%` }} />
            </span>
            <b className="rule-prices-usd">
              {price.usdPerMonth === null
                ? say('report.unknown')
                : isFree(price)
                  ? say('decide.chipFree')
                  : money(price.usdPerMonth)}
            </b>
          </li>
        ))}
      </ul>
      <p className="faint small">{say('decide.rulePricesAlone')}</p>
    </Card>
  );
};
