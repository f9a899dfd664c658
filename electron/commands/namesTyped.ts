/** What is typed of several names at once or one after the other: each name is said once, and one thing of it. */
import { InvalidArgumentError } from 'commander';

/** `name=what`, split at its one equals sign. */
export const namedTyped = (text: string): { name: string; said: string } => {
  const parts = text.split('=');
  const [name = '', said] = parts.map((part) => part.trim());
  if (name === '' || said === undefined || parts.length > 2)
    throw new InvalidArgumentError(`“${text.trim()}”; allowed: name=what is said of it`);
  return { name, said };
};

/** Of a name said twice one would win in silence. */
export const requireOnce = (name: string, before: readonly string[]): void => {
  if (before.includes(name)) throw new InvalidArgumentError(`“${name}” twice; allowed: each name once`);
};

/** `a=1,b=2`. */
export const eachNamed = <T>(text: string, read: (name: string, said: string) => T): T[] => {
  const names: string[] = [];
  return text.split(',').map((part) => {
    const { name, said } = namedTyped(part);
    requireOnce(name, names);
    names.push(name);
    return read(name, said);
  });
};
