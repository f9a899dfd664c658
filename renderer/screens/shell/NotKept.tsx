/** Stands below the header as long as drafts are refused, whatever else is dismissed. */
import { runCommand } from '../../actions/commands.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useKeepState } from '../../state/useStore.ts';

export const NotKept = () => {
  const { say, refusal } = useI18n();
  const trouble = useKeepState((state) => state.trouble);
  if (trouble === null) return null;
  return (
    <div className="not-kept" role="alert">
      <Icon name="warn" />
      <span>{say('app.notKeptWhy', { why: refusal(trouble) })}</span>
      <Button onPress={() => runCommand('save')}>{say('app.save')}</Button>
    </div>
  );
};
