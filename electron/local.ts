/**
 * The host around the page where no Electron runs: loopback HTTP for one user's browser.
 *
 * PROTOCOL (the page's side is renderer/host/local.ts)
 *
 *   GET  /open            public; a page without secrets. Its address is printed as http://127.0.0.1:PORT/open#CODE
 *   GET  /open.js         public; posts the code, keeps the key in sessionStorage['portfolio-key'], goes to /
 *   POST /session         {"code": CODE} -> {"key": KEY} and the cookie pf_PORT. A code works once and not for long.
 *                         {"key": KEY} does the same for a page whose cookie was taken away.
 *   GET  / and the page's files      the cookie
 *   POST /call/NAME       the header X-Portfolio-Token: KEY; Content-Type: application/json.
 *                         Body: the ask as JSON (`null` where the contract says null).
 *                         200 with an Answer as JSON. A Uint8Array in an answer travels as {"base64": "..."}.
 *   GET  /alive           the header. A stream that never ends: the page fetches it once at start, reads
 *                         on, and fetches again a second after it breaks. The host stops some time after its last one.
 *
 * A page that finds no key in its sessionStorage goes to /open, which says what to do. 403 from /call means that the
 * host was restarted. file.open and file.save are not served: the page answers them itself.
 *
 * Cookies belong to 127.0.0.1 and not to a port: a server on another port can replace ours, or set others of its name
 * beside it. Calls therefore rest on the key alone, which no other origin can read; any cookie of the name that is
 * right will do; and a call whose cookie is gone gets a new one with its answer.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { asks } from '../shared/contract/asks.ts';
import type { Assets } from './assets.ts';
import { securityHeaders } from './csp.ts';
import { closedPage, entryPage, entryScript } from './entryPage.ts';
import { answerCall, type Complain, type SharedHandlers } from './handlers/answerCall.ts';

export interface LocalHostOptions {
  handlers: SharedHandlers;
  assets: Assets;
  /** Milliseconds since any fixed moment; decides when a code is too old. */
  now: () => number;
  /** How long after its last page is gone the host stops: longer than a reload takes. */
  graceMs: number;
  onIdle: () => void;
  complain: Complain;
}

export interface LocalHost {
  port: number;
  /** The path and, for calls, the method of everything that is served; each but the door wants credentials. */
  routes: readonly Route[];
  /** An address with a code of its own, good once within `lifeMs`. */
  newAddress(lifeMs: number): string;
  close(): Promise<void>;
}

export interface Route {
  method: 'GET' | 'POST';
  path: string;
  /** `door`: anyone who reaches the port. `cookie`: who came through the door. `key`: the page itself. */
  wants: 'door' | 'cookie' | 'key';
}

/** A browser sends up to 180 cookies of 4 KiB, set by whoever runs on another port: they must not keep the page out. */
const headerBytesMax = 1024 * 1024;
const bodyBytesMax = 1024 * 1024;
/** Calls that carry a whole price list or plan. */
const largeBodyBytesMax = 64 * 1024 * 1024;
const largeCalls: ReadonlySet<string> = new Set([
  'catalog.previewPrices',
  'catalog.importPrices',
  'recent.note',
  'draft.keep',
]);
const connectionsMax = 1024;
/** Connections that have not shown who they are: beyond so many, the oldest makes room. A page shows it at once. */
const strangersMax = 48;
const silenceMs = 30_000;
/** More often than any time-out between here and the page. */
const heartbeatMs = 10_000;

class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

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

const headerCount = (request: IncomingMessage, name: string): number =>
  request.rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length;

/** Collects a body and gives up at the first byte beyond the limit. */
const readBody = async (request: IncomingMessage, bytesMax: number): Promise<Buffer> => {
  if (Number(request.headers['content-length'] ?? 0) > bytesMax) throw new Refused(413, 'The request is too large.');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bytesMax) throw new Refused(413, 'The request is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const readJson = async (request: IncomingMessage, bytesMax: number): Promise<unknown> => {
  const body = await readBody(request, bytesMax);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Refused(400, 'The body is not JSON.');
  }
};

const withBase64 = (_name: string, value: unknown): unknown =>
  value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;

