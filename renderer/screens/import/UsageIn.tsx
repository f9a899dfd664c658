/** What usage files show, what was set aside, the few questions that decide, and the plan that comes of it. */
import { useState } from 'react';
import type { PlanFromUsage } from '../../../shared/plan/fromUsage/planFromUsage.ts';
import type { UsageRow } from '../../../shared/plan/fromUsage/rowFromUsage.ts';
import { usageRemarks } from '../../../shared/report/usageTables.ts';
import { type GroupKey, groupKeys } from '../../../shared/usage/summary.ts';
import { readAsUsage, takeUsage } from '../../actions/importWork.ts';
import { Button } from '../../parts/Button.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { FormField } from '../../parts/FormField.tsx';
import { Note } from '../../parts/Note.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { FileBytes, UsageRead } from '../../simulate/imports.ts';

const agreesWithin = 0.02;

const Bill = ({ read: { summary } }: { read: UsageRead }) => {
  const { say, share } = useI18n();
  const bill = summary.reconciliation;
  if (bill === null || bill.billed === null || bill.billed === 0) return <>{say('imports.noBill')}</>;
  const apart = Math.abs(bill.modelled - bill.billed) / bill.billed;
  return <>{say(apart <= agreesWithin ? 'imports.agrees' : 'imports.differs', { share: share(apart) })}</>;
};

const Rows = ({ made }: { made: PlanFromUsage }) => {
  const { say, number, share } = useI18n();
  const rowOf = (id: string) => made.plan.categories.find((row) => row.id === id);
  const columns: Column<UsageRow>[] = [
    { id: 'row', head: say('imports.row'), cell: ({ id }) => rowOf(id)?.name ?? id },
    {
      id: 'tasks',
      head: say('imports.tasks'),
      numeric: true,
      cell: ({ id }) => number((rowOf(id)?.share ?? 0) * made.plan.tasksPerMonth),
    },
    {
      id: 'requests',
      head: say('imports.requests'),
      numeric: true,
      cell: ({ shape }) => number(shape.steps.mean, 1),
    },
    {
      id: 'prompt',
      head: say('imports.prompt'),
      numeric: true,
      cell: ({ id }) => number(rowOf(id)?.shape.promptTokens.value ?? 0),
    },
    {
      id: 'completion',
      head: say('imports.completion'),
      numeric: true,
      cell: ({ shape }) => number(shape.completionTokens.mean),
    },
    { id: 'cached', head: say('imports.cached'), numeric: true, cell: ({ shape }) => share(shape.cacheReadShare) },
    {
      id: 'models',
      head: say('imports.models'),
      cell: ({ models }) => models.map(({ modelId }) => modelId).join(', '),
    },
  ];
  return <DataTable caption={say('imports.rows')} columns={columns} rows={made.rows} rowId={({ id }) => id} />;
};

export const UsageIn = ({ files, first, onClose }: { files: FileBytes[]; first: UsageRead; onClose: () => void }) => {
  const speech = useI18n();
  const { say, number, language } = speech;
  const [read, setRead] = useState(first);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { made, summary } = read;
  const again = async (by: GroupKey | null) => {
    setBusy(true);
    const mapped = Object.fromEntries(Object.entries(typed).filter(([, id]) => id.trim() !== ''));
    const answered = await readAsUsage(files, by, mapped, () => {});
    setBusy(false);
    if (answered === null) return;
    if (answered.ok) setRead(answered.value);
    setRefused(answered.ok ? null : speech.refusal(answered.error));
  };
  return (
    <Dialog
      wide
      title={say('imports.title')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('app.cancel')}</Button>
          <Button tone="primary" isDisabled={busy} onPress={() => void takeUsage(made)}>
            {say('imports.make')}
          </Button>
        </>
      }
    >
      <div className="import-work">
        <p className="import-headline">
          {say('imports.headline', { tasks: number(made.plan.tasksPerMonth), rows: made.rows.length })}{' '}
          <Bill read={read} />
        </p>
        {refused === null ? null : <Note tone="bad">{refused}</Note>}
        <SelectField
          label={say('imports.by')}
          value={made.by}
          choices={groupKeys.map((id) => ({ id, name: say(`usage.key-${id}`) }))}
          onChange={(id) => void again(id)}
        />
        {summary.unresolved_models.length === 0 ? null : (
          <div className="import-questions">
            {summary.unresolved_models.slice(0, 10).map((name) => (
              <FormField
                key={name}
                label={say('imports.whichModel', { name })}
                hint={say('imports.whichModelHint')}
                value={typed[name] ?? ''}
                onChange={(id) => setTyped((before) => ({ ...before, [name]: id }))}
              />
            ))}
            <Button isDisabled={busy} onPress={() => void again(made.by)}>
              {say('imports.again')}
            </Button>
          </div>
        )}
        <Rows made={made} />
        <details open>
          <summary>{say('imports.read')}</summary>
          <ul>
            {usageRemarks(summary, language, say).map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </details>
        <details>
          <summary>{say('imports.taken')}</summary>
          <ul>
            {made.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </details>
        <p className="faint small">{say('imports.kept')}</p>
      </div>
    </Dialog>
  );
};
