/** Units that prices and wages are quoted in. */

/** Prices are USD per million tokens. */
export const tokensPerPrice = 1e6;

export const minutesPerHour = 60;
