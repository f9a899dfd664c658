/** A cell opened: the flow of its tasks step by step, edited where it is drawn, and where the money goes. */
import '../flow/flow.css';
import '../flow/policy.css';
import '../flow/result.css';
import { lazy, Suspense, useMemo } from 'react';
import type { PortfolioDocument } from '../../../../shared/document/document.ts';
import type { Figures } from '../../../../shared/engine/outcome.ts';
import { setPolicy, setPolicyEverywhere } from '../../../../shared/plan/edits/policies.ts';
import type { CategoryPlan, Stack } from '../../../../shared/plan/plan.ts';
import { modelsOfPolicy } from '../../../../shared/plan/policyParts.ts';
import { cashOf, causesIn, costOf } from '../../../../shared/report/monthly.ts';
import type { Reading } from '../../../../shared/report/reading.ts';
import { type ErrorsCounted, errorsCounted, isCounted } from '../../../../shared/report/withoutErrors.ts';
import { goTo } from '../../../actions/goTo.ts';
import { tryEdit } from '../../../actions/tryEdit.ts';
import { Button } from '../../../parts/Button.tsx';
import { Menu } from '../../../parts/Menu.tsx';
import { StackName } from '../../../parts/StackBadge.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { PolicyContext } from '../flow/context.ts';
import { EmptyPolicy } from '../flow/EmptyPolicy.tsx';
import { Flow } from '../flow/Flow.tsx';
import { Gaps } from '../flow/Gaps.tsx';
import { PolicyEditor } from '../flow/PolicyEditor.tsx';
import { Rates } from '../flow/Rates.tsx';
import { useCandidates } from '../flow/useCandidates.ts';
import { cellOutcome, policyOf, stackOutcome, type WorkRow } from '../planTable.ts';
import { SheetFrame } from './SheetFrame.tsx';

const CellWaiting = lazy(async () => ({ default: (await import('./Waiting.tsx')).CellWaiting }));

const Summary = ({ figures, tasks, counted }: { figures: Figures; tasks: number; counted: ErrorsCounted }) => {
  const { say, money, share } = useI18n();
  const { usdPerSuccess, silentFailure } = figures;
  const lines = [
    {
      name: say(`plan.fullCost_${counted}`),
      text: usdPerSuccess === null ? '–' : money(usdPerSuccess.value),
    },
    { name: say('plan.cash'), text: money(cashOf(figures, tasks)) },
    { name: say('plan.undetectedErrors'), text: share(silentFailure.value) },
  ];
  return (
    <dl className="sheet-summary">
      {lines.map(({ name, text }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
};

/** A success's full cost by cause: the parts of a task, divided by the tasks that succeed. */
const Where = ({ figures, work }: { figures: Figures; work: CategoryPlan }) => {
  const { say, money } = useI18n();
  const cost = figures.usdPerSuccess;
  if (cost === null) return null;
  const parts = causesIn([figures])
    .map((cause) => ({ cause, usd: costOf(figures, cause) / figures.success.value }))
    .sort((a, b) => b.usd - a.usd);
  const most = Math.max(...parts.map((part) => part.usd));
  return (
    <section className="where" aria-labelledby="where-title">
      <h3 id="where-title">{say('plan.where', { usd: money(cost.value) })}</h3>
      <dl>
        {parts.map((part) => (
          <div key={part.cause} data-cause={part.cause}>
            <dt>{say(`plan.part_${part.cause}`)}</dt>
            <dd>
              <i aria-hidden="true">
                <b style={{ width: `${most > 0 ? Math.max((part.usd / most) * 100, 0.5) : 0}%` }} />
              </i>
              {isCounted(part.cause, { categories: [work] }) ? money(part.usd) : say('plan.notStated')}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

export const CellSheet = ({
  document,
  row,
  stack,
  reading,
}: {
  document: PortfolioDocument;
  row: WorkRow;
  stack: Stack;
  reading: Reading | null;
}) => {
  const { say, language } = useI18n();
  const { plan, snapshot } = document;
  const outcome = reading?.outcome ?? null;
  const category = row.work;
  const policy = policyOf(stack, row.id);
  const candidates = useCandidates(document, category, policy === undefined ? [] : modelsOfPolicy(policy));
  const candidateById = useMemo(() => new Map(candidates.map((one) => [one.model.id, one])), [candidates]);
  const place = plan.stacks.indexOf(stack);
  const found = cellOutcome(stackOutcome(outcome, stack.id), row.id) ?? null;
  const context = useMemo(
    () => ({ stack, place, category, candidates, candidateById, outcome: found }),
    [stack, place, category, candidates, candidateById, found],
  );
  const others = plan.stacks.filter((one) => one.id !== stack.id && policyOf(one, row.id) !== undefined);
  const gaps = found?.gaps.filter((gap) => gap.kind !== 'noPolicy') ?? [];
  const figures = found?.figures ?? null;
  return (
    <PolicyContext value={context}>
      <SheetFrame
        name={say('plan.sheetCell', { stack: stack.name, row: row.name })}
        title={row.name}
        about={<StackName stack={place} name={stack.name} />}
        foot={
          <>
            <Button onPress={() => goTo('decide')}>{say('plan.findBest')}</Button>
            {policy === undefined ? null : (
              <Button
                tone="quiet"
                isDisabled={plan.categories.length < 2}
                onPress={() => tryEdit('app.editPolicy', (current) => setPolicyEverywhere(current, stack.id, policy))}
              >
                {say('plan.copyToRows')}
              </Button>
            )}
            {policy === undefined && others.length === 0 ? null : (
              <Menu
                label={say('stacks.policyMore')}
                icon="more"
                iconOnly
                actions={[
                  ...others.map((other) => ({
                    id: `copy-${other.id}`,
                    name: say('stacks.copyFrom', { stack: other.name }),
                    act: () =>
                      tryEdit('app.editPolicy', (current) =>
                        setPolicy(current, stack.id, row.id, policyOf(other, row.id) ?? null),
                      ),
                  })),
                  ...(policy === undefined
                    ? []
                    : [
                        {
                          id: 'clear',
                          name: say('stacks.clear'),
                          act: () => tryEdit('app.editPolicy', (current) => setPolicy(current, stack.id, row.id, null)),
                        },
                      ]),
                ]}
              />
            )}
          </>
        }
      >
        {figures === null ? null : (
          <Summary figures={figures} tasks={row.tasks} counted={errorsCounted({ categories: [row.work] })} />
        )}
        {gaps.length === 0 || outcome === null ? null : (
          <Gaps gaps={gaps} reading={{ job: { plan, snapshot, draws: 0 }, outcome, say, language, day: null }} />
        )}
        {policy === undefined ? <EmptyPolicy others={others} /> : <PolicyEditor policy={policy} path={[]} />}
        {policy === undefined || found === null ? null : <Flow policy={policy} outcome={found} />}
        {figures === null ? null : <Where figures={figures} work={category} />}
        {figures === null || reading === null ? null : (
          <Suspense>
            <CellWaiting reading={reading} stack={stack} row={row.id} />
          </Suspense>
        )}
        {found === null || found.rates.length === 0 ? null : (
          <Rates rates={found.rates} costs={found.costs} assumedRates={plan.assumedRates} />
        )}
      </SheetFrame>
    </PolicyContext>
  );
};
