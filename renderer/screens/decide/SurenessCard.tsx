/** How sure is sure: where the decision's uncertainty comes from, and whether rates are those of the work. */

import type { GroupShare } from '../../../shared/engine/uncertaintyShares.ts';
import { answer } from '../../../shared/foundation/answer.ts';
import { carryTransfer } from '../../../shared/plan/edits/carryTransfer.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { transferRemarks } from '../../../shared/report/transferRemarks.ts';
import { editPlan } from '../../actions/editPlan.ts';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useAsking, useDecision } from './useDecision.ts';
import { useNaming } from './useNaming.ts';
import { Moment } from './Waiting.tsx';

export const SurenessCard = ({ reading }: { reading: Reading }) => {
  const { say, share, sureness } = useI18n();
  const names = useNaming();
  const { found, isStale } = useDecision('sureness');
  const known = reading.outcome.stacks.filter((stack) => stack.total !== null).length;
  useAsking('sureness', known > 1 ? null : undefined);
  if (names === null || known < 2) return null;
  const shares = found?.answer ?? null;
  const columns: Column<GroupShare>[] = [
    { id: 'group', head: say('transfer.group'), cell: ({ group }) => say(`transfer.group-${group}`) },
    { id: 'share', head: say('transfer.share'), numeric: true, cell: (entry) => share(entry.share) },
  ];
  const isCarried = reading.job.plan.categories.every(({ transfer }) => transfer?.kind === 'measured');
  const next = isCarried ? 'none' : 'measured';
  const carry = () => editPlan('app.editTransfer', (plan) => answer(carryTransfer(plan, next)));
  return (
    <Card
      title={say('transfer.sureness')}
      note={say('transfer.surenessNote')}
      actions={
        <>
          <Moment kind="sureness" />
          <Button onPress={carry}>{say(isCarried ? 'transfer.leaveOut' : 'transfer.carry')}</Button>
        </>
      }
    >
      {transferRemarks(reading).map((remark) => (
        <p key={remark} className="told">
          {remark}
        </p>
      ))}
      {shares === null ? null : (
        <div data-stale={isStale}>
          <p className="told">
            {say('transfer.closest', {
              a: names.stack(shares.a),
              b: names.stack(shares.b),
              sure: sureness(shares.aCheaper),
            })}
          </p>
          <DataTable
            caption={say('transfer.groups')}
            columns={columns}
            rows={shares.groups}
            rowId={({ group }) => group}
          />
        </div>
      )}
    </Card>
  );
};
