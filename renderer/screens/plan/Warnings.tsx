/** What deserves a second look, each with what to do instead. */
import './warnings.css';
import { otherWarnings } from '../../../shared/report/endings.ts';
import { warningSentence } from '../../../shared/report/explain.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { textOf } from '../../../shared/report/sayParts.ts';
import { Icon } from '../../parts/Icon.tsx';
import { Sentence } from '../../parts/Sentence.tsx';
import { useI18n } from '../../parts/useI18n.ts';

export const Warnings = ({ reading }: { reading: Reading }) => {
  const { say } = useI18n();
  const warnings = otherWarnings(reading).map((warning) => warningSentence(reading, warning));
  if (warnings.length === 0) return null;
  const places = reading.outcome.stacks.map((stack) => stack.stackId);
  return (
    <section className="warnings" aria-labelledby="warnings-title">
      <h2 id="warnings-title">{say('compare.warnings')}</h2>
      <ul>
        {warnings.map((warning) => (
          <li key={textOf(warning)}>
            <Icon name="warn" />
            <span>
              <Sentence parts={warning} places={places} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
