/** Below the header after a file from elsewhere was opened: who stated what, what is newer here, what is missing there. */
import '../../actions/laterWords.ts';
import { openedSentences } from '../../../shared/report/openedFile.ts';
import { runCommand } from '../../actions/commands.ts';
import { Button } from '../../parts/Button.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { OpenedElsewhere } from '../../state/viewStore.ts';
import { setView } from '../../state/viewStore.ts';

export const OpenedPanel = ({ opened }: { opened: OpenedElsewhere }) => {
  const { say, language } = useI18n();
  const { told } = opened;
  return (
    <section className="opened-panel no-print" aria-label={say('opened.title')}>
      <div>
        <b>{say('opened.title')}</b>
        <ul>
          {openedSentences(told, say, language).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
      {told.prices.newerHere + told.missingThere.count > 0 ? (
        <Button onPress={() => runCommand('updatePrices')}>{say('opened.update')}</Button>
      ) : null}
      <Button tone="quiet" onPress={() => setView({ opened: null })}>
        {say('opened.dismiss')}
      </Button>
    </section>
  );
};
