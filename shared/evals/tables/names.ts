/** Names in tables: checked before they are printed anywhere, and long texts made short. */
import { type Answer, refuse } from '../../foundation/answer.ts';
import { gridLimits } from './grid.ts';

/** Names are printed to terminals, where control characters are commands. */
const controlText = /\p{Cc}/u;

export const shown = (value: string): string => JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}...` : value);

/** FNV-1a of a text, in eight hexadecimal digits: tells long texts apart without keeping them. */
export const shortHash = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
};

/** An item's name: a text too long for a name (a prompt) is its beginning and its hash. */
export const itemName = (text: string): string =>
  text.length <= gridLimits.nameLength && !/[\r\n\t]/.test(text)
    ? text
    : `${text.slice(0, 40).replace(/[\r\n\t]+/g, ' ')} #${shortHash(text)}`;

/** Refuses a name that is missing, too long or holds a control character, with its line; null where it is sound. */
export const badName = (name: string, what: 'model' | 'item', line: number): Answer<never> | null => {
  const refused = (said: string): Answer<never> => refuse('outcomesName', `Line ${line}: ${said}`, { line, what });
  if (name === '') return refused(`a ${what} has no name; every ${what} needs one.`);
  if (name.length > gridLimits.nameLength)
    return refused(
      `the ${what} name ${shown(name)} has ${name.length} characters; at most ${gridLimits.nameLength} are allowed.`,
    );
  return controlText.test(name) ? refused(`the ${what} name ${shown(name)} holds a control character.`) : null;
};
