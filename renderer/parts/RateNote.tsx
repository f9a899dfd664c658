/** The rate of the amounts on the page, whose it is and of which day; nothing where they are in dollars. */
import { rateText } from '../../shared/report/inMoney.ts';
import { useI18n } from './useI18n.ts';

export const RateNote = ({ className }: { className: string }) => {
  const { say, language } = useI18n();
  const rate = rateText(say, language);
  return rate === null ? null : <p className={className}>{rate}</p>;
};
