/** Where the open plan uses a model, and whether it carries an older copy of it. */
import { useMemo } from 'react';
import type { Model } from '../../../shared/catalog/model.ts';
import { soldAs } from '../../../shared/catalog/setting.ts';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import type { ModelId, RowId } from '../../../shared/foundation/ids.ts';
import type { Policy } from '../../../shared/plan/policy.ts';
import { laddersOf } from '../../../shared/plan/policyParts.ts';
import { compareSnapshots } from '../../../shared/plan/snapshot.ts';
import { rowNameIn } from '../../../shared/report/rowName.ts';
import { goTo } from '../../actions/goTo.ts';
import { snapshotFor } from '../../actions/snapshot.ts';
import { updatePrices } from '../../actions/updatePrices.ts';
import { Button } from '../../parts/Button.tsx';
import { Note } from '../../parts/Note.tsx';
import { StackBadge } from '../../parts/StackBadge.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState } from '../../state/useStore.ts';
import { setView } from '../../state/viewStore.ts';

interface Use {
  rung: number;
  asJudge: boolean;
}

const usesOf = (policy: Policy, id: ModelId): Use[] =>
  laddersOf(policy).flatMap((ladder) =>
    ladder.rungs.flatMap((rung, i): Use[] => [
      ...(soldAs(rung.modelId) === id ? [{ rung: i + 1, asJudge: false }] : []),
      ...(rung.verifier?.judge != null && soldAs(rung.verifier.judge.modelId) === id
        ? [{ rung: i + 1, asJudge: true }]
        : []),
    ]),
  );

export const UsedIn = ({ document, model }: { document: PortfolioDocument; model: Model }) => {
  const { say } = useI18n();
  const { plan, snapshot } = document;
  const uses = plan.stacks.flatMap((stack, place) =>
    Object.entries(stack.policies).flatMap(([category, policy]) =>
      usesOf(policy, model.id).map((use) => ({ stack, place, category: category as RowId, use })),
    ),
  );
  const catalog = useCatalogState((state) => state.catalog);
  const isOlder = useMemo(() => {
    if (catalog === null || !snapshot.models.some((known) => known.id === model.id)) return false;
    const told = compareSnapshots(snapshot, snapshotFor(plan, catalog), plan.prices);
    const rows = new Set([...told.evidenceNew, ...told.evidenceGone, ...told.evidenceChanged]);
    return (
      told.prices.some((change) => change.modelId === model.id) ||
      [...snapshot.evidence, ...catalog.evidence].some((row) => row.modelId === model.id && rows.has(row.id))
    );
  }, [catalog, plan, snapshot, model.id]);
  if (uses.length === 0) return <p className="soft small">{say('catalog.usedNowhere')}</p>;
  return (
    <>
      {isOlder ? (
        <Note tone="warn" action={<Button onPress={() => void updatePrices()}>{say('catalog.updatePlan')}</Button>}>
          {say('catalog.planOlder')}
        </Note>
      ) : null}
      <ul className="used-in">
        {uses.map(({ stack, place, category, use }) => (
          <li key={`${stack.id} ${category} ${use.rung} ${use.asJudge}`} data-stack={(place % 6) + 1}>
            <button
              type="button"
              className="used-in-link"
              onClick={() => {
                setView({ sheet: { kind: 'cell', row: category, stack: stack.id } });
                goTo('plan');
              }}
            >
              <StackBadge stack={place} />
              <span>
                {stack.name} ·{' '}
                {say(use.asJudge ? 'catalog.usedAsJudge' : 'catalog.usedAs', {
                  category: rowNameIn(plan, say, category),
                  rung: use.rung,
                })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};
