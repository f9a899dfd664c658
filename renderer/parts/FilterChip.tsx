/** A filter that is on or off; pressed again, it shows what it kept out. */
import './filterChip.css';
import { ToggleButton } from 'react-aria-components';
import { Icon } from './Icon.tsx';

export const FilterChip = ({
  isOn,
  onChange,
  children,
}: {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: string;
}) => (
  <span className="filter" data-on={isOn || undefined}>
    <ToggleButton className="button button-plain" isSelected={isOn} onChange={onChange}>
      {children}
      {isOn ? <Icon name="close" size={12} /> : null}
    </ToggleButton>
  </span>
);
