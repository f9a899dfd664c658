/** What threatens the local host, one kind of attack after the other, with raw sockets: who is not the opened window gets nothing. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { securityHeaders } from '../../../electron/csp.ts';
import { type Rig, sendRaw, startRig } from './hostRig.ts';

let rig: Rig;
let page: Record<string, string | null>;
let cookieOnly: Record<string, string | null>;
const call = '/call/catalog.read';

beforeAll(async () => {
  rig = await startRig();
  page = rig.pageHeaders(await rig.enter());
  cookieOnly = { ...page, 'X-Portfolio-Token': null };
});
afterAll(() => rig.host.close());

/** Runs requests and says whether any handler saw one of them. */
const untouched = async (run: () => Promise<unknown>): Promise<void> => {
  const before = rig.seen.length;
  await run();
  expect(rig.seen.length).toBe(before);
};

describe('the page itself', () => {
  it('is served and answered', async () => {
    expect((await rig.ask('GET', '/', page)).body).toContain('<title>page</title>');
    const script = await rig.ask('GET', '/assets/main-abc123.js', page);
    expect([script.status, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
    const reply = await rig.ask('POST', call, page, 'null');
    expect([reply.status, JSON.parse(reply.body)]).toEqual([200, { ok: true, value: null }]);
  });
  it('gets bytes as base64', async () => {
    const reply = await rig.ask('POST', '/call/recent.open', page, '{"token":"abc"}');
    const { value } = JSON.parse(reply.body);
    expect(Buffer.from(value.bytes.base64, 'base64').toString()).toBe('你好');
  });
  it('gets a refusal for a wrong ask, before the handler', () =>
    untouched(async () => {
      const reply = await rig.ask('POST', '/call/catalog.prices', page, '{"modelId":7}');
      expect(JSON.parse(reply.body)).toMatchObject({ ok: false, error: { kind: 'invalidId' } });
      const extra = await rig.ask('POST', '/call/draft.keep', page, '{"id":"a","title":"","text":"","path":"/etc"}');
      expect(JSON.parse(extra.body)).toMatchObject({ ok: false, error: { kind: 'unknownField' } });
    }));
  it('gets a refusal when a handler throws, without what was thrown', async () => {
    const reply = await rig.ask('POST', '/call/draft.drop', page, '{"id":"a"}');
    expect(JSON.parse(reply.body)).toMatchObject({ ok: false, error: { kind: 'hostFailed' } });
    expect(reply.body).not.toContain('someone');
  });
  it('reads source maps and dot-files never', async () => {
    expect((await rig.ask('GET', '/assets/main-abc123.js.map', page)).status).toBe(404);
  });
});

describe('simple requests of any web page', () => {
  it.each([
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['plain text', { 'Content-Type': 'text/plain' }],
    ['multipart', { 'Content-Type': 'multipart/form-data; boundary=x' }],
    ['no type', { 'Content-Type': null }],
    ['a type with a tail', { 'Content-Type': 'application/json, text/plain' }],
  ])('%s is refused', (_what, headers) =>
    untouched(async () => expect((await rig.ask('POST', call, { ...page, ...headers }, 'null')).status).toBe(415)),
  );
  it.each(['https://evil.test', 'null', 'http://127.0.0.1', 'http://127.0.0.1:1', 'http://localhost:80', null])(
    'origin %s is refused',
    (origin) =>
      untouched(async () =>
        expect((await rig.ask('POST', call, { ...page, Origin: origin }, 'null')).status).toBe(403),
      ),
  );
});

describe('rebinding: only one Host', () => {
  const wrongHosts = () => {
    const { port } = rig.host;
    return [
      `localhost:${port}`,
      `[::1]:${port}`,
      '127.0.0.1',
      `127.1:${port}`,
      `2130706433:${port}`,
      `127.0.0.1.:${port}`,
      `evil.test:${port}`,
      `127.0.0.1:${port + 1}`,
      `user@127.0.0.1:${port}`,
      `127.0.0.1:0${port}`,
    ];
  };
  it('refuses every other name on every kind of route, the door too', async () => {
    for (const Host of wrongHosts()) {
      for (const [method, path] of [
        ['GET', '/open'],
        ['GET', '/'],
        ['GET', '/assets/main-abc123.js'],
        ['POST', call],
        ['POST', '/session'],
      ] as const) {
        const reply = await rig.ask(method, path, { ...page, Host }, method === 'POST' ? 'null' : '');
        expect([Host, path, reply.status]).toEqual([Host, path, 403]);
      }
    }
  });
  it('refuses none, two, and an absolute address', async () => {
    const { port } = rig.host;
    expect((await sendRaw(port, 'GET /open HTTP/1.1\r\nConnection: close\r\n\r\n')).status).toBe(400);
    const two = `GET /open HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`;
    expect((await sendRaw(port, two)).status).toBe(400);
    expect((await rig.ask('GET', `http://127.0.0.1:${port}/open`)).status).toBe(400);
    expect((await rig.ask('GET', `http://evil.test/`, page)).status).toBe(400);
  });
});

describe('another port of the same machine', () => {
  it('has the cookie and still gets nothing', () =>
    untouched(async () => {
      expect((await rig.ask('POST', call, cookieOnly, 'null')).status).toBe(403);
      expect((await rig.ask('GET', '/alive', cookieOnly)).status).toBe(403);
      expect((await rig.ask('GET', '/', { Cookie: page.Cookie ?? '', 'Sec-Fetch-Site': 'same-site' })).status).toBe(
        403,
      );
    }));
  it('replaces the cookie, or sets others beside it, and throws nobody out', async () => {
    const name = page.Cookie?.split('=')[0];
    for (const Cookie of [null, `${name}=tossed`, `${name}=tossed; ${page.Cookie}`, `${page.Cookie}; ${name}=tossed`]) {
      const reply = await rig.ask('POST', call, { ...page, Cookie }, 'null');
      const isThere = Cookie?.includes(page.Cookie ?? '') ?? false;
      expect([Cookie, reply.status]).toEqual([Cookie, 200]);
      // What was taken away comes back with the answer to a call that showed the key.
      expect(reply.headers['set-cookie']?.split(';')[0]).toBe(isThere ? undefined : page.Cookie);
      expect((await rig.ask('GET', '/', { ...page, Cookie })).status).toBe(isThere ? 200 : 403);
    }
    const key = page['X-Portfolio-Token'];
    const entered = await rig.ask('POST', '/session', { ...page, Cookie: null }, JSON.stringify({ key }));
    expect([entered.status, entered.headers['set-cookie']?.split(';')[0]]).toEqual([200, page.Cookie]);
    const wrong = await rig.ask('POST', '/session', { ...page, Cookie: null }, JSON.stringify({ key: `${key}x` }));
    expect([wrong.status, wrong.headers['set-cookie']]).toEqual([403, undefined]);
  });
  it('fills the browser with cookies to the brim, and the page is still answered', async () => {
    const tossed = Array.from({ length: 170 }, (_, at) => `c${at}=${'x'.repeat(4000)}`).join('; ');
    expect((await rig.ask('POST', call, { ...page, Cookie: `${tossed}; ${page.Cookie}` }, 'null')).status).toBe(200);
  });
  it('holds as many sockets as it likes, and the page is still answered', async () => {
    const held = await Promise.all(
      Array.from(
        { length: 200 },
        () =>
          new Promise<Socket>((resolve) => {
            const socket = connect(rig.host.port, '127.0.0.1', () => resolve(socket)).on('error', () => {});
          }),
      ),
    );
    expect((await rig.ask('POST', call, page, 'null')).status).toBe(200);
    for (const socket of held) socket.destroy();
  });
  it('floods no log with requests it gives up', async () => {
    const before = rig.complaints.length;
    await Promise.all(
      Array.from(
        { length: 20 },
        () =>
          new Promise<void>((resolve) => {
            const socket = connect(rig.host.port, '127.0.0.1', () => {
              const lines = Object.entries(page).map(([name, value]) => `${name}: ${value}`);
              const head = [
                `POST ${call} HTTP/1.1`,
                `Host: 127.0.0.1:${rig.host.port}`,
                'Content-Length: 999',
                ...lines,
              ];
              socket.write(`${head.join('\r\n')}\r\n\r\n{"half`, () => socket.destroy());
            });
            socket.on('close', () => resolve()).on('error', () => {});
          }),
      ),
    );
    await rig.ask('POST', call, page, 'null');
    expect(rig.complaints.slice(before)).toEqual([]);
  });
});

describe('sockets', () => {
  it('are never upgraded, whatever they bring', async () => {
    for (const headers of [{}, page, { ...page, Origin: null }]) {
      const reply = await rig.ask('GET', '/', {
        ...headers,
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      });
      expect(reply.status).toBe(403);
    }
    expect((await rig.ask('CONNECT', '127.0.0.1:22', page)).status).toBe(403);
  });
});

describe('the code of the address', () => {
  const exchange = (code: unknown) =>
    rig.ask(
      'POST',
      '/session',
      { Origin: page.Origin ?? '', 'Content-Type': 'application/json' },
      JSON.stringify({ code }),
    );
  it('works once', async () => {
    const code = rig.host.newAddress(1000).split('#')[1];
    expect((await exchange(code)).status).toBe(200);
    const second = await exchange(code);
    expect([second.status, second.headers['set-cookie']]).toEqual([403, undefined]);
  });
  it('does not work late, and not after having been tried late', async () => {
    const code = rig.host.newAddress(1000).split('#')[1];
    rig.clock.ms += 1001;
    expect((await exchange(code)).status).toBe(403);
    rig.clock.ms -= 1001;
    expect((await exchange(code)).status).toBe(403);
  });
  it('cannot be guessed from nonsense', async () => {
    for (const code of ['', null, 5, {}, ['x'], 'a'.repeat(43)]) expect((await exchange(code)).status).toBe(403);
  });
  it('holds at least 128 bits and stands behind the #', () => {
    const [address, code] = rig.host.newAddress(1).split('#');
    expect(address).toBe(`http://127.0.0.1:${rig.host.port}/open`);
    expect(Buffer.from(code ?? '', 'base64url').length).toBeGreaterThanOrEqual(16);
  });
  it('gives a cookie scripts cannot read, named by port', async () => {
    const reply = await exchange(rig.host.newAddress(1000).split('#')[1]);
    expect(reply.headers['set-cookie']).toMatch(
      new RegExp(`^pf_${rig.host.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    );
  });
});

describe('another user of the machine', () => {
  it('reaches the port and gets nothing', { tags: ['slow'] }, async ({ skip }) => {
    if (process.getuid?.() !== 0 || !existsSync('/usr/bin/setpriv')) skip('only root can become another user');
    const script = `fetch('http://127.0.0.1:${rig.host.port}/').then((reply) => console.log(reply.status))`;
    const args = ['--reuid=65534', '--regid=65534', '--clear-groups', '/usr/bin/node', '-e', script];
    const { stdout } = await promisify(execFile)('setpriv', args, { timeout: 10_000 });
    expect(stdout.trim()).toBe('403');
  });
});

describe('what every response carries', () => {
  it('is the same on pages, refusals and broken requests', async () => {
    const replies = [
      await rig.ask('GET', '/open'),
      await rig.ask('GET', '/open.js'),
      await rig.ask('GET', '/', page),
      await rig.ask('GET', '/assets/main-abc123.js', page),
      await rig.ask('POST', call, page, 'null'),
      await rig.ask('GET', '/'),
      await rig.ask('GET', '/nothing', page),
      await rig.ask('OPTIONS', call, page),
      await rig.ask('POST', call, page, '{'),
      await sendRaw(rig.host.port, 'NONSENSE\r\n\r\n'),
      await sendRaw(rig.host.port, `GET / HTTP/1.1\r\nX: ${'a'.repeat(1_100_000)}\r\n\r\n`),
    ];
    for (const reply of replies) {
      for (const [name, value] of Object.entries(securityHeaders))
        expect(reply.headers[name.toLowerCase()]).toBe(value);
      expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 403, 404, 404, 400, 400, 431]);
  });
  it('keeps answers out of every cache', async () => {
    expect((await rig.ask('POST', call, page, 'null')).headers['cache-control']).toBe('no-store');
    expect((await rig.ask('GET', '/', page)).headers['cache-control']).toBe('no-store');
  });
  it('states the policy', () => {
    expect(securityHeaders['Content-Security-Policy']).toMatchInlineSnapshot(
      `"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types default"`,
    );
  });
});

describe('every route without credentials', () => {
  it('is refused, and no handler sees it', () =>
    untouched(async () => {
      const open = rig.host.routes
        .filter(({ wants }) => wants === 'door')
        .map(({ method, path }) => `${method} ${path}`);
      expect(open).toEqual(['GET /open', 'GET /open.js', 'POST /session']);
      expect(rig.host.routes.filter(({ path }) => path.startsWith('/call/')).length).toBeGreaterThanOrEqual(13);
      for (const { method, path, wants } of rig.host.routes) {
        const bare = await rig.ask(method, path, {}, method === 'POST' ? 'null' : '');
        const asOurPage = await rig.ask(
          method,
          path,
          { Origin: page.Origin ?? '', 'Content-Type': 'application/json' },
          method === 'POST' ? 'null' : '',
        );
        if (wants === 'door' && method === 'GET') expect(bare.status).toBe(200);
        else expect([path, bare.status, asOurPage.status]).toEqual([path, 403, 403]);
      }
    }));
  it('shows no secret at the door', async () => {
    const { key, cookie } = await rig.enter();
    for (const path of ['/open', '/open.js']) {
      const { body } = await rig.ask('GET', path);
      expect(body).not.toContain(key);
      expect(body).not.toContain(cookie.split('=')[1]);
    }
  });
  it('tells nobody outside which paths exist', async () => {
    expect((await rig.ask('GET', '/nothing')).status).toBe(403);
    expect((await rig.ask('DELETE', '/')).status).toBe(403);
  });
});

describe('paths', () => {
  it.each([
    '/../../etc/passwd',
    '/..%2f..%2fetc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..\\..\\x',
    '/assets/../index.html',
    '//etc/passwd',
    '/assets/main-abc123.js?x=1',
    '/assets/main-abc123.js%00',
    '/call/constructor',
    '/call/__proto__',
    '/call/file.open',
    '/call/file.save',
  ])('%s is nothing', (path) =>
    untouched(async () => {
      const got = await rig.ask('GET', path, page);
      const posted = await rig.ask('POST', path, page, 'null');
      expect([400, 404]).toContain(got.status);
      expect([400, 404]).toContain(posted.status);
    }),
  );
  it('no ask has a field for a path', async () => {
    const reply = await rig.ask('POST', '/call/recent.open', page, '{"token":"../../etc/passwd"}');
    expect(JSON.parse(reply.body)).toMatchObject({ ok: false, error: { kind: 'invalidToken' } });
  });
});

describe('floods', () => {
  it('stops reading at 1 MiB, and at the announced length before that', () =>
    untouched(async () => {
      const announced = await rig.ask('POST', call, { ...page, 'Content-Length': '1048577' }, ' ');
      expect(announced.status).toBe(413);
      const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
      const chunked = await rig
        .ask('POST', call, { ...page, 'Transfer-Encoding': 'chunked', 'Content-Length': null }, chunk.repeat(17))
        .catch(() => ({ status: 413 }));
      expect(chunked.status).toBe(413);
    }));
  it('lets a price list be larger', async () => {
    const body = JSON.stringify({ text: 'x'.repeat(2_000_000), name: 'prices.json', asOf: '2026-01-01' });
    expect((await rig.ask('POST', '/call/catalog.importPrices', page, body)).status).toBe(200);
    const announced = { ...page, 'Content-Length': String(64 * 1024 * 1024 + 1) };
    expect((await rig.ask('POST', '/call/catalog.importPrices', announced, ' ')).status).toBe(413);
  });
  it('takes no bytes that are not UTF-8 and no broken JSON', () =>
    untouched(async () => {
      for (const body of ['', '{', 'undefined', '{"a":']) {
        expect((await rig.ask('POST', call, { ...page, 'Content-Length': String(body.length) }, body)).status).toBe(
          400,
        );
      }
    }));
  it('survives very deep JSON', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const reply = await rig.ask('POST', call, page, deep);
    expect(JSON.parse(reply.body)).toMatchObject({ ok: false });
  });
});

describe('the end', () => {
  it('comes after the last page is gone, and not while one is there', async () => {
    const short = await startRig(20);
    const headers = short.pageHeaders(await short.enter());
    const { port } = short.host;
    const lines = Object.entries({ Host: `127.0.0.1:${port}`, ...headers }).map(([name, value]) => `${name}: ${value}`);
    const { connect } = await import('node:net');
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET /alive HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`),
    );
    await new Promise((resolve) => socket.once('data', resolve));
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(short.idle).toEqual([]);
    socket.destroy();
    await expect.poll(() => short.idle.length, { timeout: 5000 }).toBe(1);
    await short.host.close();
    await expect(sendRaw(port, 'GET / HTTP/1.1\r\n\r\n')).rejects.toThrow();
  });
  it('leaves no key that works with the next host', async () => {
    const other = await startRig();
    const headers = { ...page, Origin: `http://127.0.0.1:${other.host.port}` };
    expect((await other.ask('POST', call, headers, 'null')).status).toBe(403);
    await other.host.close();
  });
});

describe('the address', () => {
  it('is 127.0.0.1 and no other of this machine', async () => {
    const others = Object.values(networkInterfaces())
      .flat()
      .map((at) => at?.address ?? '')
      .filter((address) => address !== '' && address !== '127.0.0.1');
    for (const address of ['::1', ...others]) {
      await expect(sendRaw(rig.host.port, 'GET /open HTTP/1.1\r\n\r\n', address)).rejects.toThrow();
    }
  });
});
