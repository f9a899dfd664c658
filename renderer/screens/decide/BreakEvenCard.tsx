/** The value of any one number at which two stacks swap places, answered in a sentence. */

import { useMemo, useState } from 'react';
import type { BreakEven } from '../../../shared/engine/levers/breakEven.ts';
import type { Lever } from '../../../shared/engine/levers/lever.ts';
import { levers } from '../../../shared/engine/levers/levers.ts';
import type { StackId } from '../../../shared/foundation/ids.ts';
import { leverText } from '../../../shared/report/leverText.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { figurePart, type Part, sayParts } from '../../../shared/report/sayParts.ts';
import { listSign } from '../../../shared/words/format.ts';
import { Card } from '../../parts/Card.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { Sentence } from '../../parts/Sentence.tsx';
import { stackLetter } from '../../parts/StackBadge.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { groupOf, leverGroups, leversOf } from './leverGroups.ts';
import { useAsking, useDecision } from './useDecision.ts';
import { type Names, useNaming } from './useNaming.ts';
import { Moment } from './Waiting.tsx';

const Answered = ({ answer, lever, names }: { answer: BreakEven; lever: Lever; names: Names }) => {
  const { say, number, language } = useI18n();
  const { stacks } = names.naming.job.plan;
  const stack = (id: StackId): Part => ({ role: 'stack', text: names.stack(id), stackId: id });
  const value = (amount: number): Part => figurePart(leverText(names.naming, lever, amount));
  const sentences = ((): Part[][] => {
    switch (answer.kind) {
      case 'at': {
        const { nearest, all } = answer;
        return [
          sayParts(say, 'decide.swapsAt', {
            at: value(nearest.value),
            now: value(answer.now),
            below: stack(nearest.betterBelow),
            above: stack(nearest.betterAbove),
          }),
          ...(nearest.jumps ? [sayParts(say, 'decide.swapsJump', {})] : []),
          ...(all.length > 1
            ? [
                sayParts(say, 'decide.swapsMore', {
                  number: figurePart(number(all.length)),
                  from: value(answer.from),
                  to: value(answer.to),
                  values: figurePart(
                    all.map((crossing) => leverText(names.naming, lever, crossing.value)).join(listSign(language)),
                  ),
                }),
              ]
            : []),
        ];
      }
      case 'never':
        return [
          sayParts(say, 'decide.swapsNever', {
            now: value(answer.now),
            from: value(answer.from),
            to: value(answer.to),
            wins: stack(answer.wins),
          }),
        ];
      case 'equal':
        return [sayParts(say, 'decide.swapsEqual', {})];
      case 'unavailable':
        return [sayParts(say, 'decide.swapsUnavailable', { stack: stack(answer.stackId) })];
      default:
        return answer satisfies never;
    }
  })();
  return sentences.map((parts) => (
    <p key={parts.map((part) => part.text).join('')} className="answer">
      <Sentence parts={parts} places={stacks.map(({ id }) => id)} />
    </p>
  ));
};

export const BreakEvenCard = ({ reading }: { reading: Reading }) => {
  const { say } = useI18n();
  const names = useNaming();
  const decision = useDecision('breakEven');
  const { found } = decision;
  const { plan, snapshot } = reading.job;
  const groups = useMemo(() => leversOf({ plan, snapshot, draws: 0 }), [plan, snapshot]);
  const [pair, setPair] = useState<{ a: StackId; b: StackId } | null>(
    found === null ? null : { a: found.ask.a, b: found.ask.b },
  );
  const [wanted, setWanted] = useState<Lever | null>(found?.ask.lever ?? null);
  const known = reading.outcome.stacks.filter((stack) => stack.total?.usdPerSuccess != null);
  const isKnown = (id: StackId) => known.some((stack) => stack.stackId === id);
  const [first, second] = known;
  const has = (lever: Lever) => groups[groupOf(lever)].some((other) => levers.idOf(other) === levers.idOf(lever));
  const lever =
    wanted !== null && has(wanted)
      ? wanted
      : (groups.price[0] ?? leverGroups.flatMap((group) => groups[group])[0] ?? null);
  const between =
    first === undefined || second === undefined
      ? null
      : pair !== null && isKnown(pair.a) && isKnown(pair.b)
        ? pair
        : { a: first.stackId, b: second.stackId };
  useAsking('breakEven', between === null || lever === null ? undefined : { ...between, lever });
  if (names === null || between === null || lever === null) return null;
  const { a, b } = between;
  const group = groupOf(lever);
  const choices = known.map((stack) => ({
    id: stack.stackId,
    name: `${stackLetter(names.place(stack.stackId))}  ${stack.name}`,
  }));
  const otherThan = (id: StackId) => known.find((stack) => stack.stackId !== id)?.stackId ?? id;
  return (
    <Card title={say('decide.breakEven')} note={say('decide.breakEvenNote')} actions={<Moment kind="breakEven" />}>
      <div className="break-even">
        <SelectField
          label={say('decide.between')}
          value={a}
          choices={choices}
          onChange={(id) => setPair({ a: id, b: id === b ? otherThan(id) : b })}
        />
        <SelectField
          label={say('decide.and')}
          value={b}
          choices={choices.filter(({ id }) => id !== a)}
          onChange={(id) => setPair({ a, b: id })}
        />
        <SelectField
          label={say('decide.asMoves')}
          value={group}
          choices={leverGroups
            .filter((id) => groups[id].length > 0)
            .map((id) => ({ id, name: say(`decide.group-${id}`) }))}
          onChange={(id) => setWanted(groups[id][0] ?? null)}
        />
        <SelectField
          label={say('decide.whichOne')}
          value={levers.idOf(lever)}
          choices={groups[group].map((one) => ({ id: levers.idOf(one), name: names.lever(one) }))}
          onChange={(id) => setWanted(groups[group].find((one) => levers.idOf(one) === id) ?? null)}
        />
      </div>
      <div className="answers" aria-live="polite" data-stale={decision.isStale || decision.running}>
        {found === null ? null : <Answered answer={found.answer} lever={found.ask.lever} names={names} />}
      </div>
    </Card>
  );
};
