/** Keeps one draft after another as a page that is typed in does: `drafter FOLDER BYTES FIRST`. */
import { draftHandlers } from '../../../electron/handlers/draft.ts';
import { versionText } from '../versionedText.ts';
import { say } from './say.ts';

const [folder = '', bytes = '0', first = '1'] = process.argv.slice(2);
const keep = draftHandlers({ folder, now: () => new Date().toISOString() })['draft.keep'];
say('ready');
for (let version = Number(first); ; version += 1) {
  const kept = await keep({ id: `plan-${version % 3}`, title: 'Plan', text: versionText(version, Number(bytes)) });
  say(kept.ok ? version : `refused ${kept.error.kind}`);
}
