/** Saves one version of a file after another: `saver FILE BYTES FIRST COUNT`. Says each version that was acknowledged. */
import { saveFile } from '../../../electron/saveFile.ts';
import { versionText } from '../versionedText.ts';
import { say } from './say.ts';

const [file = '', bytes = '0', first = '1', count = '1000000'] = process.argv.slice(2);
say('ready');
for (let version = Number(first); version < Number(first) + Number(count); version += 1) {
  const saved = await saveFile(file, new TextEncoder().encode(versionText(version, Number(bytes))));
  say(saved.ok ? version : `refused ${saved.error.kind} ${String(saved.error.details?.code)}`);
}
