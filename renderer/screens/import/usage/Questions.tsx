/** The few questions that decide money: each with the total its answers give, and an answer already taken. */
import { useMemo } from 'react';
import { candidatesFor } from '../../../../shared/engine/candidates.ts';
import type { ModelId } from '../../../../shared/foundation/ids.ts';
import type { PlanFromUsage } from '../../../../shared/plan/fromUsage/planFromUsage.ts';
import type { UsageSummary } from '../../../../shared/usage/summary.ts';
import { usualReference } from '../../../actions/reference.ts';
import { Button } from '../../../parts/Button.tsx';
import { Icon } from '../../../parts/Icon.tsx';
import { ModelPicker } from '../../../parts/ModelPicker.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import type { CachedReadings } from '../../../simulate/usageIn.ts';
import { useCatalogState } from '../../../state/useStore.ts';
import { type CachedChoice, CachedQuestion } from '../CachedQuestion.tsx';

/** Names beyond these are rarely worth a question; they are said in the notes. */
const mostAsked = 10;

const Mark = ({ isSettled, place }: { isSettled: boolean; place: number }) => {
  const { say } = useI18n();
  return (
    <span className="usage-mark" data-settled={isSettled || undefined}>
      {isSettled ? <Icon name="check" size={14} /> : <span aria-hidden="true">{place}</span>}
      <span className="visually-hidden">{say(isSettled ? 'usageIn.settled' : 'usageIn.open')}</span>
    </span>
  );
};

export const openNames = (summary: UsageSummary): string[] => summary.unresolved_models.slice(0, mostAsked);

export const Questions = ({
  summary,
  made,
  cached,
  mapped,
  isBusy,
  onCached,
  onMap,
  onUnmap,
}: {
  summary: UsageSummary;
  made: PlanFromUsage;
  /** What both readings of the cached tokens cost, and the one taken; null where nothing depends on it. */
  cached: { readings: CachedReadings; chosen: CachedChoice } | null;
  /** Names she has said the model of. */
  mapped: Readonly<Record<string, ModelId>>;
  isBusy: boolean;
  onCached: (choice: CachedChoice) => void;
  onMap: (name: string, id: ModelId) => void;
  onUnmap: (name: string) => void;
}) => {
  const { say, number } = useI18n();
  const catalog = useCatalogState((state) => state.catalog);
  const names = [...new Set([...Object.keys(mapped), ...openNames(summary)])];
  const [row] = made.plan.categories;
  const candidates = useMemo(
    () =>
      catalog === null || row === undefined || names.length === 0
        ? []
        : candidatesFor(row, made.plan, { ...catalog, reference: usualReference(catalog) }),
    [catalog, row, made.plan, names.length],
  );
  if (cached === null && names.length === 0) return null;
  return (
    <section className="card usage-questions" aria-label={say('usageIn.questions')}>
      {cached === null ? null : (
        <div className="usage-question">
          <Mark isSettled place={1} />
          <CachedQuestion
            readings={cached.readings}
            billed={summary.reconciliation?.billed ?? null}
            chosen={cached.chosen}
            isDisabled={isBusy}
            onChange={onCached}
          />
        </div>
      )}
      {names.map((name, i) => {
        const requests = summary.by_model_raw[name]?.requests ?? null;
        const id = mapped[name] ?? null;
        return (
          <div key={name} className="usage-question">
            <Mark isSettled={id !== null} place={i + (cached === null ? 1 : 2)} />
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
                <Button tone="quiet" onPress={() => onUnmap(name)}>
                  {say('usageIn.open')}
                </Button>
              )}
            </div>
          </div>
        );
      })}
    </section>
  );
};
