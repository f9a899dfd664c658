/**
 * One of several programs with the same file open: `rival FILE NAME COUNT`. Reads it, adds a line of its own and saves it
 * as the file it read; where another was first it begins again. Says each line that was acknowledged.
 */
import { readWithIdentity } from '../../../electron/fileIdentity.ts';
import { saveFile } from '../../../electron/saveFile.ts';
import { say } from './say.ts';

const [file = '', name = '', count = '0'] = process.argv.slice(2);
say('ready');
for (let n = 0; n < Number(count); ) {
  const look = await readWithIdentity(file);
  if ('unread' in look) continue;
  const text = `${new TextDecoder().decode(look.bytes)}${name}${n}\n`;
  const saved = await saveFile(file, new TextEncoder().encode(text), { expected: look.identity });
  if (saved.ok) {
    say(`${name}${n}`);
    n += 1;
  } else if (saved.error.kind !== 'changedOnDisk') say(`refused ${saved.error.kind} ${saved.error.message}`);
}
