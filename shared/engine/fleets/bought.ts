/** USD of an attempt of which only a share is bought: tools and searches are paid wherever the model runs. */
export const partlyBought = (usd: number, toolsUsd: number, share: number): number =>
  share * (usd - toolsUsd) + toolsUsd;
