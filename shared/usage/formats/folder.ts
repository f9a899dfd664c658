/** The last folder of a path: the rest of it names a person. null where there is none. */
export const folderOf = (path: string | null): string | null =>
  path?.replace(/[\\/]+$/, '').replace(/^.*[\\/]/, '') ?? null;
