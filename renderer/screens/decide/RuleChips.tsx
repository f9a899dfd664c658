/** What must hold, a chip for each rule: what it asks, what it costs a month, its fields behind it, and its way out. */
import type { RulePrice } from '../../../shared/engine/optimise/optimum.ts';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import type { RowId } from '../../../shared/foundation/ids.ts';
import {
  isPerCategory,
  newRule,
  type Rule,
  type RuleKind,
  type RuleStart,
  ruleKinds,
} from '../../../shared/plan/rule.ts';
import { ruleText } from '../../../shared/report/decideTables.ts';
import { Button, IconButton } from '../../parts/Button.tsx';
import { Menu } from '../../parts/Menu.tsx';
import { Popover } from '../../parts/Popover.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { PayThere } from './PayThere.tsx';
import { RuleFields } from './RuleFields.tsx';
import type { Names } from './useNaming.ts';

/** Below a cent a month a rule changes nothing that anyone pays. */
export const isFree = ({ usdPerMonth }: RulePrice): boolean => usdPerMonth !== null && usdPerMonth < 0.01;

/** Those a planner asks first; the rest stand in a menu. */
const first: readonly RuleKind[] = ['silentFailureCeiling', 'successFloor', 'vendorsNot', 'origins'];

const Price = ({ price }: { price: RulePrice | undefined }) => {
  const { say, money } = useI18n();
  if (price === undefined || price.usdPerMonth === null) return null;
  return isFree(price) ? (
    <span className="soft">{say('decide.chipFree')}</span>
  ) : (
    <span className="rule-chip-price">{money(price.usdPerMonth)}</span>
  );
};

export const RuleChips = ({
  rules,
  prices,
  start,
  categories,
  names,
  onChange,
}: {
  rules: readonly Rule[];
  /** In the order of `rules`; empty until a plan is found under these very rules. */
  prices: readonly RulePrice[];
  start: RuleStart;
  categories: readonly RowId[];
  names: Names;
  onChange: (rules: Rule[]) => Refusal | null;
}) => {
  const { say } = useI18n();
  const add = (kind: RuleKind) => onChange([...rules, newRule(kind, start)]);
  const isThere = (kind: RuleKind): boolean => rules.some((rule) => rule.kind === kind);
  return (
    <section className="rule-chips" aria-label={say('decide.mustHold')}>
      <h3>{say('decide.mustHold')}</h3>
      <ul>
        {rules.map((rule, at) => {
          const text = ruleText(names.naming, rule);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: rules have no names of their own, and two may be alike
            <li key={`${rule.kind} ${at}`} className="rule-chip">
              <Popover
                label={text}
                answer={
                  <div className="rule-fields">
                    <h4>{text}</h4>
                    <RuleFields
                      rule={rule}
                      categories={categories}
                      naming={names.naming}
                      onChange={(changed) => onChange(rules.map((one, i) => (i === at ? changed : one)))}
                    />
                    {rule.kind === 'latencyP95' ? <p className="faint">{say('decide.latencyHint')}</p> : null}
                    {rule.kind === 'servedIn' ? <PayThere places={rule.allowed} /> : null}
                    {rule.kind === 'budget' ? <p className="faint">{say('decide.budgetHint')}</p> : null}
                  </div>
                }
              >
                {text}
              </Popover>
              <Price price={prices[at]} />
              <IconButton
                icon="close"
                label={say('decide.removeRule', { rule: text })}
                onPress={() => onChange(rules.filter((_, i) => i !== at))}
              />
            </li>
          );
        })}
      </ul>
      {first
        .filter((kind) => !isThere(kind))
        .map((kind) => (
          <span key={kind} className="rule-add">
            <Button tone="quiet" icon="plus" onPress={() => add(kind)}>
              {say(`decide.rule-${kind}`)}
            </Button>
          </span>
        ))}
      <Menu
        label={say('decide.addRule')}
        icon="plus"
        actions={ruleKinds.map((kind) => ({
          id: kind,
          name: say(`decide.rule-${kind}`),
          isDisabled: !isPerCategory(kind) && isThere(kind),
          ...(kind === 'latencyP95' ? { note: say('decide.latencyHint') } : {}),
          ...(kind === 'servedIn' ? { note: say('decide.servedInHint') } : {}),
          act: () => add(kind),
        }))}
      />
    </section>
  );
};
