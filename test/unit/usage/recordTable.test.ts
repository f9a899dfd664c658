/** Records kept by column say what they were given, whatever it was, and are changed through their views. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberSet } from '../../../shared/foundation/numberSet.ts';
import { recordOf, type UsageRecord } from '../../../shared/usage/record.ts';
import { changedRecord, RecordTable } from '../../../shared/usage/recordTable.ts';

const amount = fc.oneof(
  fc.nat(),
  fc.constantFrom(0, 4_294_967_294, 4_294_967_295, 4_294_967_296, 1e15, 0.1, 1.5, -2, -0.001, 1788256800123),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
);
const perhaps = fc.option(amount, { nil: null });
const label = fc.option(fc.constantFrom('a', 'b', '', 'model:x', '日本'), { nil: null });

const records: fc.Arbitrary<UsageRecord> = fc
  .record({
    ms: perhaps,
    grain: fc.constantFrom('request', 'day', 'month'),
    requests: perhaps,
    model: label,
    inputUncached: amount,
    cacheRead: amount,
    cacheWrite5m: perhaps,
    cacheWrite1h: perhaps,
    cacheWriteUnsplit: amount,
    output: amount,
    reasoning: perhaps,
    failed: amount,
    searches: amount,
    cost: perhaps,
    currency: label,
    costKind: fc.constantFrom('billed', 'included'),
    listCost: perhaps,
    feeCost: amount,
    tier: fc.constantFrom('standard', 'batch'),
    isLongContext: fc.option(fc.boolean(), { nil: null }),
    session: label,
    trace: label,
    isGatewayHit: fc.boolean(),
    isMoneyOnly: fc.boolean(),
    file: fc.nat(3),
    line: fc.nat(),
  })
  .map(recordOf);

describe('a table of records', () => {
  it('hands out what came in, row by row', () => {
    fc.assert(
      fc.property(fc.array(records, { maxLength: 20 }), (given) => {
        const table = new RecordTable();
        const kept = given.map((record) => table.add(record));
        expect(kept.map((record) => changedRecord(record, {}))).toEqual(given);
      }),
      { numRuns: 60 },
    );
  });

  it('over many blocks, with a value that fits none of the whole ones in the middle', () => {
    const table = new RecordTable();
    const kept = Array.from({ length: 17_000 }, (_, i) =>
      table.add(recordOf({ ms: i, grain: 'request', requests: 1, model: `m${i % 3}`, cost: i === 16_500 ? 0.25 : i })),
    );
    expect([0, 16_383, 16_384, 16_500, 16_999].map((i) => [kept[i]?.ms, kept[i]?.model, kept[i]?.cost])).toEqual([
      [0, 'm0', 0],
      [16_383, 'm0', 16_383],
      [16_384, 'm1', 16_384],
      [16_500, 'm0', 0.25],
      [16_999, 'm1', 16_999],
    ]);
  });

  it('keeps labels apart beyond those it looks for', () => {
    const table = new RecordTable(20);
    const rows = 500;
    const kept = Array.from({ length: rows }, (_, i) =>
      table.add(recordOf({ ms: 0, grain: 'request', requests: 1, model: null, trace: `t${i >> 1}` })),
    );
    expect(kept.every((record, i) => record.trace === `t${i >> 1}`)).toBe(true);
  });

  it('is changed through a record, and not by a changed copy of it', () => {
    const table = new RecordTable();
    const first = table.add(recordOf({ ms: 1, grain: 'day', requests: null, model: 'm', cost: 2 }));
    const second = table.add(recordOf({ ms: 2, grain: 'day', requests: null, model: 'm', cost: 3 }));
    first.inputUncached += 7;
    Object.assign(second, { output: 5, cacheWrite5m: null });
    const copy = changedRecord(first, { cost: null });
    expect([first.inputUncached, first.cost, copy.inputUncached, copy.cost]).toEqual([7, 2, 7, null]);
    expect([second.inputUncached, second.output]).toEqual([0, 5]);
  });
});

describe('a set of numbers', () => {
  it('says of each whether it came before, as a Set does', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(300), fc.maxSafeNat()), { maxLength: 3000 }), (values) => {
        const [set, known] = [new NumberSet(), new Set<number>()];
        for (const value of values) {
          expect(set.add(value)).toBe(!known.has(value));
          known.add(value);
        }
      }),
      { numRuns: 30 },
    );
  });
});
