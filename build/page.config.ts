/** Builds the page: plain files that either host serves under its own origin and content policy. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { noticesPlugins } from './notices.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const { seen, written } = noticesPlugins(at('dist/page/notices.json'));

export default defineConfig({
  root: at('renderer'),
  base: './',
  plugins: [react(), written],
  worker: { format: 'es', plugins: () => [seen()] },
  build: {
    outDir: at('dist/page'),
    emptyOutDir: true,
    minify: true,
    target: 'es2023',
    // An inlined asset is a data: address, which the content policy refuses for scripts and fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4096,
    // One file for all that the first screen needs: sixty requests one after another took half of its time.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
});
