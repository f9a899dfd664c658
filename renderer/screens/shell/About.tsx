/** What the product is, and which versions of what it runs on: what a report of a fault needs. */
import { useEffect, useState } from 'react';
import type { HostInfo } from '../../../shared/contract/contract.ts';
import { readHostInfo } from '../../actions/hostInfo.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { useI18n } from '../../parts/useI18n.ts';

export const About = ({ onClose }: { onClose: () => void }) => {
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
        <Button tone="primary" onPress={onClose}>
          {say('app.close')}
        </Button>
      }
    >
      <p>{say('app.aboutText')}</p>
      {info === null ? null : (
        <p className="small">
          {say('app.aboutVersion', { version: info.appVersion })}
          {Object.entries(info.versions).map(([name, version]) => ` · ${name} ${version}`)}
        </p>
      )}
    </Dialog>
  );
};
