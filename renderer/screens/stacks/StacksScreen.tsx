/** Stacks: which models do the work of each category, who checks it, and what happens when a check fails. */
import './stacks.css';
import './policy.css';
import './result.css';
import { useMemo } from 'react';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import type { Outcome } from '../../../shared/engine/outcome.ts';
import { setPolicy, setPolicyEverywhere } from '../../../shared/plan/edits/policies.ts';
import type { CategoryPlan, Stack } from '../../../shared/plan/plan.ts';
import { rowTitle } from '../../../shared/report/rowName.ts';
import { tryEdit } from '../../actions/tryEdit.ts';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Menu } from '../../parts/Menu.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { usePlanState, useViewState } from '../../state/useStore.ts';
import { useReading } from '../result/useReading.ts';
import { CategoryTabs } from './CategoryTabs.tsx';
import { PolicyContext } from './context.ts';
import { EmptyPolicy } from './EmptyPolicy.tsx';
import { Flow } from './Flow.tsx';
import { Gaps } from './Gaps.tsx';
import { PolicyEditor } from './PolicyEditor.tsx';
import { Rates } from './Rates.tsx';
import { Result } from './Result.tsx';
import { StackHead } from './StackHead.tsx';
import { StackTabs, useAddStack } from './StackTabs.tsx';
import { useCandidates } from './useCandidates.ts';

const PolicyOf = ({
  document,
  stack,
  category,
  outcome,
}: {
  document: PortfolioDocument;
  stack: Stack;
  category: CategoryPlan;
  outcome: Outcome | null;
}) => {
  const { say, language } = useI18n();
  const { plan, snapshot } = document;
  const candidates = useCandidates(document, category);
  const candidateById = useMemo(() => new Map(candidates.map((one) => [one.model.id, one])), [candidates]);
  const place = plan.stacks.indexOf(stack);
  const policy = stack.policies[category.id];
  const found =
    outcome?.stacks.find((one) => one.stackId === stack.id)?.categories.find((one) => one.categoryId === category.id) ??
    null;
  const context = useMemo(
    () => ({ stack, place, category, candidates, candidateById, outcome: found }),
    [stack, place, category, candidates, candidateById, found],
  );
  const name = rowTitle(say, category);
  const others = plan.stacks.filter((one) => one.id !== stack.id && one.policies[category.id] !== undefined);
  const gaps = found?.gaps.filter((gap) => gap.kind !== 'noPolicy') ?? [];
  return (
    <PolicyContext value={context}>
      <div className="policy-columns">
        <Card
          title={say('stacks.policy', { category: name })}
          actions={
            policy === undefined && others.length === 0 ? undefined : (
              <Menu
                label={say('stacks.policyMore')}
                icon="more"
                iconOnly
                deeds={[
                  ...(policy === undefined
                    ? []
                    : [
                        {
                          id: 'everywhere',
                          name: say('stacks.everywhere'),
                          note: say('stacks.everywhereNote', { count: plan.categories.length - 1 }),
                          act: () =>
                            tryEdit('app.editPolicy', (current) => setPolicyEverywhere(current, stack.id, policy)),
                        },
                      ]),
                  ...others.map((other) => ({
                    id: `copy-${other.id}`,
                    name: say('stacks.copyFrom', { stack: other.name }),
                    act: () =>
                      tryEdit('app.editPolicy', (current) =>
                        setPolicy(current, stack.id, category.id, other.policies[category.id] ?? null),
                      ),
                  })),
                  ...(policy === undefined
                    ? []
                    : [
                        {
                          id: 'clear',
                          name: say('stacks.clear'),
                          act: () =>
                            tryEdit('app.editPolicy', (current) => setPolicy(current, stack.id, category.id, null)),
                        },
                      ]),
                ]}
              />
            )
          }
        >
          {gaps.length === 0 || outcome === null ? null : (
            <Gaps gaps={gaps} reading={{ job: { plan, snapshot, draws: 0 }, outcome, say, language, day: null }} />
          )}
          {policy === undefined ? <EmptyPolicy others={others} /> : <PolicyEditor policy={policy} path={[]} />}
        </Card>
        <div className="policy-result">
          <Result outcome={found} />
          {policy === undefined || found === null ? null : <Flow policy={policy} outcome={found} />}
          {found === null || found.rates.length === 0 ? null : (
            <Rates rates={found.rates} costs={found.costs} assumedRates={plan.assumedRates} />
          )}
        </div>
      </div>
    </PolicyContext>
  );
};

const NoStacks = () => {
  const { say } = useI18n();
  const add = useAddStack(0);
  return (
    <EmptyState
      title={say('stacks.noneTitle')}
      action={
        <Button tone="primary" icon="plus" onPress={add}>
          {say('stacks.add')}
        </Button>
      }
    >
      {say('stacks.none')}
    </EmptyState>
  );
};

export const StacksScreen = () => {
  const { say } = useI18n();
  const document = usePlanState((state) => state.document);
  const chosenStack = useViewState((state) => state.stack);
  const chosenCategory = useViewState((state) => state.category);
  const outcome = useReading()?.reading.outcome ?? null;
  if (document === null) return null;
  const { stacks, categories } = document.plan;
  const stack = stacks.find((one) => one.id === chosenStack) ?? stacks[0];
  const category = categories.find((one) => one.id === chosenCategory) ?? categories[0];
  if (stack === undefined || category === undefined) return <NoStacks />;
  return (
    <>
      <div className="screen-head">
        <h1>{say('stacks.title')}</h1>
        <p>{say('stacks.intro')}</p>
      </div>
      <StackTabs stacks={stacks} openId={stack.id} outcome={outcome} />
      <StackHead key={stack.id} stack={stack} at={stacks.indexOf(stack)} count={stacks.length} />
      <CategoryTabs
        categories={categories}
        openId={category.id}
        outcome={outcome?.stacks.find((one) => one.stackId === stack.id) ?? null}
      />
      <PolicyOf
        key={`${stack.id} ${category.id}`}
        document={document}
        stack={stack}
        category={category}
        outcome={outcome}
      />
    </>
  );
};
