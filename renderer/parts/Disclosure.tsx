/** What is seldom needed stays folded until it is asked for. */
import './disclosure.css';
import type { ReactNode } from 'react';

export const Disclosure = ({
  label,
  isOpen = false,
  children,
}: {
  label: string;
  /** Unfolded from the start, where what is inside already matters. */
  isOpen?: boolean;
  children: ReactNode;
}) => (
  <details className="disclosure" open={isOpen}>
    <summary>{label}</summary>
    <div className="disclosure-body">{children}</div>
  </details>
);
