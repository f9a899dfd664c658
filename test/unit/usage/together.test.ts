/** Files given together count nothing twice, and labels keep no person and no secret. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { privateLabel } from '../../../shared/usage/privateLabel.ts';
import { read, sample, sampleNames, summaryOf, textFile } from './usageFixtures.ts';

const head = 'start_time,end_time,num_model_requests,project_id,model,input_tokens,output_tokens,input_cached_tokens\n';
const first = `${head}1787097600,1787184000,3,p,gpt-4o,100,10,0\n1787184000,1787270400,1,p,gpt-4o,40,5,0\n`;
const second = `${head}1787184000,1787270400,4,p,gpt-4o,90,9,0\n1787270400,1787356800,2,p,gpt-4o,7,1,0\n`;

describe('two downloads that overlap', () => {
  it.each([
    ['older first', first, second],
    ['newer first', second, first],
  ])('count the day that was still running once, as the fuller one has it (%s)', async (_, one, other) => {
    const sum = await summaryOf([textFile('a.csv', one), textFile('b.csv', other)]);
    expect(sum.totals).toMatchObject({ requests: 9, input_uncached: 197, output_total: 20 });
    expect(sum.rows_to_drop).toEqual({ older_overlap: 1 });
  });

  it('a log without ids that is given twice counts once; one that goes on counts as well', async () => {
    const log = (...hours: number[]) =>
      `time,model,input_tokens,output_tokens\n${hours.map((hour) => `2026-08-19 ${hour}:00,gpt-4o,${hour},1\n`).join('')}`;
    const twice = await summaryOf([textFile('a.csv', log(10, 11)), textFile('copy.csv', log(10, 11))]);
    expect([twice.totals.input_uncached, twice.rows_to_drop]).toEqual([21, { copied_file: 2 }]);
    const further = await summaryOf([textFile('a.csv', log(10, 11)), textFile('b.csv', log(12, 13))]);
    expect([further.totals.input_uncached, further.rows_to_drop]).toEqual([46, {}]);
  });

  it('rows of one file that share labels are all counted', async () => {
    const twice = `${head}1787097600,1787184000,3,p,gpt-4o,100,10,0\n1787097600,1787184000,4,p,gpt-4o,90,9,0\n`;
    expect((await summaryOf([textFile('a.csv', twice)])).totals.requests).toBe(7);
  });
});

it('a gateway and a bill of the same traffic are pointed out', async () => {
  const gateway =
    'time,model,input_tokens,output_tokens\n2026-08-19 10:00,gpt-4o,95,10\n2026-08-20 10:00,gpt-4o,41,5\n';
  const together = await summaryOf([textFile('a.csv', first), textFile('g.csv', gateway)]);
  expect(together.notes).toContainEqual({ kind: 'sameTrafficTwice', blanks: {} });
  expect((await summaryOf([textFile('a.csv', first)])).notes).toEqual([]);
});

it('labels keep no mail address and no secret', () => {
  expect(privateLabel('jane.doe@example.com')).toMatch(/^user-[0-9a-f]{8}$/);
  expect(privateLabel('JANE.DOE@example.com')).toBe(privateLabel('jane.doe@example.com'));
  expect(privateLabel('sk-proj-abcdefghijklmnop1234')).toBe('sk-...1234');
  expect(privateLabel('support-reply v2')).toBe('support-reply v2');
});

it('damaged files are read or refused, never more', { tags: ['slow'] }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...sampleNames),
      fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
        maxLength: 6,
      }),
      fc.double({ min: 0.05, max: 1, noNaN: true }),
      async (name, changes, share) => {
        const [file] = sample(name).files;
        if (!file) throw new Error(name);
        const bytes = file.bytes.slice(0, Math.ceil(Math.min(file.bytes.length, 60_000) * share));
        for (const [at, value] of changes) bytes[Math.floor(at * bytes.length)] = value;
        const reading = await read([{ name: file.name, bytes }]);
        if (typeof reading === 'string') expect(reading).toContain(file.name);
        else expect(reading.records.length).toBeLessThanOrEqual(reading.dataRows);
      },
    ),
    { numRuns: 60 },
  );
});
