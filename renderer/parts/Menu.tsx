/** A button that opens a short list of things to do. */
import './select.css';
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { Icon, type IconName } from './Icon.tsx';

export interface Deed {
  id: string;
  name: string;
  note?: string;
  isDisabled?: boolean;
  isChosen?: boolean;
  act: () => void;
}

export const Menu = ({
  label,
  icon,
  deeds,
  iconOnly = false,
}: {
  label: string;
  icon?: IconName;
  deeds: Deed[];
  iconOnly?: boolean;
}) => (
  <MenuTrigger>
    <Button
      className={`button ${iconOnly ? 'button-icon button-quiet' : 'button-plain'}`}
      {...(iconOnly ? { 'aria-label': label } : {})}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      {iconOnly ? null : (
        <>
          {label}
          <Icon name="down" size={12} />
        </>
      )}
    </Button>
    <Popover className="popover" offset={4} containerPadding={12}>
      <AriaMenu
        className="list"
        onAction={(id) => deeds.find((deed) => deed.id === id)?.act()}
        disabledKeys={deeds.filter((deed) => deed.isDisabled).map((deed) => deed.id)}
      >
        {deeds.map((deed) => (
          <MenuItem key={deed.id} id={deed.id} className="list-item menu-item" textValue={deed.name}>
            <span className="menu-line">
              <Text slot="label">{deed.name}</Text>
              {deed.isChosen ? <Icon name="check" size={14} /> : null}
            </span>
            {deed.note === undefined ? null : (
              <Text slot="description" className="list-note">
                {deed.note}
              </Text>
            )}
          </MenuItem>
        ))}
      </AriaMenu>
    </Popover>
  </MenuTrigger>
);
