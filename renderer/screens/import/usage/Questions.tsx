/** The few questions that decide money: each with the total its answers give, and an answer already taken. */
import type { ModelId } from '../../../../shared/foundation/ids.ts';
import type { PlanFromUsage } from '../../../../shared/plan/fromUsage/planFromUsage.ts';
import type { UsageSummary } from '../../../../shared/usage/summary.ts';
import { useI18n } from '../../../parts/useI18n.ts';
import type { CachedReadings } from '../../../simulate/usageIn.ts';
import { type CachedChoice, CachedQuestion } from '../CachedQuestion.tsx';
import { QuestionMark } from '../QuestionMark.tsx';
import { UnknownNames } from '../UnknownNames.tsx';

/** Names beyond these are rarely worth a question; they are said in the notes. */
const mostAsked = 10;

export const openNames = (summary: UsageSummary): string[] => summary.unresolved_models.slice(0, mostAsked);

export const Questions = ({
  summary,
  made,
  cached,
  mapped,
  isBusy,
  onCached,
  onMap,
}: {
  summary: UsageSummary;
  made: PlanFromUsage;
  /** What both readings of the cached tokens cost, and the one taken; null where nothing depends on it. */
  cached: { readings: CachedReadings; chosen: CachedChoice } | null;
  /** Names she has said the model of. */
  mapped: Readonly<Record<string, ModelId>>;
  isBusy: boolean;
  onCached: (choice: CachedChoice) => void;
  onMap: (name: string, id: ModelId | null) => void;
}) => {
  const { say } = useI18n();
  const names = [...new Set([...Object.keys(mapped), ...openNames(summary)])];
  if (cached === null && names.length === 0) return null;
  return (
    <section className="card usage-questions" aria-label={say('usageIn.questions')}>
      {cached === null ? null : (
        <div className="usage-question">
          <QuestionMark isSettled place={1} />
          <CachedQuestion
            readings={cached.readings}
            billed={summary.reconciliation?.billed ?? null}
            chosen={cached.chosen}
            isDisabled={isBusy}
            onChange={onCached}
          />
        </div>
      )}
      <UnknownNames
        names={names}
        plan={made.plan}
        mapped={mapped}
        first={cached === null ? 1 : 2}
        requestsOf={(name) => summary.by_model_raw[name]?.requests ?? null}
        onMap={onMap}
      />
    </section>
  );
};
