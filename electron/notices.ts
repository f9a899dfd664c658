/** Which packages this copy is made with, as its builds wrote it down, and the licence of the program itself. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Notice, Notices } from '../shared/contract/contract.ts';

const noticesSchema = z.array(
  z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() }),
);

/** Of the page and of the desktop program; a copy that runs from its sources may have built only one. */
const builds = ['page', 'electron'] as const;

const readBuild = async (root: string, build: (typeof builds)[number]): Promise<Notice[]> => {
  try {
    return noticesSchema.parse(JSON.parse(await readFile(join(root, 'dist', build, 'notices.json'), 'utf8')));
  } catch {
    return [];
  }
};

/** `root`: the folder that holds LICENSE and dist. */
export const readNotices = async (root: string): Promise<Notices> => {
  const packages = (await Promise.all(builds.map((build) => readBuild(root, build)))).flat();
  const once = new Map(packages.map((notice) => [`${notice.name} ${notice.version}`, notice]));
  return {
    licence: await readFile(join(root, 'LICENSE'), 'utf8'),
    packages: [...once.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
};
