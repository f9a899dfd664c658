/**
 * Files a stranger may send, by the row numbers of the project's list of hostile inputs. Rows 11 and 12 are tried as
 * bytes; what only a file system can do (13 to 16: sparse files, devices, links) belongs to the host's own tests.
 * Row 48 has no place here: a plan holds no pair of dates.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from '../../shared/document/bytes.ts';
import { openPortfolio } from '../../shared/document/openPortfolio.ts';
import { steps, versionAfter } from '../../shared/document/versions.ts';
import { writePortfolio } from '../../shared/document/writePortfolio.ts';

const newest = versionAfter(steps);
const bytes = new Uint8Array(readFileSync(new URL(`../fixtures/portfolio-v${newest}.portfolio`, import.meta.url)));
const text = new TextDecoder().decode(bytes);
const utf8 = (contents: string) => new TextEncoder().encode(contents);

const openBytes = (contents: Uint8Array) => {
  const decoded = decodeUtf8(contents);
  return decoded.ok ? openPortfolio(decoded.value) : decoded;
};

/** 'opens', or the kind of the refusal; every refusal has a sentence. */
const resultOf = (contents: string | Uint8Array): string => {
  const opened = typeof contents === 'string' ? openPortfolio(contents) : openBytes(contents);
  if (!opened.ok) expect(opened.error.message.length).toBeGreaterThan(10);
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
  return opened.ok ? 'opens' : opened.error.kind;
};

const detailsOf = (contents: string | Uint8Array): Record<string, string | number> => {
  const opened = typeof contents === 'string' ? openPortfolio(contents) : openBytes(contents);
  return opened.ok ? {} : (opened.error.details ?? {});
};

// biome-ignore lint/suspicious/noExplicitAny: hostile files have any shape
type Loose = any;

/** The fixture with something done to it, as text. */
const changed = (change: (file: Loose) => void): string => {
  const file = JSON.parse(text);
  change(file);
  return JSON.stringify(file);
};

/** The fixture with raw JSON in place of one value, for what JSON.stringify would never write. */
const withRaw = (raw: string, place: (file: Loose, mark: string) => void): string =>
  changed((file) => place(file, '@@')).replace('"@@"', raw);

const inTasks = (raw: string): string =>
  withRaw(raw, (file, mark) => {
    file.plan.tasksPerMonth = mark;
  });

describe('what is not text, or not JSON', () => {
  it('1: no bytes at all', () => expect(resultOf(new Uint8Array())).toBe('empty'));
  it('2: only a byte order mark, only space', () => {
    expect(resultOf(new Uint8Array([0xef, 0xbb, 0xbf]))).toBe('empty');
    expect(resultOf('\ufeff \r\n\t')).toBe('empty');
  });
  it('3: a byte order mark before a valid file', () => {
    expect(resultOf(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes]))).toBe('opens');
    expect(resultOf(`\ufeff${text}`)).toBe('opens');
  });
  it('4: UTF-16 with its mark', () => {
    expect(resultOf(new Uint8Array([0xff, 0xfe, ...Buffer.from('{"format":"portfolio"}', 'utf16le')]))).toBe('notUtf8');
  });
  it('5: bytes that are no UTF-8, with their offset', () => {
    expect(detailsOf(new Uint8Array([...utf8('{"a":"'), 0xc0, 0xaf]))).toEqual({ offset: 6 });
    expect(detailsOf(new Uint8Array([...utf8('{"é":"'), 0xf0, 0x9f, 0x98]))).toEqual({ offset: 7 });
    expect(detailsOf(new Uint8Array([...utf8('{"a'), 0xed, 0xa0, 0x80]))).toEqual({ offset: 3 });
    expect(detailsOf(new Uint8Array([...utf8('😀{'), 0xf4, 0x90, 0x80, 0x80]))).toEqual({ offset: 5 });
  });
  it('6: cut off at every twentieth', () => {
    for (let i = 1; i < 20; i += 1) {
      const cut = text.slice(0, Math.floor((text.length * i) / 20));
      expect(resultOf(cut)).toBe('notJson');
      expect(detailsOf(cut)).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
    }
    expect(resultOf(text.trimEnd().slice(0, -1))).toBe('notJson');
  });
  it.each([
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['ZIP', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]],
    ['PDF', [...utf8('%PDF-1.7\n')]],
    ['SQLite', [...utf8('SQLite format 3\0')]],
  ] as const)('8: a %s file under our name', (name, start) => {
    expect(resultOf(new Uint8Array(start))).toBe('notAPortfolio');
    expect(detailsOf(new Uint8Array(start))).toEqual({ looksLike: name });
  });
  it.each([
    ['package.json', '{"name":"x","version":"1.0.0","dependencies":{}}'],
    ['Excalidraw', '{"type":"excalidraw","version":2,"elements":[]}'],
    ['JSON', '{"format":"other"}'],
    ['HTML', '<!doctype html><title>x</title>'],
  ])('9: another program’s file: %s', (name, contents) => {
    expect(resultOf(contents)).toBe('notAPortfolio');
    expect(detailsOf(contents)).toEqual({ looksLike: name });
  });
  it.each(['[]', '1', '"portfolio"', 'null', 'true'])('10: a root that is %s', (root) => {
    expect(resultOf(root)).toBe('notAPortfolio');
  });
  it.each([
    'NaN',
    'Infinity',
    '-Infinity',
    '+1',
    '0x10',
    '01',
    '1.',
    '.5',
    '-',
    '1e',
    "'1'",
    '1,',
    '/* */1',
    '1//',
    'True',
    'undefined',
    '"\\x41"',
    '"\\u12g4"',
    '"a\nb"',
    '"\t"',
  ])('41: %s is not JSON', (raw) => expect(resultOf(inTasks(raw))).toBe('notJson'));
  it('41: commas that trail, colons that miss, text after the end', () => {
    for (const broken of [
      '{"a":1,}',
      '[1,]',
      '{"a" 1}',
      '{"a"}',
      '{,}',
      '[,]',
      '{} {}',
      '{}x',
      '{1:2}',
      '{"a":}',
      ']',
      '{]',
    ])
      expect([broken, resultOf(broken)]).toEqual([broken, 'notJson']);
  });
});

