/** The number of a question, or a tick once it is answered. */
import { Icon } from '../../parts/Icon.tsx';
import { useI18n } from '../../parts/useI18n.ts';

export const QuestionMark = ({ isSettled, place }: { isSettled: boolean; place: number }) => {
  const { say } = useI18n();
  return (
    <span className="usage-mark" data-settled={isSettled || undefined}>
      {isSettled ? <Icon name="check" size={14} /> : <span aria-hidden="true">{place}</span>}
      <span className="visually-hidden">{say(isSettled ? 'usageIn.settled' : 'usageIn.open')}</span>
    </span>
  );
};
