import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog, Snapshot } from '../../../shared/catalog/catalog.ts';
import { newEvidence } from '../../../shared/catalog/evidence.ts';
import { newModel } from '../../../shared/catalog/model.ts';
import { decodeUtf8 } from '../../../shared/document/bytes.ts';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { fieldOrder } from '../../../shared/document/fieldOrder.ts';
import { openPortfolio } from '../../../shared/document/openPortfolio.ts';
import { scanJson } from '../../../shared/document/scanJson.ts';
import type { Step } from '../../../shared/document/step.ts';
import { steps, upgrade, versionAfter } from '../../../shared/document/versions.ts';
import { writePortfolio } from '../../../shared/document/writePortfolio.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { presets } from '../../../shared/plan/presets.ts';
import { keptCatalogFile } from '../../keptCatalog.ts';
import { createPlan } from '../../namedPlan.ts';
import { plainReference } from '../../plainReference.ts';

/** Of files: the first, and every one a step leads to. */
const versions = [1, ...steps.map(({ to }) => to)];
const fixtureOf = (version: number) => new URL(`../../fixtures/portfolio-v${version}.portfolio`, import.meta.url);
const seed = (name: string) => JSON.parse(readFileSync(keptCatalogFile(`${name}.json`), 'utf8'));
const catalog: Catalog = { models: seed('models').map(newModel), evidence: seed('evidence').map(newEvidence) };

interface Stored {
  usdPerSuccess: number;
  silentFailure: number;
  usdPerMonth: number;
}

const none: Snapshot = {
  models: [],
  evidence: [],
  reference: plainReference(),
};

const opened = (text: string): PortfolioDocument => {
  const read = openPortfolio(text);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
};

describe('a portfolio file', () => {
  it.each(presets.map((preset) => preset.id))(
    '%s is written and opened to the same plan and rows',
    { tags: ['slow'] },
    (id) => {
      const document = {
        plan: createPlan(id, catalog),
        snapshot: id === 'localisation' ? { ...none, ...catalog } : none,
        unknown: {},
      };
      const text = writePortfolio(document, 'Portfolio test');
      expect(opened(text)).toEqual(document);
      expect(writePortfolio(opened(text), 'Portfolio test')).toBe(text);
    },
  );

  it('does not depend on the order in which fields were made', () => {
    const turn = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turn)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, inner]) => [key, turn(inner)]),
            )
          : value;
    const document = { plan: createPlan('companion', catalog), snapshot: none, unknown: { b: 1, a: { d: 1, c: 2 } } };
    expect(writePortfolio(turn(document) as PortfolioDocument, 'x')).toBe(writePortfolio(document, 'x'));
  });

  it('puts one catalog row on one line', { tags: ['slow'] }, () => {
    const text = writePortfolio(
      { plan: createPlan('empty', catalog), snapshot: { ...none, ...catalog }, unknown: {} },
      'x',
    );
    const lines = text.split('\n');
    for (const model of catalog.models)
      expect(lines.filter((line) => line.trimStart().startsWith(`{ "id": ${JSON.stringify(model.id)},`))).toHaveLength(
        1,
      );
  });

  it('refuses to write a number that is none', () => {
    const plan = { ...createPlan('empty', catalog), tasksPerMonth: Number.NaN };
    expect(() => writePortfolio({ plan, snapshot: none, unknown: {} }, 'x')).toThrow(RangeError);
  });

  it('knows the place of every field it writes', () => {
    const known = new Set(fieldOrder);
    const strangers = new Set<string>();
    // Below these, names are those of rows, of their places, and of what a fact rests on.
    const named = new Set(['sources', 'rows', 'places']);
    const walk = (value: unknown, name: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (!Array.isArray(value) && !named.has(name) && !known.has(key)) strangers.add(key);
        walk(inner, key);
      }
    };
    walk(JSON.parse(readFileSync(fixtureOf(versionAfter(steps)), 'utf8')), '');
    walk(catalog, '');
    expect([...strangers]).toEqual([]);
    expect(known.size).toBe(fieldOrder.length);
  });
});

describe('a file that a version control left half merged', () => {
  const text = readFileSync(fixtureOf(7), 'utf8');
  const before = text.slice(0, text.indexOf('"tasksPerMonth"')).split('\n').length;
  const mine = '"tasksPerMonth": 1,\n';
  it.each([
    ['with both sides', `<<<<<<< HEAD\n${mine}=======\n"tasksPerMonth": 2,\n>>>>>>> theirs\n`],
    ['without names of the sides', `<<<<<<<\n${mine}=======\n"tasksPerMonth": 2,\n>>>>>>>\n`],
    ['with the version in common', `||||||| base\n${mine}`],
    ['with one mark forgotten', `=======\n${mine}`],
    ['as Windows ends lines', `<<<<<<< HEAD\r\n${mine}`],
  ])('%s is named with the line', (_, marks) => {
    const half = text.replace('"tasksPerMonth"', `\n${marks}"tasksPerMonth"`);
    expect(openPortfolio(half)).toMatchObject({ error: { kind: 'halfMerged', details: { line: before + 1 } } });
  });
  it('is none where a note speaks of one', () => {
    const notes = 'a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> d';
    const file = JSON.parse(text);
    file.plan.notes = notes;
    expect(opened(JSON.stringify(file, null, 2)).plan.notes).toBe(notes);
  });
});

