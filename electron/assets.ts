/** The files of the built page as a fixed list, so that no request is ever joined to a directory. */
import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface Asset {
  file: string;
  type: string;
  /** The name holds a hash of the contents, so a copy never goes stale. */
  immutable: boolean;
}

/** Request path (`/index.html`, `/assets/main-x1y2.js`) to file. */
export type Assets = ReadonlyMap<string, Asset>;

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
};

/** Lists a built page. Files of a type no page needs (source maps, dot-files) are left out. */
export const listAssets = (folder: string): Assets => {
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined || entry.name.startsWith('.')) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${file
      .slice(folder.length + 1)
      .split('\\')
      .join('/')}`;
    assets.set(path, { file, type, immutable: path.startsWith('/assets/') });
  }
  return assets;
};
