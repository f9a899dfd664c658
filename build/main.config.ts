/** Builds the Electron main process and the thread of its catalog, beside the native SQLite module and with the seed next to them. */
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { noticesPlugins } from './notices.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

// The native module lies beside the bundle, SQLite compiled into it.
const { written } = noticesPlugins(at('dist/electron/notices.json'), [at('node_modules/better-sqlite3')]);

export default defineConfig({
  root: at('.'),
  publicDir: false,
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
  plugins: [
    written,
    { name: 'seed', closeBundle: () => cpSync(at('db/seed'), at('dist/electron/seed'), { recursive: true }) },
  ],
  build: {
    ssr: true,
    outDir: at('dist/electron'),
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    rollupOptions: {
      input: { main: at('electron/main.ts'), catalogThread: at('electron/catalogThread.ts') },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'both.js' },
    },
  },
});
