/** `npm run pack`: builds everything and packs it for this system, or for `--linux`, `--win`, `--mac`; `--dir` makes no installer. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { underFittingNode } from './guard.mjs';

await underFittingNode(fileURLToPath(import.meta.url));
const { ensureBuilt } = await import('./bundle.mjs');
const { builderConfiguration } = await import('./builder.ts');
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

for (const name of /** @type {const} */ (['page', 'main', 'preload'])) {
  if (!(await ensureBuilt(name))) process.exit(1);
}
const chosen = [
  ...(values.linux ? [Platform.LINUX] : []),
  ...(values.win ? [Platform.WINDOWS] : []),
  ...(values.mac ? [Platform.MAC] : []),
];
await build({
  targets: createTargets(chosen.length > 0 ? chosen : [Platform.current()], values.dir ? 'dir' : null),
  publish: 'never',
  config: {
    ...builderConfiguration,
    ...(values.electron === undefined ? {} : { electronDist: values.electron }),
    ...(values.output === undefined
      ? {}
      : { directories: { ...builderConfiguration.directories, output: values.output } }),
  },
});
