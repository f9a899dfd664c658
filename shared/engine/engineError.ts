/** The one exception the engine throws: an input it cannot honour, named with its value and what is allowed. */
export class EngineError extends Error {
  readonly field: string;
  readonly value: number | string;
  readonly allowed: string;
  constructor(field: string, value: number | string, allowed: string) {
    super(`${field} is ${value}; allowed: ${allowed}`);
    this.name = 'EngineError';
    this.field = field;
    this.value = value;
    this.allowed = allowed;
  }
}

/** Throws an EngineError unless low <= value <= high (both finite or not); NaN never passes. */
export const requireBetween = (field: string, value: number, low: number, high: number): void => {
  if (!(value >= low && value <= high) || !Number.isFinite(value))
    throw new EngineError(field, value, `${low} to ${high === Number.MAX_VALUE ? 'any finite number' : high}`);
};
