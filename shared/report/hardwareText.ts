/** What is said of own or rented hardware before it enters a plan: its verdict in one sentence, and its month as a table. */
import type { Hardware, Kept } from '../engine/fleets/hardware.ts';
import type { Hosted } from '../engine/serving/selfHost.ts';
import { formatMoney, formatNumber, formatPercent } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';

export interface Asked {
  gpu: string;
  gpus: number;
  isOwned: boolean;
  model: string;
  /** The name of the stack whose work it is; null: it was typed. */
  stack: string | null;
}

const hardwareName = ({ gpu, gpus, isOwned }: Asked, say: Say): string =>
  say(isOwned ? 'hardware.ownedHardware' : 'hardware.rentedHardware', { gpus, gpu });

const hostedVerdict = (found: Hosted, asked: Asked, tokensNow: number, say: Say, language: Language): string => {
  const { against, month, fleet, deployment } = found;
  const hardware = hardwareName({ ...asked, gpus: deployment.gpus * fleet.replicas }, say);
  const work = asked.stack === null ? say('hardware.workTyped') : say('hardware.workOf', { stack: asked.stack });
  const usd = (amount: number): string => formatMoney(amount, say.money, language);
  if (against === null) return say('hardware.verdictNoApi', { hardware, work, usd: usd(month.fullUsd) });
  const more = month.fullUsd - against.monthUsd;
  if (more < 0) return say('hardware.verdictPays', { hardware, work, usd: usd(-more) });
  if (against.neededLoad === null) return say('hardware.verdictFree', { hardware, work });
  if (against.breakEven === null)
    return say('hardware.verdictNever', {
      hardware,
      work,
      needed: formatPercent(against.neededLoad, language),
      reachable: formatPercent(fleet.reachableLoad, language),
    });
  const times = formatNumber(against.breakEven.firstTokens / tokensNow, language, 1);
  return say('hardware.verdictLater', { hardware, work, usd: usd(more), times });
};

/** `tokensNow`: prompt and completion tokens of a month at today's volume. */
export const hardwareVerdict = (
  found: Kept,
  asked: Asked,
  tokensNow: number,
  { say, language }: { say: Say; language: Language },
): string => {
  switch (found.kind) {
    case 'hosted':
      return hostedVerdict(found, asked, tokensNow, say, language);
    case 'doesNotFit':
      return say('hardware.verdictNoFit', {
        hardware: say('hardware.machines', { gpus: found.gpus, gpu: asked.gpu }),
        model: asked.model,
      });
    case 'outside':
      return say('hardware.verdictOutside', { model: asked.model });
    case 'unpriced':
      return say('hardware.verdictUnpriced', { gpu: asked.gpu });
    default:
      return found satisfies never;
  }
};

export interface MonthLine {
  id: 'tokens' | 'hardware' | 'overhead' | 'staff' | 'overflow' | 'replicas' | 'cash' | 'full';
  label: string;
  /** API, rented, owned; null: not known, or it has none. `replicas` are counts, the others USD. */
  values: [number | null, number | null, number | null];
}

/** A month at today's volume, three ways. */
export const hardwareMonth = ({ rented, owned }: Hardware, say: Say): MonthLine[] => {
  const hosted = [rented, owned].map((kept) => (kept.kind === 'hosted' ? kept : null));
  const api = hosted.find((kept) => kept !== null)?.against?.monthUsd ?? null;
  const of = (pick: (kept: Hosted) => number): [number | null, number | null] => {
    const [first = null, second = null] = hosted.map((kept) => (kept === null ? null : pick(kept)));
    return [first, second];
  };
  const line = (
    id: MonthLine['id'],
    label: string,
    first: number | null,
    pick: (kept: Hosted) => number,
  ): MonthLine => ({
    id,
    label,
    values: [first, ...of(pick)],
  });
  return [
    { id: 'tokens', label: say('hardware.rowTokens'), values: [api, null, null] },
    line('replicas', say('hardware.rowReplicas'), null, ({ fleet }) => fleet.replicas),
    line('hardware', say('hardware.rowHardware'), null, ({ month }) => month.hardwareUsd),
    line('overhead', say('hardware.rowOverhead'), null, ({ month }) => month.overheadUsd),
    line('staff', say('hardware.rowStaff'), null, ({ month }) => month.staffUsd),
    line('overflow', say('hardware.rowOverflow'), null, ({ month }) => month.overflowUsd),
    line('cash', say('hardware.cash'), api, ({ month }) => month.cashUsd),
    line('full', say('hardware.fullCost'), api, ({ month }) => month.fullUsd),
  ];
};
