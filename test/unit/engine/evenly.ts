/**
 * Numbers spread evenly over a range. `fc.double` spreads over the bits of a number: nine in ten between 0 and 1 are
 * below a thousandth, so that of random dependences hardly any would make models fail together.
 */
import * as fc from 'fast-check';

const steps = 2 ** 30;

/** Mostly even between two ends, now and then as `fc.double` has it: the ends, their neighbours, the very small. */
export const evenly = (min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.noBias(fc.nat(steps)).map((step) => min + (max - min) * (step / steps)) },
    { weight: 1, arbitrary: fc.double({ min, max, noNaN: true }) },
  );
