/** Numbers as people write them: digits, a point, an exponent; neither hexadecimal nor a name of infinity. */
import { InvalidArgumentError } from 'commander';

export const numberTyped = (text: string): number => {
  const value = Number(text);
  if (!/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text) || !Number.isFinite(value))
    throw new InvalidArgumentError('allowed: a number');
  return value;
};

/** A share as 0.4 or 40%. Read as a decimal, so that -99.9% is -0.999 and not a little less. */
export const shareTyped = (text: string): number =>
  numberTyped(text.trim().endsWith('%') ? `${text.trim().slice(0, -1)}e-2` : text);
