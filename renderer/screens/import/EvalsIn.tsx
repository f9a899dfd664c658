/** Results of evaluations: what they say, which row they judge, and what they change before she takes them. */
import './usage/usageIn.css';
import './evals/evalsIn.css';
import { useEffect, useMemo, useState } from 'react';
import type { EvalAnswers } from '../../../shared/evals/reading.ts';
import { thresholdTyped } from '../../../shared/evals/threshold.ts';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import type { ModelId, RowId } from '../../../shared/foundation/ids.ts';
import type { Plan, Stack } from '../../../shared/plan/plan.ts';
import { rowTitle } from '../../../shared/report/rowName.ts';
import { rowOfFiles } from '../../../shared/report/rowOfFiles.ts';
import { isSample, readAsEvals, takeEvals, withEvals } from '../../actions/importWork.ts';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { FormField } from '../../parts/FormField.tsx';
import { Note } from '../../parts/Note.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { evaluateHere } from '../../simulate/evaluateHere.ts';
import { fileNames } from '../../simulate/fileNames.ts';
import type { GivenFile } from '../../simulate/givenFile.ts';
import type { EvalsRead } from '../../simulate/imports.ts';
import type { Progress } from '../../simulate/jobs.ts';
import { useCatalogState, usePlanState, useViewState } from '../../state/useStore.ts';
import { ReportTable } from '../report/ReportTable.tsx';
import { EvalQuestions } from './evals/EvalQuestions.tsx';
import { Glance } from './evals/Glance.tsx';
import { Passed } from './evals/Passed.tsx';
import { ReadingNow } from './ReadingNow.tsx';
import { Verdicts } from './Verdicts.tsx';

