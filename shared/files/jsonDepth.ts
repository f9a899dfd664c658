/** How deep JSON may nest: values are walked level by level, and a stranger's file must not exhaust whoever walks them. */
import { backslash, quote } from './jsonText.ts';
import { readLimits } from './limits.ts';
import { giveUp } from './reading.ts';

/** Fewer opening brackets than this cannot nest deeper, and counting them is all that most texts are asked. */
const mayBeDeep = (text: string): boolean => {
  let count = 0;
  for (const bracket of '{[')
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      count += 1;
      if (count > readLimits.jsonDepth) return true;
    }
  return false;
};

const isDeep = (text: string): boolean => {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isInText) {
      if (code === backslash) at += 1;
      else if (code === quote) isInText = false;
    } else if (code === quote) isInText = true;
    else if (code === 123 || code === 91) {
      depth += 1;
      if (depth > readLimits.jsonDepth) return true;
    } else if (code === 125 || code === 93) depth -= 1;
  }
  return false;
};

/** Gives up with fileTooDeep where the text of one value nests deeper than any export does. */
export const checkDepth = (name: string, line: number, text: string): void => {
  if (mayBeDeep(text) && isDeep(text)) giveUp('fileTooDeep', { name, line, max: readLimits.jsonDepth });
};