describe('what is too much', () => {
  const limit = 64 * 1024 * 1024;
  it('11: one byte beyond 64 MiB', () => {
    const large = new Uint8Array(limit + 1);
    expect(resultOf(large)).toBe('tooLarge');
    expect(detailsOf(large)).toEqual({ size: limit + 1, max: limit, maxMiB: 64 });
    expect(resultOf(' '.repeat(limit + 1))).toBe('tooLarge');
  });
  it('12: 64 MiB of space around an object', { tags: ['slow'] }, () => {
    expect(resultOf(`${' '.repeat(limit - 2)}{}`)).toBe('notAPortfolio');
  });
  it.each([65, 5000, 5_000_000])('17: lists nested %i deep', (depth) => {
    expect(resultOf('['.repeat(depth) + ']'.repeat(depth))).toBe('tooDeep');
    expect(resultOf('['.repeat(depth))).toBe('tooDeep');
  });
  it('17: 64 deep is still read', () => {
    expect(resultOf('['.repeat(64) + ']'.repeat(64))).toBe('notAPortfolio');
  });
  it('18: objects nested 100,000 deep under a name we do not know', () => {
    expect(
      resultOf(
        withRaw(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, (file, mark) => {
          file.extra = mark;
        }),
      ),
    ).toBe('tooDeep');
  });
  it('19: a list of 5,000,000', () => {
    expect(
      resultOf(
        withRaw(`[${'0,'.repeat(4_999_999)}0]`, (file, mark) => {
          file.extra = mark;
        }),
      ),
    ).toBe('tooMany');
  });
  it('20: more rows than allowed; none at all', () => {
    expect(
      resultOf(
        withRaw(`[${'{},'.repeat(200_000)}{}]`, (file, mark) => {
          file.catalog.models = mark;
        }),
      ),
    ).toBe('tooMany');
    expect(
      resultOf(
        changed((file) => {
          file.catalog.models = [];
          file.catalog.evidence = [];
          file.scenarios = [];
          file.versions = [];
        }),
      ),
    ).toBe('opens');
    expect(
      resultOf(
        changed((file) => {
          file.plan.stacks = [];
          file.plan.fleets = [];
        }),
      ),
    ).toBe('opens');
    expect(
      resultOf(
        changed((file) => {
          file.plan.categories = [];
        }),
      ),
    ).toBe('invalidCountLow');
  });
  it('20: many small lists that together exceed the file’s limit', { tags: ['slow'] }, () => {
    const list = `[${'0,'.repeat(99_999)}0]`;
    expect(resultOf(`[${`${list},`.repeat(20)}${list}]`)).toBe('tooMany');
  });
  it('many rows of which none is right: the first is named, and no pile of complaints is made', {
    tags: ['slow'],
  }, () => {
    const emptyRows = (length: number) => Array.from({ length }, () => ({}));
    const places: [string, (file: Loose, rows: object[]) => void, number][] = [
      ['evidence[0].id', (file, rows) => Object.assign(file.catalog, { evidence: rows }), 50_000],
      ['models[0].id', (file, rows) => Object.assign(file.catalog, { models: rows }), 20_000],
      ['reference.links[0].modelId', (file, rows) => Object.assign(file.catalog.reference, { links: rows }), 50_000],
      ['assumedRates[0].modelId', (file, rows) => Object.assign(file.plan, { assumedRates: rows }), 20_000],
      ['assumedSpeeds[0].modelId', (file, rows) => Object.assign(file.plan, { assumedSpeeds: rows }), 5000],
    ];
    for (const [field, put, most] of places) {
      for (const length of [7000, most].filter((count) => count <= most)) {
        const file = changed((each) => put(each, emptyRows(length)));
        expect([field, resultOf(file), detailsOf(file).field]).toEqual([field, 'missingField', field]);
      }
      const tooMany = changed((each) => put(each, emptyRows(most + 1)));
      expect([field, resultOf(tooMany), detailsOf(tooMany).max]).toEqual([field, 'invalidCount', most]);
    }
  });
  it('splits within splits beyond what anybody can mean', { tags: ['slow'] }, () => {
    const flow = (ladder: Loose, widths: number[]): Loose => {
      const [width, ...inner] = widths;
      return width === undefined
        ? ladder
        : {
            kind: 'split',
            parts: Array.from({ length: width }, () => ({ weight: 1 / width, policy: flow(ladder, inner) })),
          };
    };
    const put = (...widths: number[]) =>
      changed((file) => {
        const { policies } = file.plan.stacks[0];
        const [id] = Object.keys(policies);
        policies[id as string] = flow(
          Object.values(policies).find(({ kind }: Loose) => kind === 'ladder'),
          widths,
        );
      });
    expect(resultOf(put(4, 4, 4))).toBe('opens');
    for (const file of [put(5, 13), put(16, 16, 16)]) expect(resultOf(file)).toBe('tooManyLadders');
    expect(detailsOf(put(16, 16, 16)).value).toBe(4096);
    const whole = changed((file) => {
      const [stack] = file.plan.stacks;
      const ladder = Object.values(stack.policies).find(({ kind }: Loose) => kind === 'ladder');
      file.plan.stacks = Array.from({ length: 64 }, (_, at) => ({
        ...stack,
        id: `s${at}`,
        policies: Object.fromEntries(file.plan.categories.map(({ id }: Loose) => [id, flow(ladder, [8, 8])])),
      }));
    });
    expect(resultOf(whole)).toBe(
      JSON.parse(whole).plan.categories.length * 64 * 64 > 8000 ? 'tooManyLadders' : 'opens',
    );
  });
  it('21: one text of 50 MB', { tags: ['slow'] }, () => {
    expect(
      resultOf(
        withRaw(`"${'a'.repeat(50_000_000)}"`, (file, mark) => {
          file.plan.notes = mark;
        }),
      ),
    ).toBe('tooLong');
  });
  it('22: 1,000,000 names in one object', { tags: ['slow'] }, () => {
    const names = Array.from({ length: 1_000_000 }, (_, i) => `"k${i}":0`).join(',');
    expect(
      resultOf(
        withRaw(`{${names}}`, (file, mark) => {
          file.extra = mark;
        }),
      ),
    ).toBe('tooMany');
  });
});

