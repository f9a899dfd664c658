/** Under the verdict: how old its prices are, and which of its models end. */
import { useMemo } from 'react';
import { endingSentence, endingsOf } from '../../../shared/report/endings.ts';
import { priceAgeSentence } from '../../../shared/report/priceAge.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { Icon } from '../../parts/Icon.tsx';
import { Sentence } from '../../parts/Sentence.tsx';

export const Ages = ({ reading }: { reading: Reading }) => {
  const age = useMemo(() => priceAgeSentence(reading), [reading]);
  const endings = useMemo(() => endingsOf(reading), [reading]);
  const places = reading.outcome.stacks.map((stack) => stack.stackId);
  if (age === null && endings.length === 0) return null;
  return (
    <ul className="verdict-ages">
      {endings.map((ending) => (
        <li key={ending.modelId}>
          <Icon name="warn" size={14} />
          <span>
            <Sentence parts={endingSentence(reading, ending)} places={places} />
          </span>
        </li>
      ))}
      {age === null ? null : (
        <li>
          <Icon name="info" size={14} />
          <span>
            <Sentence parts={age} places={places} />
          </span>
        </li>
      )}
    </ul>
  );
};
