/** What the best plan would be in each month, found on request: a search a month. */

import { futureOf } from '../../../shared/engine/horizon/aheadFuture.ts';
import type { BestOfMonth } from '../../../shared/engine/horizon/bestByMonth.ts';
import type { Ahead } from '../../../shared/plan/ahead.ts';
import { bestPlanOf } from '../../../shared/plan/bestPlanOf.ts';
import { plainAsk } from '../../../shared/plan/rule.ts';
import { bestMonthsRemark } from '../../../shared/report/horizonTables.ts';
import { listSign } from '../../../shared/words/format.ts';
import { decide } from '../../actions/decide.ts';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Note } from '../../parts/Note.tsx';
import { StackName } from '../../parts/StackBadge.tsx';
import { today } from '../../parts/today.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState, usePlanState } from '../../state/useStore.ts';
import { useDecision } from '../decide/useDecision.ts';
import type { Names } from '../decide/useNaming.ts';
import { Waiting } from '../decide/Waiting.tsx';

export const BestMonths = ({
  names,
  wanted,
  nameOf,
}: {
  names: Names;
  wanted: Ahead;
  nameOf: (month: number) => string;
}) => {
  const { say, money, language } = useI18n();
  const plan = usePlanState((state) => state.document?.plan ?? null);
  const hasCatalog = useCatalogState((state) => state.catalog !== null);
  const { found, running, isStale } = useDecision('bestMonths');
  const ask = { future: futureOf(wanted, today()), ask: plan === null ? plainAsk : bestPlanOf(plan, today()) };
  const isCurrent = found !== null && !isStale && JSON.stringify(found.ask) === JSON.stringify(ask);
  const go = () => decide('bestMonths', ask);
  const paths = [{ of: wanted.pricesFor, prices: wanted.prices }, ...(wanted.alsoPrices ?? [])];
  const byWork = paths.some(({ of, prices }) => prices !== 'none' && of.startsWith('work '));
  const models = ({ best }: BestOfMonth): string =>
    best === null ? say('horizon.bestNone') : best.modelIds.map(names.model).join(listSign(language));
  const columns: Column<BestOfMonth>[] = [
    {
      id: 'month',
      head: say('horizon.bestFrom'),
      cell: ({ month }) => say('horizon.monthNamed', { month, name: nameOf(month) }),
    },
    { id: 'models', head: say('horizon.bestModels'), cell: models },
    {
      id: 'cost',
      head: say('horizon.perSuccess'),
      numeric: true,
      cell: ({ best }) => (best?.usdPerSuccess == null ? '–' : money(best.usdPerSuccess)),
    },
    {
      id: 'stack',
      head: say('horizon.bestBeside'),
      cell: ({ stackId }) =>
        stackId === null ? '–' : <StackName stack={names.place(stackId)} name={names.stack(stackId)} />,
    },
    {
      id: 'saves',
      head: say('horizon.bestSaves'),
      numeric: true,
      cell: ({ savesUsd }) => (savesUsd === null ? '–' : money(savesUsd)),
    },
  ];
  const remark = found === null ? null : bestMonthsRemark(names.naming, found.answer);
  return (
    <Card title={say('horizon.best')} note={say(byWork ? 'horizon.bestByWork' : 'horizon.bestNote')}>
      {running || byWork || isCurrent ? null : (
        <Button isDisabled={!hasCatalog} onPress={go}>
          {say('horizon.bestGo')}
        </Button>
      )}
      {byWork ? null : <Waiting kind="bestMonths" />}
      {found === null || byWork ? null : (
        <div data-stale={!isCurrent || running}>
          <DataTable
            caption={say('horizon.best')}
            columns={columns}
            rows={found.answer.filter(({ isNew }) => isNew)}
            rowId={({ month }) => `${month}`}
          />
          {remark === null ? null : <Note tone="warn">{remark}</Note>}
        </div>
      )}
    </Card>
  );
};