describe('names and ids', () => {
  it.each(['__proto__', 'constructor', 'prototype', '\\u005f_proto__'])(
    '23, 24: the name %s, wherever it stands',
    (name) => {
      const poison = `{"${name}":{"polluted":1}}`;
      expect(resultOf(poison)).toBe('badKey');
      for (const place of [
        (file: Loose, mark: string) => {
          file.extra = mark;
        },
        (file: Loose, mark: string) => {
          file.plan.categories[0].extra = mark;
        },
        (file: Loose, mark: string) => {
          file.plan.stacks[0].policies = mark;
        },
        (file: Loose, mark: string) => {
          file.catalog.models[0].sources = mark;
        },
      ])
        expect(resultOf(withRaw(poison, place))).toBe('badKey');
      expect(({} as Loose).polluted).toBeUndefined();
    },
  );
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('25: the id %s', (id) => {
    expect(
      resultOf(
        changed((file) => {
          file.plan.stacks[0].id = id;
        }),
      ),
    ).toBe('invalidStackId');
    expect(
      resultOf(
        changed((file) => {
          file.catalog.models[0].id = id;
        }),
      ),
    ).toBe('invalidId');
    expect(
      resultOf(
        changed((file) => {
          file.plan.categories[0].id = id;
        }),
      ),
    ).toBe('invalidRowId');
  });
  it('26: the same name twice in one object, with its place', () => {
    const twice = withRaw('1,"tasksPerMonth":2', (file, mark) => {
      file.plan.tasksPerMonth = mark;
    });
    expect(resultOf(twice)).toBe('duplicateKey');
    expect(detailsOf(twice)).toMatchObject({ key: 'tasksPerMonth', line: 1 });
    expect(resultOf('{"a":1,"\\u0061":2}')).toBe('duplicateKey');
  });
  it('27: the same id twice in one list, both places named', () => {
    const twice = changed((file) => {
      file.plan.stacks[1].id = file.plan.stacks[0].id;
    });
    expect(resultOf(twice)).toBe('duplicateId');
    expect(detailsOf(twice)).toMatchObject({ field: 'stacks[1].id', allowed: 'one that stacks[0] does not have' });
    expect(
      resultOf(
        changed((file) => {
          file.catalog.models.push(file.catalog.models[0]);
        }),
      ),
    ).toBe('duplicateId');
    expect(
      resultOf(
        changed((file) => {
          file.catalog.evidence.push(file.catalog.evidence[0]);
        }),
      ),
    ).toBe('duplicateId');
    expect(
      resultOf(
        changed((file) => {
          file.plan.categories[1].id = 'programming';
        }),
      ),
    ).toBe('duplicateId');
  });
  it.each([
    "x'; DROP TABLE models;--",
    '../../etc/passwd',
    'C:\\x',
    'a/b',
    'a.',
    '',
    'a'.repeat(300),
    '"><img src=x onerror=alert(1)>',
  ])('31 to 33: the stack id %s', (id) => {
    expect(
      resultOf(
        changed((file) => {
          file.plan.stacks[0].id = id;
        }),
      ),
    ).toBe('invalidStackId');
  });
  it('34: markup in a name is text', () => {
    const opened = openPortfolio(
      changed((file) => {
        file.plan.stacks[0].name = '<img src=x onerror=alert(1)>';
      }),
    );
    expect(opened.ok && opened.value.plan.stacks[0]?.name).toBe('<img src=x onerror=alert(1)>');
  });
  it.each([
    ['', 'invalidName'],
    ['  ', 'invalidName'],
    ['a'.repeat(201), 'invalidName'],
    ['ab\u202egnp.exe', 'invalidName'],
    ['a\u0000b', 'invalidName'],
  ])('37 to 40: the name %j', (name, kind) => {
    expect(
      resultOf(
        changed((file) => {
          file.plan.stacks[0].name = name;
        }),
      ),
    ).toBe(kind);
  });
  it('39: half a surrogate pair', () => {
    expect(
      resultOf(
        withRaw('"\\ud800"', (file, mark) => {
          file.plan.notes = mark;
        }),
      ),
    ).toBe('invalidText');
  });
});

