/** Price sheets as people keep them: any columns, any unit, a currency named somewhere, one bad row among good ones. */
import { Workbook } from '@cj-tech-master/excelts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPriceList } from '../../../shared/catalog/import/readPriceList.ts';
import { bytesSource } from '../../../shared/files/reading.ts';
import { type TokenUnit, tokensOfUnit, unitIn } from '../../../shared/usage/priceSheet/priceColumns.ts';
import { readPriceSheet } from '../../../shared/usage/priceSheet/readPriceSheet.ts';
import {
  columnsKey,
  emptySheetMapping,
  ratesIn,
  ratesText,
  type SheetMapping,
  withSheetStatement,
} from '../../../shared/usage/priceSheet/sheetMapping.ts';

const mappingOf = (...statements: string[]): SheetMapping =>
  statements.reduce((mapping, statement) => {
    const next = withSheetStatement(mapping, statement);
    if (next === null) throw new Error(`no mapping: ${statement}`);
    return next;
  }, emptySheetMapping);

const read = async (file: string | Uint8Array, statements: string[] = [], remembered: SheetMapping | null = null) => {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const name = typeof file === 'string' ? 'prices.csv' : 'prices.xlsx';
  const sheet = await readPriceSheet(bytesSource(name, bytes), {
    stated: mappingOf(...statements),
    remembered: () => remembered,
  });
  if (!sheet.ok) throw new Error(sheet.error.message);
  return sheet.value;
};

const listOf = async (file: string | Uint8Array, statements: string[] = [], remembered: SheetMapping | null = null) => {
  const sheet = await read(file, statements, remembered);
  if ('gaps' in sheet) throw new Error(sheet.gaps.join());
  const list = readPriceList(sheet.text, '2026-10-10');
  if (!list.ok) throw new Error(list.error.message);
  return list.value;
};

