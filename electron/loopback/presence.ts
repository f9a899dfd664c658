/** Who is there: pages that live, so that the host knows when its last one is gone, and connections of strangers. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { securityHeaders } from '../csp.ts';

/** More often than any time-out between here and the page. */
const heartbeatMs = 10_000;
/** Connections that have not shown who they are: beyond so many, the oldest makes room. A page shows it at once. */
const strangersMax = 48;

export interface Pages {
  /** Answers with a stream that lasts as long as its page. */
  stayAlive(request: IncomingMessage, response: ServerResponse): void;
  /** Nobody is waited for any more. */
  close(): void;
}

/** `onIdle` is called when no page has been there for `graceMs`: longer than a reload takes. */
export const createPages = (graceMs: number, onIdle: () => void): Pages => {
  const live = new Set<ServerResponse>();
  let idle: NodeJS.Timeout | undefined;
  let closing = false;
  return {
    stayAlive: (request, response) => {
      request.socket.setTimeout(0);
      response.writeHead(200, { ...securityHeaders, 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' });
      response.write('\n');
      const heartbeat = setInterval(() => response.write('\n'), heartbeatMs);
      live.add(response);
      clearTimeout(idle);
      response.on('close', () => {
        clearInterval(heartbeat);
        live.delete(response);
        clearTimeout(idle);
        if (live.size === 0 && !closing) idle = setTimeout(onIdle, graceMs);
      });
    },
    close: () => {
      closing = true;
      clearTimeout(idle);
    },
  };
};

export interface Strangers {
  cameIn(socket: Socket): void;
  showedWho(socket: Socket): void;
}

export const createStrangers = (): Strangers => {
  /** In the order in which they came. */
  const strangers = new Set<Socket>();
  return {
    cameIn: (socket) => {
      strangers.add(socket);
      socket.once('close', () => strangers.delete(socket));
      if (strangers.size > strangersMax) for (const oldest of [...strangers].slice(0, 1)) oldest.destroy();
    },
    showedWho: (socket) => void strangers.delete(socket),
  };
};
