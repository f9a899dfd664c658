/** Puts a model to work: in which stack, for which category, and where among the rungs there. */

import { useState } from 'react';
import type { Snapshot } from '../../../shared/catalog/catalog.ts';
import type { Model } from '../../../shared/catalog/model.ts';
import { atSetting, type Setting } from '../../../shared/catalog/setting.ts';
import { candidatesFor } from '../../../shared/engine/candidates.ts';
import { proposeCheck } from '../../../shared/engine/propose.ts';
import type { RowId, StackId } from '../../../shared/foundation/ids.ts';
import { addRung, setPolicy } from '../../../shared/plan/edits/policies.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { newRung, singleModel } from '../../../shared/plan/policies.ts';
import { rowTitle } from '../../../shared/report/rowName.ts';
import { titled } from '../../../shared/words/format.ts';
import { goTo } from '../../actions/goTo.ts';
import { tryEdit } from '../../actions/tryEdit.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { setView } from '../../state/viewStore.ts';

const ways = ['useAlone', 'useLast', 'useFirst'] as const;
type Way = (typeof ways)[number];

export const UseInStack = ({
  plan,
  snapshot,
  first,
  model,
  settings,
  onClose,
}: {
  plan: Plan;
  snapshot: Snapshot;
  /** The stack that is offered first. */
  first: StackId;
  model: Model;
  /** Those it may be asked at. */
  settings: readonly Setting[];
  onClose: () => void;
}) => {
  const { say, language } = useI18n();
  const [stackId, setStackId] = useState(first);
  const [category, setCategory] = useState<RowId | undefined>(plan.categories[0]?.id);
  const [setting, setSetting] = useState<Setting | 'usual'>('usual');
  const [way, setWay] = useState<Way>('useAlone');
  const row = plan.categories.find(({ id }) => id === category);
  const policy = row && plan.stacks.find((stack) => stack.id === stackId)?.policies[row.id];
  /** Into a split or a route there is more than one place: those are edited where they stand. */
  const possible = policy?.kind === 'ladder' ? ways : (['useAlone'] as const);
  const chosen = possible.find((one) => one === way) ?? 'useAlone';
  const use = () => {
    if (row === undefined) return;
    const place = { stackId, category: row.id };
    const id = setting === 'usual' ? model.id : atSetting(model.id, setting);
    const check = () => proposeCheck(row, candidatesFor(row, plan, snapshot), model);
    tryEdit('app.editPolicy', (current) =>
      chosen === 'useAlone'
        ? setPolicy(current, stackId, row.id, singleModel(id))
        : chosen === 'useLast'
          ? addRung(current, place, id)
          : addRung(current, place, newRung(id, check()), 0),
    );
    setView({ sheet: { kind: 'cell', row: row.id, stack: stackId } });
    onClose();
    goTo('plan');
  };
  return (
    <Dialog
      title={titled(say('catalog.useInStack'), model.name, language)}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('app.cancel')}</Button>
          <Button tone="primary" onPress={use}>
            {say('stacks.use')}
          </Button>
        </>
      }
    >
      <div className="catalog-form">
        <SelectField
          label={say('catalog.useStack')}
          value={stackId}
          choices={plan.stacks.map((stack) => ({ id: stack.id, name: stack.name }))}
          onChange={setStackId}
        />
        <SelectField
          label={say('catalog.useCategory')}
          value={row?.id ?? null}
          choices={plan.categories.map((one) => ({ id: one.id, name: rowTitle(say, one) }))}
          onChange={(id) => setCategory(id)}
        />
        {settings.length === 0 ? null : (
          <SelectField
            label={say('stacks.setting')}
            value={setting}
            choices={[
              { id: 'usual', name: say('stacks.settingUsual') },
              ...settings.map((one) => ({ id: one, name: one })),
            ]}
            onChange={setSetting}
          />
        )}
        <SelectField
          label={say('catalog.useHow')}
          value={chosen}
          choices={possible.map((id) => ({ id, name: say(`catalog.${id}`), note: say(`catalog.${id}Note`) }))}
          onChange={(id) => setWay(id)}
        />
      </div>
    </Dialog>
  );
};
