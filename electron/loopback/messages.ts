/** What goes over the wire of the local host: bodies read within a limit, answers with the headers that defend them. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { securityHeaders } from '../csp.ts';

/** A request that is not answered, with the status and the sentence it gets instead. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

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

/** The body as JSON. Throws `Refused` where it is longer than `bytesMax` or no JSON in UTF-8. */
export const readJson = async (request: IncomingMessage, bytesMax: number): Promise<unknown> => {
  const body = await readBody(request, bytesMax);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Refused(400, 'The body is not JSON.');
  }
};

export interface Reply {
  status: number;
  type: string;
  body: string | Buffer;
  headers?: Record<string, string>;
}

export const reply = (response: ServerResponse, { status, type, body, headers }: Reply): void => {
  response.writeHead(status, {
    ...securityHeaders,
    'Content-Type': type,
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
};

const withBase64 = (_name: string, value: unknown): unknown =>
  value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;

export const replyJson = (response: ServerResponse, value: unknown, headers: Record<string, string> = {}): void =>
  reply(response, {
    status: 200,
    type: 'application/json; charset=utf-8',
    body: JSON.stringify(value, withBase64),
    headers,
  });

/** Ends a connection that is not, or not yet, a request: the defending headers stand here too. */
export const refuseRaw = (socket: Socket, status: string): void => {
  const lines = Object.entries({ ...securityHeaders, 'Content-Length': '0', Connection: 'close' });
  if (socket.writable) {
    socket.end(`HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
  }
  socket.destroySoon();
};
