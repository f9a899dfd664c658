/** The name of a kind of work in the reader's language. */
import type { WorkKind } from '../catalog/category.ts';
import type { Say } from '../words/say.ts';

/** `other`: her own results of work that is of no known kind. */
export const categoryName = (say: Say, kind: WorkKind | 'other'): string => say(`report.category-${kind}`);
