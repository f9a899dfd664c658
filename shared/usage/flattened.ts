/** An object with objects inside it as one without. */
import { isRecord } from './fields.ts';

const flatDepth = 4;

/** The plain values of an object and of those inside it, by dotted names: what any mapping of columns can speak of. */
export const flattened = (object: Record<string, unknown>, prefix = '', depth = 0): Record<string, unknown> => {
  const flat: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(object))
    if (isRecord(value)) {
      if (depth < flatDepth) Object.assign(flat, flattened(value, `${prefix}${key}.`, depth + 1));
    } else flat[prefix + key] = value;
  return flat;
};
