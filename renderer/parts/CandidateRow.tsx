/** A model among those to choose from: who it is and whether it stays, how often it succeeds, at what cost, and how that is known. */
import { isGone } from '../../shared/catalog/forWork.ts';
import type { Model } from '../../shared/catalog/model.ts';
import type { Candidate } from '../../shared/engine/candidates.ts';
import { clauseSign, formatMonth, formatPlace, listSign } from '../../shared/words/format.ts';
import { Icon } from './Icon.tsx';
import { today } from './today.ts';
import { type Speech, useI18n } from './useI18n.ts';

/** What a planner looks at before choosing, in one line. */
export const tellCandidate = (
  { model, rate, use, usdPerAttempt }: Candidate,
  { say, money, share, language }: Speech,
): string => {
  const trials = use?.trials === null || use === null ? null : say('stacks.trials', { trials: use.trials });
  return [
    rate === null || use === null
      ? say('stacks.modelNoEvidence')
      : say('stacks.modelRate', {
          rate: share(rate),
          basis: [say(`stacks.basis-${use.basis}`), trials].filter(Boolean).join(clauseSign(language)),
        }),
    usdPerAttempt === null ? say('stacks.modelNoPrice') : say('stacks.perAttempt', { usd: money(usdPerAttempt) }),
    model.openWeights === null
      ? null
      : say(model.openWeights ? 'stacks.modelOpenWeights' : 'stacks.modelClosedWeights'),
    model.originCountry === null ? null : formatPlace(model.originCountry, language),
  ]
    .filter(Boolean)
    .join(' · ');
};

/** Whether its maker has said that it ends, or it has: open weights go on being sold by others. */
export const isEnding = (model: Model): boolean =>
  isGone(model, today()) || (model.shutdownDate !== null && model.openWeights !== true);

/** USD of attempts until one succeeds; null where either is unknown. */
export const usdPerSuccessOf = ({ rate, usdPerAttempt }: Candidate): number | null =>
  rate === null || rate === 0 || usdPerAttempt === null ? null : usdPerAttempt / rate;

const endText = (model: Model, { say, date }: Speech): string | null => {
  if (!isEnding(model)) return null;
  return isGone(model, today()) || model.shutdownDate === null
    ? say('stacks.pickRetired')
    : say('stacks.pickRetires', { date: date(model.shutdownDate) });
};

const columns = [
  'stacks.pickSuccess',
  'stacks.pickCost',
  'stacks.pickPrice',
  'stacks.pickReleased',
  'stacks.pickKnown',
] as const;

export const CandidateHead = () => {
  const { say } = useI18n();
  return (
    <div className="candidate candidate-head" aria-hidden="true">
      <span>{say('stacks.model')}</span>
      {columns.map((column) => (
        <span key={column}>{say(column)}</span>
      ))}
    </div>
  );
};

export const CandidateRow = ({ candidate, isChosen }: { candidate: Candidate; isChosen: boolean }) => {
  const speech = useI18n();
  const { say, share, money, usd, language } = speech;
  const { model, rate, use, price } = candidate;
  const cost = usdPerSuccessOf(candidate);
  const end = endText(model, speech);
  const cells: Record<(typeof columns)[number], string | null> = {
    'stacks.pickSuccess': rate === null ? null : share(rate),
    'stacks.pickCost': cost === null ? null : money(cost),
    'stacks.pickPrice': price === null ? null : `${usd(price.promptUsdPerM)} / ${usd(price.completionUsdPerM)}`,
    'stacks.pickReleased': model.releaseDate === null ? null : formatMonth(model.releaseDate, language),
    'stacks.pickKnown': use === null ? null : say(`stacks.basis-${use.basis}`),
  };
  return (
    <div className="candidate">
      <span>
        <b>
          {model.name} {isChosen ? <Icon name="check" size={14} /> : null}
        </b>
        <span className="list-note">
          {[model.authorName, model.efforts?.join(listSign(language))].filter(Boolean).join(' · ')}
          {end === null ? null : <span className="candidate-end"> · {end}</span>}
        </span>
      </span>
      {columns.map((column) => (
        <span key={column}>
          <span className="visually-hidden">{say(column)} </span>
          {cells[column] ?? '–'}
        </span>
      ))}
    </div>
  );
};
