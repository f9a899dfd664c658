/** Names of models that no rule resolves: each is asked once, with the whole catalog to choose from. */
import { useMemo } from 'react';
import { candidatesFor } from '../../../shared/engine/candidates.ts';
import type { ModelId } from '../../../shared/foundation/ids.ts';
import { ownValue } from '../../../shared/foundation/ownValue.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { usualReference } from '../../actions/reference.ts';
import { Button } from '../../parts/Button.tsx';
import { ModelPicker } from '../../parts/ModelPicker.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState } from '../../state/useStore.ts';
import { QuestionMark } from './QuestionMark.tsx';

export const UnknownNames = ({
  names,
  plan,
  mapped,
  first,
  requestsOf,
  onMap,
}: {
  names: readonly string[];
  /** The work of its first row tells what a model would cost. */
  plan: Plan;
  mapped: Readonly<Record<string, ModelId>>;
  /** Number of the first of these questions. */
  first: number;
  /** How many requests went under a name; null where the files do not say. */
  requestsOf: (name: string) => number | null;
  /** null: left open again. */
  onMap: (name: string, id: ModelId | null) => void;
}) => {
  const { say, number } = useI18n();
  const catalog = useCatalogState((state) => state.catalog);
  const [row] = plan.categories;
  const isAsked = names.length > 0;
  const candidates = useMemo(
    () =>
      catalog === null || row === undefined || !isAsked
        ? []
        : candidatesFor(row, plan, { ...catalog, reference: usualReference(catalog) }),
    [catalog, row, plan, isAsked],
  );
  return names.map((name, i) => {
    const requests = requestsOf(name);
    const id = ownValue(mapped, name) ?? null;
    return (
      <div key={name} className="usage-question">
        <QuestionMark isSettled={id !== null} place={first + i} />
        <div>
          <p className="usage-ask">{say('usageIn.whichModel', { name })}</p>
          <p className="soft small">
            {requests === null
              ? say('usageIn.whichModelNoteTokens')
              : say('usageIn.whichModelNote', { requests: number(requests) })}
          </p>
        </div>
        <div className="usage-answer">
          <ModelPicker
            label={say('usageIn.whichModel', { name })}
            labelHidden
            value={id}
            candidates={candidates}
            onChange={(chosen) => onMap(name, chosen)}
          />
          {id === null ? null : (
            <Button tone="quiet" onPress={() => onMap(name, null)}>
              {say('usageIn.open')}
            </Button>
          )}
        </div>
      </div>
    );
  });
};
