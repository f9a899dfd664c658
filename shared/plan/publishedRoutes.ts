/**
 * Routers that were published, as presets of a route: how many tasks went to the strong model, and what that was seen to save.
 * Source: I. Ong et al., "RouteLLM", arXiv 2406.18665, GPT-4 Turbo beside Mixtral 8x7B.
 */
import type { Route } from './policy.ts';

export interface PublishedRoute {
  id: string;
  router: string;
  benchmark: string;
  /** Of the gap between the two models' quality. */
  recovered: 0.5 | 0.8;
  /** Least share of tasks to the strong model at which the router recovered it, and that of tasks sent at random. */
  strongShare: number;
  randomShare: number;
  /** Correlation with common difficulty that does the same in our model of a route; null: none does, or none is known. */
  signalQuality: number | null;
}

export const publishedRoutesSource =
  'Ong et al., RouteLLM, arXiv 2406.18665 (2024): CPT(50%) and CPT(80%) of the best router';

const fitted =
  'Fitted so that the route recovers on MMLU what the router did (arXiv 2406.18665); carried over to other work.';

const of = (
  benchmark: string,
  router: string,
  points: Record<'0.5' | '0.8', Pick<PublishedRoute, 'strongShare' | 'randomShare' | 'signalQuality'>>,
): PublishedRoute[] =>
  ([0.5, 0.8] as const).map((recovered) => ({
    id: `${benchmark} ${recovered}`,
    router,
    benchmark,
    recovered,
    ...points[`${recovered}`],
  }));

export const publishedRoutes: readonly PublishedRoute[] = [
  ...of('MT-Bench', 'matrix factorisation', {
    0.5: { strongShare: 0.134, randomShare: 0.4903, signalQuality: null },
    0.8: { strongShare: 0.3131, randomShare: 0.7808, signalQuality: null },
  }),
  ...of('MMLU', 'causal LLM', {
    0.5: { strongShare: 0.3549, randomShare: 0.5007, signalQuality: 0.69 },
    0.8: { strongShare: 0.7031, randomShare: 0.7993, signalQuality: 0.46 },
  }),
  ...of('GSM8K', 'causal LLM', {
    0.5: { strongShare: 0.3364, randomShare: 0.5, signalQuality: null },
    0.8: { strongShare: 0.6326, randomShare: 0.8008, signalQuality: null },
  }),
];

/** How many times fewer tasks the strong model had than at random: the paper's "cost saving ratio". */
export const savingOf = ({ strongShare, randomShare }: PublishedRoute): number => randomShare / strongShare;

/** What of a route a preset sets; the quality of the signal stays the planner's where none is known. */
export const asPublished = ({
  strongShare,
  signalQuality,
}: PublishedRoute): Partial<Pick<Route, 'hardShare' | 'signalQuality'>> => ({
  hardShare: strongShare,
  ...(signalQuality === null ? {} : { signalQuality: { value: signalQuality, source: fitted, assumed: true } }),
});
