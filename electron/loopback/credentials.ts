/** Who may speak to the local host: codes that open the door once, the key of calls, the cookie of the page's files. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Refused } from './messages.ts';

const secret = (): string => randomBytes(32).toString('base64url');
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
/** Equal in constant time whatever the lengths, since digests are compared. */
const same = (expected: Buffer, given: string): boolean => timingSafeEqual(expected, digest(given));

/** Every value under the name: cookies of other paths stand beside ours, before or after it. */
const cookiesNamed = (header: string | undefined, name: string): string[] =>
  (header ?? '').split(';').flatMap((part) => {
    const equals = part.indexOf('=');
    return equals > 0 && part.slice(0, equals).trim() === name ? [part.slice(equals + 1).trim()] : [];
  });

const textIn = (body: unknown, name: string): string | null => {
  const value: unknown = body !== null && typeof body === 'object' && name in body ? Reflect.get(body, name) : null;
  return typeof value === 'string' ? value : null;
};

export interface Credentials {
  /** A code that opens the door once within `lifeMs`. */
  newCode(lifeMs: number): string;
  /** The key, for a body that holds a good code or the key itself. Throws `Refused` for any other. */
  exchange(body: unknown): string;
  hasKey(request: IncomingMessage): boolean;
  hasCookie(request: IncomingMessage): boolean;
  /** The header that gives a browser the cookie. */
  cookieHeader(): Record<string, string>;
}

/** Fresh secrets. `now` is milliseconds since any fixed moment; the cookie's name is known once the port is. */
export const createCredentials = (now: () => number, cookieName: () => string): Credentials => {
  const key = secret();
  const keyDigest = digest(key);
  const cookieValue = secret();
  const cookieDigest = digest(cookieValue);
  const codes = new Map<string, { digest: Buffer; expiresAt: number }>();
  return {
    newCode: (lifeMs) => {
      const code = secret();
      for (const [id, { expiresAt }] of codes) if (expiresAt < now()) codes.delete(id);
      codes.set(randomBytes(8).toString('hex'), { digest: digest(code), expiresAt: now() + lifeMs });
      return code;
    },
    exchange: (body) => {
      const givenKey = textIn(body, 'key');
      if (givenKey !== null && same(keyDigest, givenKey)) return key;
      const code = textIn(body, 'code');
      const found = code === null ? undefined : [...codes].find(([, { digest: known }]) => same(known, code));
      if (found) codes.delete(found[0]);
      if (!found || found[1].expiresAt < now()) throw new Refused(403, 'The code was used or is too old.');
      return key;
    },
    hasKey: ({ headers }) => {
      const token = headers['x-portfolio-token'];
      return typeof token === 'string' && same(keyDigest, token);
    },
    hasCookie: ({ headers }) => cookiesNamed(headers.cookie, cookieName()).some((cookie) => same(cookieDigest, cookie)),
    cookieHeader: () => ({ 'Set-Cookie': `${cookieName()}=${cookieValue}; HttpOnly; SameSite=Strict; Path=/` }),
  };
};
