/** Every button of the product: plain, primary, quiet or dangerous; with words, or an icon that has a name. */
import './button.css';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { Icon, type IconName } from './Icon.tsx';

type Tone = 'plain' | 'primary' | 'quiet' | 'danger';

interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className'> {
  tone?: Tone;
  icon?: IconName;
  children: ReactNode;
}

export const Button = ({ tone = 'plain', icon, children, ...rest }: ButtonProps) => (
  <AriaButton {...rest} className={`button button-${tone}`}>
    {icon === undefined ? null : <Icon name={icon} />}
    {children}
  </AriaButton>
);

interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'aria-label'> {
  icon: IconName;
  /** The button's name, also shown as its tooltip. */
  label: string;
  /** A key that does the same, shown in the tooltip. */
  keys?: string;
  tone?: Tone;
}

export const IconButton = ({ icon, label, keys, tone = 'quiet', ...rest }: IconButtonProps) => (
  <TooltipTrigger delay={500} closeDelay={0}>
    <AriaButton {...rest} aria-label={label} className={`button button-icon button-${tone}`}>
      <Icon name={icon} />
    </AriaButton>
    <Tooltip className="tooltip" offset={6}>
      {label}
      {keys === undefined ? null : <kbd>{keys}</kbd>}
    </Tooltip>
  </TooltipTrigger>
);
