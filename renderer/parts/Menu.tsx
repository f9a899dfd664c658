/**
 * A button that opens a short list of things to do. What is not open costs no more than its button: every row and every
 * head of the plan's table has one.
 */
import './select.css';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Menu as AriaMenu, MenuItem, Popover, Text } from 'react-aria-components';
import { Icon, type IconName } from './Icon.tsx';

export interface MenuAction {
  id: string;
  name: string;
  note?: string;
  isDisabled?: boolean;
  isChosen?: boolean;
  act: () => void;
}

const Opened = ({
  label,
  actions,
  onClose,
}: {
  label: string;
  actions: readonly MenuAction[];
  onClose: () => void;
}) => (
  <AriaMenu
    className="list"
    aria-label={label}
    autoFocus="first"
    onClose={onClose}
    onAction={(id) => actions.find((action) => action.id === id)?.act()}
    disabledKeys={actions.filter((action) => action.isDisabled).map((action) => action.id)}
  >
    {actions.map((action) => (
      <MenuItem key={action.id} id={action.id} className="list-item menu-item" textValue={action.name}>
        <span className="menu-line">
          <Text slot="label">{action.name}</Text>
          {action.isChosen ? <Icon name="check" size={14} /> : null}
        </span>
        {action.note === undefined ? null : (
          <Text slot="description" className="list-note">
            {action.note}
          </Text>
        )}
      </MenuItem>
    ))}
  </AriaMenu>
);

export const Menu = ({
  label,
  icon,
  actions,
  iconOnly = false,
}: {
  label: string;
  icon?: IconName;
  /** A list, or what makes it once it is wanted. */
  actions: readonly MenuAction[] | (() => readonly MenuAction[]);
  iconOnly?: boolean;
}) => {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`button ${iconOnly ? 'button-icon button-quiet' : 'button-plain'}`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        {...(iconOnly ? { 'aria-label': label } : {})}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
      >
        {icon === undefined ? null : <Icon name={icon} />}
        {iconOnly ? null : (
          <>
            {label}
            <Icon name="down" size={12} />
          </>
        )}
      </button>
      {isOpen ? (
        <Popover
          className="popover"
          triggerRef={button}
          placement="bottom start"
          offset={4}
          containerPadding={12}
          isOpen
          onOpenChange={setOpen}
        >
          <Opened
            label={label}
            actions={typeof actions === 'function' ? actions() : actions}
            onClose={() => setOpen(false)}
          />
        </Popover>
      ) : null}
    </>
  );
};
