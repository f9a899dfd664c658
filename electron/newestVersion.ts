/** Whether there is a newer version: one question to one address, asked when the planner presses for it and never else. */
import * as z from 'zod';
import type { NewestVersion } from '../shared/contract/contract.ts';
import { type Answer, answer, refuse } from '../shared/foundation/answer.ts';

export interface NewestVersionNeeds {
  /** Where to ask: an https address of a small JSON file `{"version": "1.2.3", "page": "https://..."}`; null: nowhere. */
  feed: string | null;
  own: string;
  fetch?: typeof globalThis.fetch;
}

const answerMs = 10_000;
const charactersMax = 16 * 1024;

const releaseSchema = z.object({
  version: z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/),
  page: z.url({ protocol: /^https$/ }).max(500),
});

const isAfter = (a: string, b: string): boolean => {
  const [one, other] = [a, b].map((version) => version.split('.').map(Number));
  for (const index of [0, 1, 2]) {
    const difference = (one?.[index] ?? 0) - (other?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
};

/** Refusals: noReleaseFeed, and releaseFeedSilent with why. Nothing of the plan, the user or this copy is sent. */
export const newestVersion = async ({
  feed,
  own,
  fetch = globalThis.fetch,
}: NewestVersionNeeds): Promise<Answer<NewestVersion>> => {
  if (feed === null)
    return refuse('noReleaseFeed', 'This copy was built without an address to ask for newer versions.');
  const silent = (why: string): Answer<never> =>
    refuse('releaseFeedSilent', `${feed} did not say which version is the newest (${why}).`, { feed, why });
  if (!feed.startsWith('https://')) return silent('not https');
  try {
    const reply = await fetch(feed, {
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(answerMs),
    });
    if (!reply.ok) return silent(String(reply.status));
    const text = await reply.text();
    const release = releaseSchema.safeParse(text.length > charactersMax ? null : JSON.parse(text));
    if (!release.success) return silent('not a release');
    return answer({ ...release.data, isNewer: isAfter(release.data.version, own) });
  } catch (error) {
    return silent(error instanceof Error ? error.name : 'unknown');
  }
};
