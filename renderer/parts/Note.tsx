/** A remark that stands where it matters: something to know, to doubt, or to mend; with the action that mends it. */
import './note.css';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

export const Note = ({
  tone = 'info',
  children,
  action,
}: {
  tone?: 'info' | 'warn' | 'bad';
  children: ReactNode;
  action?: ReactNode;
}) => (
  <div className={`note note-${tone}`}>
    <Icon name={tone === 'info' ? 'info' : 'warn'} />
    <div className="note-text">{children}</div>
    {action === undefined ? null : <div className="note-action">{action}</div>}
  </div>
);
