/** The plan's table filled: rows of work, columns of stacks, totals, and what can be done with each. */
import { memo, useMemo, useRef, useState } from 'react';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import type { Winner } from '../../../shared/engine/pareto.ts';
import type { RowId } from '../../../shared/foundation/ids.ts';
import { rowsTogether } from '../../../shared/report/rowsTogether.ts';
import { errorsCounted } from '../../../shared/report/withoutErrors.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { useSettled } from '../../parts/useSettled.ts';
import { useCatalogState, useViewState } from '../../state/useStore.ts';
import { type PlanSheet, setView } from '../../state/viewStore.ts';
import { useAsking, useDecision } from '../decide/useDecision.ts';
import type { Newest } from '../result/useReading.ts';
import { doubtsOf } from './cellView.ts';
import { copiedText } from './copiedText.ts';
import { GroupRow, type GroupSum } from './GroupRow.tsx';
import { type Column, HeadRow } from './HeadRow.tsx';
import { rowActions } from './menuActions.ts';
import { PasteDialog, type Pasting } from './PasteDialog.tsx';
import { cellsDrawn, type Density, type GridRow, PlanGrid } from './PlanGrid.tsx';
import type { Place } from './places.ts';
import {
  cellOutcome,
  chancesIn,
  type Line,
  linesOf,
  type RowGroup,
  rowAt,
  rowsOf,
  stackOutcome,
  steadyRows,
  type WorkRow,
} from './planTable.ts';
import type { RowHandlers } from './RowHead.tsx';
import { contentsOf, type RowContents } from './rowContents.ts';
import { TableFoot } from './TableFoot.tsx';
import { TotalRow } from './TotalRow.tsx';
import { useFlowWords } from './useFlowWords.ts';
import { type Moves, useMoves } from './useMoves.ts';
import { WorkRowView } from './WorkRowView.tsx';

/** So many rows are told in full; more are compact until she says otherwise. */
const fullRows = 8;

/** Of a large table what is told follows what is seen, in a frame of its own: its hundreds of sentences take as long to set. */
const tellMs = 120;

/** How many rows stand above a line: the number of the row there, or of the next one. */
const rowsBefore = (lines: readonly Line[], at: number): number =>
  at < 0 ? at : lines.slice(0, at).filter(({ kind }) => kind === 'row').length;

/** Answers are worked out when they are first asked for, and once for each key. */
const once = <Key, Asked, Answer>(keyOf: (asked: Asked) => Key, answer: (asked: Asked) => Answer) => {
  const known = new Map<Key, Answer>();
  return (asked: Asked): Answer => {
    const key = keyOf(asked);
    const found = known.get(key) ?? answer(asked);
    known.set(key, found);
    return found;
  };
};

/** What stands in the table: lines of work, columns of stacks, and what each line shows of each column. */
const useContents = (document: PortfolioDocument, newest: Newest | null) => {
  const { say } = useI18n();
  const { plan } = document;
  const { hidden, folded } = useViewState(({ hidden, folded }) => ({ hidden, folded }));
  const words = useFlowWords(document);
  const reading = newest?.reading ?? null;
  const outcome = reading?.outcome ?? null;

  useAsking('winners', plan.stacks.length > 1 && outcome !== null ? null : undefined);
  const { found, isStale } = useDecision('winners');
  const winners: readonly Winner[] | null = found?.answer ?? null;

  const shown = useRef<readonly WorkRow[]>([]);
  const allRows = useMemo(() => {
    shown.current = steadyRows(shown.current, rowsOf(plan, say));
    return shown.current;
  }, [plan, say]);
  const lines = useMemo(() => linesOf(allRows, hidden.rows, folded), [allRows, hidden.rows, folded]);
  const rows = useMemo(() => lines.flatMap((line) => (line.kind === 'row' ? [line.row] : [])), [lines]);
  const columns = useMemo(
    () =>
      plan.stacks
        .map((stack, place): Column => ({ stack, place, outcome: stackOutcome(outcome, stack.id) }))
        .filter(({ stack }) => !hidden.stacks.includes(stack.id)),
    [plan.stacks, outcome, hidden.stacks],
  );
  const contents = useMemo(() => {
    const doubts = reading === null ? new Map<string, string>() : doubtsOf(reading);
    return once<RowId, WorkRow, RowContents>(
      ({ id }) => id,
      (row) => contentsOf({ row, columns, winners, reading, words, doubts }),
    );
  }, [columns, winners, reading, words]);
  const isLarge = rows.length * columns.length > cellsDrawn;
  const told = useSettled(contents, isLarge ? tellMs : 0);
  const sums = useMemo(
    () =>
      once<RowGroup, RowGroup, GroupSum[]>(
        (group) => group,
        (group) =>
          columns.map(({ stack, place, outcome: found }) => ({
            id: stack.id,
            place,
            sum: rowsTogether(group.rows.map(({ id }) => cellOutcome(found, id))),
          })),
      ),
    [columns],
  );
  const chances = useMemo(() => chancesIn(winners, null), [winners]);
  return {
    reading,
    lines,
    rows,
    columns,
    contents,
    told,
    sums,
    chances,
    isOld: isStale,
    hasChances: winners?.some((winner) => winner.chances !== null) ?? false,
  };
};

