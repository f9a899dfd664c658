/** Below the table: what can be added, what the signs mean, and the best of each row. */
import './tableFoot.css';

import { workKinds } from '../../../shared/catalog/category.ts';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { bestOfRows } from '../../../shared/report/bestOfRows.ts';
import { categoryName } from '../../../shared/report/categoryName.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { addProposedStack, addStackOf } from '../../actions/addStack.ts';
import { addWork } from '../../actions/addWork.ts';
import { Button } from '../../parts/Button.tsx';
import { Menu } from '../../parts/Menu.tsx';
import { RateNote } from '../../parts/RateNote.tsx';
import { stackLetter } from '../../parts/StackBadge.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useViewState } from '../../state/useStore.ts';
import { setView } from '../../state/viewStore.ts';
import type { Density } from './PlanGrid.tsx';
import type { WorkRow } from './planTable.ts';
import { Sign } from './Sign.tsx';

const signs = [
  ['success', 'plan.success'],
  ['undetected', 'plan.undetected'],
  ['check', 'plan.check'],
  ['human', 'plan.person'],
  ['deliver', 'plan.asItIs'],
] as const;

/** From so many rows on it is worth choosing how much a row says. */
const densityFrom = 6;

export const TableFoot = ({
  document,
  reading,
  rows,
  density,
  paste,
}: {
  document: PortfolioDocument;
  reading: Reading | null;
  rows: readonly WorkRow[];
  density: Density;
  paste: () => void;
}) => {
  const { say, money } = useI18n();
  const hidden = useViewState((state) => state.hidden);
  const { plan } = document;
  const best = reading === null ? null : bestOfRows(plan, reading.outcome);
  const hiddenCount = hidden.rows.length + hidden.stacks.length;
  return (
    <div className="table-foot">
      <span className="table-foot-actions no-print">
        <Menu
          label={say('plan.addWork')}
          icon="plus"
          actions={[
            { id: 'own', name: say('plan.ownWork'), act: () => addWork(null) },
            ...workKinds.map((id) => ({ id, name: categoryName(say, id), act: () => addWork(id) })),
          ]}
        />
        <Button tone="quiet" onPress={paste}>
          {say('plan.paste')}
        </Button>
        <Button tone="quiet" onPress={() => setView({ sheet: { kind: 'plan' } })}>
          {say('plan.planFigures')}
        </Button>
      </span>
      <span className="table-foot-actions no-print">
        {hiddenCount === 0 ? null : (
          <Button tone="quiet" onPress={() => setView({ hidden: { rows: [], stacks: [] } })}>
            {say('plan.hidden', { count: hiddenCount })}
          </Button>
        )}
        {rows.length < densityFrom ? null : (
          <fieldset className="switch">
            <legend className="visually-hidden">{say('plan.density')}</legend>
            {(['full', 'compact'] as const).map((one) => (
              <button key={one} type="button" aria-pressed={density === one} onClick={() => setView({ density: one })}>
                {say(`plan.${one}`)}
              </button>
            ))}
          </fieldset>
        )}
        <Button
          tone="quiet"
          icon="plus"
          onPress={() => addProposedStack(say('plan.newStack', { letter: stackLetter(plan.stacks.length) }))}
        >
          {say('plan.addStack')}
        </Button>
        {best === null ? null : (
          <Button onPress={() => addStackOf(say('plan.bestOfRowsName'), best.policies)}>
            {say('plan.bestOfRows', { usd: money(best.savesUsd) })}
          </Button>
        )}
      </span>
      <span className="table-foot-signs" aria-hidden="true">
        {signs.map(([name, word]) => (
          <span key={name}>
            <Sign name={name} /> {say(word)}
          </span>
        ))}
      </span>
      <RateNote className="table-foot-rate" />
    </div>
  );
};
