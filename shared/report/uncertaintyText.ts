/** Where a decision's uncertainty comes from, in one sentence. */
import type { UncertaintyShares } from '../engine/uncertaintyShares.ts';
import { formatShare, listSign } from '../words/format.ts';
import type { Reading } from './reading.ts';

/** Groups that bring less than this are not worth a word. */
const leastSaid = 0.005;

export const uncertaintyText = ({ say, language, job }: Reading, shares: UncertaintyShares): string => {
  const name = (id: string): string => job.plan.stacks.find((stack) => stack.id === id)?.name ?? id;
  const parts = shares.groups
    .filter(({ share }) => share >= leastSaid)
    .sort((a, b) => b.share - a.share)
    .map(({ group, share }) => `${say(`transfer.group-${group}`)} ${formatShare(share, language)}`);
  return parts.length === 0
    ? say('transfer.nothingUncertain', { a: name(shares.a), b: name(shares.b) })
    : say('transfer.uncertaintyFrom', { a: name(shares.a), b: name(shares.b), parts: parts.join(listSign(language)) });
};
