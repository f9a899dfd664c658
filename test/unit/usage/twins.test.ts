/** A column that stands twice is asked about or said; no name of a column stands silently for two. */
import { describe, expect, it } from 'vitest';
import { readEvalFile } from '../../../shared/evals/readEvals.ts';
import { bytesSource } from '../../../shared/files/reading.ts';
import { emptyMapping, withStatement } from '../../../shared/usage/mapping.ts';
import { readPriceSheet } from '../../../shared/usage/priceSheet/readPriceSheet.ts';
import { emptySheetMapping, withSheetStatement } from '../../../shared/usage/priceSheet/sheetMapping.ts';
import { readUsage } from '../../../shared/usage/readUsage.ts';

const source = (...lines: string[]) => bytesSource('t.csv', new TextEncoder().encode(`${lines.join('\n')}\n`));

const inputOf = async (lines: string[], statement?: string) => {
  const mapping = statement === undefined ? emptyMapping : withStatement(emptyMapping, statement);
  const read = await readUsage([source(...lines)], { mapping: mapping ?? emptyMapping });
  return read.ok ? read.value.records.map(({ inputUncached }) => inputUncached) : read.error.kind;
};

describe('usage', () => {
  const differing = ['date,model,requests,Input tokens,input_tokens,output_tokens', '2026-10-01,gpt-5,10,100,120,20'];

  it('two columns of one name that differ are asked about, and either can be stated', async () => {
    expect(await inputOf(differing)).toBe('usageColumnTwice');
    expect(await inputOf(differing, 'Input tokens=input')).toEqual([100]);
    expect(await inputOf(differing, 'input_tokens #2=input')).toEqual([120]);
  });

  it('two that say the same are one', async () => {
    const same = differing.map((line) => line.replace(',120,', ',100,'));
    expect(await inputOf(same)).toEqual([100]);
  });

  it('names that differ in brackets alone: the money of the input is not the whole cost', async () => {
    const lines = [
      'Date,Model,Tokens (input),Tokens (output),Cost (input),Cost (output)',
      '2026-10-01,gpt-5,100,20,0.1,0.2',
    ];
    expect(await inputOf(lines)).toBe('usageColumnTwice');
    expect(await inputOf([...lines.map((line) => line.replace(/,[^,]*,[^,]*$/, ''))])).toEqual([100]);
  });

  it('of an export that is known by name the first counts, and that is said', async () => {
    const read = await readUsage([
      source(
        'usage_date_utc,model_version,api_key,usage_type,usage_input_tokens_no_cache,usage_output_tokens,usage_output_tokens',
        '2026-10-01,claude-opus-4-5-20251101,k,standard,100,20,30',
      ),
    ]);
    expect(read.ok && [read.value.records[0]?.output, read.value.notes.map(({ kind }) => kind)]).toEqual([
      20,
      ['columnTwice'],
    ]);
  });

  it('texts under the name of a count are no count, and counts are no days', async () => {
    const log = ['{"at":"2026-10-01T10:00:00Z","model":"gpt-5","prompt":"Say hello","prompt_token_count":7}'];
    const read = await readUsage([bytesSource('t.jsonl', new TextEncoder().encode(log.join('\n')))]);
    expect(read.ok && read.value.records[0]?.inputUncached).toBe(7);
    expect(await inputOf(['model,Cost total,Token output', 'gpt-5,45000,45001', 'o3,45002,45003'])).toBe(
      'usageUnknown',
    );
  });
});

describe('a price sheet', () => {
  const sheet = (lines: string[], ...statements: string[]) => {
    const stated = statements.reduce((mapping, one) => withSheetStatement(mapping, one) ?? mapping, emptySheetMapping);
    return readPriceSheet(source(...lines), { stated, remembered: () => null });
  };

  it.each([
    [['Model,Input,Output,Input,Output,unit,currency', 'gpt-5,0.625,5,1.25,10,1m,USD'], 'Input #2', 'Output #2'],
    [
      [
        'Model,Input (batch),Output (batch),Input (standard),Output (standard),unit,currency',
        'gpt-5,0.625,5,1.25,10,1m,USD',
      ],
      'Input (standard)',
      'Output (standard)',
    ],
  ])('prices that stand twice are asked about: %s', async (lines, input, output) => {
    const asked = await sheet(lines);
    expect(asked.ok && 'gaps' in asked.value && asked.value.gaps).toEqual(['input', 'output']);
    const read = await sheet(lines, `${input}=input`, `${output}=output`);
    expect(read.ok && 'text' in read.value && JSON.parse(read.value.text)).toMatchObject({
      rows: [{ prices: { input: 1.25, output: 10 } }],
    });
  });
});

describe('results', () => {
  it('of two verdict columns of one name the first counts until the other is named', async () => {
    const lines = ['id,model,passed,passed', '1,a,1,0', '2,a,1,1', '3,a,0,1'];
    const passed = async (measure?: string) => {
      const read = await readEvalFile({ source: source(...lines), folder: null }, { measure });
      const [reading] = read.ok ? read.value : [];
      return [[...(reading?.results.score ?? [])], reading?.questions.map(({ kind }) => kind)];
    };
    expect(await passed()).toEqual([[1, 1, 0], ['measure']]);
    expect(await passed('passed #2')).toEqual([[0, 1, 1], []]);
  });
});
