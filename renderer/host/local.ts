/** Asks the local host over loopback HTTP; its protocol stands at the top of electron/local.ts. */

import type { Ask, Host } from '../../shared/contract/contract.ts';
import type { Answer } from '../../shared/foundation/answer.ts';
import { openInBrowser, saveInBrowser } from './browserFiles.ts';
import { hostUnreachable } from './unreachable.ts';

const keyName = 'portfolio-key';

/** The door says what to do; nothing of the plan is lost, since the last draft is with the host. */
const toTheDoor = (): never => {
  sessionStorage.removeItem(keyName);
  location.replace('/open');
  throw new Error('no key');
};

/** Bytes travel as text: see the protocol. */
const reviveBytes = (_: string, value: unknown): unknown =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 1 &&
  typeof (value as { base64?: unknown }).base64 === 'string'
    ? Uint8Array.from(atob((value as { base64: string }).base64), (character) => character.charCodeAt(0))
    : value;

/** The host lives as long as one of these streams does, so it stops soon after its last page is closed. */
const stayAlive = async (key: string): Promise<void> => {
  for (;;) {
    try {
      const reply = await fetch('/alive', { headers: { 'X-Portfolio-Token': key } });
      const reader = reply.body?.getReader();
      while (reader !== undefined && !(await reader.read()).done);
    } catch {
      // The host is gone or restarting; the next call will say so, and a host that comes back finds its page waiting.
    }
    await new Promise((next) => setTimeout(next, 1000));
  }
};

export const localHost = (): Host => {
  const key = sessionStorage.getItem(keyName) ?? toTheDoor();
  void stayAlive(key);

  const post = async (name: string, ask: unknown): Promise<Answer<never>> => {
    try {
      const reply = await fetch(`/call/${name}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Portfolio-Token': key },
        body: JSON.stringify(ask),
      });
      if (reply.status === 403) toTheDoor();
      return JSON.parse(await reply.text(), reviveBytes) as Answer<never>;
    } catch {
      return { ok: false, error: hostUnreachable };
    }
  };

  return {
    call: async (name, ask) => {
      if (name === 'file.open') return (await openInBrowser()) as never;
      if (name === 'file.save') return (await saveInBrowser(ask as Ask<'file.save'>)) as never;
      return post(name, ask);
    },
    /** This host says nothing unasked. */
    on: () => () => {},
  };
};
