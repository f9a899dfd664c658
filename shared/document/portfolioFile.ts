/** A `.portfolio` file as its JSON is read, of whatever version. */
export type PortfolioFile = Record<string, unknown>;

type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The list with every record changed; what is no list of records stays for the checks to name. */
export const eachOf = (list: unknown, change: (fields: Fields) => Fields): unknown =>
  Array.isArray(list) ? list.map((entry: unknown) => (isFields(entry) ? change(entry) : entry)) : list;
