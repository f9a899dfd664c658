/**
 * `npm run pack`: builds everything and packs it for this system, or for `--linux`, `--win`, `--mac`; `--dir` makes no
 * installer. What a release needs besides stands in docs/RELEASING.md.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { project, underFittingNode } from './guard.mjs';

await underFittingNode(fileURLToPath(import.meta.url));
const { ensureBuilt } = await import('./bundle.mjs');
const { builderConfiguration, missingForLinux, releaseFactsOf } = await import('./builder.ts');
const { writeNotices } = await import('./notices.ts');
const { build, createTargets, Platform } = await import('electron-builder');

const { values } = parseArgs({
  options: {
    linux: { type: 'boolean', default: false },
    win: { type: 'boolean', default: false },
    mac: { type: 'boolean', default: false },
    dir: { type: 'boolean', default: false },
    // A folder with an unpacked Electron, where it cannot be downloaded.
    electron: { type: 'string' },
    output: { type: 'string' },
  },
});

const facts = releaseFactsOf(process.env);
const forLinux = values.linux || (!values.win && !values.mac && process.platform === 'linux');
const missing = forLinux && !values.dir ? missingForLinux(facts) : null;
if (missing !== null) {
  process.stderr.write(`${missing}\n`);
  process.exit(1);
}

for (const name of /** @type {const} */ (['page', 'main', 'preload'])) {
  if (!(await ensureBuilt(name))) process.exit(1);
}
writeNotices(project);
const configuration = builderConfiguration(facts);
const chosen = [
  ...(values.linux ? [Platform.LINUX] : []),
  ...(values.win ? [Platform.WINDOWS] : []),
  ...(values.mac ? [Platform.MAC] : []),
];
await build({
  targets: createTargets(chosen.length > 0 ? chosen : [Platform.current()], values.dir ? 'dir' : null),
  publish: 'never',
  config: {
    ...configuration,
    ...(values.electron === undefined ? {} : { electronDist: values.electron }),
    ...(values.output === undefined ? {} : { directories: { ...configuration.directories, output: values.output } }),
  },
});
