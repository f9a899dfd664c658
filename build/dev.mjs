/** `npm run dev`: the page with hot reload in front of the real local host, which starts again when its source changes. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { project, underFittingNode } from './guard.mjs';

await underFittingNode(fileURLToPath(import.meta.url));
const { createServer } = await import('vite');

/** What the local host answers itself; everything else of the page comes from Vite, as source. */
const hostPaths = /^\/(open|open\.js|session|alive|call\/[\w.]+)$/;
const addressPattern = /http:\/\/127\.0\.0\.1:(\d+)\/open#[\w-]+/;
/** Sent to an open page when a new host wants a new code. */
const openEvent = 'portfolio:open';

/** The port of the host that runs now; 0 until it has said so. */
let hostPort = 0;

/**
 * Passes a request on to the host as one that its own page made: the host checks Host and Origin.
 * @param {import('node:http').IncomingMessage} incoming
 * @param {import('node:http').ServerResponse} outgoing
 */
const passOn = (incoming, outgoing) => {
  const host = `127.0.0.1:${hostPort}`;
  const headers = { ...incoming.headers, host };
  if (headers.origin !== undefined) headers.origin = `http://${host}`;
  const onward = request(
    { host: '127.0.0.1', port: hostPort, path: incoming.url, method: incoming.method, headers },
    (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    },
  );
  onward.on('error', () => outgoing.writeHead(502).end('The local host is starting.'));
  outgoing.on('close', () => onward.destroy());
  incoming.pipe(onward);
};

const vite = await createServer({
  configFile: join(project, 'build', 'page.config.ts'),
  configLoader: 'native',
  server: { host: '127.0.0.1', hmr: { host: '127.0.0.1' }, cors: false },
  plugins: [
    {
      name: 'local-host',
      configureServer: (server) => {
        server.middlewares.use((incoming, outgoing, next) =>
          hostPaths.test(incoming.url ?? '') ? passOn(incoming, outgoing) : next(),
        );
      },
      transformIndexHtml: () => [
        {
          tag: 'script',
          attrs: { type: 'module' },
          children: `import.meta.hot?.on('${openEvent}', ({ address }) => location.replace(address));`,
        },
      ],
    },
  ],
});
await vite.listen();
const origin = vite.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '';

// The host lists the built page's files; here there need be none.
mkdirSync(join(project, 'dist', 'page'), { recursive: true });
const host = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', join(project, 'build', 'host.mjs'), '--sources', '--no-open'],
  { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] },
);
createInterface({ input: host.stdout }).on('line', (line) => {
  const found = addressPattern.exec(line);
  if (found === null) {
    process.stdout.write(`${line}\n`);
    return;
  }
  hostPort = Number(found[1]);
  const address = `${origin}${found[0].slice(found[0].indexOf('/open'))}`;
  process.stdout.write(`Portfolio for development: ${address}\n`);
  vite.ws.send(openEvent, { address });
});

const stop = async () => {
  host.kill('SIGINT');
  await vite.close();
  process.exit(0);
};
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => void stop());
host.once('exit', () => void stop());
