/** What usage files show, what was set aside, the few questions that decide, and the plan that comes of it. */
import { useMemo, useState } from 'react';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import type { PlanFromUsage } from '../../../shared/plan/fromUsage/planFromUsage.ts';
import type { UsageRow } from '../../../shared/plan/fromUsage/rowFromUsage.ts';
import { usageRemarks } from '../../../shared/report/usageTables.ts';
import { type GroupKey, groupKeys } from '../../../shared/usage/summary.ts';
import { documentOf, readAsUsage, takeUsage, type UsageAnswers } from '../../actions/importWork.ts';
import { Button } from '../../parts/Button.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { FormField } from '../../parts/FormField.tsx';
import { Note } from '../../parts/Note.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { FileBytes } from '../../simulate/imports.ts';
import type { UsageRead } from '../../simulate/usageIn.ts';
import { useCatalogState, usePlanState } from '../../state/useStore.ts';
import { ActualIn } from './ActualIn.tsx';
import { type CachedChoice, CachedQuestion } from './CachedQuestion.tsx';
import { Verdicts } from './Verdicts.tsx';

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

/** What the plan made of the files will say, and what the open one says. */
const Said = ({ made, open }: { made: PlanFromUsage; open: PortfolioDocument | null }) => {
  const { say } = useI18n();
  const catalog = useCatalogState((state) => state.catalog);
  const document = useMemo(() => (catalog === null ? null : documentOf(made.plan, catalog)), [made, catalog]);
  if (document === null) return null;
  return (
    <Verdicts
      plans={[
        ...(open === null ? [] : [{ name: say('imports.verdictOpen'), document: open }]),
        { name: say('imports.verdictMade'), document },
      ]}
    />
  );
};

export const UsageIn = ({ files, first, onClose }: { files: FileBytes[]; first: UsageRead; onClose: () => void }) => {
  const speech = useI18n();
  const { say, number, language } = speech;
  const open = usePlanState((state) => state.document);
  const [read, setRead] = useState(first);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [cached, setCached] = useState<CachedChoice | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [compared, setCompared] = useState<{ answers: UsageAnswers; document: PortfolioDocument } | null>(null);
  const { made, summary } = read;
  const answersWith = (by: GroupKey | null, choice: CachedChoice | null): UsageAnswers => ({
    by,
    mapped: Object.fromEntries(Object.entries(typed).filter(([, id]) => id.trim() !== '')),
    cached: choice,
  });
  const again = async (by: GroupKey | null, choice = cached) => {
    setBusy(true);
    const answered = await readAsUsage(files, answersWith(by, choice), () => {});
    setBusy(false);
    if (answered === null) return;
    if (answered.ok) setRead(answered.value);
    setRefused(answered.ok ? null : speech.refusal(answered.error));
  };
  if (compared !== null)
    return <ActualIn files={files} {...compared} onBack={() => setCompared(null)} onClose={onClose} />;
  return (
    <Dialog
      wide
      title={say('imports.title')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('app.cancel')}</Button>
          {open === null || open.plan.stacks.length === 0 ? null : (
            <Button
              isDisabled={busy}
              // Rows are told apart as the plan's names are, unless she has said how.
              onPress={() =>
                setCompared({
                  answers: answersWith(made.by === first.made.by ? null : made.by, cached),
                  document: open,
                })
              }
            >
              {say('actual.compare')}
            </Button>
          )}
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
        {first.cached === null ? null : (
          <CachedQuestion
            readings={first.cached}
            billed={first.summary.reconciliation?.billed ?? null}
            chosen={cached ?? 'included'}
            isDisabled={busy}
            onChange={(choice) => {
              setCached(choice);
              void again(made.by, choice);
            }}
          />
        )}
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
        <Said made={made} open={open} />
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
