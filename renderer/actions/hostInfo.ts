/** What the host says of itself, asked once. */
import type { HostInfo, NewestVersion, Notices } from '../../shared/contract/contract.ts';
import type { Answer } from '../../shared/foundation/answer.ts';
import { host } from '../host/host.ts';

let asked: Promise<HostInfo | null> | null = null;

export const readHostInfo = (): Promise<HostInfo | null> => {
  asked ??= host.call('host.info', null).then((told) => (told.ok ? told.value : null));
  return asked;
};

/** The program and its version, as a file names its writer. */
export const writtenBy = async (): Promise<string> => `Portfolio ${(await readHostInfo())?.appVersion ?? ''}`.trim();

export const readNotices = async (): Promise<Notices | null> => {
  const told = await host.call('host.notices', null);
  return told.ok ? told.value : null;
};

export const askNewestVersion = (): Promise<Answer<NewestVersion>> => host.call('host.newestVersion', null);
