/** A price list is the same list whatever it is packed in, and no archive exhausts the program. */
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../shared/files/reading.ts';
import { fileKindOf } from '../../../shared/given/fileKind.ts';
import { readPriceFile } from '../../../shared/usage/priceSheet/readPriceFile.ts';
import { emptySheetMapping } from '../../../shared/usage/priceSheet/sheetMapping.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (name: string, content: Uint8Array) =>
  readPriceFile(bytesSource(name, content), { stated: emptySheetMapping, remembered: () => null }, null);
const textOf = async (name: string, content: Uint8Array): Promise<string> => {
  const file = await read(name, content);
  if (!file.ok || 'gaps' in file.value) throw new Error(`${name} is no list`);
  return file.value.text;
};
const refusalOf = async (name: string, content: Uint8Array) => {
  const file = await read(name, content);
  return file.ok ? null : file.error;
};

const json = JSON.stringify({
  'gpt-5': { litellm_provider: 'openai', mode: 'chat', input_cost_per_token: 1.25e-6, output_cost_per_token: 1e-5 },
});
const sheet = 'Model,Input price per 1M,Output price per 1M,Currency\nGPT-5,1.25,10,USD\n';
const toml = '[cost]\ninput = 1.25\noutput = 10\n';

describe('a packed price list', () => {
  it('is the list that is packed in it', async () => {
    expect(await textOf('list.json.gz', gzipSync(bytes(json)))).toBe(json);
    expect(
      await textOf('list.zip', zipSync({ 'litellm/list.json': bytes(json), 'litellm/README.txt': bytes('a note') })),
    ).toBe(json);
    expect(await textOf('list.zip', zipSync({ 'list.json.gz': gzipSync(bytes(json)) }))).toBe(json);
    const plain = await textOf('prices.csv', bytes(sheet));
    expect(await textOf('prices.csv.gz', gzipSync(bytes(sheet)))).toBe(plain);
    expect(await textOf('prices.zip', zipSync({ 'prices.csv': bytes(sheet) }))).toBe(plain);
    expect(await fileKindOf(bytesSource('list.json.gz', gzipSync(bytes(json))))).toBe('prices');
  });

  it('may be the repository of models.dev', async () => {
    const packed = zipSync({
      'models.dev-dev/providers/openai/models/gpt-5.toml': bytes(toml),
      'models.dev-dev/package.json': bytes('{}'),
    });
    expect(JSON.parse(await textOf('models.dev-dev.zip', packed))).toEqual({
      openai: { id: 'openai', models: { 'gpt-5': { cost: { input: 1.25, output: 10 } } } },
    });
  });

  it('is refused by name where it is several, damaged, or unpacks to more than any list', {
    tags: ['slow'],
  }, async () => {
    expect(await refusalOf('two.zip', zipSync({ 'a.json': bytes(json), 'b.csv': bytes(sheet) }))).toMatchObject({
      kind: 'priceListSeveral',
      message: expect.stringContaining('two.zip holds 2 files (a.json, b.csv)'),
    });
    expect((await refusalOf('cut.json.gz', gzipSync(bytes(json)).slice(0, -12)))?.kind).toBe('fileBroken');
    expect((await refusalOf('bomb.json.gz', gzipSync(bytes(' '.repeat(40_000_000)))))?.kind).toBe('fileBomb');
    expect((await refusalOf('none.zip', zipSync({ 'a.pdf': bytes('x') })))?.kind).toBe('fileNothingInside');
    // Nothing repeats within what a packer looks back on, so that nothing but the size of the text stands against it.
    const long = randomBytes(1 << 16)
      .toString('base64')
      .repeat(800);
    expect((await refusalOf('long.json.gz', gzipSync(bytes(long), { level: 1 })))?.kind).toBe('priceListTooLarge');
  });
});
