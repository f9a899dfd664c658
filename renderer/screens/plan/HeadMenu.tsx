/** The menu in a head of the table, which answers to presses itself: what is done in the menu is no press of the head. */
import { Menu, type MenuAction } from '../../parts/Menu.tsx';

export const HeadMenu = ({
  label,
  actions,
  className,
}: {
  label: string;
  actions: readonly MenuAction[] | (() => readonly MenuAction[]);
  className: 'stack-head-more' | 'row-more';
}) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: nothing is done here, a press only ends here
  // biome-ignore lint/a11y/useKeyWithClickEvents: the menu has its own keys
  <span className={`${className} no-print`} onClick={(event) => event.stopPropagation()}>
    <Menu label={label} icon="more" iconOnly actions={actions} />
  </span>
);
