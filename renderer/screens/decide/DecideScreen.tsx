/** Decide: the best plan under rules, what moves the answer, where it turns, what to measure, and how far to trust it. */
import './decide.css';
import '../../actions/laterWords.ts';
import { goTo } from '../../actions/goTo.ts';
import { Button } from '../../parts/Button.tsx';
import { Note } from '../../parts/Note.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useOutcomeState } from '../../state/useStore.ts';
import { useReading } from '../result/useReading.ts';
import { BestPlan } from './BestPlan.tsx';
import { BreakEvenCard } from './BreakEvenCard.tsx';
import { CalibrateCard } from './CalibrateCard.tsx';
import { LinkTable } from './LinkTable.tsx';
import { MeasureCard } from './MeasureCard.tsx';
import { RefereeCard } from './RefereeCard.tsx';
import { ShortList } from './ShortList.tsx';
import { SurenessCard } from './SurenessCard.tsx';
import { TornadoCard } from './TornadoCard.tsx';

export const DecideScreen = () => {
  const { say, refusal } = useI18n();
  const newest = useReading();
  const failed = useOutcomeState((state) => state.refusal);
  const reading = newest?.reading ?? null;
  const known = reading?.outcome.stacks.filter((stack) => stack.total !== null).length ?? 0;
  return (
    <>
      <h1 className="visually-hidden">{say('decide.title')}</h1>
      {failed === null ? null : (
        <div role="alert">
          <Note tone="bad">{refusal(failed)}</Note>
        </div>
      )}
      {reading === null ? null : (
        <div className="decide">
          {known >= 2 ? null : (
            <Note tone="warn" action={<Button onPress={() => goTo('plan')}>{say('decide.toPlan')}</Button>}>
              {say(known === 0 ? 'decide.needsStack' : 'decide.needsTwoStacks')}
            </Note>
          )}
          <BestPlan reading={reading} />
          <TornadoCard reading={reading} />
          <BreakEvenCard reading={reading} />
          <MeasureCard reading={reading} />
          <ShortList reading={reading} />
          <SurenessCard reading={reading} />
          <RefereeCard reading={reading} />
          <CalibrateCard reading={reading} />
          <LinkTable reading={reading} />
        </div>
      )}
    </>
  );
};
