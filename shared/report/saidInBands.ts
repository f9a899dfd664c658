/** What was said beside what happened, band by band: where a band has no comparisons it says so, and a miss is told. */
import { type SaidBand, saidAim, saidBands } from '../engine/transfer/saidBands.ts';
import type { SaidBin } from '../engine/transfer/saidHappened.ts';
import type { ByChance } from '../engine/transfer/shippedSaidHappened.ts';
import { formatPercent } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';

export interface SaidInBand {
  band: SaidBand;
  /** null: nothing of the kind was said. */
  bin: SaidBin | null;
  /** What happened less what was said, as a share; null without a bin. */
  off: number | null;
  /** Off by more than the aim with enough comparisons to tell. */
  isMiss: boolean;
  /** What chance alone would make of `off`; null where that was not drawn. */
  byChance: ByChance | null;
}

export const saidInBands = (
  bins: readonly SaidBin[],
  byChance: Readonly<Record<string, ByChance>> = {},
): SaidInBand[] =>
  saidBands.map((band) => {
    const bin = bins.find(({ said }) => said >= band.low && said < band.high) ?? null;
    const off = bin === null ? null : bin.happened - bin.said;
    return {
      band,
      bin,
      off,
      isMiss: bin !== null && off !== null && bin.pairs >= saidAim.pairs && Math.abs(off) > saidAim.off,
      byChance: byChance[`${band.low}`] ?? null,
    };
  });

/** `75% to 90%`; the last band has no upper end. */
export const bandName = ({ low, high }: SaidBand, language: Language, say: Say): string => {
  const percent = (share: number): string => formatPercent(share, language);
  return Number.isFinite(high)
    ? say('evidence.sureBand', { low: percent(low), high: percent(high) })
    : say('evidence.sureBandLast', { low: percent(low) });
};
