import { describe, expect, it } from 'vitest';
import { checkWith, finiteNumber, oneOf, wholeNumber, yesNo } from '../../../shared/catalog/checks.ts';
import { newEvidence } from '../../../shared/catalog/evidence.ts';
import { checkEvidence } from '../../../shared/catalog/evidenceSchema.ts';
import { newModel, newPrice } from '../../../shared/catalog/model.ts';
import { checkModel, checkPrice } from '../../../shared/catalog/modelSchema.ts';
import { priceFieldsThatDiffer } from '../../../shared/catalog/priceFields.ts';
import { field, fieldsThatDiffer, fill, later, recordSchema } from '../../../shared/catalog/record.ts';
import { evidenceId, modelId } from '../../../shared/foundation/ids.ts';

const fields = {
  colour: field('text', oneOf('red', 'blue')),
  size: field('number', finiteNumber({ min: 0, max: 10 }).nullable()),
  isNew: later(field('flag', yesNo().nullable())),
};
const schema = recordSchema(fields);
const kindOf = (input: unknown) => {
  const checked = checkWith(schema, input, 'Thing');
  return checked.ok ? checked.value : checked.error.kind;
};

describe('a record made from a table of fields', () => {
  it('has each field and no other', () => {
    const whole = { colour: 'red', size: 3, isNew: true };
    expect(kindOf(whole)).toEqual(whole);
    expect(kindOf({ ...whole, weight: 1 })).toBe('unknownField');
    expect(kindOf({ colour: 'red', isNew: true })).toBe('missingField');
    expect(kindOf({ ...whole, colour: 'green' })).toBe('invalidChoice');
  });

  it('is read from before a later field as unknown in it, and checks the field where it is there', () => {
    expect(kindOf({ colour: 'red', size: null })).toEqual({ colour: 'red', size: null, isNew: null });
    expect(kindOf({ colour: 'red', size: null, isNew: false })).toEqual({ colour: 'red', size: null, isNew: false });
    expect(kindOf({ colour: 'red', size: null, isNew: 'no' })).toBe('invalidYesNo');
  });

  it('is filled up with unknown', () => {
    expect(fill(fields, { colour: 'blue' })).toEqual({ colour: 'blue', size: null, isNew: null });
    expect(fill(fields, { colour: 'blue', size: 0 })).toEqual({ colour: 'blue', size: 0, isNew: null });
  });

  it('differs in the fields that hold something else, however they are ordered', () => {
    const nested = { list: field('list', recordSchema({ a: field('count', wholeNumber({ min: 0, max: 9 })) })) };
    const one = { colour: 'red' as const, size: 0, isNew: null };
    expect(fieldsThatDiffer(fields, one, { isNew: null, size: 0, colour: 'red' })).toEqual([]);
    expect(fieldsThatDiffer(fields, one, { ...one, size: null, colour: 'blue' })).toEqual(['colour', 'size']);
    expect(fieldsThatDiffer(nested, { list: { a: 1 } }, { list: { a: 2 } })).toEqual(['list']);
  });
});

describe('rows of the catalog from what is known of them', () => {
  const price = newPrice({ promptUsdPerM: 1, completionUsdPerM: 2, basis: 'planner', asOf: '2026-01-02', source: 's' });
  const model = newModel({
    id: modelId('a/b'),
    name: 'B',
    author: 'a',
    authorName: 'A',
    inputModalities: ['text'],
    offers: [price],
    owner: 'user',
    sources: {},
  });

  it('pass their checks, with everything else unknown', () => {
    expect(checkPrice(price, 'p')).toEqual({ ok: true, value: price });
    expect(checkModel(model)).toEqual({ ok: true, value: model });
    expect([price.tiers, price.tierMode, price.batchDiscount, model.licence]).toEqual([
      [],
      'whole-request',
      null,
      null,
    ]);
    const row = newEvidence({
      id: evidenceId('e'),
      modelId: modelId('a/b'),
      category: 'math',
      benchmark: 'b',
      config: '',
      metric: 'm',
      value: 0,
      source: 's',
      selfReported: false,
      owner: 'user',
    });
    expect(checkEvidence(row)).toEqual({ ok: true, value: row });
    expect(row.trials).toBeNull();
  });

  it('differ in price where a figure differs, not where it was read', () => {
    expect(priceFieldsThatDiffer(price, { ...price, asOf: '2026-03-04', source: 't', note: 'n', basis: 'b' })).toEqual(
      [],
    );
    expect(priceFieldsThatDiffer(price, { ...price, webSearchUsdPerCall: 0.01, promptUsdPerM: 3 })).toEqual([
      'promptUsdPerM',
      'webSearchUsdPerCall',
    ]);
  });
});
