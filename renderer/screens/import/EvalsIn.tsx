/** Results of evaluations: what they say, which row they judge, and what they change before she takes them. */
import { useEffect, useMemo, useState } from 'react';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import type { Plan, Stack } from '../../../shared/plan/plan.ts';
import { takeSnapshot } from '../../../shared/plan/snapshot.ts';
import { rowTitle } from '../../../shared/report/rowName.ts';
import { readAsEvals, takeEvals } from '../../actions/importWork.ts';
import { referenceFor } from '../../actions/reference.ts';
import { Button } from '../../parts/Button.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { FormField } from '../../parts/FormField.tsx';
import { Note } from '../../parts/Note.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { evaluateHere } from '../../simulate/evaluateHere.ts';
import type { EvalsRead, FileBytes } from '../../simulate/imports.ts';
import { useCatalogState, usePlanState } from '../../state/useStore.ts';
import { ReportTable } from '../report/ReportTable.tsx';

/** Cost per success of each stack, before and with the results. */
const Changes = ({ read }: { read: EvalsRead }) => {
  const { say, usd } = useI18n();
  const document = usePlanState((state) => state.document);
  const catalog = useCatalogState((state) => state.catalog);
  const figures = useMemo(() => {
    if (document === null || catalog === null || !read.made.ok) return null;
    const { plan, evidence } = read.made.value;
    const whole = { ...catalog, evidence: [...catalog.evidence, ...evidence] };
    const before = evaluateHere({ plan: document.plan, snapshot: document.snapshot, draws: 0 });
    const after = evaluateHere({ plan, snapshot: takeSnapshot(plan, whole, referenceFor(catalog, plan)), draws: 0 });
    return before.ok && after.ok ? { before: before.value, after: after.value } : null;
  }, [document, catalog, read]);
  if (document === null || figures === null) return null;
  const shown = (outcome: typeof figures.before, stack: Stack): string => {
    const figure = outcome.stacks.find(({ stackId }) => stackId === stack.id)?.total?.usdPerSuccess;
    return figure == null ? say('report.unknown') : usd(figure.value);
  };
  const columns: Column<Stack>[] = [
    { id: 'stack', head: say('imports.stack'), cell: ({ name }) => name },
    { id: 'before', head: say('imports.before'), numeric: true, cell: (stack) => shown(figures.before, stack) },
    { id: 'after', head: say('imports.after'), numeric: true, cell: (stack) => shown(figures.after, stack) },
  ];
  return (
    <DataTable caption={say('imports.changes')} columns={columns} rows={document.plan.stacks} rowId={({ id }) => id} />
  );
};

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

export const EvalsIn = ({
  files,
  plan,
  usageRefusal,
  onClose,
}: {
  files: FileBytes[];
  plan: Plan;
  /** Why it is no usage, shown where it is no results either. */
  usageRefusal: Refusal;
  onClose: () => void;
}) => {
  const speech = useI18n();
  const { say } = speech;
  const largest = plan.categories.reduce((best, row) => (row.share > best.share ? row : best));
  const [row, setRow] = useState(largest.id);
  const [threshold, setThreshold] = useState('');
  const [read, setRead] = useState<EvalsRead | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const score = Number(threshold.replace(',', '.'));
  const isWrong = threshold.trim() !== '' && !(score >= 0 && score <= 100);
  useEffect(() => {
    if (isWrong) return;
    const answers = threshold.trim() === '' ? {} : { threshold: score };
    void readAsEvals(files, row, answers, {}).then((answered) => {
      if (answered === null) return;
      setRead(answered.ok ? answered.value : null);
      setRefusal(answered.ok ? null : answered.error);
    });
  }, [files, row, threshold, score, isWrong]);
  const made = read?.made ?? null;
  return (
    <Dialog
      wide
      title={say('imports.title')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('app.cancel')}</Button>
          <Button
            tone="primary"
            isDisabled={made === null || !made.ok}
            onPress={() => read !== null && takeEvals(read)}
          >
            {say('imports.evalsTake')}
          </Button>
        </>
      }
    >
      <div className="import-work">
        {refusal === null ? null : (
          <>
            <Note tone="bad">{speech.refusal(refusal)}</Note>
            <p className="faint small">{speech.refusal(usageRefusal)}</p>
          </>
        )}
        {made !== null && !made.ok ? <Note tone="bad">{speech.refusal(made.error)}</Note> : null}
        <SelectField
          label={say('imports.evalsRow')}
          value={row}
          choices={plan.categories.map((one) => ({ id: one.id, name: rowTitle(say, one) }))}
          onChange={setRow}
        />
        <FormField
          label={say('imports.threshold')}
          hint={say('imports.thresholdHint')}
          value={threshold}
          error={isWrong ? say('imports.thresholdWrong') : null}
          onChange={setThreshold}
        />
        {read === null ? null : (
          <>
            <Changes read={read} />
            {read.tables.map((table) => (
              <ReportTable key={table.id} table={table} />
            ))}
            {made?.ok === true ? <Lines lines={made.value.remarks} /> : null}
            <Lines lines={[...read.questions, ...read.remarks]} />
          </>
        )}
        <p className="faint small">{say('imports.kept')}</p>
      </div>
    </Dialog>
  );
};
