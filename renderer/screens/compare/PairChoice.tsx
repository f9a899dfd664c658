/** With more than two stacks: which two the sentence holds against each other. */
import type { StackId } from '../../../shared/foundation/ids.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { SelectField } from '../../parts/SelectField.tsx';
import { stackLetter } from '../../parts/StackBadge.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useViewState } from '../../state/useStore.ts';
import { setView } from '../../state/viewStore.ts';
import { chosenPair } from './chosenPair.ts';

const cheapest = 'cheapest';

export const PairChoice = ({ reading }: { reading: Reading }) => {
  const { say } = useI18n();
  const { stacks } = reading.outcome;
  const chosen = chosenPair(
    reading.outcome,
    useViewState((state) => state.pair),
  );
  const names = stacks.map((stack, place) => ({ id: stack.stackId, name: `${stackLetter(place)}  ${stack.name}` }));
  const [a, b] = chosen ?? [null, null];
  const choose = (first: StackId | typeof cheapest, second: StackId | null) => {
    if (first === cheapest) return setView({ pair: null });
    const other =
      second !== null && second !== first ? second : stacks.find(({ stackId }) => stackId !== first)?.stackId;
    setView({ pair: { a: first, b: other ?? first } });
  };
  return (
    <div className="pair-choice no-print">
      <span className="soft">{say('compare.pairFirst')}</span>
      <SelectField
        label={say('compare.pairFirst')}
        labelHidden
        value={a ?? cheapest}
        choices={[{ id: cheapest, name: say('compare.pairAll') }, ...names]}
        onChange={(id) => choose(id, b)}
      />
      {a === null ? null : (
        <>
          <span className="soft">{say('compare.pairSecond')}</span>
          <SelectField
            label={say('compare.pairSecond')}
            labelHidden
            value={b}
            choices={names.filter((name) => name.id !== a)}
            onChange={(id) => choose(a, id)}
          />
        </>
      )}
    </div>
  );
};
