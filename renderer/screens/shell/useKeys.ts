/** The keys that work everywhere. They are the same commands a desktop menu sends. */
import { useEffect } from 'react';
import { type Command, commandEntries } from '../../../shared/contract/commands.ts';
import { runCommand } from '../../actions/commands.ts';
import { goTo } from '../../actions/goTo.ts';
import { screens } from '../registry.ts';
import { isMac } from './commandKeys.ts';

/** By what is pressed, from the table the desktop menu is made of; Ctrl-Y is redo where people expect it to be. */
const commands: Record<string, Command> = {
  ...Object.fromEntries(
    commandEntries.flatMap(({ command, key }) =>
      key === null ? [] : [[`${key.shift ? 'shift+' : ''}${key.letter}`, command]],
    ),
  ),
  y: 'redo',
};

/** Where characters are text. */
const takesText = (target: EventTarget | null): boolean =>
  (target instanceof HTMLInputElement && target.type !== 'range') ||
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLElement && target.isContentEditable);

/** In a field whose text is not yet taken, undo belongs to the text. */
const isTyping = (target: EventTarget | null): boolean =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) &&
  target.type !== 'range' &&
  (target.dataset.typed === 'true' || target.value !== target.defaultValue);

export const useKeys = (): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const held = isMac ? event.metaKey : event.ctrlKey;
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
      if ((held || event.altKey) && digit !== undefined) {
        const entry = screens[Number(digit) - 1];
        if (entry === undefined) return;
        event.preventDefault();
        goTo(entry.id);
        return;
      }
      if (event.key === '?' && !held && !event.altKey && !takesText(event.target)) {
        event.preventDefault();
        runCommand('shortcuts');
        return;
      }
      if (!held || event.altKey) return;
      const command = commands[`${event.shiftKey ? 'shift+' : ''}${event.key.toLowerCase()}`];
      if (command === undefined) return;
      if ((command === 'undo' || command === 'redo') && isTyping(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      runCommand(command);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
};
