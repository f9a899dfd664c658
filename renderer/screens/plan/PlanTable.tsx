/** The plan's table filled: rows of work, columns of stacks, totals, and what can be done with each. */
import { useMemo, useRef, useState } from 'react';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import type { Winner } from '../../../shared/engine/pareto.ts';
import { stackId as asStackId, type RowId } from '../../../shared/foundation/ids.ts';
import { moveRow, setGroup } from '../../../shared/plan/edits/rows.ts';
import { moveStack } from '../../../shared/plan/edits/stacks.ts';
import type { FlowWords } from '../../../shared/report/flowChips.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { type RowGrade, rowGrade } from '../../../shared/report/rowGrade.ts';
import { rowsTogether } from '../../../shared/report/rowsTogether.ts';
import { tryEdit } from '../../actions/tryEdit.ts';
import type { Deed } from '../../parts/Menu.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState, useViewState } from '../../state/useStore.ts';
import { setView } from '../../state/viewStore.ts';
import { useAsking, useDecision } from '../decide/useDecision.ts';
import type { Newest } from '../result/useReading.ts';
import { cellView, scaleOf } from './cellView.ts';
import { copiedText } from './copiedText.ts';
import { rowDeeds } from './deeds.ts';
import { GroupRow } from './GroupRow.tsx';
import { type Column, HeadRow } from './HeadRow.tsx';
import { PasteDialog, type Pasting } from './PasteDialog.tsx';
import { type GridRow, PlanGrid } from './PlanGrid.tsx';
import { fixedColumns, headRow, type Place } from './places.ts';
import {
  cellOutcome,
  chancesIn,
  type Line,
  linesOf,
  policyOf,
  rowsOf,
  stackOutcome,
  type WorkRow,
} from './planTable.ts';
import { TableFoot } from './TableFoot.tsx';
import { TotalRow } from './TotalRow.tsx';
import { useFlowWords } from './useFlowWords.ts';
import { useReorder } from './useReorder.ts';
import { type CellOfStack, type RowHandlers, WorkRowView } from './WorkRowView.tsx';

/** So many rows are told in full; more are compact until she says otherwise. */
const fullRows = 8;

const rowAt = (lines: readonly Line[], at: number): WorkRow | undefined => {
  const line = lines[at];
  return line?.kind === 'row' ? line.row : undefined;
};

/** How many rows stand above a line: the number of the row there, or of the next one. */
const rowsBefore = (lines: readonly Line[], at: number): number =>
  at < 0 ? at : lines.slice(0, at).filter(({ kind }) => kind === 'row').length;

/** The group in which a row would stand that goes above that line. */
const groupBefore = (lines: readonly Line[], at: number): string | null => rowAt(lines, at - 1)?.work.group ?? null;

interface RowContents {
  cells: CellOfStack[];
  grade: RowGrade | null;
}

/** What a row shows: its cells on one scale, and how good its evidence is. */
const contentsOf = (
  row: WorkRow,
  columns: readonly Column[],
  winners: readonly Winner[] | null,
  reading: Reading | null,
  words: FlowWords,
): RowContents => {
  const outcomes = columns.map((column) => cellOutcome(column.outcome, row.id));
  const scale = scaleOf(outcomes.flatMap((cell) => (cell?.figures?.usdPerSuccess ? [cell.figures.usdPerSuccess] : [])));
  const chances = chancesIn(winners, row.id);
  const known = outcomes.flatMap((cell) => (cell === undefined ? [] : [cell]));
  return {
    grade: reading === null ? null : rowGrade(reading, known),
    cells: columns.map(({ stack, place }, i) => ({
      id: stack.id,
      name: stack.name,
      place,
      view: cellView({
        policy: policyOf(stack, row.id),
        outcome: outcomes[i],
        chance: columns.length > 1 ? chances.get(stack.id) : undefined,
        scale,
        reading,
        words,
      }),
    })),
  };
};

