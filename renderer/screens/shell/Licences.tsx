/** The licence of the program, and of every package it is made with. */
import { useEffect, useState } from 'react';
import type { Notices } from '../../../shared/contract/contract.ts';
import { readNotices } from '../../actions/hostInfo.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Disclosure } from '../../parts/Disclosure.tsx';
import { useI18n } from '../../parts/useI18n.ts';

export const Licences = ({ onClose }: { onClose: () => void }) => {
  const { say } = useI18n();
  const [notices, setNotices] = useState<Notices | null>(null);
  useEffect(() => {
    void readNotices().then(setNotices);
  }, []);
  return (
    <Dialog
      wide
      title={say('app.licences')}
      onClose={onClose}
      actions={
        <Button tone="primary" onPress={onClose}>
          {say('app.close')}
        </Button>
      }
    >
      {notices === null ? (
        <p aria-busy="true">{say('app.licencesReading')}</p>
      ) : (
        <div className="licences">
          <Disclosure label={say('app.licenceOwn')} isOpen>
            <pre className="licence-text">{notices.licence}</pre>
          </Disclosure>
          <p>{say('app.licencesAbout', { count: notices.packages.length })}</p>
          {notices.packages.map(({ name, version, licence, text }) => (
            <Disclosure key={`${name} ${version}`} label={`${name} ${version} (${licence})`}>
              <pre className="licence-text">{text === '' ? say('app.licenceNoText') : text}</pre>
            </Disclosure>
          ))}
        </div>
      )}
    </Dialog>
  );
};