describe('a price sheet', () => {
  it('is read by its columns: unit, currency and cached price where they stand', async () => {
    const { entries, skipped } = await listOf(
      'Model,Provider,Input ($/1M tokens),Output ($/1M tokens),Cached input ($/1M tokens)\nGPT-5,OpenAI,1.25,10,0.125\n',
    );
    expect(skipped).toEqual([]);
    expect(entries[0]?.candidates).toContain('openai/gpt-5');
    expect(entries[0]?.price).toMatchObject({
      promptUsdPerM: 1.25,
      completionUsdPerM: 10,
      cacheReadUsdPerM: 0.125,
      hostType: 'first-party',
      host: null,
    });
  });

  it('is read below a title, with decimal commas and German names, once unit and currency are stated', async () => {
    const text = 'Unsere Preise;;\nModell;Eingabe;Ausgabe\nGPT-5;1,25;10,00\nGPT-5 mini;0,25;2,00\n';
    const unclear = await read(text);
    expect('gaps' in unclear && unclear.gaps).toEqual(['unit', 'currency']);
    const { entries } = await listOf(text, ['unit=1m', 'currency=USD']);
    expect(entries.map(({ price }) => [price.promptUsdPerM, price.completionUsdPerM])).toEqual([
      [1.25, 10],
      [0.25, 2],
    ]);
  });

  it('never guesses a unit, and asks for the columns it does not know', async () => {
    const unclear = await read('Thing,A,B\nGPT-5,1,2\n');
    expect('gaps' in unclear && unclear.gaps).toEqual(['model', 'input', 'output', 'unit', 'currency']);
    const { entries } = await listOf('Thing,A,B\nGPT-5,1,2\n', [
      'Thing=model',
      'A=input',
      'B=output',
      'unit=1m',
      'currency=USD',
      'GPT-5=openai/gpt-5-pro',
    ]);
    expect(entries[0]?.candidates[0]).toBe('openai/gpt-5-pro');
  });

  it('needs no mapping again where its columns were mapped, in any order; what is stated goes before', async () => {
    const kept = mappingOf('Thing=model', 'A=input', 'B=output', 'unit=1k', 'currency=USD');
    const { entries } = await listOf('B,Thing,A\n0.01,GPT-5,0.001\n', [], kept);
    expect(entries[0]?.price).toMatchObject({ promptUsdPerM: 1, completionUsdPerM: 10 });
    const [stated] = (await listOf('B,Thing,A\n10,GPT-5,1\n', ['unit=1m'], kept)).entries;
    expect(stated?.price.promptUsdPerM).toBe(1);
    expect(columnsKey(['Thing', 'A', 'B', ''])).toBe(columnsKey(['B', 'thing ', 'A']));
  });

  it('in other money comes in as dollars at the rate stated, and not without one', async () => {
    const text =
      'model,input,output,cached,request fee,currency\nGPT-5,7.1,71,0.71,0.0071,CNY\nGPT-5 mini,0.46,1.84,,,€\n';
    const without = await listOf(text, ['unit=1m']);
    expect(without.skipped.map(({ entry, reason }) => [entry, reason])).toEqual([
      ['GPT-5 (row 2, CNY)', 'skipOtherCurrency'],
      ['GPT-5 mini (row 3, EUR)', 'skipOtherCurrency'],
    ]);
    const { entries, skipped } = await listOf(text, ['unit=1m', 'CNY=7.1', 'EUR=0.92']);
    expect(skipped).toEqual([]);
    expect(entries.map(({ price }) => price)).toMatchObject([
      { promptUsdPerM: 1, completionUsdPerM: 10, cacheReadUsdPerM: 0.1, requestFeeUsd: 0.001, currency: null },
      { promptUsdPerM: 0.5, completionUsdPerM: 2, note: 'Converted from EUR at 0.92 to the dollar, as stated.' },
    ]);
    const some = await listOf(text, ['unit=1m', 'CNY=7.1']);
    expect(some.skipped.map(({ entry }) => entry)).toEqual(['GPT-5 mini (row 3, EUR)']);
  });

  it('that names its money by a sign of two is asked which, and read as that', async () => {
    const text = 'model,input,output\nGPT-5,¥7.1,¥71\n';
    const unclear = await read(text, ['unit=1m']);
    expect('gaps' in unclear && unclear.gaps).toEqual(['currency']);
    const { entries } = await listOf(text, ['unit=1m', 'currency=CNY', 'CNY=7.1']);
    expect(entries[0]?.price).toMatchObject({ promptUsdPerM: 1, completionUsdPerM: 10 });
  });

  it('takes a rate that is one, and says so of none else', () => {
    expect(ratesIn('CNY 7.1, eur=0.92;')).toEqual({ CNY: 7.1, EUR: 0.92 });
    expect(ratesIn('')).toEqual({});
    for (const text of ['CNY', '7.1', 'CNY 7,1', 'KRW 1,380', 'CNY 0', 'CNY -7', 'USD 1', 'CNY 1e9', 'yuan 7.1'])
      expect(ratesIn(text)).toBeNull();
    expect(withSheetStatement(emptySheetMapping, 'CNY=0')).toBeNull();
    expect(ratesText(mappingOf('CNY=7.1', 'EUR=0.92').rates)).toBe('CNY 7.1, EUR 0.92');
  });

  it('tells fees, storage, and what a free offer allows a day', async () => {
    const { entries, skipped } = await listOf(
      'model,input,output,batch cached,cache storage,Web search fee per 1K calls,image fee,RPD,host,File search fee per 1K,Code interpreter fee\n' +
        'GPT-5,1,8,0.05,4.5,10,0.002,,OpenAI,2.5,0.03\nGPT-5 mini,0,0,,,,,50,Acme Cloud\nGPT-5 nano,0,0,,,,,,Acme Cloud\n',
      ['unit=1m', 'currency=USD'],
    );
    expect(entries.map(({ price }) => price)).toMatchObject([
      {
        batchCacheReadUsdPerM: 0.05,
        cacheStorageUsdPerMHour: 4.5,
        webSearchUsdPerCall: 0.01,
        imageUsd: 0.002,
        fileSearchUsdPerCall: 0.0025,
        codeSessionUsd: 0.03,
      },
      { promptUsdPerM: 0, requestsPerDay: 50 },
    ]);
    expect(skipped).toMatchObject([{ reason: 'skipZeroPrice' }]);
  });

  it('does not take a column again that was said to hold nothing', async () => {
    const none: SheetMapping = { ...mappingOf('unit=1m', 'currency=USD'), columns: { host: '' } };
    const { entries } = await listOf('model,provider,input,output\nGPT-5,Acme,1,2\n', [], none);
    expect(entries[0]?.price).toMatchObject({ host: null, hostType: 'first-party' });
  });

  it('says the same price whatever its unit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 90_000 }),
        fc.constantFrom<TokenUnit>('token', '1k', '1m'),
        async (cents, unit) => {
          const usdPerM = cents / 100;
          const cell = (times: number) => String((times * usdPerM * tokensOfUnit[unit]) / 1e6);
          const { entries } = await listOf(`model,input,output\nGPT-5,${cell(1)},${cell(4)}\n`, [
            `unit=${unit}`,
            'currency=USD',
          ]);
          expect(entries[0]?.price.promptUsdPerM).toBeCloseTo(usdPerM, 9);
          expect(entries[0]?.price.completionUsdPerM).toBeCloseTo(4 * usdPerM, 9);
        },
      ),
      { numRuns: 30 },
    );
    expect(['$ per 1K tokens', 'USD / 1M', 'price per token', 'Preis', '元/百万tokens', '€/MTok'].map(unitIn)).toEqual([
      '1k',
      '1m',
      'token',
      null,
      '1m',
      '1m',
    ]);
  });

  it('names each row that is no price, and lets no part of it land', async () => {
    const rows = [
      'A,25000,30000,USD,,',
      'B,-1,2,USD,,',
      'C,5,3,USD,,',
      'D,1,dear,USD,,',
      'E,1,2,EUR,,',
      'F,1,2,Doubloons,,',
      'G,0,2,USD,,',
      'H,1,2,USD,golden,',
      'I,1,2,USD,,2',
      'Text Embedding,1,2,USD,,',
    ];
    const { entries, skipped } = await listOf(
      `model,input per 1M,output per 1M,currency,tier,cached input\n${rows.join('\n')}\n`,
      ['unit=1m'],
    );
    expect(entries).toEqual([]);
    expect(skipped.map(({ entry, reason }) => [entry, reason])).toEqual([
      ['A (row 2)', 'skipAbsurdPrice'],
      ['B (row 3)', 'skipNegativePrice'],
      ['C (row 4)', 'skipInvertedPrice'],
      ['D (row 5)', 'skipUnreadablePrice'],
      ['E (row 6, EUR)', 'skipOtherCurrency'],
      ['F (row 7, DOUBLOONS)', 'skipOtherCurrency'],
      ['G (row 8)', 'skipZeroPrice'],
      ['H (row 9)', 'skipVariant'],
      ['I (row 10)', 'skipInvertedPrice'],
      ['Text Embedding (row 11)', 'skipNotForWork'],
    ]);
  });

  it('is found among the sheets of a workbook, with its host, region and tier', async () => {
    const workbook = new Workbook();
    workbook.addWorksheet('Notes').addRow(['Agreed in October']);
    const sheet = workbook.addWorksheet('Prices');
    sheet.addRow(['Model', 'Host', 'Region', 'Tier', 'Input USD per 1M', 'Output USD per 1M']);
    sheet.addRow(['Claude Sonnet 4.5', 'Amazon Bedrock', 'eu', 'flex', 3.3, 16.5]);
    const { entries } = await listOf(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(entries[0]?.slugs).toContain('claude-sonnet-4.5');
    expect(entries[0]?.price).toMatchObject({
      host: 'Amazon Bedrock',
      region: 'eu',
      serviceTier: 'flex',
      promptUsdPerM: 3.3,
      completionUsdPerM: 16.5,
    });
  });
});
