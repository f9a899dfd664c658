/** A file dropped anywhere on the page is opened. */
import { type DragEvent, type ReactNode, useState } from 'react';
import { giveFiles } from '../../actions/giveFiles.ts';
import { useI18n } from '../../parts/useI18n.ts';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

export const DropTarget = ({ children }: { children: ReactNode }) => {
  const { say } = useI18n();
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the Open button is the first
    <div
      onDragEnter={(event) => hasFiles(event) && setOver(true)}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDragLeave={(event) => event.relatedTarget === null && setOver(false)}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        void giveFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over ? <div className="drop-veil">{say('app.dropHere')}</div> : null}
    </div>
  );
};