describe('versions', () => {
  it('every version ever shipped has a fixture that opens and is a fixpoint', { tags: ['slow'] }, () => {
    for (const version of versions) {
      expect([version, existsSync(fixtureOf(version))]).toEqual([version, true]);
      const decoded = decodeUtf8(new Uint8Array(readFileSync(fixtureOf(version))));
      const document = opened(decoded.ok ? decoded.value : '');
      const text = writePortfolio(document, 'x');
      expect(writePortfolio(opened(text), 'x')).toBe(text);
    }
  });

  it('every fixture gives the figures stored beside it: an old file keeps its own numbers', () => {
    for (const version of versions) {
      const { plan, snapshot } = opened(readFileSync(fixtureOf(version), 'utf8'));
      const stored: Stored[] = JSON.parse(
        readFileSync(new URL(`../../fixtures/portfolio-v${version}.outcome.json`, import.meta.url), 'utf8'),
      );
      const outcome = evaluate({ plan, snapshot, draws: 0 });
      expect(outcome.stacks).toHaveLength(stored.length);
      for (const [i, { usdPerSuccess, silentFailure, usdPerMonth }] of stored.entries()) {
        const total = outcome.stacks[i]?.total;
        expect((total?.usdPerSuccess?.value ?? 0) / usdPerSuccess).toBeCloseTo(1, 8);
        expect((total?.silentFailure.value ?? 0) / silentFailure).toBeCloseTo(1, 8);
        expect((total?.usdPerMonth.value ?? 0) / usdPerMonth).toBeCloseTo(1, 8);
      }
    }
  });

  it('steps lead upwards', () => {
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  });

  it('takes a file up from where it is, and names the step that fails', () => {
    const all: Step[] = [
      { to: 2, why: 'AddHorizon', up: (file) => ({ ...file, horizon: 12 }) },
      { to: 3, why: 'RenameMix', up: (file) => ({ ...file, mix: (file.old as { mix: unknown }).mix }) },
    ];
    expect(versionAfter(all)).toBe(3);
    expect(upgrade({ old: { mix: 1 } }, 1, all)).toEqual({ ok: true, value: { old: { mix: 1 }, horizon: 12, mix: 1 } });
    expect(upgrade({ old: { mix: 1 } }, 2, all)).toEqual({ ok: true, value: { old: { mix: 1 }, mix: 1 } });
    expect(upgrade({}, 1, all)).toMatchObject({
      ok: false,
      error: { kind: 'stepFailed', details: { from: 2, to: 3, why: 'RenameMix' } },
    });
  });
});

describe('the scan before the parse', () => {
  const parses = (text: string): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const scrap = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"b"',
    '"',
    '\\',
    '1',
    '-',
    '0',
    '.5',
    'e9',
    'true',
    'null',
    ' ',
    '\n',
    '\u00a0',
    '\\u0041',
    'x',
    '"\\n"',
    '\u0000',
  );
  it('agrees with the engine’s parser on what is JSON', { tags: ['slow'] }, () => {
    const stricter = new Set(['duplicateKey', 'badKey', 'notFinite']);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.array(scrap, { maxLength: 12 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const scan = scanJson(text);
          if (scan.ok) return parses(text);
          return stricter.has(scan.error.kind) || !parses(text);
        },
      ),
      { numRuns: 8000, seed: 4 },
    );
  });
});

describe('any file at all', () => {
  const small = writePortfolio(
    {
      plan: createPlan('localisation', catalog),
      snapshot: { ...none, models: catalog.models.slice(0, 1) },
      unknown: { later: [1] },
    },
    'Portfolio test',
  );
  const bytes = new TextEncoder().encode(small);

  const sound = (contents: Uint8Array): boolean => {
    const decoded = decodeUtf8(contents);
    const read = decoded.ok ? openPortfolio(decoded.value) : decoded;
    if (!read.ok) return read.error.kind.length > 0 && read.error.message.length > 0;
    const text = writePortfolio(read.value, 'x');
    return writePortfolio(opened(text), 'x') === text;
  };

  it('with bytes flipped, cut, repeated or put in: a sound plan or a refusal, never a throw', {
    tags: ['slow'],
    timeout: 120_000,
  }, () => {
    const place = fc.nat({ max: bytes.length - 1 });
    const mutation = fc.oneof(
      fc.tuple(place, fc.integer({ min: 0, max: 7 })).map(([at, bit]) => bytes.with(at, (bytes[at] ?? 0) ^ (1 << bit))),
      fc.tuple(place, fc.integer({ min: 0, max: 255 })).map(([at, byte]) => bytes.with(at, byte)),
      fc
        .tuple(place, place)
        .map(([a, b]) => new Uint8Array([...bytes.slice(0, Math.min(a, b)), ...bytes.slice(Math.max(a, b))])),
      fc
        .tuple(place, fc.string({ unit: 'grapheme', maxLength: 6 }))
        .map(
          ([at, put]) => new Uint8Array([...bytes.slice(0, at), ...new TextEncoder().encode(put), ...bytes.slice(at)]),
        ),
    );
    fc.assert(fc.property(mutation, sound), { numRuns: 4000, seed: 5 });
  });

  it('with any JSON value in place of any field', { tags: ['slow'], timeout: 60_000 }, () => {
    const fields = [
      'tasksPerMonth',
      'categories',
      'stacks',
      'share',
      'value',
      'low',
      'rungs',
      'policies',
      'kind',
      'models',
      'price',
      'reference',
      'version',
      'plan',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.jsonValue({ maxDepth: 3 }), (field, value) => {
        const replaced = JSON.stringify(JSON.parse(small), (key, kept) => (key === field ? value : kept));
        return sound(new TextEncoder().encode(replaced));
      }),
      { numRuns: 1000, seed: 6 },
    );
  });
});
