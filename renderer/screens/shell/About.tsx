/** What the product is, and which versions of what it runs on: what a report of a fault needs. */
import { useEffect, useState } from 'react';
import type { HostInfo } from '../../../shared/contract/contract.ts';
import { askNewestVersion, readHostInfo } from '../../actions/hostInfo.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { useI18n } from '../../parts/useI18n.ts';

/** Nothing is looked up unless this button is pressed, and no copy without an address has the button. */
const Newest = ({ feed }: { feed: string }) => {
  const { say, refusal } = useI18n();
  const [told, setTold] = useState<string | null>(null);
  const ask = async (): Promise<void> => {
    setTold(say('app.newestAsking'));
    const newest = await askNewestVersion();
    if (!newest.ok) return setTold(refusal(newest.error));
    const { version, page, isNewer } = newest.value;
    setTold(isNewer ? say('app.newestThere', { version, page }) : say('app.newestNone', { version }));
  };
  return (
    <>
      <p className="small">{say('app.newestAbout', { feed })}</p>
      <Button onPress={() => void ask()}>{say('app.newestAsk')}</Button>
      <p role="status">{told}</p>
    </>
  );
};

export const About = ({ onClose, onLicences }: { onClose: () => void; onLicences: () => void }) => {
  const { say } = useI18n();
  const [info, setInfo] = useState<HostInfo | null>(null);
  useEffect(() => {
    void readHostInfo().then(setInfo);
  }, []);
  return (
    <Dialog
      title={say('app.about')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onLicences}>{say('app.licences')}</Button>
          <Button tone="primary" onPress={onClose}>
            {say('app.close')}
          </Button>
        </>
      }
    >
      <p>{say('app.aboutText')}</p>
      {info === null ? null : (
        <>
          <p className="small">
            {say('app.aboutVersion', { version: info.appVersion })}
            {Object.entries(info.versions).map(([name, version]) => ` · ${name} ${version}`)}
          </p>
          <p className="small">{say('app.aboutLogs', { folder: info.logs })}</p>
          {info.releaseFeed === null ? (
            <p className="small">{say('app.newestNowhere')}</p>
          ) : (
            <Newest feed={info.releaseFeed} />
          )}
        </>
      )}
    </Dialog>
  );
};
