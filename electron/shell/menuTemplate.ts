/** The application menu as plain data, from the same table as the page's keys. */
import { type Command, type CommandEntry, commandEntries, commandTable } from '../../shared/contract/commands.ts';
import type { Say } from '../../shared/words/say.ts';

export interface MenuNeeds {
  platform: NodeJS.Platform;
  say: Say;
  choose: (command: Command) => void;
  showLogs: () => void;
}

type Item = Electron.MenuItemConstructorOptions;

const separator: Item = { type: 'separator' };

/** What a menu shows beside a command: `CmdOrCtrl+Shift+S`. */
const acceleratorOf = (key: { letter: string; shift: boolean }): string =>
  `CmdOrCtrl+${key.shift ? 'Shift+' : ''}${key.letter.toUpperCase()}`;

export const menuTemplate = ({ platform, say, choose, showLogs }: MenuNeeds): Item[] => {
  const mac = platform === 'darwin';
  const item = (command: Command): Item => {
    const { label, key }: CommandEntry = commandTable[command];
    return {
      id: command,
      label: say(label),
      click: () => choose(command),
      // The page hears these keys itself and knows when undo belongs to a text field; the menu only shows them.
      ...(key === null ? {} : { accelerator: acceleratorOf(key), registerAccelerator: false }),
    };
  };
  /** The commands of a menu, one list for each of its groups. */
  const groupsOf = (name: NonNullable<CommandEntry['menu']>['name']): Item[][] => {
    const groups: Item[][] = [];
    for (const { command, menu } of commandEntries)
      if (menu?.name === name) groups[menu.group] = [...(groups[menu.group] ?? []), item(command)];
    return groups;
  };
  const recent: Item[] = mac
    ? [{ role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] } satisfies Item]
    : [];
  const [opening = [], ...others] = groupsOf('file');
  const file: Item = {
    label: say('shell.menuFile'),
    submenu: [
      ...[[...opening, ...recent], ...others].flatMap((group) => [...group, separator]),
      mac ? { role: 'close', label: say('shell.menuClose') } : { role: 'quit', label: say('shell.menuQuit') },
    ],
  };
  const edit: Item = {
    label: say('shell.menuEdit'),
    submenu: [
      ...groupsOf('edit').flatMap((group) => [...group, separator]),
      { role: 'cut', label: say('shell.menuCut') },
      { role: 'copy', label: say('shell.menuCopy') },
      { role: 'paste', label: say('shell.menuPaste') },
      { role: 'selectAll', label: say('shell.menuSelectAll') },
    ],
  };
  const view: Item = {
    label: say('shell.menuView'),
    submenu: [
      { role: 'resetZoom', label: say('shell.menuActualSize') },
      { role: 'zoomIn', label: say('shell.menuZoomIn') },
      { role: 'zoomOut', label: say('shell.menuZoomOut') },
      separator,
      { role: 'togglefullscreen', label: say('shell.menuFullScreen') },
    ],
  };
  const help: Item = {
    role: 'help',
    label: say('shell.menuHelp'),
    submenu: [...groupsOf('help').flat(), { id: 'showLogs', label: say('shell.menuShowLogs'), click: showLogs }],
  };
  return [...(mac ? [{ role: 'appMenu' } satisfies Item] : []), file, edit, view, help];
};
