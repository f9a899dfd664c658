/** The one way a page's question reaches a handler, whatever wire it came by. */

import { checkWith } from '../../shared/catalog/checks.ts';
import { asks } from '../../shared/contract/asks.ts';
import type { CallName, Handlers } from '../../shared/contract/contract.ts';
import { type Answer, refuse } from '../../shared/foundation/answer.ts';

/** The calls every host answers. In a browser the page answers file.* by itself, and closes with its tab. */
export type SharedCallName = Exclude<CallName, 'file.open' | 'file.save' | 'host.heard' | 'host.close'>;
export type SharedHandlers = Handlers<SharedCallName>;

/** What a failed handler says on the host's own console: the call and the error, never what was asked. */
export type Complain = (callName: string, error: unknown) => void;

/**
 * Checks the call's name and its ask, then answers. A handler that throws becomes the refusal `hostFailed`:
 * the page never sees a stack, and the host keeps running.
 */
export const answerCall = async (
  handlers: Partial<Handlers>,
  name: string,
  ask: unknown,
  complain: Complain,
): Promise<Answer<unknown>> => {
  if (!Object.hasOwn(handlers, name) || !Object.hasOwn(asks, name)) {
    return refuse('unknownCall', `The host has no call named ${JSON.stringify(name.slice(0, 64))}.`, {
      name: name.slice(0, 64),
    });
  }
  const callName = name as CallName;
  const checked = checkWith<unknown>(asks[callName], ask, callName);
  if (!checked.ok) return checked;
  try {
    const handler = handlers[callName] as (ask: unknown) => Answer<unknown> | Promise<Answer<unknown>>;
    return await handler(checked.value);
  } catch (error) {
    complain(callName, error);
    return refuse('hostFailed', `The host could not answer ${callName}.`, { name: callName });
  }
};
