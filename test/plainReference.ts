/** What a catalog is read with where a test has no evidence to take it from: no links, and two factors of tokens. */
import type { CatalogReference } from '../shared/catalog/reference.ts';

type Factor = CatalogReference['completionFactorByKind']['reasoning'];

/** `reasoning` and `plain`: the tokens a model of that kind writes, over those of one that does not reason. */
export const plainReference = ({
  reasoning = { value: 3, low: 1, high: 9 },
  plain = { value: 1, low: 0.5, high: 2 },
}: {
  reasoning?: Factor;
  plain?: Factor;
} = {}): CatalogReference => ({
  links: [],
  linkTests: [],
  completionFactors: [],
  completionFactorByKind: { reasoning, plain, benchmark: 'made by hand', models: 1 },
});
