/** The outlines of Electron distributions, enough to be packed and by no means to be run. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What stands before the switches of an Electron binary (electron/fuses). */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Electron 45's nine fuses as it ships them, `0` off and `1` on. */
const defaults = '101100011';
const wire = Buffer.concat([Buffer.from(fuseSentinel), Buffer.from([1, defaults.length]), Buffer.from(defaults)]);

export type System = 'linux' | 'win' | 'mac';
type Files = Record<string, Buffer | string>;

const linuxFiles = (): Files => ({
  electron: Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(4096), wire, Buffer.alloc(4096)]),
  LICENSE: 'x',
  'LICENSES.chromium.html': 'x',
  'chrome-sandbox': 'x',
  version: 'x',
  'locales/en-US.pak': 'x',
  'locales/de.pak': 'x',
  'locales/zh-CN.pak': 'x',
});

/** The little of resedit's interface that is used: an executable with a version to be edited. */
interface Resedit {
  NtExecutable: { createEmpty(is32Bit: boolean, isDll: boolean): { generate(): ArrayBuffer } };
  NtExecutableResource: { from(exe: object): { entries: object[]; outputResource(exe: object): void } };
  Resource: {
    VersionInfo: {
      createEmpty(): {
        lang: number;
        setFileVersion(major: number, minor: number, micro: number, revision: number, lang: number): void;
        setStringValues(language: { lang: number; codepage: number }, values: Record<string, string>): void;
        outputToResourceEntries(entries: object[]): void;
      };
    };
  };
}

const windowsFiles = (): Files => {
  const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  const fromLib = createRequire(fromBuilder.resolve('app-builder-lib/out/index.js'));
  const { NtExecutable, NtExecutableResource, Resource } = fromLib('resedit') as Resedit;
  const exe = NtExecutable.createEmpty(false, false);
  const resource = NtExecutableResource.from(exe);
  const version = Resource.VersionInfo.createEmpty();
  version.lang = 1033;
  version.setFileVersion(45, 0, 0, 0, 1033);
  version.setStringValues(
    { lang: 1033, codepage: 1200 },
    { ProductName: 'Electron', OriginalFilename: 'electron.exe' },
  );
  version.outputToResourceEntries(resource.entries);
  resource.outputResource(exe);
  return {
    'electron.exe': Buffer.concat([Buffer.from(exe.generate()), wire]),
    LICENSE: 'x',
    'LICENSES.chromium.html': 'x',
    'locales/en-US.pak': 'x',
    'locales/de.pak': 'x',
  };
};

const infoPlist = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>Electron</string>
<key>CFBundleIdentifier</key><string>com.github.Electron</string>
<key>CFBundleName</key><string>Electron</string>
<key>CFBundleIconFile</key><string>electron.icns</string>
</dict></plist>
`;

const macFiles = (): Files => {
  const contents = 'Electron.app/Contents';
  const framework = `${contents}/Frameworks/Electron Framework.framework/Versions/A`;
  const helpers = ['Helper', 'Helper (Renderer)', 'Helper (GPU)', 'Helper (Plugin)'].flatMap((helper) => {
    const inside = `${contents}/Frameworks/Electron ${helper}.app/Contents`;
    return [
      [`${inside}/Info.plist`, infoPlist],
      [`${inside}/MacOS/Electron ${helper}`, 'x'],
    ] as const;
  });
  return {
    [`${contents}/Info.plist`]: infoPlist,
    [`${contents}/MacOS/Electron`]: wire,
    [`${contents}/Resources/electron.icns`]: 'x',
    [`${contents}/Resources/en.lproj/locale.pak`]: 'x',
    [`${contents}/Resources/de.lproj/locale.pak`]: 'x',
    [`${framework}/Electron Framework`]: wire,
    [`${framework}/Resources/en.lproj/locale.pak`]: 'x',
    LICENSE: 'x',
    'LICENSES.chromium.html': 'x',
    ...Object.fromEntries(helpers),
  };
};

const filesOf: Record<System, () => Files> = { linux: linuxFiles, win: windowsFiles, mac: macFiles };

export const writeFakeElectron = (folder: string, system: System): void => {
  for (const [name, contents] of Object.entries(filesOf[system]())) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    const runs = /(^electron(\.exe)?|MacOS\/.*)$/.test(name);
    writeFileSync(join(folder, name), contents, { mode: runs ? 0o755 : 0o644 });
  }
  if (system !== 'mac') mkdirSync(join(folder, 'resources'), { recursive: true });
  else {
    const framework = join(folder, 'Electron.app/Contents/Frameworks/Electron Framework.framework');
    symlinkSync('A', join(framework, 'Versions/Current'));
    symlinkSync('Versions/Current/Electron Framework', join(framework, 'Electron Framework'));
    symlinkSync('Versions/Current/Resources', join(framework, 'Resources'));
  }
};

/** The switches of a packed binary in their order, or null where there are none. */
export const readFuses = (binary: Buffer): string | null => {
  const at = binary.indexOf(fuseSentinel);
  if (at < 0) return null;
  const start = at + fuseSentinel.length;
  return binary.subarray(start + 2, start + 2 + (binary[start + 1] ?? 0)).toString('latin1');
};
