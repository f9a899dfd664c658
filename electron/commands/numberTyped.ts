/** A number as people write one: digits, a point, an exponent; neither hexadecimal nor a name of infinity. */
import { InvalidArgumentError } from 'commander';

export const numberTyped = (text: string): number => {
  const value = Number(text);
  if (!/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text) || !Number.isFinite(value))
    throw new InvalidArgumentError('allowed: a number');
  return value;
};
