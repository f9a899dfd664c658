/** What is open beside the table: a cell, the head of a row or of a stack, or the figures of the whole plan. */
import { memo } from 'react';
import type { PortfolioDocument } from '../../../../shared/document/document.ts';
import { useI18n } from '../../../parts/useI18n.ts';
import type { PlanSheet } from '../../../state/viewStore.ts';
import type { Newest } from '../../result/useReading.ts';
import { rowsOf } from '../planTable.ts';
import { CellSheet } from './CellSheet.tsx';
import { PlanFigures } from './PlanFigures.tsx';
import { StackSheet } from './StackSheet.tsx';
import { WorkSheet } from './WorkSheet.tsx';

export const Sheet = memo(
  ({ sheet, document, newest }: { sheet: PlanSheet; document: PortfolioDocument; newest: Newest | null }) => {
    const { say } = useI18n();
    const { plan } = document;
    const rows = rowsOf(plan, say);
    if (sheet.kind === 'plan') return <PlanFigures plan={plan} />;
    const row = sheet.kind === 'stack' ? undefined : rows.find(({ id }) => id === sheet.row);
    const stack = sheet.kind === 'work' ? undefined : plan.stacks.find(({ id }) => id === sheet.stack);
    const reading = newest?.reading ?? null;
    switch (sheet.kind) {
      case 'cell':
        return row === undefined || stack === undefined ? null : (
          <CellSheet key={`${row.id} ${stack.id}`} document={document} row={row} stack={stack} reading={reading} />
        );
      case 'work':
        return row === undefined ? null : <WorkSheet key={row.id} row={row} />;
      case 'stack':
        return stack === undefined ? null : <StackSheet key={stack.id} plan={plan} stack={stack} reading={reading} />;
      default:
        return sheet satisfies never;
    }
  },
);
