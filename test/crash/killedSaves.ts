/** Kills while a plan is saved. */
import { linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { saveFile } from '../../electron/saveFile.ts';
import { killAfter, startWriter } from './child.ts';
import { type Fault, promise } from './fault.ts';
import { versionOfText, versionText } from './versionedText.ts';

const killsPerRound = 4;
const sizes = [1_000, 1_000, 200_000, 4_000_000];

export const killedSaves: Fault = {
  name: 'killed-saves',
  what: 'A process is killed while it saves a plan, new, over an old one, and through a link: the file is a whole version, no older than the last acknowledged one, and the next save leaves no remains.',
  share: 22,
  shortRounds: 2,
  skipped: () => null,
  round: async ({ random, folder, count }) => {
    const target = join(folder, 'real', 'plan.portfolio');
    mkdirSync(join(folder, 'real'));
    const way = random.pick(['new', 'old', 'link'] as const);
    const bytes = random.pick(sizes);
    const file = way === 'link' ? join(folder, 'link.portfolio') : target;
    if (way !== 'new') await saveFile(target, new TextEncoder().encode(versionText(1, bytes)));
    if (way === 'link') symlinkSync(target, file);
    if (way === 'old') linkSync(target, join(folder, 'second-name'));
    let version = way === 'new' ? 0 : 1;
    for (let kill = 0; kill < killsPerRound; kill += 1) {
      const { lines, errors } = await killAfter(startWriter('saver', [file, String(bytes), String(version + 1)]), {
        lines: random.below(5),
        ms: random.next() * 20,
      });
      count('kills');
      promise(errors === '', `the process said ${errors}`);
      promise(!lines.some((line) => line.startsWith('refused')), `a save was refused: ${lines.join(', ')}`);
      const acknowledged = lines.map(Number).filter(Number.isFinite);
      count('acknowledged', acknowledged.length);
      const least = acknowledged.at(-1) ?? version;
      const text =
        least === 0
          ? readdirSync(join(folder, 'real')).includes('plan.portfolio') && readFileSync(target, 'utf8')
          : readFileSync(target, 'utf8');
      const found = text === false ? 0 : versionOfText(text);
      promise(found !== null, 'the file is torn');
      promise(
        found === least || found === least + 1,
        `version ${least} was acknowledged, the file is version ${found}`,
      );
      promise(way !== 'link' || lstatSync(file).isSymbolicLink(), 'the link is a link no more');
      version = found ?? least;
    }
    const saved = await saveFile(file, new TextEncoder().encode(versionText(version + 1, bytes)));
    promise(saved.ok, 'the next save is refused');
    promise(readdirSync(join(folder, 'real')).join() === 'plan.portfolio', 'remains of a killed save stay behind');
  },
};
