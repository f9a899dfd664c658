/** Numbers as people write them: digits, a point, an exponent; neither hexadecimal nor a name of infinity. */
import { InvalidArgumentError } from 'commander';

const isNumber = (text: string): boolean =>
  /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text) && Number.isFinite(Number(text));

const numberOr = (allowed: string, text: string): number => {
  if (!isNumber(text)) throw new InvalidArgumentError(`allowed: ${allowed}`);
  return Number(text);
};

export const numberTyped = (text: string): number => numberOr('a number', text);

const withoutPercent = (text: string): string => (text.trim().endsWith('%') ? `${text.trim().slice(0, -1)}e-2` : text);

/** A share as 0.4 or 40%. Read as a decimal, so that -99.9% is -0.999 and not a little less. */
export const shareTyped = (text: string): number => numberTyped(withoutPercent(text));

/** `0.5`, `-10%`, `0.2 to 0.8`: one end or both. */
export const endsTyped = (text: string): [low: number, high?: number] => {
  const allowed = 'a number or a range, as 0.2 to 0.8';
  const [low, high, ...more] = text.split(/\s+to\s+/).map((end) => numberOr(allowed, withoutPercent(end)));
  if (low === undefined || more.length > 0) throw new InvalidArgumentError(`allowed: ${allowed}`);
  return high === undefined ? [low] : [low, high];
};
