/** Pasting from a spreadsheet: what lands where is shown first, and all of it is one step back. */
import { useState } from 'react';
import { newLines, pasteOn, pasteRow } from '../../../shared/plan/edits/paste.ts';
import type { Estimate } from '../../../shared/plan/estimate.ts';
import { formatEstimate } from '../../../shared/plan/formatEstimate.ts';
import { columnsOfPaste, type PasteField, pasteFields } from '../../../shared/plan/pasteColumns.ts';
import {
  cellsOfText,
  type MeasuredField,
  measures,
  type PastedCell,
  readPaste,
} from '../../../shared/plan/readPaste.ts';
import { type Edit, editPlan } from '../../actions/editPlan.ts';
import { tellRefusal } from '../../actions/say.ts';
import { Button } from '../../parts/Button.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { FormField } from '../../parts/FormField.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { WorkRow } from './planTable.ts';

export interface Pasting {
  /** null: she is asked for it. */
  text: string | null;
  /** Where it begins. */
  row: number;
  column: number;
}

const fieldWords = {
  name: 'plan.kindOfWork',
  tasks: 'plan.tasks',
  value: 'plan.value',
  error: 'plan.errorCost',
  prompt: 'workload.promptTokens',
  completion: 'workload.completionTokens',
  steps: 'workload.steps',
} as const;

const skipped = 'skipped';

/** What stands in a row now. */
const estimateIn = ({ work }: WorkRow, field: MeasuredField): Estimate => {
  switch (field) {
    case 'value':
      return work.valueOfSuccessUsd;
    case 'error':
      return work.silentFailureUsd;
    case 'prompt':
      return work.shape.promptTokens;
    case 'completion':
      return work.shape.completionTokens;
    case 'steps':
      return work.shape.steps;
    default:
      return field satisfies never;
  }
};

/** A cell with the row it lands on, or the row it makes; `edit` is null where a row that is there stays as it is. */
interface Landing {
  cell: PastedCell;
  row: WorkRow | undefined;
  isNew: boolean;
  edit: Edit | null;
}

const editOf = (row: WorkRow, { read }: PastedCell): Edit | null => {
  if (!read.ok) return null;
  const { value } = read;
  const isSame =
    (value.field === 'name' && value.text === row.name) ||
    (value.field === 'tasks' && value.volume.kind === 'tasks' && value.volume.tasks === row.tasks);
  return isSame ? null : (plan) => pasteOn(plan, row.id, value);
};

const landingsOf = (cells: readonly PastedCell[], rows: readonly WorkRow[]): Landing[] => {
  const named = new Set(cells.flatMap(({ row, field }) => (field === 'name' ? [row] : [])));
  return cells.map((cell) => {
    const row = rows[cell.row];
    return {
      cell,
      row,
      isNew: row === undefined && named.has(cell.row),
      edit: row === undefined ? null : editOf(row, cell),
    };
  });
};

/** Of each pasted cell: where it lands, what stands there now and then, and why it cannot. */
const useColumns = (): Column<Landing>[] => {
  const speech = useI18n();
  const { say, number, language } = speech;
  const now = (row: WorkRow | undefined, field: PasteField | null): string => {
    if (row === undefined || field === null) return '–';
    if (field === 'name') return row.name;
    return field === 'tasks'
      ? number(row.tasks)
      : formatEstimate(estimateIn(row, field), measures[field].unit, language, say.money);
  };
  const then = ({ cell: { read, text: typed }, row, isNew }: Landing): string => {
    if ((row === undefined && !isNew) || !read.ok) return '–';
    if (read.value.field === 'name') return typed;
    if (read.value.field === 'tasks')
      return read.value.volume.kind === 'tasks'
        ? number(read.value.volume.tasks)
        : speech.share(read.value.volume.share);
    return formatEstimate(read.value.estimate, measures[read.value.field].unit, language, say.money);
  };
  const wrong = ({ cell, row, isNew }: Landing): string =>
    row === undefined && !isNew
      ? say('plan.pasteOutside', { text: cell.text })
      : cell.read.ok
        ? ''
        : speech.refusal(cell.read.error);
  return [
    {
      id: 'row',
      head: say('plan.pasteRow'),
      cell: ({ row, cell, isNew }) => row?.name ?? (isNew ? say('plan.pasteNew') : number(cell.row + 1)),
    },
    {
      id: 'field',
      head: say('plan.pasteField'),
      cell: ({ cell }) => (cell.field === null ? '–' : say(fieldWords[cell.field])),
    },
    { id: 'now', head: say('plan.pasteNow'), numeric: true, cell: ({ row, cell }) => now(row, cell.field) },
    { id: 'then', head: say('plan.pasteThen'), numeric: true, cell: (landing) => then(landing) },
    {
      id: 'wrong',
      head: say('plan.pasteWrong'),
      cell: (landing) => <span className="paste-wrong">{wrong(landing)}</span>,
    },
  ];
};

