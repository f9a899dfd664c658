/** A file to the letter: how it is laid out, and every refusal with its words, its place and its figures. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from '../../../shared/document/bytes.ts';
import { byFieldOrder, fieldOrder } from '../../../shared/document/fieldOrder.ts';
import { fileLimits } from '../../../shared/document/limits.ts';
import { looksLikeBytes, looksLikeJson, looksLikeText } from '../../../shared/document/looksLike.ts';
import { openPortfolio } from '../../../shared/document/openPortfolio.ts';
import { scanJson } from '../../../shared/document/scanJson.ts';
import { readSnapshot } from '../../../shared/document/snapshotSchema.ts';
import { steps, upgrade, versionAfter } from '../../../shared/document/versions.ts';
import { writePortfolio } from '../../../shared/document/writePortfolio.ts';
import { writerOf } from './writerOf.ts';

const newest = versionAfter(steps);
const text = readFileSync(new URL(`../../fixtures/portfolio-v${newest}.portfolio`, import.meta.url), 'utf8');

describe('the text of a file', () => {
  it('is the fixture of the newest version, letter by letter', () => {
    const opened = openPortfolio(text);
    if (!opened.ok) throw new Error(opened.error.message);
    expect(writePortfolio(opened.value, writerOf(text))).toBe(text);
  });

  it('names the fields in their order, and those it does not know after them by name', () => {
    const names = ['zebra', 'owner', 'apple', 'format', 'value', 'plan', 'Zoo', 'low'];
    expect(names.sort(byFieldOrder)).toEqual(['format', 'plan', 'value', 'low', 'owner', 'Zoo', 'apple', 'zebra']);
    expect(byFieldOrder('apple', 'apple')).toBe(0);
    for (const [i, name] of fieldOrder.entries()) {
      expect(name).toMatch(/^[A-Za-z][A-Za-z-]*$/);
      if (i > 0) expect(byFieldOrder(fieldOrder[i - 1] as string, name)).toBeLessThan(0);
    }
  });

  it('breaks what does not fit 110 characters, and only that; rows of the catalog stand on one line', () => {
    const wide = (count: number): Record<string, unknown> => ({
      later: { a: 'x'.repeat(count), b: [], c: {}, d: [1, true, null] },
    });
    const written = (unknown: Record<string, unknown>): string[] => {
      const opened = openPortfolio(text);
      if (!opened.ok) throw new Error(opened.error.message);
      const all = writePortfolio({ ...opened.value, unknown }, 'x').split('\n');
      const from = all.findIndex((line) => line.startsWith('  "later"'));
      return all.slice(from, all.length - 2);
    };
    // `{ "a": "...", "b": [], "c": {}, "d": [1, true, null] }` has 51 characters without the x: 108 fit behind an indent of 2.
    expect(written(wide(57))).toEqual([
      `  "later": { "a": "${'x'.repeat(57)}", "b": [], "c": {}, "d": [1, true, null] }`,
    ]);
    expect(written(wide(58))).toEqual([
      '  "later": {',
      `    "a": "${'x'.repeat(58)}",`,
      '    "b": [],',
      '    "c": {},',
      '    "d": [',
      '      1,',
      '      true,',
      '      null',
      '    ]',
      '  }',
    ]);
    expect(written({ later: [] })).toEqual(['  "later": []']);
  });

  it('holds no number that is none, whichever it is', () => {
    const opened = openPortfolio(text);
    if (!opened.ok) throw new Error(opened.error.message);
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(() => writePortfolio({ ...opened.value, unknown: { later: number } }, 'x')).toThrow(
        new RangeError(`A plan held ${number}, which no file can hold.`),
      );
  });
});

describe('a refusal', () => {
  it.each([
    [
      '',
      {
        kind: 'notJson',
        message: 'Line 1, column 1: the JSON text ends too early.',
        details: { found: 'end', line: 1, column: 1 },
      },
    ],
    [
      '{\n  "a": tru\n}',
      {
        kind: 'notJson',
        message: 'Line 2, column 8: "t" is not JSON here.',
        details: { found: 't', line: 2, column: 8 },
      },
    ],
    [
      '[1,\n\n 2 3]',
      {
        kind: 'notJson',
        message: 'Line 3, column 4: "3" is not JSON here.',
        details: { found: '3', line: 3, column: 4 },
      },
    ],
    [
      '["\\x"]',
      {
        kind: 'notJson',
        message: 'Line 1, column 2: this text is not a JSON string.',
        details: { found: '"', line: 1, column: 2 },
      },
    ],
    [
      '["abc',
      {
        kind: 'notJson',
        message: 'Line 1, column 6: the JSON text ends too early.',
        details: { found: 'end', line: 1, column: 6 },
      },
    ],
    [
      '{"a" 1}',
      {
        kind: 'notJson',
        message: 'Line 1, column 6: "1" is not JSON here.',
        details: { found: '1', line: 1, column: 6 },
      },
    ],
    [
      '{1:2}',
      {
        kind: 'notJson',
        message: 'Line 1, column 2: "1" is not JSON here.',
        details: { found: '1', line: 1, column: 2 },
      },
    ],
    [
      '1 2',
      {
        kind: 'notJson',
        message: 'Line 1, column 3: "2" is not JSON here.',
        details: { found: '2', line: 1, column: 3 },
      },
    ],
    [
      '[1}',
      {
        kind: 'notJson',
        message: 'Line 1, column 3: "}" is not JSON here.',
        details: { found: '}', line: 1, column: 3 },
      },
    ],
    [
      '{"a":1,\n"a":2}',
      {
        kind: 'duplicateKey',
        message: 'Line 2, column 1: “a” stands twice in one object.',
        details: { key: 'a', line: 2, column: 1 },
      },
    ],
    [
      `{"${'k'.repeat(70)}":1,"${'k'.repeat(70)}":2}`,
      {
        kind: 'duplicateKey',
        message: `Line 1, column 77: “${'k'.repeat(60)}” stands twice in one object.`,
        details: { key: 'k'.repeat(60), line: 1, column: 77 },
      },
    ],
    [
      '{"\\u005f_proto__":1}',
      {
        kind: 'badKey',
        message: 'Line 1, column 2: “__proto__” is not allowed as a name.',
        details: { key: '__proto__', line: 1, column: 2 },
      },
    ],
    [
      '[-1e999]',
      {
        kind: 'notFinite',
        message: 'Line 1, column 2: -1e999 is beyond every number this program can hold.',
        details: { value: '-1e999', line: 1, column: 2 },
      },
    ],
    [
      `[${'9'.repeat(400)}]`,
      {
        kind: 'notFinite',
        message: `Line 1, column 2: ${'9'.repeat(40)} is beyond every number this program can hold.`,
        details: { value: '9'.repeat(40), line: 1, column: 2 },
      },
    ],
    [
      `${'['.repeat(65)}`,
      {
        kind: 'tooDeep',
        message: 'Line 1, column 65: nested deeper than 64 levels.',
        details: { max: 64, line: 1, column: 65 },
      },
    ],
  ])('of %j says where and what', (contents, error) => {
    expect(scanJson(contents)).toEqual({ ok: false, error });
  });

  it('of too much says how much is allowed, and one less is read', { tags: ['slow'] }, () => {
    const size = fileLimits.textCharacters;
    expect(scanJson(`["${'a'.repeat(size - 1)}"]`)).toEqual({
      ok: false,
      error: {
        kind: 'tooLong',
        message: `Line 1, column 2: a text of ${size + 1} characters; allowed: ${size}.`,
        details: { size: size + 1, max: size, line: 1, column: 2 },
      },
    });
    expect(scanJson(`["${'a'.repeat(size - 2)}"]`).ok).toBe(true);
    const { entries } = fileLimits;
    const list = (count: number): string => `[${'0,'.repeat(count - 1)}0]`;
    expect(scanJson(list(entries)).ok).toBe(true);
    expect(scanJson(list(entries + 1))).toEqual({
      ok: false,
      error: {
        kind: 'tooMany',
        message: `Line 1, column ${2 * entries + 2}: too many entries; allowed: 200000 in a list, 2000000 in a file.`,
        details: { max: 200_000, maxInFile: 2_000_000, line: 1, column: 2 * entries + 2 },
      },
    });
    const names = (count: number): string => `{${Array.from({ length: count }, (_, i) => `"${i}":0`).join(',')}}`;
    expect(scanJson(names(entries)).ok).toBe(true);
    expect(scanJson(names(entries + 1))).toMatchObject({ ok: false, error: { kind: 'tooMany' } });
  });

  it('of bytes says which', () => {
    const decode = (bytes: number[]) => decodeUtf8(new Uint8Array(bytes));
    const offsets: [number[], number][] = [
      [[0x80], 0],
      [[0x61, 0xc1, 0xbf], 1],
      [[0xc2, 0x41], 0],
      [[0xc2, 0xa0, 0xc2], 2],
      [[0xe0, 0x9f, 0xbf], 0],
      [[0xe0, 0xa0, 0x80, 0xe1, 0x80], 3],
      [[0xed, 0x9f, 0xbf, 0xed, 0xa0, 0x80], 3],
      [[0xf0, 0x8f, 0xbf, 0xbf], 0],
      [[0xf0, 0x90, 0x80, 0x80, 0xf4, 0x90, 0x80, 0x80], 4],
      [[0xf4, 0x8f, 0xbf, 0xbf, 0xf5, 0x80, 0x80, 0x80], 4],
      [[0xef, 0xbf, 0xbd, 0xf1, 0x80, 0x80], 3],
      [[0x7f, 0xf1, 0x80, 0x80, 0x80, 0xf1, 0x80, 0x41, 0x80], 5],
      [[0xdf, 0xbf, 0xe2, 0x82, 0x41], 2],
    ];
    for (const [bytes, offset] of offsets)
      expect(decode(bytes), bytes.join()).toEqual({
        ok: false,
        error: {
          kind: 'notUtf8',
          message: `The file is not UTF-8 text: byte ${offset} belongs to no character.`,
          details: { offset },
        },
      });
    expect(decode([0x7b, 0xc2, 0xa0, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80])).toEqual({
      ok: true,
      value: '{\u00a0€😀',
    });
  });

  it('of a foreign file names what it looks like', () => {
    const signatures: [string, number[]][] = [
      ['PNG', [0x89, 0x50, 0x4e, 0x47]],
      ['JPEG', [0xff, 0xd8, 0xff]],
      ['GIF', [0x47, 0x49, 0x46, 0x38]],
      ['ZIP', [0x50, 0x4b, 0x03, 0x04]],
      ['gzip', [0x1f, 0x8b]],
      ['PDF', [...new TextEncoder().encode('%PDF-')]],
      ['SQLite', [...new TextEncoder().encode('SQLite format')]],
    ];
    for (const [name, signature] of signatures) {
      expect(looksLikeBytes(signature)).toBe(name);
      expect(decodeUtf8(new Uint8Array([...signature, 1, 2]))).toEqual({
        ok: false,
        error: {
          kind: 'notAPortfolio',
          message: `The file is not a portfolio: it looks like ${name}. Allowed: a .portfolio file, JSON whose "format" is "portfolio".`,
          details: { looksLike: name },
        },
      });
      // Every byte of the signature counts.
      for (const [i, byte] of signature.entries()) expect(looksLikeBytes(signature.with(i, byte ^ 1))).toBeNull();
      expect(looksLikeBytes(signature.slice(0, -1))).toBeNull();
    }
    expect(looksLikeText('GIF89a')).toBe('GIF');
    expect(looksLikeText('%PDF-1.7')).toBe('PDF');
    expect(looksLikeText('SQLite format 3')).toBe('SQLite');
    for (const html of ['<html>', ' \n<!DOCTYPE HTML>', '<!doctype html><p>']) expect(looksLikeText(html)).toBe('HTML');
    for (const other of ['x<html>', '{"a":"<html>"}', `${' '.repeat(200)}<html>`])
      expect(looksLikeText(other)).toBeNull();
    expect(openPortfolio('<html></html>')).toMatchObject({ ok: false, error: { details: { looksLike: 'HTML' } } });
    const json: [unknown, string][] = [
      [{ type: 'excalidraw' }, 'Excalidraw'],
      [{ type: 'other' }, 'JSON'],
      [{ tldrawFileFormatVersion: 1 }, 'tldraw'],
      [{ nbformat: 4 }, 'Jupyter'],
      [{ name: 'x', lockfileVersion: 3, dependencies: {} }, 'package-lock.json'],
      [{ name: 'x', dependencies: {} }, 'package.json'],
      [{ name: 'x', devDependencies: {} }, 'package.json'],
      [{ name: 'x', scripts: {} }, 'package.json'],
      [{ name: 'x' }, 'JSON'],
      [{ scripts: {} }, 'JSON'],
      [['name', 'scripts'], 'JSON'],
      [null, 'JSON'],
      [1, 'JSON'],
    ];
    for (const [value, name] of json) expect([value, looksLikeJson(value)]).toEqual([value, name]);
  });

  const changed = (change: Record<string, unknown>): string => JSON.stringify({ ...JSON.parse(text), ...change });

  it('of a version says what it is and what is read', () => {
    const bad = (shown: string) => ({
      ok: false,
      error: {
        kind: 'badVersion',
        message: `The file's "version" is ${shown}; allowed: a whole number from 1 to ${newest}.`,
        details: { version: shown.slice(0, 40), newest },
      },
    });
    expect(openPortfolio(changed({ version: 0 }))).toEqual(bad('0'));
    expect(openPortfolio(changed({ version: 1.5 }))).toEqual(bad('1.5'));
    expect(openPortfolio(changed({ version: '1' }))).toEqual(bad('"1"'));
    expect(openPortfolio(changed({ version: undefined }))).toEqual(bad('missing'));
    expect(openPortfolio(changed({ version: 'v'.repeat(60) }))).toEqual(bad(`"${'v'.repeat(60)}"`));
    expect(openPortfolio(changed({ version: newest + 1 }))).toEqual({
      ok: false,
      error: {
        kind: 'tooNew',
        message: `The file has version ${newest + 1}; this program reads up to version ${newest}. A newer release opens it.`,
        details: { version: newest + 1, newest },
      },
    });
    expect(
      upgrade({}, 1, [
        {
          to: 2,
          why: 'AddHorizon',
          up: () => {
            throw new Error('no');
          },
        },
      ]),
    ).toEqual({
      ok: false,
      error: {
        kind: 'stepFailed',
        message: 'The file could not be brought from version 1 to 2 (AddHorizon).',
        details: { from: 1, to: 2, why: 'AddHorizon' },
      },
    });
    expect(versionAfter([])).toBe(1);
  });

  it('of emptiness, size and a writer that is no text', () => {
    expect(openPortfolio('\ufeff \n')).toEqual({ ok: false, error: { kind: 'empty', message: 'The file is empty.' } });
    const large = ' '.repeat(fileLimits.bytes + 1);
    expect(openPortfolio(large)).toEqual({
      ok: false,
      error: {
        kind: 'tooLarge',
        message: 'The file has 67108865 bytes; allowed: at most 67108864 (64 MiB).',
        details: { size: 67_108_865, max: 67_108_864, maxMiB: 64 },
      },
    });
    expect(openPortfolio(changed({ writtenBy: 'w'.repeat(201) }))).toMatchObject({
      ok: false,
      error: { kind: 'invalidText', details: { subject: 'writtenBy' } },
    });
    expect(openPortfolio(changed({ writtenBy: 'w'.repeat(200) })).ok).toBe(true);
    expect(openPortfolio(changed({ format: 'other' }))).toMatchObject({
      ok: false,
      error: { kind: 'notAPortfolio', details: { looksLike: 'JSON' } },
    });
  });
});

describe('the catalog rows of a file', () => {
  const rows = () =>
    JSON.parse(text).catalog as Record<string, unknown> & {
      models: { id: string }[];
      evidence: { id: string }[];
      reference: Record<string, unknown>;
    };

  it('stand once each, and the refusal names both places', () => {
    for (const list of ['models', 'evidence'] as const) {
      const twice = rows();
      const last = twice[list].length;
      twice[list].push(twice[list][1] as { id: string });
      expect(readSnapshot(twice)).toEqual({
        ok: false,
        error: {
          kind: 'duplicateId',
          message: `Catalog: ${list}[${last}].id is “${twice[list][1]?.id}”; allowed: one that ${list}[1] does not have.`,
          details: {
            subject: 'Catalog',
            field: `${list}[${last}].id`,
            value: `“${twice[list][1]?.id}”`,
            allowed: `one that ${list}[1] does not have`,
          },
        },
      });
    }
    expect(readSnapshot(rows()).ok).toBe(true);
  });

  const link = { modelId: 'a/b', category: 'programming', yardstick: 'bench', probit: 1, probitSd: 0.5, from: ['x'] };
  const test = {
    category: 'programming',
    models: 3,
    linkErrorPoints: 1,
    benchmarkMeanErrorPoints: 2,
    residualSd: 0.1,
    earned: true,
  };
  const factor = { modelId: 'a/b', category: 'programming', factor: 2, benchmark: 'bench', config: '', source: 's' };
  const kinds = {
    reasoning: { value: 3, low: 1, high: 9 },
    plain: { value: 1, low: 0.5, high: 2 },
    benchmark: 'bench',
    models: 4,
  };
  const withReference = (change: object) =>
    readSnapshot({
      ...rows(),
      reference: {
        links: [link],
        linkTests: [test],
        completionFactors: [factor],
        completionFactorByKind: kinds,
        ...change,
      },
    });

  it('have a reference whose every number keeps within its bounds', () => {
    expect(withReference({}).ok).toBe(true);
    const many = (count: number, name: string) => Array.from({ length: count }, (_, i) => `${name}${i}`);
    const good: object[] = [
      {
        links: [
          { ...link, probit: -40 },
          { ...link, probit: 40 },
        ],
      },
      {
        links: [
          { ...link, probitSd: 0 },
          { ...link, probitSd: 100 },
        ],
      },
      { links: [{ ...link, yardstick: 'y'.repeat(250), from: many(100, 'm') }] },
      { links: [{ ...link, from: ['f'.repeat(250)] }] },
      { linkTests: [{ ...test, linkErrorPoints: 0, benchmarkMeanErrorPoints: 100, models: 0, earned: false }] },
      { linkTests: [{ ...test, models: 1_000_000 }] },
      {
        completionFactors: [
          { ...factor, factor: 0 },
          { ...factor, factor: 10_000 },
        ],
      },
      {
        completionFactors: [
          { ...factor, benchmark: 'b'.repeat(100), config: 'c'.repeat(200), source: 's'.repeat(500) },
        ],
      },
      { completionFactorByKind: { ...kinds, benchmark: 'b'.repeat(100), models: 1_000_000 } },
    ];
    for (const change of good) expect([change, withReference(change).ok]).toEqual([change, true]);
    const bad: object[] = [
      { links: [{ ...link, probit: -40.1 }] },
      { links: [{ ...link, probit: 40.1 }] },
      { links: [{ ...link, probitSd: -0.1 }] },
      { links: [{ ...link, probitSd: 100.1 }] },
      { links: [{ ...link, category: 'cooking' }] },
      { links: [{ ...link, modelId: '__proto__' }] },
      { links: [{ ...link, yardstick: '' }] },
      { links: [{ ...link, yardstick: 'y'.repeat(251) }] },
      { links: [{ ...link, from: many(101, 'm') }] },
      { links: [{ ...link, from: ['f'.repeat(251)] }] },
      { links: [{ ...link, more: 1 }] },
      { linkTests: [{ ...test, linkErrorPoints: -1 }] },
      { linkTests: [{ ...test, linkErrorPoints: 101 }] },
      { linkTests: [{ ...test, residualSd: -1 }] },
      { linkTests: [{ ...test, models: -1 }] },
      { linkTests: [{ ...test, models: 1.5 }] },
      { linkTests: [{ ...test, models: 1_000_001 }] },
      { linkTests: [{ ...test, earned: 1 }] },
      { linkTests: [{ ...test, category: 'cooking' }] },
      { linkTests: [{ ...test, more: 1 }] },
      { linkTests: Array.from({ length: 1001 }, () => test) },
      { completionFactors: [{ ...factor, factor: -1 }] },
      { completionFactors: [{ ...factor, factor: 10_001 }] },
      { completionFactors: [{ ...factor, benchmark: 'b'.repeat(101) }] },
      { completionFactors: [{ ...factor, config: 'c'.repeat(201) }] },
      { completionFactors: [{ ...factor, source: 's'.repeat(501) }] },
      { completionFactors: [{ ...factor, category: 'cooking' }] },
      { completionFactors: [{ ...factor, more: 1 }] },
      { completionFactorByKind: { ...kinds, plain: { value: 1, low: -1, high: 2 } } },
      { completionFactorByKind: { ...kinds, plain: { value: 1, low: 1, high: 10_001 } } },
      { completionFactorByKind: { ...kinds, plain: { value: 1, low: 1, high: 2, more: 1 } } },
      { completionFactorByKind: { ...kinds, benchmark: 'b'.repeat(101) } },
      { completionFactorByKind: { ...kinds, models: -1 } },
      { completionFactorByKind: { ...kinds, more: 1 } },
      { more: 1 },
    ];
    for (const change of bad) expect([change, withReference(change).ok]).toEqual([change, false]);
    expect(readSnapshot({ ...rows(), more: 1 }).ok).toBe(false);
  });
});
