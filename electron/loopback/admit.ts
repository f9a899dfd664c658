/** What the local host serves, and who is let through to it. */
import type { IncomingMessage } from 'node:http';
import { asks } from '../../shared/contract/asks.ts';
import type { Assets } from '../assets.ts';
import type { SharedHandlers } from '../handlers/answerCall.ts';
import type { Credentials } from './credentials.ts';
import { Refused } from './messages.ts';

export interface Route {
  method: 'GET' | 'POST';
  path: string;
  /** `door`: anyone who reaches the port. `cookie`: who came through the door. `key`: the page itself. */
  wants: 'door' | 'cookie' | 'key';
}

export const routesOf = (assets: Assets, handlers: SharedHandlers): Route[] => [
  { method: 'GET', path: '/open', wants: 'door' },
  { method: 'GET', path: '/open.js', wants: 'door' },
  { method: 'POST', path: '/session', wants: 'door' },
  { method: 'GET', path: '/', wants: 'cookie' },
  ...[...assets.keys()].map((path): Route => ({ method: 'GET', path, wants: 'cookie' })),
  { method: 'GET', path: '/alive', wants: 'key' },
  ...Object.keys(handlers)
    .filter((name) => Object.hasOwn(asks, name))
    .map((name): Route => ({ method: 'POST', path: `/call/${name}`, wants: 'key' })),
];

const headerCount = (request: IncomingMessage, name: string): number =>
  request.rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length;

/** The checks of an address as it was typed: this host by its own name, and nothing a page could not ask. */
const checkAddress = (request: IncomingMessage, host: string): string => {
  if (headerCount(request, 'host') !== 1) throw new Refused(400, 'Exactly one Host is wanted.');
  if (request.headers.host !== host) throw new Refused(403, 'This is not the name of this host.');
  const url = request.url ?? '';
  if (!/^\/[A-Za-z0-9_.\-/]*$/.test(url)) throw new Refused(400, 'The address is not one of this host.');
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`) throw new Refused(403, 'The origin is not this page.');
  return url;
};

/** The checks of what a page of another site could have sent in a browser's name. */
const checkSite = ({ headers }: IncomingMessage, method: string | undefined): void => {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refused(403, 'Not from this page.');
  if (method !== 'POST') return;
  if (headers.origin === undefined) throw new Refused(403, 'The origin is missing.');
  if (headers['content-type'] !== 'application/json') throw new Refused(415, 'JSON is wanted.');
};

/**
 * Every request passes here before anything is looked up: whoever is not expressly let through is refused.
 * Throws `Refused`.
 */
export const createAdmission = (
  routes: readonly Route[],
  credentials: Credentials,
): ((request: IncomingMessage, host: string) => Route) => {
  const routeOf = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]));
  return (request, host) => {
    const url = checkAddress(request, host);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const route = routeOf.get(`${method} ${url}`);
    if (route?.wants === 'door' && method === 'GET') return route;
    checkSite(request, method);
    if (route?.wants === 'door') return route;
    const isKnown = route?.wants === 'key' ? credentials.hasKey(request) : credentials.hasCookie(request);
    if (!isKnown) throw new Refused(403, 'Not from the window that was opened.');
    if (route === undefined) throw new Refused(404, 'There is nothing here.');
    return route;
  };
};
