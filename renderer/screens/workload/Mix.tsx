/** The categories with their shares: linked sliders that always sum to 100%. */

import { memo, useState } from 'react';
import { workKinds } from '../../../shared/catalog/category.ts';
import { type RowId, rowId } from '../../../shared/foundation/ids.ts';
import { removeCategory, setShare } from '../../../shared/plan/edits/shares.ts';
import { categoryName } from '../../../shared/report/categoryName.ts';
import { rowNameIn } from '../../../shared/report/rowName.ts';
import { addCategory } from '../../actions/addCategory.ts';
import { editPlan } from '../../actions/editPlan.ts';
import { tryEdit } from '../../actions/tryEdit.ts';
import { IconButton } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { NumberField } from '../../parts/EstimateField.tsx';
import { Menu } from '../../parts/Menu.tsx';
import { Popover } from '../../parts/Popover.tsx';
import { ShareSlider } from '../../parts/ShareSlider.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { endGesture } from '../../state/planStore.ts';
import { usePlanState } from '../../state/useStore.ts';
import { setView } from '../../state/viewStore.ts';

const useShare = (id: RowId): number =>
  usePlanState(({ document }) => document?.plan.categories.find((known) => known.id === id)?.share ?? 0);

/** The part of a row that follows a drag; a drag moves every share, so nothing else may come along. */
const Share = memo(
  ({ id, name, locked, isHeld }: { id: RowId; name: string; locked: ReadonlySet<RowId>; isHeld: boolean }) => {
    const { say } = useI18n();
    const share = useShare(id);
    const set = (value: number, gesture: string | null) =>
      editPlan('app.editShare', (plan) => setShare(plan, id, value, locked), gesture);
    return (
      <>
        <ShareSlider
          label={say('workload.shareOf', { category: name })}
          value={share}
          isDisabled={isHeld}
          onChange={(value) => set(value, `share ${id}`)}
          onEnd={endGesture}
        />
        <span className="mix-share">
          <NumberField
            label={say('workload.shareOf', { category: name })}
            labelHidden
            unit="share"
            value={Number(share.toFixed(4))}
            onChange={(value) => set(value, null)}
          />
        </span>
      </>
    );
  },
);

const ShareSource = ({ id, name }: { id: RowId; name: string }) => {
  const { say, share: asShare } = useI18n();
  const share = useShare(id);
  const source = usePlanState(
    ({ document }) => document?.plan.categories.find((known) => known.id === id)?.shareSource ?? null,
  );
  return (
    <p className="mix-source">
      <Popover
        label={say('workload.shareSource')}
        answer={
          <>
            <h4>
              {name}: {asShare(share)}
            </h4>
            <p>{source ?? say('workload.shareYours')}</p>
          </>
        }
      >
        {say('workload.shareSource')}
      </Popover>
    </p>
  );
};

const Row = memo(
  ({
    id,
    isOpen,
    locked,
    onLock,
    isOnly,
  }: {
    id: RowId;
    isOpen: boolean;
    locked: ReadonlySet<RowId>;
    onLock: (id: RowId) => void;
    isOnly: boolean;
  }) => {
    const { say } = useI18n();
    const name = usePlanState(({ document }) => (document === null ? id : rowNameIn(document.plan, say, id)));
    const isLocked = locked.has(id);
    return (
      <li className="mix-row" data-open={isOpen}>
        <button
          type="button"
          className="mix-name"
          aria-pressed={isOpen}
          aria-label={say('workload.details', { category: name })}
          onClick={() => setView({ category: id })}
        >
          {name}
        </button>
        <Share id={id} name={name} locked={locked} isHeld={isLocked || isOnly} />
        <IconButton
          icon={isLocked ? 'lock' : 'unlock'}
          label={say(isLocked ? 'workload.unlock' : 'workload.lock', { category: name })}
          aria-pressed={isLocked}
          onPress={() => onLock(id)}
        />
        <IconButton
          icon="close"
          label={say('workload.removeOf', { category: name })}
          isDisabled={isOnly}
          onPress={() => tryEdit('app.editCategories', (plan) => removeCategory(plan, id))}
        />
        {isOpen ? <ShareSource id={id} name={name} /> : null}
      </li>
    );
  },
);

export const Mix = ({ open }: { open: RowId | undefined }) => {
  const { say } = useI18n();
  const [locked, setLocked] = useState<ReadonlySet<RowId>>(new Set());
  const [toggle] = useState(
    () => (id: RowId) =>
      setLocked((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
  );
  const ids = usePlanState((state) => state.document?.plan.categories.map((category) => category.id) ?? []);
  const others = workKinds.filter((kind) => !ids.some((id) => id === rowId(kind)));
  return (
    <Card
      title={say('workload.mix')}
      note={say('workload.mixNote')}
      actions={
        <Menu
          label={say('workload.addCategory')}
          icon="plus"
          iconOnly
          deeds={
            others.length === 0
              ? [{ id: 'none', name: say('workload.allThere'), isDisabled: true, act: () => {} }]
              : others.map((kind) => ({ id: kind, name: categoryName(say, kind), act: () => addCategory(kind) }))
          }
        />
      }
    >
      <ul className="mix-rows">
        {ids.map((id) => (
          <Row key={id} id={id} isOpen={id === open} locked={locked} onLock={toggle} isOnly={ids.length === 1} />
        ))}
      </ul>
    </Card>
  );
};
