/** Kills while drafts are kept. */
import { join } from 'node:path';
import { draftHandlers } from '../../electron/handlers/draft.ts';
import { killAfter, startWriter } from './child.ts';
import { type Fault, promise } from './fault.ts';
import { versionOfText } from './versionedText.ts';

const killsPerRound = 3;

export const killedDrafts: Fault = {
  name: 'killed-drafts',
  what: 'A host is killed while it keeps drafts: every draft that was acknowledged is offered again, whole.',
  share: 14,
  shortRounds: 1,
  skipped: () => null,
  round: async ({ random, folder, count }) => {
    const drafts = join(folder, 'drafts');
    let first = 1;
    for (let kill = 0; kill < killsPerRound; kill += 1) {
      const bytes = random.pick([2_000, 100_000]);
      const { lines, errors } = await killAfter(startWriter('drafter', [drafts, String(bytes), String(first)]), {
        lines: random.below(6),
        ms: random.next() * 20,
      });
      count('kills');
      promise(errors === '', `the process said ${errors}`);
      const acknowledged = lines.map(Number).filter(Number.isFinite);
      count('acknowledged', acknowledged.length);
      const listed = await draftHandlers({ folder: drafts, now: () => new Date().toISOString() })['draft.list'](null);
      promise(listed.ok, 'the drafts cannot be listed');
      if (!listed.ok) return;
      const found = new Map(listed.value.map(({ id, text }) => [id, versionOfText(text)]));
      for (const version of acknowledged.slice(-3)) {
        const now = found.get(`plan-${version % 3}`);
        promise(typeof now === 'number' && now >= version, `draft ${version} was acknowledged; ${now} is offered`);
      }
      first += acknowledged.length + 1;
    }
  },
};
