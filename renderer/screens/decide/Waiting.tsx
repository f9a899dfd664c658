/** While an answer is worked out: how far it is and the way to give it up; what went wrong; and whether it is old. */
import { ProgressBar } from 'react-aria-components';
import { giveUp } from '../../actions/decide.ts';
import { Button } from '../../parts/Button.tsx';
import { Note } from '../../parts/Note.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { DecisionKind } from '../../state/outcomeStore.ts';
import { useDecision } from './useDecision.ts';

/** For answers of seconds. */
export const Waiting = ({ kind, again }: { kind: DecisionKind; again?: () => void }) => {
  const { say, percent, refusal } = useI18n();
  const { running, progress, refusal: refused, isStale } = useDecision(kind);
  const share = progress === null ? null : progress.done / progress.of;
  const doing = progress?.doing === undefined ? null : say(`decide.doing-${progress.doing}`);
  if (running)
    return (
      <div className="waiting" aria-live="polite">
        <ProgressBar
          className="progress"
          aria-label={doing ?? say('decide.working')}
          {...(share === null ? { isIndeterminate: true } : { value: share * 100 })}
        >
          <div className="progress-track" data-endless={share === null}>
            <div className="progress-fill" style={share === null ? undefined : { width: `${share * 100}%` }} />
          </div>
        </ProgressBar>
        <span className="soft small">
          {share === null
            ? say('decide.working')
            : doing === null
              ? say('decide.workingAt', { share: percent(share) })
              : say('decide.doingAt', { doing, share: percent(share) })}
        </span>
        <Button onPress={() => giveUp(kind)}>{say('app.cancel')}</Button>
      </div>
    );
  if (refused !== null)
    return (
      <div role="alert">
        <Note tone="bad">{refusal(refused)}</Note>
      </div>
    );
  if (isStale && again !== undefined)
    return (
      <Note tone="warn" action={<Button onPress={again}>{say('decide.again')}</Button>}>
        {say('decide.stale')}
      </Note>
    );
  return null;
};

/** For answers of a moment: a word in the corner, and only where it takes longer than that. */
export const Moment = ({ kind }: { kind: DecisionKind }) => {
  const { say, refusal } = useI18n();
  const { running, refusal: refused, isStale } = useDecision(kind);
  if (refused !== null)
    return (
      <div role="alert">
        <Note tone="bad">{refusal(refused)}</Note>
      </div>
    );
  return (
    <span className="moment faint" data-shown={running || isStale} aria-live="polite">
      {running || isStale ? say('decide.working') : ''}
    </span>
  );
};
