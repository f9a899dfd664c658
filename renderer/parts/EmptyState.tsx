/** A place with nothing in it yet: says what would be here and offers the way to it. */
import './emptyState.css';
import type { ReactNode } from 'react';

export const EmptyState = ({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) => (
  <div className="empty-state">
    <h2>{title}</h2>
    <p>{children}</p>
    {action === undefined ? null : <div className="empty-state-action">{action}</div>}
  </div>
);
