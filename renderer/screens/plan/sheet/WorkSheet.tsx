/** The head of a row opened: how much work it is, what a task looks like, what it is worth, and its evidence. */
import '../work/work.css';
import { memo } from 'react';
import type { RowId } from '../../../../shared/foundation/ids.ts';
import { renameRow, setGroup } from '../../../../shared/plan/edits/rows.ts';
import { planSourceIn } from '../../../../shared/words/planSentences.ts';
import { tryEdit } from '../../../actions/tryEdit.ts';
import { TextField } from '../../../parts/Field.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import type { WorkRow } from '../planTable.ts';
import { Alike } from '../work/Alike.tsx';
import { Outcomes } from '../work/Outcomes.tsx';
import { Shape } from '../work/Shape.tsx';
import { SuccessMeaning } from '../work/SuccessMeaning.tsx';
import { SheetFrame } from './SheetFrame.tsx';
import { VolumeFields } from './VolumeFields.tsx';

/** The row's name and group, drawn again only where they change. */
const Named = memo(
  ({ id, name, own, group }: { id: RowId; name: string; own: string | null; group: string | undefined }) => {
    const { say } = useI18n();
    return (
      <>
        <TextField
          label={say('stacks.name')}
          value={name}
          maxLength={120}
          onChange={(typed) =>
            tryEdit('app.editCategories', (plan) => renameRow(plan, id, typed.trim() === '' ? own : typed.trim()))
          }
        />
        <TextField
          label={say('plan.group')}
          value={group ?? ''}
          maxLength={120}
          onChange={(typed) =>
            tryEdit('app.editCategories', (plan) => setGroup(plan, id, typed.trim() === '' ? null : typed.trim()))
          }
        />
      </>
    );
  },
);

export const WorkSheet = ({ row }: { row: WorkRow }) => {
  const { say, language } = useI18n();
  return (
    <SheetFrame name={say('plan.sheetWork', { row: row.name })} title={row.name} about={say('plan.kindOfWork')}>
      <Named id={row.id} name={row.name} own={row.work.name} group={row.work.group} />
      <p className="sheet-source">{say('plan.groupAbout')}</p>
      <VolumeFields row={row} />
      {row.work.shareSource === undefined ? null : (
        <p className="sheet-source">{planSourceIn(row.work.shareSource, language)}</p>
      )}
      <Outcomes category={row.work} />
      <Shape category={row.work} />
      <SuccessMeaning category={row.work} />
      <Alike category={row.work} />
    </SheetFrame>
  );
};