export const PasteDialog = ({
  pasting,
  rows,
  onClose,
}: {
  pasting: Pasting;
  rows: readonly WorkRow[];
  onClose: () => void;
}) => {
  const { say } = useI18n();
  const columns = useColumns();
  const [text, setText] = useState(pasting.text ?? '');
  const [chosen, setChosen] = useState<Readonly<Record<number, PasteField | null>>>({});
  const lines = text === '' ? [] : cellsOfText(text);
  const fields = columnsOfPaste(lines, pasting.column).map((field, c) => (c in chosen ? (chosen[c] ?? null) : field));
  const cells = readPaste(lines, Math.max(0, pasting.row), fields, say.money);
  /** A field is one column's: whoever had it has none. */
  const choose = (at: number, field: PasteField | null) =>
    setChosen({
      ...Object.fromEntries(fields.map((other, c) => [c, other === field ? null : other])),
      [at]: field,
    });
  const landings = landingsOf(cells, rows);
  const added = newLines(cells, rows.length);
  const edits = [
    ...landings.flatMap(({ edit }) => (edit === null ? [] : [edit])),
    ...added.map(
      (line): Edit =>
        (plan) =>
          pasteRow(plan, line),
    ),
  ];
  const changed = edits.length - added.length;
  const apply = () => {
    const refused = editPlan('app.editTasks', edits);
    if (refused === null) onClose();
    else tellRefusal(refused);
  };
  return (
    <Dialog
      wide
      title={say('plan.pasteTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('app.cancel')}</Button>
          <Button tone="primary" isDisabled={edits.length === 0} onPress={apply}>
            {[
              ...(changed > 0 || added.length === 0 ? [say('plan.pasteApply', { count: changed })] : []),
              ...(added.length === 0 ? [] : [say('plan.pasteAdds', { count: added.length })]),
            ].join(' · ')}
          </Button>
        </>
      }
    >
      {pasting.text === null ? (
        <FormField
          label={say('plan.pasteCells')}
          hint={say('plan.pasteHere')}
          value={text}
          onChange={setText}
          lines={5}
          maxLength={100_000}
          autoFocus
        />
      ) : null}
      {lines.length === 0 ? null : (
        <div className="fields paste-columns">
          {fields.map((field, c) => (
            <SelectField
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              key={c}
              label={say('plan.pasteColumn', { place: c + 1, text: (lines[0]?.[c] ?? '').slice(0, 24) })}
              value={field ?? skipped}
              choices={[
                ...pasteFields.map((id) => ({ id, name: say(fieldWords[id]) })),
                { id: skipped, name: say('plan.pasteSkipped') },
              ]}
              onChange={(value) => choose(c, pasteFields.find((id) => id === value) ?? null)}
            />
          ))}
        </div>
      )}
      {landings.length === 0 ? null : (
        <DataTable
          caption={say('plan.pasteTitle')}
          columns={columns}
          rows={landings}
          rowId={({ cell }) => `${cell.row} ${cell.field} ${cell.text}`}
        />
      )}
      {landings.length > 0 && edits.length === 0 ? <p className="soft">{say('plan.pasteNothing')}</p> : null}
    </Dialog>
  );
};
