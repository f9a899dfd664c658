import { writeSync } from 'node:fs';

/** Said at once, whatever happens to the process next. */
export const say = (line: string | number): void => {
  writeSync(1, `${line}\n`);
};
