/** Bad input gets a sentence that names the file, the place and what to do; a faulty part never becomes a wrong sum. */
import { gzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../shared/files/reading.ts';
import { emptyMapping, withStatement } from '../../../shared/usage/mapping.ts';
import { readUsage } from '../../../shared/usage/readUsage.ts';
import { jsonFile, jsonLines, read, sample, summaryOf, textFile } from './usageFixtures.ts';

describe('refused', () => {
  it.each([
    ['an empty file', textFile('u.csv', ''), /^fileEmpty: u\.csv is empty\. Export it again/],
    [
      'a picture',
      { name: 'u.csv', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2]) },
      /^fileKindNotRead: u\.csv is a PNG file/,
    ],
    ['a page of the web', textFile('u.csv', '<!doctype html><html>'), /^fileKindNotRead: u\.csv is a HTML or XML file/],
    ['text without a table', textFile('u.txt', 'nothing to see here'), /^(fileNoTable|usageUnknown): u\.txt/],
    [
      'a header alone',
      textFile('u.csv', 'time,model,input_tokens,output_tokens\n'),
      /^usageEmpty: u\.csv holds no usage: 0 rows/,
    ],
    ['JSON that is none', textFile('u.json', '{"a": }'), /^fileNotJson: u\.json, line 1/],
    ['a list of numbers', textFile('u.json', '[1, 2, 3]'), /^fileNotJson: u\.json/],
    [
      'evaluation results',
      jsonFile('r.json', { evalId: 'e', results: { results: [] } }),
      /^fileIsEvals: r\.json holds results of evaluations\.$/,
    ],
    [
      'OTLP without model calls',
      jsonFile('t.json', {
        resourceSpans: [
          {
            scopeSpans: [
              {
                spans: [
                  { traceId: 't', spanId: 's', attributes: [{ key: 'http.method', value: { stringValue: 'GET' } }] },
                ],
              },
            ],
          },
        ],
      }),
      /^usageUnknown: t\.json/,
    ],
    [
      'an archive of nothing',
      { name: 'a.zip', bytes: zipSync({ 'photo.jpg': new Uint8Array(5) }) },
      /^fileNothingInside: a\.zip holds no table/,
    ],
    [
      'a bomb',
      { name: 'b.gz', bytes: gzipSync(new Uint8Array(24 * 1024 * 1024).fill(44)) },
      /^fileBomb: b\.gz unpacks to more than 250 times/,
    ],
  ])('%s', async (_, file, sentence) => expect(await read([file])).toMatch(sentence));

  it('a million fields in one object of JSON', { tags: ['slow'] }, async () => {
    const object = `{${Array.from({ length: 1_000_000 }, (_, i) => `"c${i}":1`).join(',')}}`;
    expect(await read([textFile('wide.json', `[${object}]`)])).toMatch(/^fileTooManyColumns: wide\.json, line 1/);
    const records = Array.from({ length: 50 }, (_, i) =>
      Object.fromEntries(Array.from({ length: 500 }, (_, c) => [`c${i}-${c}`, 1])),
    );
    expect(await read([jsonFile('wide.json', records)])).toMatch(/^fileTooManyColumns: wide\.json/);
  });

  it('a quotation mark in the first row that is never closed', async () => {
    const rows = '"2026-09-01,gpt-5,1,2\n2026-09-02,gpt-5,1,2\n';
    expect(await read([textFile('u.csv', `time,model,input_tokens,output_tokens\n${rows}`)])).toMatch(
      /^fileQuoteOpen: u\.csv, line 2/,
    );
  });

  it('a million columns', { tags: ['slow'] }, async () => {
    const wide = textFile('wide.csv', `${Array.from({ length: 1_000_000 }, (_, i) => `c${i}`).join(',')}\n1\n`);
    expect(await read([wide])).toMatch(/^fileTooManyColumns: wide\.csv, line 1: 1000000 columns; at most 16384/);
  });

  it('a mapping that is not understood', () => {
    for (const statement of ['', 'time', '=time', 'zone=Nowhere/City', 'cached=maybe', 'currency=EURO'])
      expect(withStatement(emptyMapping, statement)).toBeNull();
  });

  it('and a reading that is stopped', async () => {
    const rows = `time,model,input_tokens\n${'2026-09-01 10:00,m,1\n'.repeat(200_000)}`;
    let asked = 0;
    const stopped = await readUsage([bytesSource('long.csv', new TextEncoder().encode(rows))], {
      isCancelled: () => {
        asked += 1;
        return asked > 8;
      },
    });
    expect(stopped).toMatchObject({
      ok: false,
      error: { kind: 'fileStopped', message: 'Reading long.csv was stopped.' },
    });
  });
});

