/** The outline of an Electron distribution, enough to be packed and by no means to be run. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What stands before the switches of an Electron binary (electron/fuses). */
export const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Electron 45's nine fuses as it ships them, `0` off and `1` on. */
const defaults = '101100011';

export const writeFakeElectron = (folder: string): void => {
  const wire = Buffer.concat([Buffer.from(fuseSentinel), Buffer.from([1, defaults.length]), Buffer.from(defaults)]);
  const binary = Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(4096), wire, Buffer.alloc(4096)]);
  const files: Record<string, Buffer | string> = { electron: binary };
  for (const name of [
    'LICENSE',
    'chrome-sandbox',
    'version',
    'locales/en-US.pak',
    'locales/de.pak',
    'locales/zh-CN.pak',
  ]) {
    files[name] = 'x';
  }
  for (const [name, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), contents, { mode: name === 'electron' ? 0o755 : 0o644 });
  }
  mkdirSync(join(folder, 'resources'), { recursive: true });
};

/** The switches of a packed binary in their order, or null where there are none. */
export const readFuses = (binary: Buffer): string | null => {
  const at = binary.indexOf(fuseSentinel);
  if (at < 0) return null;
  const start = at + fuseSentinel.length;
  return binary.subarray(start + 2, start + 2 + (binary[start + 1] ?? 0)).toString('latin1');
};
