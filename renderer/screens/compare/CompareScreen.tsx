/** Stacks side by side: the verdict, the figures that carry it, and why. */
import './compare.css';
import { verdict } from '../../../shared/report/verdict.ts';
import { Sentence } from '../../parts/Sentence.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useOutcomeState, useViewState } from '../../state/useStore.ts';
import { type Newest, useReading } from '../result/useReading.ts';
import { Ages } from './Ages.tsx';
import { CategoryTable } from './CategoryTable.tsx';
import { chosenPair } from './chosenPair.ts';
import { MixLine } from './MixLine.tsx';
import { PairChoice } from './PairChoice.tsx';
import { PairTable } from './PairTable.tsx';
import { ParetoChart } from './ParetoChart.tsx';
import { Spend } from './Spend.tsx';
import { StackCards } from './StackCards.tsx';
import { Warnings } from './Warnings.tsx';
import { Waterfall } from './Waterfall.tsx';

const Verdict = ({ newest: { reading, isCatchingUp } }: { newest: Newest }) => {
  const { say } = useI18n();
  const pair = useViewState((state) => state.pair);
  const places = reading.outcome.stacks.map((stack) => stack.stackId);
  const { outcome } = reading;
  const chosen = chosenPair(outcome, pair);
  const stacks = chosen === null ? outcome.stacks : outcome.stacks.filter(({ stackId }) => chosen.includes(stackId));
  return (
    <div className="verdict" aria-live="polite" aria-busy={isCatchingUp}>
      <p className="verdict-text">
        <Sentence parts={verdict({ ...reading, outcome: { ...outcome, stacks } }).parts} places={places} />
      </p>
      <Ages reading={reading} />
      <div className="verdict-below">
        <MixLine reading={reading} />
        {outcome.stacks.length > 2 ? <PairChoice reading={reading} /> : null}
        <span className="verdict-busy faint" data-shown={isCatchingUp}>
          {isCatchingUp ? say('app.computing') : ''}
        </span>
      </div>
    </div>
  );
};

export const CompareScreen = () => {
  const { say, refusal } = useI18n();
  const newest = useReading();
  const { refusal: failed, running } = useOutcomeState(({ refusal, running }) => ({ refusal, running }));
  if (newest === null)
    return (
      <>
        <h1 className="visually-hidden">{say('compare.title')}</h1>
        {failed === null ? null : <p role="alert">{refusal(failed)}</p>}
        {running ? (
          <p role="status" className="soft">
            {say('app.workingOut')}
          </p>
        ) : null}
      </>
    );
  const { reading, isCatchingUp } = newest;
  return (
    <div data-catching-up={isCatchingUp}>
      <h1 className="visually-hidden">{say('compare.title')}</h1>
      {failed === null ? null : (
        <p role="alert" className="compare-failed">
          {refusal(failed)}
        </p>
      )}
      <Verdict newest={newest} />
      <StackCards reading={reading} />
      <CategoryTable reading={reading} />
      <div className="compare-columns">
        <div>
          <Waterfall reading={reading} />
          <Spend reading={reading} />
        </div>
        <div>
          <ParetoChart reading={reading} />
          <PairTable reading={reading} />
        </div>
      </div>
      <Warnings reading={reading} />
    </div>
  );
};
