/** On or off, with its words beside it. */
import './toggle.css';
import type { ReactNode } from 'react';
import { Switch } from 'react-aria-components';

export const Toggle = ({
  isOn,
  onChange,
  children,
}: {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
}) => (
  <Switch className="toggle" isSelected={isOn} onChange={onChange}>
    <span className="toggle-track" aria-hidden="true">
      <span className="toggle-thumb" />
    </span>
    <span>{children}</span>
  </Switch>
);
