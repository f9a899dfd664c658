/** How keys are written on this system. */
import type { CommandEntry } from '../../../shared/contract/commands.ts';

export const isMac = /mac/i.test(navigator.platform);
export const commandKey = isMac ? '⌘' : 'Ctrl';

/** "Ctrl Shift S" */
export const keysOf = ({ key }: CommandEntry): string | null =>
  key === null ? null : [commandKey, ...(key.shift ? ['Shift'] : []), key.letter.toUpperCase()].join(' ');

/** The screens by number, in their order. */
export const screenKeys = (at: number): string => `${commandKey} ${at + 1}`;
