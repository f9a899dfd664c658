/** What is seldom needed stays folded until it is asked for. */
import './more.css';
import type { ReactNode } from 'react';

export const More = ({
  label,
  isOpen = false,
  children,
}: {
  label: string;
  /** Unfolded from the start, where what is inside already matters. */
  isOpen?: boolean;
  children: ReactNode;
}) => (
  <details className="more" open={isOpen}>
    <summary>{label}</summary>
    <div className="more-body">{children}</div>
  </details>
);
