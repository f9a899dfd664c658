/** What an edit does to the result, said where the edit is made: each stack's cost per success, live. */
import './resultStrip.css';
import type { StackOutcome } from '../../../shared/engine/outcome.ts';
import { StackName } from '../../parts/StackBadge.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useOutcomeState } from '../../state/useStore.ts';

const Stack = ({ stack, place }: { stack: StackOutcome; place: number }) => {
  const { say, usd, share } = useI18n();
  const { total } = stack;
  return (
    <li className="strip-stack">
      <StackName stack={place} name={stack.name} />
      {total?.usdPerSuccess ? (
        <>
          <b>{usd(total.usdPerSuccess.value)}</b>
          <span className="strip-more">
            {say('app.liveSuccess', { success: share(total.success.value) })} ·{' '}
            {say('app.liveSilent', { silent: share(total.silentFailure.value) })}
          </span>
        </>
      ) : (
        <span className="strip-more">{say('app.noFigures')}</span>
      )}
    </li>
  );
};

export const ResultStrip = () => {
  const { say } = useI18n();
  const stacks = useOutcomeState((state) => state.point?.stacks ?? null);
  if (stacks === null) return null;
  return (
    <section className="strip no-print" aria-label={say('app.liveResult')}>
      <span className="strip-label">{say('app.liveResult')}</span>
      <ul>
        {stacks.map((stack, place) => (
          <Stack key={stack.stackId} stack={stack} place={place} />
        ))}
      </ul>
    </section>
  );
};
