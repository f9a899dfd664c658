/** The application menu as plain data, from the same table as the page's keys. */
import { commandTable } from '../../shared/contract/commands.ts';
import type { Command } from '../../shared/contract/contract.ts';
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
    const entry = commandTable.find((candidate) => candidate.command === command);
    if (entry === undefined) throw new Error(`No command ${command}`);
    return {
      id: command,
      label: say(entry.label),
      click: () => choose(command),
      // The page hears these keys itself and knows when undo belongs to a text field; the menu only shows them.
      ...(entry.key === null ? {} : { accelerator: acceleratorOf(entry.key), registerAccelerator: false }),
    };
  };
  const file: Item = {
    label: say('shell.menuFile'),
    submenu: [
      item('new'),
      item('open'),
      ...(mac ? [{ role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] } satisfies Item] : []),
      separator,
      item('save'),
      item('saveAs'),
      item('exportWorkbook'),
      separator,
      item('print'),
      separator,
      mac ? { role: 'close', label: say('shell.menuClose') } : { role: 'quit', label: say('shell.menuQuit') },
    ],
  };
  const edit: Item = {
    label: say('shell.menuEdit'),
    submenu: [
      item('undo'),
      item('redo'),
      separator,
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
    submenu: [item('about'), { id: 'showLogs', label: say('shell.menuShowLogs'), click: showLogs }],
  };
  return [...(mac ? [{ role: 'appMenu' } satisfies Item] : []), file, edit, view, help];
};