/** Full cost per success of each stack, and the verdict, before and with the results. */
const Changes = ({ read }: { read: EvalsRead }) => {
  const { say, money } = useI18n();
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
    return figure == null ? say('report.unknown') : money(figure.value);
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

/** What she answers of the results, and the files read by it. */
const useEvals = (files: GivenFile[], plan: Plan) => {
  const { say } = useI18n();
  const [chosen, setChosen] = useState<RowId | null>(null);
  const [threshold, setThreshold] = useState('');
  const [stated, setStated] = useState<EvalAnswers>({});
  const [mapped, setMapped] = useState<Record<string, ModelId>>({});
  const [found, setFound] = useState<{ row: RowId; read: EvalsRead } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const answered = found?.read.answered ?? null;
  const named = rowOfFiles(
    plan,
    say,
    files.map(({ name }) => name),
  );
  // Dropped beside the evidence of a row, they are of that row, unless the files say otherwise.
  const beside = useViewState(({ screen, evidenceOf }) => (screen === 'evidence' ? evidenceOf : null));
  const likely = (named.isNamed ? undefined : plan.categories.find(({ id }) => id === beside)?.id) ?? named.row.id;
  // Results that were set up here name their row; others are asked for theirs.
  const row = chosen ?? plan.categories.find(({ id }) => id === answered?.row)?.id ?? likely;
  const isStated = threshold.trim() !== '';
  const isWrong = isStated && thresholdTyped(threshold) === null;
  useEffect(() => {
    if (isWrong) return;
    const answers = isStated ? { ...stated, threshold: thresholdTyped(threshold) ?? undefined } : stated;
    void readAsEvals(files, row, answers, mapped, setProgress).then((read) => {
      setProgress(null);
      if (read === null) return;
      setFound(read.ok ? { row, read: read.value } : null);
      setRefusal(read.ok ? null : read.error);
    });
  }, [files, row, threshold, isStated, isWrong, stated, mapped]);
  return {
    read: found?.row === row ? found.read : null,
    refusal,
    progress,
    answered,
    row,
    setRow: setChosen,
    threshold,
    setThreshold,
    isWrong,
    stated,
    mapped,
    answer: (change: EvalAnswers) => setStated((before) => ({ ...before, ...change })),
    map: (name: string, id: ModelId | null) =>
      setMapped((before) => {
        const others = Object.entries(before).filter(([other]) => other !== name);
        return Object.fromEntries(id === null ? others : [...others, [name, id]]);
      }),
  };
};

/** What was read, and what it changes. */
const Found = ({ read, files, evals }: { read: EvalsRead; files: string; evals: ReturnType<typeof useEvals> }) => {
  const { say } = useI18n();
  const { made } = read;
  return (
    <>
      <div className="evals-two">
        <Glance glance={read.glance} files={files} />
        <Passed
          read={read}
          threshold={
            <FormField
              label={say('imports.threshold')}
              hint={say('imports.thresholdHint')}
              value={evals.threshold}
              error={evals.isWrong ? say('imports.thresholdWrong') : null}
              onChange={evals.setThreshold}
            />
          }
        />
      </div>
      {made.ok ? (
        <Card title={say('evalsIn.beforeAfter')} note={say('imports.undoable')}>
          <Changes read={read} />
        </Card>
      ) : null}
      <details className="usage-notes">
        <summary>{say('evalsIn.figures')}</summary>
        {read.tables.map((table) => (
          <ReportTable key={table.id} table={table} />
        ))}
      </details>
      <div className="usage-notes">
        <Lines lines={[...(made.ok ? made.value.remarks : []), ...read.remarks]} />
      </div>
    </>
  );
};

export const EvalsIn = ({
  files,
  plan,
  usageRefusal,
  onMapUsage,
  onClose,
}: {
  files: GivenFile[];
  plan: Plan;
  /** Why it is no usage, shown where it is no results either. */
  usageRefusal: Refusal;
  /** Its columns can be mapped as usage; null where there are none. */
  onMapUsage: (() => void) | null;
  onClose: () => void;
}) => {
  const speech = useI18n();
  const { say, number } = speech;
  const evals = useEvals(files, plan);
  const { read, refusal, answered, row } = evals;
  const made = read?.made ?? null;
  const names = fileNames(files, speech.language);
  return (
    <Dialog
      page
      title={say('imports.title')}
      onClose={onClose}
      foot={
        read === null ? undefined : (
          <b>
            {say('evalsIn.foot', {
              models: number(read.models.length),
              items: read.items === null ? say('report.unknown') : number(read.items),
            })}
          </b>
        )
      }
      actions={
        <>
          <Button onPress={onClose}>{say('app.cancel')}</Button>
          {onMapUsage === null || refusal === null ? null : (
            <Button onPress={onMapUsage}>{say('imports.mapAsUsage')}</Button>
          )}
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
      <div className="usage-in">
        {refusal === null ? null : (
          <>
            <Note tone="bad">{speech.refusal(refusal)}</Note>
            <p className="faint small">{speech.refusal(usageRefusal)}</p>
          </>
        )}
        {read === null && evals.progress !== null ? <ReadingNow name={names} progress={evals.progress} /> : null}
        {isSample(files) ? <Note>{say('evalsIn.invented')}</Note> : null}
        {answered === null ? null : <Note>{answered.text}</Note>}
        {made !== null && !made.ok ? <Note tone="bad">{speech.refusal(made.error)}</Note> : null}
        <SelectField
          label={say('imports.evalsRow')}
          value={row}
          choices={plan.categories.map((one) => ({ id: one.id, name: rowTitle(say, one) }))}
          onChange={evals.setRow}
        />
        {read === null ? null : (
          <EvalQuestions
            questions={read.questions}
            names={[...new Set([...Object.keys(evals.mapped), ...read.unknown])]}
            plan={plan}
            answers={evals.stated}
            mapped={evals.mapped}
            onAnswer={evals.answer}
            onMap={evals.map}
          />
        )}
        {read === null ? null : <Found read={read} files={names} evals={evals} />}
        <p className="faint small">{say('imports.kept')}</p>
      </div>
    </Dialog>
  );
};
