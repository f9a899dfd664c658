/** The one question about cached tokens, asked where no row answers it and money depends on it: both answers, in dollars. */
import { useId } from 'react';
import { useI18n } from '../../parts/useI18n.ts';
import type { CachedReadings } from '../../simulate/usageIn.ts';
import { shareApart } from './usage/billOf.ts';

const choices = ['included', 'excluded'] as const;
export type CachedChoice = (typeof choices)[number];

export const CachedQuestion = ({
  readings,
  billed,
  chosen,
  isDisabled,
  onChange,
}: {
  readings: CachedReadings;
  /** USD; null where the files state no cost. */
  billed: number | null;
  chosen: CachedChoice;
  isDisabled: boolean;
  onChange: (choice: CachedChoice) => void;
}) => {
  const { say, usd, share } = useI18n();
  const name = useId();
  const worth = (choice: CachedChoice): string =>
    billed === null || billed <= 0
      ? say('imports.cachedAtList', { usd: usd(readings[choice]) })
      : say('imports.cachedNear', {
          usd: usd(readings[choice]),
          share: share(shareApart(readings[choice], billed)),
        });
  return (
    <fieldset className="import-choice" disabled={isDisabled}>
      <legend>
        {say('imports.cachedAsk')} <span className="faint small">{say('imports.cachedAskNote')}</span>
      </legend>
      {choices.map((choice) => (
        <label key={choice} data-chosen={choice === chosen}>
          <input type="radio" name={name} checked={choice === chosen} onChange={() => onChange(choice)} />
          <span>
            <b>{say(choice === 'included' ? 'imports.cachedIncluded' : 'imports.cachedExcluded')}</b>
            <small>{worth(choice)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
};
