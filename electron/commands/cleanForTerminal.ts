/** Text of a stranger's file on its way to a terminal: what could move the cursor or reverse the line is written out. */

/**
 * C0 and C1 controls but tab and line ends, DEL, and the characters that change the direction of a text. A carriage
 * return alone would write over its own line.
 */
const active = /\r(?!\n)|(?![\t\n\r])\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The same text with each such character as `\u001b`: inside JSON's strings that is the same character, escaped. */
export const cleanForTerminal = (text: string): string =>
  text.replace(active, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
