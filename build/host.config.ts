/** Builds the local host and the thread of its catalog into one file each: a start reads two files instead of hundreds. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

export default defineConfig({
  root: at('.'),
  publicDir: false,
  ssr: { noExternal: true, external: ['better-sqlite3'] },
  build: {
    ssr: true,
    outDir: at('dist/host'),
    emptyOutDir: true,
    target: 'node22',
    minify: false,
    rollupOptions: {
      input: { serve: at('electron/serve.ts'), catalogThread: at('electron/catalogThread.ts') },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
});
