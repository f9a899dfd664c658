/** Asks the local host over loopback HTTP; its protocol stands at the top of electron/local.ts. */

import type { Ask, Host } from '../../shared/contract/contract.ts';
import { type Answer, refuse } from '../../shared/foundation/answer.ts';
import { openInBrowser, saveInBrowser } from './browserFiles.ts';
import { hostUnreachable } from './unreachable.ts';

const keyName = 'portfolio-key';

/** The entry page's mark that it has shown the key once; a page that is answered has no more need of it. */
const renewingName = 'portfolio-renewing';

/** The entry page says what to do. Only a page that was never answered goes there: it has nothing to lose. */
const toTheEntry = (): never => {
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
  const key = sessionStorage.getItem(keyName) ?? toTheEntry();
  let wasAnswered = false;
  void stayAlive(key);

  const post = async (name: string, ask: unknown): Promise<Answer<never>> => {
    try {
      const reply = await fetch(`/call/${name}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Portfolio-Token': key },
        body: JSON.stringify(ask),
      });
      if (reply.status === 403)
        return wasAnswered
          ? refuse('hostForgot', 'Portfolio was started anew and does not know this tab. Save the plan to a file here.')
          : toTheEntry();
      if (!wasAnswered) sessionStorage.removeItem(renewingName);
      wasAnswered = true;
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
