/** What both sides changed: the two values, the dollars of each, and what it was. */
import { Radio, RadioGroup } from 'react-aria-components';
import type { Side } from '../../../shared/compare/merge.ts';
import { type ConflictLine, effectText } from '../../../shared/report/comparison.ts';
import { useI18n } from '../../parts/useI18n.ts';

const Clash = ({
  clash,
  answer,
  onAnswer,
}: {
  clash: ConflictLine;
  answer: Side | null;
  onAnswer: (side: Side) => void;
}) => {
  const speech = useI18n();
  const { say } = speech;
  const choices = [
    { side: 'mine', whose: say('differences.yours'), value: clash.mine, usd: clash.usdPerMonth.mine },
    { side: 'theirs', whose: say('differences.theirs'), value: clash.theirs, usd: clash.usdPerMonth.theirs },
  ] as const;
  return (
    <RadioGroup
      className="clash"
      aria-label={clash.what}
      value={answer}
      onChange={(side) => onAnswer(side === 'mine' ? 'mine' : 'theirs')}
    >
      <h3>{clash.what}</h3>
      <small>{say('differences.itWas', { base: clash.base })}</small>
      <div className="clash-choices">
        {choices.map(({ side, whose, value, usd }) => (
          <Radio key={side} value={side} className="clash-choice">
            <b>{value}</b>
            <small>{usd === null ? whose : say('differences.whose', { whose, usd: effectText(speech, usd) })}</small>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
};

export const Clashes = ({
  clashes,
  answers,
  onAnswer,
}: {
  clashes: readonly ConflictLine[];
  answers: ReadonlyMap<string, Side>;
  onAnswer: (answers: ReadonlyMap<string, Side>) => void;
}) => {
  const { say } = useI18n();
  const answered = clashes.filter(({ id }) => answers.has(id)).length;
  return (
    <section className="clashes" aria-label={say('differences.clashes')}>
      <div className="clashes-head">
        <h3>{say('differences.clashes')}</h3>
        <small aria-live="polite">{say('differences.answered', { number: answered, all: clashes.length })}</small>
      </div>
      {clashes.map((clash) => (
        <Clash
          key={clash.id}
          clash={clash}
          answer={answers.get(clash.id) ?? null}
          onAnswer={(side) => onAnswer(new Map([...answers, [clash.id, side]]))}
        />
      ))}
    </section>
  );
};
