/** How alike two models fail, as a sentence with two numbers and a hundred squares, one for each task in a hundred. */

import { type FailTogether, failTogether } from '../../../shared/engine/failTogether.ts';
import type { RateOnScale } from '../../../shared/engine/ratesOnScale.ts';
import { Card } from '../../parts/Card.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Work } from './useEvidence.ts';

const kinds = ['both', 'onlyFirst', 'onlySecond', 'neither'] as const;

const places = Array.from({ length: 100 }, (_, place) => place);

/** Whole numbers that add up to 100: the largest remainders get what rounding down leaves. */
const inHundred = (told: FailTogether): Record<(typeof kinds)[number], number> => {
  const exact = kinds.map((kind) => ({ kind, value: 100 * told[kind] }));
  const whole = Object.fromEntries(exact.map(({ kind, value }) => [kind, Math.floor(value)])) as ReturnType<
    typeof inHundred
  >;
  const left = 100 - kinds.reduce((sum, kind) => sum + whole[kind], 0);
  const byRest = [...exact].sort((a, b) => (b.value % 1) - (a.value % 1));
  for (const { kind } of byRest.slice(0, Math.max(0, left))) whole[kind] += 1;
  return whole;
};

/** `rates`: two models, the one asked first in front. */
export const Alike = ({
  work,
  first,
  second,
}: {
  work: Work;
  first: { name: string; rate: RateOnScale };
  second: { name: string; rate: RateOnScale };
}) => {
  const { say, percent, number } = useI18n();
  const { dependence } = work.category;
  const told = failTogether(first.rate.rate, second.rate.rate, dependence);
  const squares = inHundred(told);
  const upTo = {
    both: squares.both,
    onlyFirst: squares.both + squares.onlyFirst,
    onlySecond: 100 - squares.neither,
    neither: 100,
  };
  const names = { a: first.name, b: second.name };
  return (
    <Card title={say('evidence.alike')} note={say('evidence.alikeOf', names)}>
      <p>{say('evidence.alikeText', { ...names, share: percent(told.secondToo), alone: percent(told.ifUnrelated) })}</p>
      <div className="alike-squares" aria-hidden="true">
        {places.map((place) => (
          <i key={place} data-kind={kinds.find((kind) => place < upTo[kind])} />
        ))}
      </div>
      <ul className="alike-key">
        {kinds.map((kind) => (
          <li key={kind}>
            <i data-kind={kind} aria-hidden="true" />
            {say(`evidence.alike-${kind}`, { ...names, count: number(squares[kind]) })}
          </li>
        ))}
      </ul>
      {dependence.rho.assumed === true ? <p className="soft small">{say('evidence.alikeAssumed')}</p> : null}
    </Card>
  );
};
