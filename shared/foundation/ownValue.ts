/** The value a record itself has under a name from elsewhere; undefined for `constructor` and what else every object inherits. */
export const ownValue = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
