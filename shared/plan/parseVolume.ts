/** Reads how much work there is, as a number of tasks or as a share of all: `300k`, `30万`, `13.51%`. */
import { type Answer, answer, refuse } from '../foundation/answer.ts';
import { fieldRanges } from './estimateSchema.ts';
import { parseEstimate } from './parseEstimate.ts';

export type Volume = { kind: 'tasks'; tasks: number } | { kind: 'share'; share: number };

const isMarked = (text: string): boolean => /%|percent|成/i.test(text);

/** What a bare number can be a percentage of: 13.51 is, 300 and 300k are not. */
const mayBePercentage = (text: string): boolean => /^[\d.,\s]+$/.test(text) && Number(text.replaceAll(',', '')) <= 100;

/**
 * What a field of tasks or of a share was given. `field` decides what a bare number means: in a field of shares 13.51 is
 * 13.51%, and what cannot be a percentage (above 100, or with a suffix) is a number of tasks. One number, no range.
 */
export const parseVolume = (typed: string, field: Volume['kind']): Answer<Volume> => {
  const text = typed.normalize('NFKC');
  const asShare = isMarked(text) || (field === 'share' && mayBePercentage(text));
  const parsed = asShare ? parseEstimate(typed, 'share') : parseEstimate(typed, 'count', fieldRanges.rowTasks);
  // A range or an amount of money, which other fields take, is none of the ways to write how much work there is.
  if (!parsed.ok && parsed.error.kind === 'estimateUnreadable')
    return refuse(
      'volumeUnreadable',
      `"${text}" is not a number of tasks or a share, such as 300k, 1,170,000 or 13.5%.`,
      {
        typed: text.trim(),
      },
    );
  if (!parsed.ok) return parsed;
  const { value, low } = parsed.value;
  if (low !== undefined) return refuse('exactOnly', 'This must be one number, not a range.');
  return answer(asShare ? { kind: 'share', share: value } : { kind: 'tasks', tasks: value });
};