/** Starts the host on a free port of 127.0.0.1; no other address can be asked for. */
export const startLocalHost = async (options: LocalHostOptions): Promise<LocalHost> => {
  const key = secret();
  const keyDigest = digest(key);
  const cookieValue = secret();
  const cookieDigest = digest(cookieValue);
  const codes = new Map<string, { digest: Buffer; expiresAt: number }>();
  const live = new Set<ServerResponse>();
  /** In the order in which they came. */
  const strangers = new Set<Socket>();
  const callNames = Object.keys(options.handlers).filter((name) => Object.hasOwn(asks, name));
  const routes: Route[] = [
    { method: 'GET', path: '/open', wants: 'door' },
    { method: 'GET', path: '/open.js', wants: 'door' },
    { method: 'POST', path: '/session', wants: 'door' },
    { method: 'GET', path: '/', wants: 'cookie' },
    ...[...options.assets.keys()].map((path): Route => ({ method: 'GET', path, wants: 'cookie' })),
    { method: 'GET', path: '/alive', wants: 'key' },
    ...callNames.map((name): Route => ({ method: 'POST', path: `/call/${name}`, wants: 'key' })),
  ];
  const routeOf = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]));
  let host = '';
  let cookieName = '';
  let idle: NodeJS.Timeout | undefined;
  let closing = false;

  const waitForPage = (): void => {
    clearTimeout(idle);
    if (live.size === 0 && !closing) idle = setTimeout(options.onIdle, options.graceMs);
  };

  const reply = (
    response: ServerResponse,
    status: number,
    type: string,
    body: string | Buffer,
    headers: Record<string, string> = {},
  ): void => {
    response.writeHead(status, {
      ...securityHeaders,
      'Content-Type': type,
      'Content-Length': String(Buffer.byteLength(body)),
      'Cache-Control': 'no-store',
      ...headers,
    });
    response.end(response.req.method === 'HEAD' ? undefined : body);
  };
  const replyJson = (response: ServerResponse, value: unknown, headers?: Record<string, string>): void =>
    reply(response, 200, 'application/json; charset=utf-8', JSON.stringify(value, withBase64), headers);

  const hasCookie = ({ headers }: IncomingMessage): boolean =>
    cookiesNamed(headers.cookie, cookieName).some((cookie) => same(cookieDigest, cookie));
  const hasKey = ({ headers }: IncomingMessage): boolean => {
    const token = headers['x-portfolio-token'];
    return typeof token === 'string' && same(keyDigest, token);
  };
  const cookieHeader = (): Record<string, string> => ({
    'Set-Cookie': `${cookieName}=${cookieValue}; HttpOnly; SameSite=Strict; Path=/`,
  });

  /** Every request passes here before anything is looked up: whoever is not expressly let through is refused. */
  const admit = (request: IncomingMessage): Route => {
    if (headerCount(request, 'host') !== 1) throw new Refused(400, 'Exactly one Host is wanted.');
    if (request.headers.host !== host) throw new Refused(403, 'This is not the name of this host.');
    const url = request.url ?? '';
    if (!/^\/[A-Za-z0-9_.\-/]*$/.test(url)) throw new Refused(400, 'The address is not one of this host.');
    const { origin } = request.headers;
    if (origin !== undefined && origin !== `http://${host}`) throw new Refused(403, 'The origin is not this page.');
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const route = routeOf.get(`${method} ${url}`);
    if (route?.wants === 'door' && method === 'GET') return route;
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refused(403, 'Not from this page.');
    if (method === 'POST') {
      if (origin === undefined) throw new Refused(403, 'The origin is missing.');
      if (request.headers['content-type'] !== 'application/json') throw new Refused(415, 'JSON is wanted.');
    }
    if (route?.wants === 'door') return route;
    const isKnown = route?.wants === 'key' ? hasKey(request) : hasCookie(request);
    if (!isKnown) throw new Refused(403, 'Not from the window that was opened.');
    if (route === undefined) throw new Refused(404, 'There is nothing here.');
    strangers.delete(request.socket);
    return route;
  };

  const exchange = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readJson(request, 1024);
    const given = body !== null && typeof body === 'object' && 'key' in body ? body.key : null;
    if (typeof given === 'string' && same(keyDigest, given)) return replyJson(response, { key }, cookieHeader());
    const code = body !== null && typeof body === 'object' && 'code' in body ? body.code : null;
    const found =
      typeof code === 'string' ? [...codes.entries()].find(([, { digest: known }]) => same(known, code)) : undefined;
    if (found) codes.delete(found[0]);
    if (!found || found[1].expiresAt < options.now()) throw new Refused(403, 'The code was used or is too old.');
    replyJson(response, { key }, cookieHeader());
  };

  const stayAlive = (request: IncomingMessage, response: ServerResponse): void => {
    request.socket.setTimeout(0);
    response.writeHead(200, { ...securityHeaders, 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' });
    response.write('\n');
    const heartbeat = setInterval(() => response.write('\n'), heartbeatMs);
    live.add(response);
    clearTimeout(idle);
    response.on('close', () => {
      clearInterval(heartbeat);
      live.delete(response);
      waitForPage();
    });
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const route = admit(request);
    if (route.path === '/open') return reply(response, 200, 'text/html; charset=utf-8', entryPage());
    if (route.path === '/open.js') return reply(response, 200, 'text/javascript; charset=utf-8', entryScript);
    if (route.path === '/session') return exchange(request, response);
    if (route.path === '/alive') return stayAlive(request, response);
    if (route.method === 'POST') {
      const name = route.path.slice('/call/'.length);
      const ask = await readJson(request, largeCalls.has(name) ? largeBodyBytesMax : bodyBytesMax);
      const answered = await answerCall(options.handlers, name, ask, options.complain);
      return replyJson(response, answered, hasCookie(request) ? {} : cookieHeader());
    }
    const asset = options.assets.get(route.path === '/' ? '/index.html' : route.path);
    if (!asset) throw new Refused(404, 'The page has not been built.');
    reply(response, 200, asset.type, await readFile(asset.file), {
      'Cache-Control': asset.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
    });
  };

  const server: Server = createServer(
    {
      maxHeaderSize: headerBytesMax,
      requestTimeout: silenceMs,
      headersTimeout: silenceMs / 3,
      keepAliveTimeout: 5_000,
      requireHostHeader: false,
    },
    (request, response) => {
      serve(request, response).catch((error: unknown) => {
        // A browser that gave a request up ends it in the middle; that is no fault of anybody.
        const wasGivenUp = (error as NodeJS.ErrnoException).code === 'ECONNRESET';
        if (!(error instanceof Refused) && !wasGivenUp) options.complain(request.url ?? '', error);
        if (response.headersSent || wasGivenUp) return response.destroy();
        const status = error instanceof Refused ? error.status : 500;
        // What was not read must not be taken for the next request.
        const headers = { Connection: 'close' };
        if (status === 403 && request.method === 'GET') {
          const page = request.url === '/' ? entryPage() : closedPage();
          return reply(response, 403, 'text/html; charset=utf-8', page, headers);
        }
        const message = error instanceof Refused ? error.message : 'The host failed.';
        reply(response, status, 'text/plain; charset=utf-8', `${message}\n`, headers);
      });
    },
  );
  server.maxConnections = connectionsMax;
  server.on('connection', (socket) => {
    strangers.add(socket);
    socket.once('close', () => strangers.delete(socket));
    if (strangers.size > strangersMax) for (const oldest of [...strangers].slice(0, 1)) oldest.destroy();
  });
  server.setTimeout(silenceMs);
  const refuseRaw = (socket: Socket, status: string): void => {
    const lines = Object.entries({ ...securityHeaders, 'Content-Length': '0', Connection: 'close' });
    if (socket.writable) {
      socket.end(`HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
    }
    socket.destroySoon();
  };
  server.on('clientError', (error: NodeJS.ErrnoException, socket) =>
    refuseRaw(
      socket as Socket,
      error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request',
    ),
  );
  // No socket is ever upgraded: there is nothing here to speak WebSocket with.
  server.on('upgrade', (_request, socket) => refuseRaw(socket as Socket, '403 Forbidden'));
  server.on('connect', (_request, socket) => refuseRaw(socket as Socket, '403 Forbidden'));

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  host = `127.0.0.1:${port}`;
  cookieName = `pf_${port}`;

  return {
    port,
    routes,
    newAddress: (lifeMs) => {
      const code = secret();
      for (const [id, { expiresAt }] of codes) if (expiresAt < options.now()) codes.delete(id);
      codes.set(randomBytes(8).toString('hex'), { digest: digest(code), expiresAt: options.now() + lifeMs });
      return `http://${host}/open#${code}`;
    },
    close: () =>
      new Promise((resolve) => {
        closing = true;
        clearTimeout(idle);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
