/** A local host with a real page folder and handlers that count, and a client that says exactly what it is told. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listAssets } from '../../../electron/assets.ts';
import type { SharedHandlers } from '../../../electron/handlers/answerCall.ts';
import { type LocalHost, startLocalHost } from '../../../electron/local.ts';
import { asks } from '../../../shared/contract/asks.ts';
import { answer } from '../../../shared/foundation/answer.ts';

export interface RawReply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Writes bytes to the port and reads until the host hangs up. */
export const sendRaw = (port: number, bytes: string, address = '127.0.0.1'): Promise<RawReply> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, address, () => socket.write(bytes));
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', ...rest] = text.split('\r\n\r\n');
      const [first = '', ...lines] = head.split('\r\n');
      resolve({
        status: Number(first.split(' ')[1] ?? 0),
        headers: Object.fromEntries(
          lines.map((line) => [
            line.slice(0, line.indexOf(':')).toLowerCase(),
            line.slice(line.indexOf(':') + 1).trim(),
          ]),
        ),
        body: rest.join('\r\n\r\n'),
      });
    });
  });

export interface AskedHeaders {
  [name: string]: string | null;
}

export interface Rig {
  host: LocalHost;
  /** Every call a handler really saw. */
  seen: { name: string; ask: unknown }[];
  complaints: string[];
  idle: number[];
  clock: { ms: number };
  /** One request; a header of `null` is left out. Host is right unless given. */
  ask(method: string, path: string, headers?: AskedHeaders, body?: string): Promise<RawReply>;
  /** Goes through the door with a fresh code. */
  enter(): Promise<{ key: string; cookie: string }>;
  /** The headers of the page itself. */
  pageHeaders(entered: { key: string; cookie: string }): AskedHeaders;
}

export const startRig = async (graceMs = 60_000): Promise<Rig> => {
  const folder = mkdtempSync(join(tmpdir(), 'portfolio-page-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(folder, 'assets', 'main-abc123.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'main-abc123.js.map'), '{}');
  const seen: Rig['seen'] = [];
  const complaints: string[] = [];
  const idle: number[] = [];
  const clock = { ms: 0 };
  const handlers = Object.fromEntries(
    Object.keys(asks)
      .filter((name) => !['file.open', 'file.save', 'host.heard', 'host.close'].includes(name))
      .map((name) => [
        name,
        (ask: unknown) => {
          seen.push({ name, ask });
          if (name === 'draft.drop') throw new Error('the disk is gone: /home/someone/secret');
          if (name === 'recent.open') {
            return answer({ token: 't', name: 'n', bytes: new TextEncoder().encode('你好') });
          }
          return answer(null);
        },
      ]),
  ) as unknown as SharedHandlers;
  const host = await startLocalHost({
    handlers,
    assets: listAssets(folder),
    now: () => clock.ms,
    graceMs,
    onIdle: () => idle.push(1),
    complain: (name, error) => complaints.push(`${name}: ${String(error)}`),
  });
  const ask: Rig['ask'] = (method, path, headers = {}, body = '') => {
    const all: AskedHeaders = {
      Host: `127.0.0.1:${host.port}`,
      Connection: 'close',
      ...(body === '' ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
      ...headers,
    };
    const lines = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
    return sendRaw(host.port, `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
  };
  const origin = `http://127.0.0.1:${host.port}`;
  return {
    host,
    seen,
    complaints,
    idle,
    clock,
    ask,
    enter: async () => {
      const code = host.newAddress(60_000).split('#')[1];
      const reply = await ask(
        'POST',
        '/session',
        { Origin: origin, 'Content-Type': 'application/json' },
        JSON.stringify({ code }),
      );
      return { key: JSON.parse(reply.body).key, cookie: (reply.headers['set-cookie'] ?? '').split(';')[0] ?? '' };
    },
    pageHeaders: ({ key, cookie }) => ({
      Origin: origin,
      'Content-Type': 'application/json',
      Cookie: cookie,
      'X-Portfolio-Token': key,
      'Sec-Fetch-Site': 'same-origin',
    }),
  };
};
