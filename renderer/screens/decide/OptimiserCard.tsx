/** The best plan the planner's rules allow, looked for among all models of the catalog. */
import type { OptimiseAsk } from '../../../shared/engine/optimise/optimum.ts';
import { askBestPlan } from '../../../shared/plan/edits/bestPlan.ts';
import { objectives, plainAsk } from '../../../shared/plan/rule.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { decide } from '../../actions/decide.ts';
import { editPlan } from '../../actions/editPlan.ts';
import { tryEdit } from '../../actions/tryEdit.ts';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState, usePlanState } from '../../state/useStore.ts';
import { Optimal } from './Optimal.tsx';
import { RuleList } from './RuleList.tsx';
import { useDecision } from './useDecision.ts';
import { useNaming } from './useNaming.ts';
import { Waiting } from './Waiting.tsx';

const spendNow = (reading: Reading): number => {
  const spends = reading.outcome.stacks.flatMap((stack) => stack.total?.usdPerMonth.value ?? []);
  // Two digits: where a planner would start.
  return spends.length === 0 ? 10_000 : Number(Math.min(...spends).toPrecision(2));
};

export const OptimiserCard = ({ reading }: { reading: Reading }) => {
  const { say } = useI18n();
  const names = useNaming();
  const { rules, objective } = usePlanState((state) => state.document?.plan.bestPlan) ?? plainAsk;
  const hasCatalog = useCatalogState((state) => state.catalog !== null);
  const decision = useDecision('optimise');
  if (names === null) return null;
  const { found, running } = decision;
  const ask: OptimiseAsk = { rules, objective };
  const isCurrent = found !== null && JSON.stringify(found.ask) === JSON.stringify(ask);
  const go = () => decide('optimise', ask);
  const optimum = found?.answer ?? null;
  return (
    <Card title={say('decide.optimise')} note={say('decide.optimiseNote')}>
      <div className="optimiser">
        <div className="optimiser-ask">
          <SelectField
            label={say('decide.objective')}
            value={objective}
            choices={objectives.map((id) => ({ id, name: say(`decide.objective-${id}`) }))}
            onChange={(id) => {
              const chosen = objectives.find((known) => known === id) ?? plainAsk.objective;
              tryEdit('decide.editBestPlan', (plan) => askBestPlan(plan, { objective: chosen }));
            }}
          />
          <RuleList
            rules={rules}
            prices={isCurrent && !decision.isStale && optimum?.kind === 'found' ? optimum.rulePrices : []}
            bestIds={optimum?.kind === 'found' ? optimum.best.modelIds : []}
            categories={reading.job.plan.categories
              .filter((category) => category.share > 0)
              .map((category) => category.id)}
            usdPerMonth={spendNow(reading)}
            names={names}
            onChange={(changed) => editPlan('decide.editBestPlan', (plan) => askBestPlan(plan, { rules: changed }))}
          />
          {running ? null : (
            <div className="decide-deeds">
              <Button tone={isCurrent && !decision.isStale ? 'plain' : 'primary'} isDisabled={!hasCatalog} onPress={go}>
                {say('decide.optimiseGo')}
              </Button>
            </div>
          )}
          <Waiting kind="optimise" again={go} />
        </div>
        <div className="optimiser-answer" aria-live="polite" data-stale={!isCurrent || decision.isStale || running}>
          {found === null ? null : <Optimal optimum={found.answer} ask={found.ask} reading={reading} names={names} />}
        </div>
      </div>
    </Card>
  );
};