export const PlanTable = ({ document, newest }: { document: PortfolioDocument; newest: Newest | null }) => {
  const { say } = useI18n();
  const { plan } = document;
  const { sheet, hidden, folded, density } = useViewState(({ sheet, hidden, folded, density }) => ({
    sheet,
    hidden,
    folded,
    density,
  }));
  const catalogReady = useCatalogState((state) => state.catalog !== null);
  const words = useFlowWords(document);
  const [focus, setFocus] = useState<Place | null>(null);
  const [pasting, setPasting] = useState<Pasting | null>(null);
  const [told, setTold] = useState('');
  const reading = newest?.reading ?? null;
  const outcome = reading?.outcome ?? null;

  useAsking('winners', plan.stacks.length > 1 && outcome !== null ? null : undefined);
  const winners = useDecision('winners').found?.answer ?? null;
  const hasChances = winners?.[0]?.chances != null;

  const allRows = useMemo(() => rowsOf(plan, say), [plan, say]);
  const lines = useMemo(() => linesOf(allRows, hidden.rows, folded), [allRows, hidden.rows, folded]);
  const rows = useMemo(() => lines.flatMap((line) => (line.kind === 'row' ? [line.row] : [])), [lines]);
  const columns = useMemo(
    () =>
      plan.stacks
        .map((stack, place) => ({ stack, place, outcome: stackOutcome(outcome, stack.id) }))
        .filter(({ stack }) => !hidden.stacks.includes(stack.id)),
    [plan.stacks, outcome, hidden.stacks],
  );
  // Each row is worked out when it is first drawn, and once for each plan, outcome and language.
  const rowContents = useMemo(() => {
    const known = new Map<RowId, RowContents>();
    return (row: WorkRow): RowContents => {
      const found = known.get(row.id) ?? contentsOf(row, columns, winners, reading, words);
      known.set(row.id, found);
      return found;
    };
  }, [columns, winners, reading, words]);

  const moveRowTo = (from: number, to: number) => {
    const [line, there] = [lines[from], lines[to]];
    if (line?.kind !== 'row' || there === undefined) return;
    const { row } = line;
    tryEdit('app.editCategories', (current) =>
      there.kind === 'group'
        ? setGroup(current, row.id, from < to ? there.group.name : groupBefore(lines, to))
        : moveRow(
            current,
            row.id,
            current.categories.findIndex(({ id }) => id === there.row.id),
          ),
    );
    setTold(say('plan.moved', { what: row.name, number: to + 1 }));
    setFocus({ row: to, column: 0 });
  };
  const moveColumnTo = (from: number, to: number) => {
    const [column, other] = [columns[from], columns[to]];
    if (column === undefined || other === undefined) return;
    tryEdit('app.editStack', (current) => moveStack(current, column.stack.id, other.place));
    setTold(say('plan.moved', { what: column.stack.name, number: to + 1 }));
    setFocus({ row: headRow, column: fixedColumns.length + to });
  };
  const rowDrag = useReorder(moveRowTo);
  const columnDrag = useReorder(moveColumnTo);

  // What a row is given stays the same object, so that only rows that changed are drawn again.
  const latest = useRef({ rows, columns });
  latest.current = { rows, columns };
  const handlers = useMemo<RowHandlers>(
    () => ({
      onEntered: ({ row, column }) => setFocus({ row: row + 1, column }),
      openRow: (row) => setView({ sheet: { kind: 'work', row: row.id } }),
      openCell: (row, id) => setView({ sheet: { kind: 'cell', row: row.id, stack: asStackId(id) } }),
      deedsOf: (row): Deed[] => rowDeeds(row, latest.current.rows, say),
    }),
    [say],
  );

  const move = (from: Place, to: Place) => {
    if (from.row === headRow && from.column >= fixedColumns.length)
      moveColumnTo(from.column - fixedColumns.length, to.column - fixedColumns.length);
    else if (from.row >= 0 && from.row !== to.row && to.row >= 0) moveRowTo(from.row, to.row);
  };

  const selectedIn = (row: WorkRow): string | null =>
    sheet === null || sheet.kind === 'plan' || sheet.kind === 'stack' || sheet.row !== row.id
      ? null
      : sheet.kind === 'cell'
        ? sheet.stack
        : 'work';

  const gridRows = lines.map((line): GridRow => {
    if (line.kind === 'group') {
      const { group } = line;
      const sums = columns.map(({ stack, place, outcome: found }) => ({
        id: stack.id,
        place,
        sum: rowsTogether(group.rows.map(({ id }) => cellOutcome(found, id))),
      }));
      return {
        id: `group ${group.name}`,
        render: (at, active) => (
          <GroupRow group={group} at={at} active={active} sums={sums} target={rowDrag.target(at)} />
        ),
      };
    }
    const { row } = line;
    return {
      id: row.id,
      render: (at, active) => (
        <WorkRowView
          row={row}
          at={at}
          active={active}
          selected={selectedIn(row)}
          hasChances={hasChances}
          handlers={handlers}
          drag={rowDrag}
          {...rowContents(row)}
        />
      ),
    };
  });

  const shownDensity = density ?? (rows.length <= fullRows ? 'full' : 'compact');
  return (
    <>
      <div className="plan-table" data-ready={catalogReady || undefined}>
        <PlanGrid
          label={say('plan.table')}
          rows={gridRows}
          stacks={columns.length}
          density={shownDensity}
          focus={focus}
          move={move}
          onCopy={(place) => copiedText(rowAt(lines, place.row), place)}
          onPaste={(place, text) =>
            setPasting({ text, row: rowsBefore(lines, place.row), column: Math.min(place.column, 3) })
          }
          head={(active) => (
            <HeadRow
              plan={plan}
              columns={columns}
              chances={chancesIn(winners, null)}
              active={active}
              drag={columnDrag}
            />
          )}
          foot={<TotalRow plan={plan} columns={columns} rowCount={lines.length} />}
        />
        <TableFoot
          document={document}
          reading={reading}
          rows={rows}
          density={shownDensity}
          paste={() => setPasting({ text: null, row: 0, column: 0 })}
        />
      </div>
      <p className="visually-hidden" aria-live="polite">
        {told}
      </p>
      {pasting === null ? null : <PasteDialog pasting={pasting} rows={rows} onClose={() => setPasting(null)} />}
    </>
  );
};