describe('cut off', () => {
  it('a list of objects keeps what is whole and tells the rest', async () => {
    const { files, expected } = sample('04_litellm_spendlogs_clean');
    const whole = files[0]?.bytes ?? new Uint8Array();
    const sum = await summaryOf([{ name: 'cut.json', bytes: whole.slice(0, whole.length / 2) }]);
    expect(sum.data_rows).toBeGreaterThan(90);
    expect(sum.data_rows).toBeLessThan(expected.data_rows);
    expect(sum.rows_to_drop.bad_lines).toBe(1);
    expect(sum.notes).toContainEqual({ kind: 'badLines', blanks: { count: 1, line: expect.any(Number) } });
  });

  it('a table whose last quotation mark is never closed does not swallow what came before', async () => {
    const text = 'time,model,input_tokens,note\n2026-09-01 10:00,m,5,ok\n2026-09-01 10:01,m,7,"open\n';
    expect((await summaryOf([textFile('cut.csv', text)])).totals.input_uncached).toBe(12);
  });

  it('a quotation mark that is never closed is refused where rows after it are inside', async () => {
    const text = 'time,model,input_tokens,note\n2026-09-01 10:00,m,5,"open\n2026-09-01 10:01,m,7,ok\n';
    await expect(read([textFile('open.csv', text)])).resolves.toMatch(/^fileQuoteOpen: open\.csv, line 2/);
  });

  it('the last row that ends early is set aside, unless rows before it do too', async () => {
    const head = 'time,model,input_tokens,output_tokens,note\n';
    const cut = `${head}2026-09-01 10:00,m,5,1,ok\n2026-09-01 10:01,m,7`;
    const sum = await summaryOf([textFile('cut.csv', cut)]);
    expect(sum.totals.input_uncached).toBe(5);
    expect(sum.set_aside).toContainEqual({ reason: 'cut_off', rows: 1, file: 'cut.csv', first_line: 3 });
    const habit = `${head}2026-09-01 10:00,m,5\n2026-09-01 10:01,m,7`;
    expect((await summaryOf([textFile('habit.csv', habit)])).totals.input_uncached).toBe(12);
  });

  it('cells that hold no number, and fewer than no tokens, count for nothing and are told', async () => {
    const text =
      'time,model,input_tokens,output_tokens\n2026-09-01 10:00,m,5,1\n2026-09-01 10:01,m,abc,1\n2026-09-01 10:02,m,1e400,1\n2026-09-01 10:03,m,-5,1\n2026-09-01 10:04,m,n/a,1\n';
    const sum = await summaryOf([textFile('odd.csv', text)]);
    expect([sum.totals.input_uncached, sum.totals.output_total]).toEqual([5, 2]);
    expect(sum.rows_to_drop).toEqual({ 'unreadable_number (input_tokens)': 2, negative_tokens: 1 });
  });

  it('metrics are named as that: they tell of no call', async () => {
    const metrics = [{ name: 'gen_ai.client.token.usage', histogram: { dataPoints: [{ sum: 1000, count: '5' }] } }];
    const file = jsonFile('metrics.json', { resourceMetrics: [{ scopeMetrics: [{ metrics }] }] });
    await expect(read([file])).resolves.toMatch(/^usageMetrics: metrics\.json holds OpenTelemetry metrics/);
  });

  it('an empty list or object is empty, not broken', async () => {
    for (const text of ['[]', '{}', '[{}]'])
      await expect(read([textFile('none.json', text)])).resolves.toMatch(/^fileEmpty: none\.json is empty/);
  });

  it('lines of JSON lines that are broken are told, the others read', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({
      timestamp: 1787097600 + i,
      model: 'm',
      input_tokens: 1,
      output_tokens: 1,
    }));
    const text = new TextDecoder().decode(jsonLines('x', rows).bytes).replace('1787097605', '"17870');
    const sum = await summaryOf([textFile('l.jsonl', text)]);
    expect(sum.totals.requests).toBe(39);
    expect(sum.set_aside).toContainEqual({ reason: 'bad_lines', rows: 1, file: 'l.jsonl', first_line: 6 });
  });
});

describe('never a wrong match in silence', () => {
  it('one shared column does not make a format', async () => {
    for (const column of [
      'generation_id',
      'request_id',
      'meterName',
      'usage_details',
      'num_model_requests',
      'BilledCost',
      'run_type',
    ])
      expect(await read([textFile('x.csv', `${column},other,more\n1,a,b\n2,c,d\n`)])).toMatch(/^usageUnknown: x\.csv/);
  });
  it('a workbook with notes and usage is read, its notes named', async () => {
    const { Workbook } = await import('@cj-tech-master/excelts');
    const workbook = new Workbook();
    workbook.addWorksheet('Notes').addRow(['Exported by nobody']);
    const sheet = workbook.addWorksheet('Calls');
    sheet.addRow(['Usage of September']);
    sheet.addRow([]);
    sheet.addRow(['Date', 'Model', 'Input tokens', 'Output tokens', 'Cost (USD)']);
    sheet.addRow([new Date(Date.UTC(2026, 8, 1, 10, 30)), 'gpt-4o', 1200, 30, 0.0033]);
    sheet.addRow([new Date(Date.UTC(2026, 8, 2, 10, 30)), 'gpt-4o', 800, 20, 0.0022]);
    sheet.addRow(['Total', '', 2000, 50, 0.0055]);
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const sum = await summaryOf([{ name: 'usage.xlsx', bytes }]);
    expect(sum.totals).toMatchObject({ requests: 2, input_uncached: 2000, output_total: 50 });
    expect(sum.totals.cost?.USD).toBeCloseTo(0.0055, 12);
    expect(sum.notes).toContainEqual({ kind: 'otherSheets', blanks: { names: 'Notes' } });
  });
});
