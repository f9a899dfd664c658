/** What was one object is one object again, and a long history is hardly longer than one document. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packShared, unpackShared } from '../../../../renderer/actions/packShared.ts';

it('any plain data comes back as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      expect(unpackShared(packShared(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 300 },
  );
});

it('what is shared stays shared, the saved document among the steps', () => {
  const rows = [{ id: 'a' }, { id: 'b' }];
  const first = { title: 'one', rows };
  const second = { title: 'two', rows };
  const kept = unpackShared(packShared({ document: second, saved: first, past: [{ document: first }] })) as {
    document: typeof first;
    saved: typeof first;
    past: { document: typeof first }[];
  };
  expect(kept.past[0]?.document).toBe(kept.saved);
  expect(kept.document.rows).toBe(kept.saved.rows);
  expect(kept.document).not.toBe(kept.saved);
});

it('five hundred steps over a large document take little more than the document', () => {
  const rows = Array.from({ length: 2000 }, (_, at) => ({ id: `row ${at}`, value: at }));
  const past = Array.from({ length: 500 }, (_, at) => ({ document: { title: `step ${at}`, rows } }));
  expect(packShared(past).length).toBeLessThan(1.7 * packShared(rows).length);
});

it('names that mean something to JavaScript are names like others', () => {
  const text = '{"__proto__": {"polluted": true}, "at": 3, "constructor": [{"at": 0}]}';
  const value: unknown = JSON.parse(text);
  const back = unpackShared(packShared(value));
  expect(JSON.stringify(back)).toBe(JSON.stringify(value));
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
