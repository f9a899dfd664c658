/** The units a planner types estimates in: what each allows and how its numbers may be written. */

export type EstimateUnit = 'share' | 'usd' | 'tokens' | 'count' | 'minutes' | 'seconds';

export interface Allowed {
  min: number;
  max: number;
}

export const unitRanges: Readonly<Record<EstimateUnit, Allowed>> = {
  share: { min: 0, max: 1 },
  usd: { min: 0, max: 1e15 },
  tokens: { min: 0, max: 1e9 },
  count: { min: 0, max: 1e12 },
  minutes: { min: 0, max: 1e6 },
  seconds: { min: 0, max: 1e6 },
};

/** A suffix multiplies by 10^exponent and then by `times`, so that 57% is read as exactly 0.57. */
export interface Suffix {
  exponent: number;
  times: number;
}

const power = (exponent: number): Suffix => ({ exponent, times: 1 });
const times = (factor: number): Suffix => ({ exponent: 0, times: factor });

const magnitudes: Record<string, Suffix> = {
  k: power(3),
  thousand: power(3),
  千: power(3),
  万: power(4),
  百万: power(6),
  m: power(6),
  mn: power(6),
  million: power(6),
  千万: power(7),
  亿: power(8),
  b: power(9),
  bn: power(9),
  billion: power(9),
  t: power(12),
  tn: power(12),
  trillion: power(12),
  万亿: power(12),
};

const timeWords = (minute: number, second: number): Record<string, Suffix> => ({
  ...Object.fromEntries(['min', 'mins', 'minute', 'minutes', '分', '分钟'].map((word) => [word, times(minute)])),
  ...Object.fromEntries(['h', 'hr', 'hour', 'hours', '小时'].map((word) => [word, times(minute * 60)])),
  ...Object.fromEntries(['s', 'sec', 'secs', 'second', 'seconds', '秒'].map((word) => [word, times(second)])),
});

/** What may follow a number, in lower case. A plain number has the suffix ''. */
export const unitSuffixes: Readonly<Record<EstimateUnit, Readonly<Record<string, Suffix>>>> = {
  share: { '%': power(-2), percent: power(-2), 成: power(-1) },
  usd: magnitudes,
  tokens: magnitudes,
  count: magnitudes,
  minutes: { ...timeWords(1, 1 / 60), m: times(1) },
  seconds: { ...timeWords(60, 1), ms: power(-3), 毫秒: power(-3) },
};

/** Words that only repeat the unit and change nothing; every sign and name of a currency is read as `$` first. */
export const unitWords: Readonly<Record<EstimateUnit, readonly string[]>> = {
  share: [],
  usd: ['$'],
  tokens: ['tokens', 'token', 'tok'],
  count: ['tasks', 'task', '次', '个'],
  minutes: [],
  seconds: [],
};
