/** Where notices stand. They are read out as they come; a refusal stays until it is dismissed. */
import { useEffect } from 'react';
import { IconButton } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Notice } from '../../state/notice.ts';
import { useViewState } from '../../state/useStore.ts';
import { dropNotice } from '../../state/viewStore.ts';

const shownMs = 6000;

const Item = ({ notice }: { notice: Notice }) => {
  const { say } = useI18n();
  useEffect(() => {
    if (notice.stays) return;
    const timer = setTimeout(() => dropNotice(notice.id), shownMs);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <li className={`notice notice-${notice.tone}`}>
      <Icon name={notice.tone === 'bad' ? 'warn' : notice.tone === 'good' ? 'check' : 'info'} />
      <span role={notice.tone === 'bad' ? 'alert' : undefined}>{notice.text}</span>
      <IconButton icon="close" label={say('app.dismiss')} onPress={() => dropNotice(notice.id)} />
    </li>
  );
};

export const Notices = () => {
  const notices = useViewState((state) => state.notices);
  return (
    <ul className="notices" aria-live="polite">
      {notices.map((notice) => (
        <Item key={notice.id} notice={notice} />
      ))}
    </ul>
  );
};