describe('numbers, types and versions', () => {
  it('42: a number beyond all numbers, with its place', () => {
    expect(resultOf(inTasks('1e999'))).toBe('notFinite');
    expect(resultOf(inTasks('-1e999'))).toBe('notFinite');
    expect(resultOf(inTasks('9'.repeat(400)))).toBe('notFinite');
    expect(detailsOf(inTasks('1e999'))).toMatchObject({ value: '1e999', line: 1 });
  });
  it('43: 1e308 is outside every field', () => {
    expect(resultOf(inTasks('1e308'))).toBe('invalidNumber');
    expect(
      resultOf(
        changed((file) => {
          file.plan.humanUsdPerHour.value = 1e308;
        }),
      ),
    ).toBe('invalidNumber');
    expect(
      resultOf(
        changed((file) => {
          file.catalog.models[0].offers[0].promptUsdPerM = 1e308;
        }),
      ),
    ).toBe('invalidNumber');
  });
  it('44: minus zero is zero; tiny and untidy numbers stay as they are', () => {
    const opened = openPortfolio(
      withRaw('-0', (file, mark) => {
        file.plan.budgetUsdPerMonth = mark;
      }),
    );
    expect(opened.ok && Object.is(opened.value.plan.budgetUsdPerMonth, 0)).toBe(true);
    for (const raw of ['5e-324', '0.30000000000000004', '-0.0e5']) {
      const kept = openPortfolio(
        withRaw(raw, (file, mark) => {
          file.plan.budgetUsdPerMonth = mark;
        }),
      );
      expect(kept.ok && kept.value.plan.budgetUsdPerMonth).toBe(Number(raw) + 0);
    }
  });
  it('45: an integer that no number can hold', () => {
    const trials = withRaw('9007199254740993', (file, mark) => {
      file.catalog.evidence[0].trials = mark;
    });
    expect(resultOf(trials)).toBe('invalidWholeNumber');
  });
  it.each([
    [
      'a negative cost',
      (file: Loose) => {
        file.plan.categories[0].silentFailureUsd.value = -1;
      },
      'invalidNumber',
    ],
    [
      '101%',
      (file: Loose) => {
        file.plan.categories[0].humanSuccess.value = 1.01;
      },
      'invalidNumber',
    ],
    [
      '1.0000001',
      (file: Loose) => {
        file.plan.stacks[1].policies.programming.rungs[0].verifier.falseAccept.value = 1.0000001;
      },
      'invalidNumber',
    ],
    [
      '11 attempts',
      (file: Loose) => {
        file.plan.stacks[0].policies.programming.rungs[0].attempts = 11;
      },
      'invalidWholeNumber',
    ],
    [
      'half an attempt',
      (file: Loose) => {
        file.plan.stacks[0].policies.programming.rungs[0].attempts = 1.5;
      },
      'invalidWholeNumber',
    ],
    [
      'no rungs',
      (file: Loose) => {
        file.plan.stacks[0].policies.programming.rungs = [];
      },
      'invalidCountLow',
    ],
    [
      'rho and tau that fill everything',
      (file: Loose) => {
        file.plan.categories[0].dependence.tau.value = 0.25;
        file.plan.categories[0].dependence.tau.high = 0.25;
      },
      'dependenceTooStrong',
    ],
    [
      'cached shares beyond 1',
      (file: Loose) => {
        file.plan.categories[0].shape.cacheReadShare = 0.7;
        file.plan.categories[0].shape.cacheWriteShare = 0.4;
      },
      'cacheSharesAboveOne',
    ],
    [
      'a range the wrong way round',
      (file: Loose) => {
        file.plan.categories[0].dependence.rho.low = 0.9;
      },
      'rangeOrder',
    ],
    [
      'a mix that does not sum to 1',
      (file: Loose) => {
        file.plan.categories[0].share = 0.5;
      },
      'mixSum',
    ],
    [
      'more successes than trials',
      (file: Loose) => {
        file.catalog.evidence[0].successes = file.catalog.evidence[0].trials + 1;
      },
      'successesAboveTrials',
    ],
    [
      'no tasks',
      (file: Loose) => {
        file.plan.tasksPerMonth = 0;
      },
      'invalidNumber',
    ],
  ])('46: %s', (_, change, kind) => expect(resultOf(changed(change))).toBe(kind));
  it.each([
    [
      'a number as text',
      (file: Loose) => {
        file.plan.tasksPerMonth = '5';
      },
      'invalidNumber',
    ],
    [
      'true for a number',
      (file: Loose) => {
        file.plan.categories[0].share = true;
      },
      'invalidNumber',
    ],
    [
      '1 for yes',
      (file: Loose) => {
        file.plan.categories[0].deferrable = 1;
      },
      'invalidYesNo',
    ],
    [
      'nothing where something must be',
      (file: Loose) => {
        delete file.plan.categories[0].shape;
      },
      'missingField',
    ],
    [
      'null where something must be',
      (file: Loose) => {
        file.plan.categories[0].shape = null;
      },
      'invalidObject',
    ],
    [
      'an object for a name',
      (file: Loose) => {
        file.plan.stacks[0].name = { formula: 'HYPERLINK("x")' };
      },
      'invalidName',
    ],
    [
      'a list for a plan',
      (file: Loose) => {
        file.plan = [];
      },
      'invalidObject',
    ],
    [
      'no plan',
      (file: Loose) => {
        delete file.plan;
      },
      'missingPart',
    ],
    [
      'no catalog',
      (file: Loose) => {
        delete file.catalog;
      },
      'missingPart',
    ],
    [
      'no writer',
      (file: Loose) => {
        delete file.writtenBy;
      },
      'missingPart',
    ],
    [
      '30 February',
      (file: Loose) => {
        file.catalog.models[0].releaseDate = '2026-02-30';
      },
      'invalidDate',
    ],
    [
      'the year 275761',
      (file: Loose) => {
        file.catalog.models[0].offers[0].asOf = '275761-01-01';
      },
      'invalidDate',
    ],
    [
      'a day of zeros',
      (file: Loose) => {
        file.catalog.models[0].offers[0].asOf = '0000-00-00';
      },
      'invalidDate',
    ],
    [
      'a policy of no known kind',
      (file: Loose) => {
        file.plan.stacks[0].policies.programming.kind = 'lottery';
      },
      'invalidRule',
    ],
    [
      'a policy of a category nobody knows',
      (file: Loose) => {
        file.plan.stacks[0].policies.cooking = file.plan.stacks[0].policies.programming;
      },
      'notARow',
    ],
    [
      'a field nobody knows inside an estimate',
      (file: Loose) => {
        file.plan.humanUsdPerHour.formula = '=1+1';
      },
      'unknownField',
    ],
    [
      'five levels of splits',
      (file: Loose) => {
        const { policies } = file.plan.stacks[0];
        for (let i = 0; i < 4; i += 1)
          policies.programming = { kind: 'split', parts: [{ weight: 1, policy: policies.programming }] };
      },
      'policyTooDeep',
    ],
    [
      'weights that do not sum to 1',
      (file: Loose) => {
        const { policies } = file.plan.stacks[0];
        policies.programming = { kind: 'split', parts: [{ weight: 0.5, policy: policies.programming }] };
      },
      'weightsSum',
    ],
  ])('47: %s', (_, change, kind) => expect(resultOf(changed(change))).toBe(kind));
  it('46, 47: the refusal names the field, the value and what is allowed', () => {
    expect(
      detailsOf(
        changed((file) => {
          file.plan.categories[0].humanSuccess.value = 1.01;
        }),
      ),
    ).toMatchObject({
      field: 'categories[0].humanSuccess.value',
      value: '1.01',
      allowed: 'a number from 0 to 1',
    });
    expect(
      detailsOf(
        changed((file) => {
          file.plan.stacks[0].policies.roleplay.rungs[0].attempts = 0;
        }),
      ),
    ).toMatchObject({
      field: 'stacks[0].policies.roleplay.rungs[0].attempts',
      value: '0',
    });
    expect(
      detailsOf(
        changed((file) => {
          file.plan.stacks[0].policies.roleplay.kind = 'lottery';
        }),
      ),
    ).toMatchObject({
      field: 'stacks[0].policies.roleplay.kind',
      value: '"lottery"',
    });
  });
  it.each([
    [999, 'tooNew'],
    [newest + 1, 'tooNew'],
    ['1', 'badVersion'],
    [1.5, 'badVersion'],
    [-1, 'badVersion'],
    [0, 'badVersion'],
    [null, 'badVersion'],
    [undefined, 'badVersion'],
    [[1], 'badVersion'],
  ])('49: version %j', (version, kind) => {
    const file = changed((loose) => {
      loose.version = version;
    });
    expect(resultOf(file)).toBe(kind);
    expect(detailsOf(file)).toMatchObject({ newest });
  });
  it('50: what a newer minor release wrote is kept and written back', () => {
    const newer = changed((file) => {
      file.theme = { colour: 'blue', list: [1, { a: null }] };
      file.plan.horizonMonths = 24;
      file.plan.categories[0].regions = [{ id: 'asia', share: 0.3 }];
      file.plan.stacks[1].rules = { maxModels: 3 };
    });
    const opened = openPortfolio(newer);
    expect(opened.ok).toBe(true);
    if (!opened.ok) return;
    const again = JSON.parse(writePortfolio(opened.value, 'Portfolio test'));
    expect(again).toEqual({ ...JSON.parse(newer), writtenBy: 'Portfolio test' });
  });
  it('60: nothing about windows or paths is read from a file', () => {
    const opened = openPortfolio(
      changed((file) => {
        file.recent = ['/etc/passwd'];
        file.window = { x: -99999 };
      }),
    );
    expect(opened.ok && Object.keys(opened.value)).toEqual(['plan', 'snapshot', 'scenarios', 'versions', 'unknown']);
  });
});
