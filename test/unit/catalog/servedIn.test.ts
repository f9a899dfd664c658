import { describe, expect, it } from 'vitest';
import { isServedIn, placesServed } from '../../../shared/catalog/servedIn.ts';

describe('where an offer is served', () => {
  it('reads the names that clouds and vendors give their regions', () => {
    expect(placesServed('eu-west-2')).toEqual(['GB']);
    expect(placesServed('ap-south-1,eu-south-1,us-gov-west-1')).toEqual(['IN', 'IT', 'US']);
    expect(placesServed('swedencentral')).toEqual(['SE']);
    expect(placesServed('us, eu, apac')).toEqual(['US', 'EU']);
    expect(placesServed('us-central1')).toEqual(['US']);
    expect(placesServed('cn-north-1')).toEqual(['CN']);
  });

  it('holds a place that is not stated, or is the whole world, to be none', () => {
    for (const region of [null, 'global', 'in-region', 'constructor', 'toString'])
      expect(placesServed(region)).toEqual([]);
    expect(isServedIn(null, ['EU', 'US'])).toBe(false);
  });

  it('counts the countries of the union as the union, and those beside it not', () => {
    expect(isServedIn('europe-west4', ['EU'])).toBe(true);
    expect(isServedIn('eu', ['EU'])).toBe(true);
    expect(isServedIn('eu', ['DE'])).toBe(false);
    expect(isServedIn('eu-west-2', ['EU'])).toBe(false);
    expect(isServedIn('eu-central-2', ['EU'])).toBe(false);
    expect(isServedIn('eu-central-2', ['EU', 'CH'])).toBe(true);
  });
});