/** Which part of a row the sheet beside the table is about. */
const selectedIn = (sheet: PlanSheet | null, { id }: WorkRow): string | null =>
  sheet === null || sheet.kind === 'plan' || sheet.kind === 'stack' || sheet.row !== id
    ? null
    : sheet.kind === 'cell'
      ? sheet.stack
      : 'work';

/** The lines as the grid draws them. What a line is given stays the same object, so that only lines that changed are drawn again. */
const useGridRows = (
  { lines, rows, contents, told, sums, hasChances }: ReturnType<typeof useContents>,
  { rowDrag }: Moves,
  density: Density,
  setFocus: (place: Place) => void,
): GridRow[] => {
  const speech = useI18n();
  const { say } = speech;
  const sheet = useViewState((state) => state.sheet);
  const latest = useRef(rows);
  latest.current = rows;
  const handlers = useMemo<RowHandlers>(
    () => ({
      onEntered: ({ row, column }) => setFocus({ row: row + 1, column }),
      openRow: (row) => setView({ sheet: { kind: 'work', row: row.id } }),
      openCell: (row, stack) => setView({ sheet: { kind: 'cell', row, stack } }),
      actionsOf: (row) => rowActions(row, latest.current, say),
    }),
    [say, setFocus],
  );
  return lines.map((line): GridRow => {
    if (line.kind === 'group') {
      const { group } = line;
      return {
        id: `group ${group.name}`,
        render: (at, active) => <GroupRow group={group} at={at} active={active} sums={sums(group)} drag={rowDrag} />,
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
          selected={selectedIn(sheet, row)}
          hasChances={hasChances}
          handlers={handlers}
          drag={rowDrag}
          speech={speech}
          isFull={density === 'full'}
          {...contents(row)}
          told={told(row).cells}
        />
      ),
    };
  });
};

export const PlanTable = memo(({ document, newest }: { document: PortfolioDocument; newest: Newest | null }) => {
  const { say } = useI18n();
  const { plan } = document;
  const chosenDensity = useViewState((state) => state.density);
  const catalogReady = useCatalogState((state) => state.catalog !== null);
  const [focus, setFocus] = useState<Place | null>(null);
  const [pasting, setPasting] = useState<Pasting | null>(null);
  const standing = useContents(document, newest);
  const { lines, rows, columns } = standing;
  const moves = useMoves(lines, columns, setFocus);
  const density = chosenDensity ?? (rows.length <= fullRows ? 'full' : 'compact');
  const gridRows = useGridRows(standing, moves, density, setFocus);
  return (
    <>
      <div
        className="plan-table"
        data-ready={catalogReady || undefined}
        data-old-sureness={standing.isOld || undefined}
      >
        <PlanGrid
          label={say('plan.table')}
          rows={gridRows}
          stacks={columns.length}
          density={density}
          focus={focus}
          move={moves.move}
          onCopy={(place) => copiedText(rowAt(lines, place.row), place, say.money)}
          onPaste={(place, text) =>
            setPasting({ text, row: rowsBefore(lines, place.row), column: Math.min(place.column, 3) })
          }
          head={(active) => (
            <HeadRow
              tasks={plan.tasksPerMonth}
              budget={plan.budgetUsdPerMonth}
              counted={errorsCounted(plan)}
              columns={columns}
              chances={standing.chances}
              active={active}
              drag={moves.columnDrag}
            />
          )}
          foot={<TotalRow plan={plan} columns={columns} rowCount={lines.length} />}
        />
        <TableFoot
          document={document}
          reading={standing.reading}
          rows={rows}
          density={density}
          paste={() => setPasting({ text: null, row: 0, column: 0 })}
        />
      </div>
      <p className="visually-hidden" aria-live="polite">
        {moves.told}
      </p>
      {pasting === null ? null : <PasteDialog pasting={pasting} rows={rows} onClose={() => setPasting(null)} />}
    </>
  );
});
