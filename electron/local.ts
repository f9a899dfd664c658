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
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Assets } from './assets.ts';
import { closedPage, entryPage, entryScript } from './entryPage.ts';
import { answerCall, type Complain, type SharedHandlers } from './handlers/answerCall.ts';
import { createAdmission, type Route, routesOf } from './loopback/admit.ts';
import { type Credentials, createCredentials } from './loopback/credentials.ts';
import { Refused, readJson, refuseRaw, reply, replyJson } from './loopback/messages.ts';
import { createPages, createStrangers, type Pages, type Strangers } from './loopback/presence.ts';

// An `import` of it loads a client for WebSockets as well, which takes longer than the rest of this host.
const { createServer } = process.getBuiltinModule('node:http');

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
const silenceMs = 30_000;

const htmlType = 'text/html; charset=utf-8';

type Serve = (route: Route, request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Answers what was let through. */
const serveWith =
  ({ handlers, assets, complain }: LocalHostOptions, credentials: Credentials, pages: Pages): Serve =>
  async (route, request, response) => {
    if (route.path === '/open') return reply(response, { status: 200, type: htmlType, body: entryPage() });
    if (route.path === '/open.js')
      return reply(response, { status: 200, type: 'text/javascript; charset=utf-8', body: entryScript });
    if (route.path === '/session') {
      const key = credentials.exchange(await readJson(request, 1024));
      return replyJson(response, { key }, credentials.cookieHeader());
    }
    if (route.path === '/alive') return pages.stayAlive(request, response);
    if (route.method === 'POST') {
      const name = route.path.slice('/call/'.length);
      const ask = await readJson(request, largeCalls.has(name) ? largeBodyBytesMax : bodyBytesMax);
      const answered = await answerCall(handlers, name, ask, complain);
      return replyJson(response, answered, credentials.hasCookie(request) ? {} : credentials.cookieHeader());
    }
    const asset = assets.get(route.path === '/' ? '/index.html' : route.path);
    if (!asset) throw new Refused(404, 'The page has not been built.');
    const caching = asset.immutable ? 'private, max-age=31536000, immutable' : 'no-store';
    const body = await readFile(asset.file);
    reply(response, { status: 200, type: asset.type, body, headers: { 'Cache-Control': caching } });
  };

/** Answers what was refused or went wrong, and says the latter on the console. */
const answerError = (request: IncomingMessage, response: ServerResponse, error: unknown, complain: Complain): void => {
  // A browser that gave a request up ends it in the middle; that is no fault of anybody.
  const wasGivenUp = error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
  if (!(error instanceof Refused) && !wasGivenUp) complain(request.url ?? '', error);
  if (response.headersSent || wasGivenUp) {
    response.destroy();
    return;
  }
  const status = error instanceof Refused ? error.status : 500;
  const shown =
    status === 403 && request.method === 'GET'
      ? { type: htmlType, body: request.url === '/' ? entryPage() : closedPage() }
      : {
          type: 'text/plain; charset=utf-8',
          body: `${error instanceof Refused ? error.message : 'The host failed.'}\n`,
        };
  // What was not read must not be taken for the next request.
  reply(response, { status, ...shown, headers: { Connection: 'close' } });
};

const guardedServer = (listener: RequestListener, strangers: Strangers): Server => {
  const server = createServer(
    {
      maxHeaderSize: headerBytesMax,
      requestTimeout: silenceMs,
      headersTimeout: silenceMs / 3,
      keepAliveTimeout: 5_000,
      requireHostHeader: false,
    },
    listener,
  );
  server.maxConnections = connectionsMax;
  server.setTimeout(silenceMs);
  server.on('connection', strangers.cameIn);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) =>
    refuseRaw(
      socket as Socket,
      error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request',
    ),
  );
  // No socket is ever upgraded: there is nothing here to speak WebSocket with.
  server.on('upgrade', (_request, socket) => refuseRaw(socket as Socket, '403 Forbidden'));
  server.on('connect', (_request, socket) => refuseRaw(socket as Socket, '403 Forbidden'));
  return server;
};

/** Starts the host on a free port of 127.0.0.1; no other address can be asked for. */
export const startLocalHost = async (options: LocalHostOptions): Promise<LocalHost> => {
  const { assets, handlers, now, graceMs, onIdle, complain } = options;
  let port = 0;
  const host = (): string => `127.0.0.1:${port}`;
  const credentials = createCredentials(now, () => `pf_${port}`);
  const pages = createPages(graceMs, onIdle);
  const strangers = createStrangers();
  const routes = routesOf(assets, handlers);
  const admit = createAdmission(routes, credentials);
  const serve = serveWith(options, credentials, pages);

  const server = guardedServer(async (request, response) => {
    try {
      const route = admit(request, host());
      if (route.wants !== 'door') strangers.showedWho(request.socket);
      await serve(route, request, response);
    } catch (error) {
      answerError(request, response, error, complain);
    }
  }, strangers);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  port = (server.address() as AddressInfo).port;

  return {
    port,
    routes,
    newAddress: (lifeMs) => `http://${host()}/open#${credentials.newCode(lifeMs)}`,
    close: () =>
      new Promise((resolve) => {
        pages.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
