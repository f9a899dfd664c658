/** Results of evaluations: what they say, which row they judge, and what they change before she takes them. */
import { useEffect, useMemo, useState } from 'react';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import type { RowId } from '../../../shared/foundation/ids.ts';
import type { Plan, Stack } from '../../../shared/plan/plan.ts';
import { rowTitle } from '../../../shared/report/rowName.ts';
import { readAsEvals, takeEvals, withEvals } from '../../actions/importWork.ts';
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
import { Verdicts } from './Verdicts.tsx';

/** Full cost per success of each stack, and the verdict, before and with the results. */
const Changes = ({ read }: { read: EvalsRead }) => {
  const { say, usd } = useI18n();
  const document = usePlanState((state) => state.document);
  const catalog = useCatalogState((state) => state.catalog);
  const figures = useMemo(() => {
    if (document === null || catalog === null || !read.made.ok) return null;
    const then = withEvals(document, read.made.value, catalog);
    const before = evaluateHere({ plan: document.plan, snapshot: document.snapshot, draws: 0 });
    const after = evaluateHere({ plan: then.plan, snapshot: then.snapshot, draws: 0 });
    return before.ok && after.ok ? { before: before.value, after: after.value, then } : null;
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
    <>
      <Verdicts
        plans={[
          { name: say('imports.verdictNow'), document },
          { name: say('imports.verdictThen'), document: figures.then },
        ]}
      />
      <DataTable
        caption={say('imports.changes')}
        captionShown
        columns={columns}
        rows={document.plan.stacks}
        rowId={({ id }) => id}
      />
      <p className="faint small">{say('imports.undoable')}</p>
    </>
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
  const [chosen, setChosen] = useState<RowId | null>(null);
  const [threshold, setThreshold] = useState('');
  const [found, setFound] = useState<{ row: RowId; read: EvalsRead } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const largest = plan.categories.reduce((best, row) => (row.share > best.share ? row : best));
  const answers = found?.read.answered ?? null;
  // Results that were set up here name their row; others are asked for theirs.
  const row = chosen ?? plan.categories.find(({ id }) => id === answers?.row)?.id ?? largest.id;
  const score = Number(threshold.replace(',', '.'));
  const isWrong = threshold.trim() !== '' && !(score >= 0 && score <= 100);
  useEffect(() => {
    if (isWrong) return;
    const stated = threshold.trim() === '' ? {} : { threshold: score };
    void readAsEvals(files, row, stated, {}).then((answered) => {
      if (answered === null) return;
      setFound(answered.ok ? { row, read: answered.value } : null);
      setRefusal(answered.ok ? null : answered.error);
    });
  }, [files, row, threshold, score, isWrong]);
  const read = found?.row === row ? found.read : null;
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
        {answers === null ? null : <Note>{answers.text}</Note>}
        {made !== null && !made.ok ? <Note tone="bad">{speech.refusal(made.error)}</Note> : null}
        <SelectField
          label={say('imports.evalsRow')}
          value={row}
          choices={plan.categories.map((one) => ({ id: one.id, name: rowTitle(say, one) }))}
          onChange={setChosen}
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
