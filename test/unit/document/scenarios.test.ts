/** Several plans in one file: what is equal stands once, nothing is lost on the way, and what does not fit is named. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, ChangesError, changesFrom } from '../../../shared/document/changes.ts';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { variantLimits } from '../../../shared/document/limits.ts';
import { openPortfolio } from '../../../shared/document/openPortfolio.ts';
import { readVariants } from '../../../shared/document/readVariants.ts';
import {
  addScenario,
  chosen,
  goBackTo,
  keepVersion,
  removeScenario,
  removeVersion,
  renameScenario,
  scenariosOf,
  switchScenario,
} from '../../../shared/document/scenarios.ts';
import { writePortfolio } from '../../../shared/document/writePortfolio.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import type { Answer } from '../../../shared/foundation/answer.ts';
import { scenarioId } from '../../../shared/foundation/ids.ts';
import { changed as edited, edits, stored } from '../compare/edited.ts';

const ok = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};
const kindOf = (answer: Answer<unknown>): string => (answer.ok ? 'ok' : answer.error.kind);

const { openedFrom: _, ...plain } = stored();
const write = (document: PortfolioDocument): string => writePortfolio(document, 'x');
const read = (text: string): PortfolioDocument => ok(openPortfolio(text));
const add = (document: PortfolioDocument, name: string) => ok(addScenario(document, name, 'Today'));
const withTasks = (document: PortfolioDocument, tasksPerMonth: number): PortfolioDocument => ({
  ...document,
  plan: { ...document.plan, tasksPerMonth },
});

/** Today at 200,000 tasks, Growth at 300,000 and active; kept as "May" before there was any scenario. */
const two = withTasks(add(ok(keepVersion(plain, 'May', '2026-05-31')), 'Growth'), 300_000);

// biome-ignore lint/suspicious/noExplicitAny: a file changed by hand has any shape
const changed = (change: (file: any) => void, document = two): Answer<PortfolioDocument> => {
  const file = JSON.parse(write(document));
  change(file);
  return openPortfolio(JSON.stringify(file));
};

describe('changes', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, 0, 1, 'a', 'b'),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.array(fc.record({ id: fc.constantFrom('x', 'y', 'z', '10', '9'), of: tie('any') }), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom('is', 'fields', 'rows', 'id', 'b'), tie('any'), { maxKeys: 3 }),
    ),
  })).any;

  it('of any value to any other make exactly that other, through JSON', () => {
    fc.assert(
      fc.property(value, value, (base, other) => {
        const made = changesFrom(base, other);
        if (made === null) expect(other).toEqual(base);
        else expect(applyChanges(base, JSON.parse(JSON.stringify(made)), '')).toEqual(other);
      }),
      { numRuns: 400 },
    );
  });

  it('say only what differs: one figure deep in rows, a row that is gone, an order', () => {
    const base = { rows: [{ id: 'a', price: { usd: 1, of: 'list' } }, { id: 'b' }, { id: 'c' }], same: [1, 2] };
    expect(changesFrom(base, { ...base, rows: [{ id: 'a', price: { usd: 2, of: 'list' } }, { id: 'c' }] })).toEqual({
      fields: { rows: { rows: { a: { fields: { price: { fields: { usd: { is: 2 } } } } }, b: null } } },
    });
    expect(changesFrom(base.rows, base.rows.toReversed())).toEqual({ rows: {}, order: ['c', 'b', 'a'] });
    // A field that holds nothing is in no file: to hold nothing is to be gone.
    expect(changesFrom({ a: 1, b: 2 }, { a: 1, b: undefined })).toEqual({ fields: { b: null } });
    expect(changesFrom({ a: 1, b: undefined }, { a: 1 })).toBeNull();
    expect(changesFrom({ a: undefined }, { a: 1 })).toEqual({ fields: { a: { is: 1 } } });
  });

  it('that fit no value of the kind they change are refused at their place', () => {
    const refusal = (base: unknown, changes: unknown): string => {
      try {
        applyChanges(base, changes, 'plan');
      } catch (error) {
        if (error instanceof ChangesError) return `${error.place}: ${error.message}`;
        throw error;
      }
      return 'applied';
    };
    expect(refusal([1], { fields: {} })).toBe('plan: there are no fields to change');
    expect(refusal({ a: 1 }, { rows: {} })).toBe('plan: there are no rows to change');
    expect(refusal([{ id: 'a' }, {}], { rows: {} })).toBe('plan: there are no rows to change');
    expect(refusal({ a: 1 }, { places: {} })).toBe('plan: there is no list to change');
    expect(refusal([1, 2], { places: { 2: { is: 3 } } })).toBe('plan[2]: it changes what is not there');
    expect(refusal([1, 2], { places: { 1: { is: 3 } } })).toBe('applied');
    expect(refusal([{ id: 'a' }, { id: 'b' }], { rows: {}, order: ['a', 'a'] })).toBe(
      'plan.order: it does not name each row once',
    );
    expect(refusal({ a: 1 }, { a: 2 })).toBe('plan: it says neither what it is nor what changes');
  });
});

describe('scenarios and versions in a file', () => {
  it('come back as they were, whatever differs between them, and the text is the same again', {
    tags: ['slow'],
  }, () => {
    fc.assert(
      fc.property(fc.array(edits(), { minLength: 1, maxLength: 3 }), (variants) => {
        let document: PortfolioDocument = plain;
        for (const [i, made] of variants.entries()) {
          document = add(document, `Scenario ${i}`);
          const { plan, snapshot } = edited(document, made);
          document = ok(keepVersion({ ...document, plan, snapshot }, `Version ${i}`, '2026-11-26'));
        }
        const text = write(document);
        const again = read(text);
        expect(write(again)).toBe(text);
        expect(scenariosOf(again)).toEqual(scenariosOf(document));
        expect(again.versions?.map(({ plan }) => plan)).toEqual(document.versions?.map(({ plan }) => plan));
      }),
      { numRuns: 12 },
    );
  });

  it('store once what is equal: a scenario that differs in one figure adds a few lines', () => {
    const [alone, both] = [write(plain).length, write(two).length];
    expect(both - alone).toBeLessThan(800);
    const again = read(write(two));
    expect(again.scenarios?.[0]?.held?.plan.stacks).toBe(again.plan.stacks);
    expect(again.versions?.[0]?.snapshot).toBe(again.snapshot);
  });

  it('an old file opens as one plan with the figures it had, and a new one keeps them whatever else it holds', () => {
    const totals = ({ plan, snapshot }: PortfolioDocument) => evaluate({ plan, snapshot, draws: 0 });
    const before = totals(plain);
    expect(plain.scenarios).toBeUndefined();
    expect(totals(read(write(plain)))).toEqual(before);
    const back = ok(switchScenario(read(write(two)), scenarioId('today')));
    expect(totals(back)).toEqual(before);
    expect(totals(ok(chosen(read(write(two)), { version: 'May' })))).toEqual(before);
  });
});

describe('what is done with scenarios', () => {
  it('a new one is a copy and active; switching loses nothing', () => {
    expect(scenariosOf(two).map(({ id, name, isActive, plan }) => [id, name, isActive, plan.tasksPerMonth])).toEqual([
      ['today', 'Today', false, 200_000],
      ['growth', 'Growth', true, 300_000],
    ]);
    const there = ok(switchScenario(two, scenarioId('today')));
    expect(there.plan).toBe(plain.plan);
    expect(write(ok(switchScenario(there, scenarioId('growth'))))).toBe(write(two));
    expect(switchScenario(two, scenarioId('none'))).toEqual({
      ok: false,
      error: {
        kind: 'notInFile',
        message: 'The file holds no “none”; it holds: Today, Growth.',
        details: { name: '“none”', allowed: 'Today, Growth' },
      },
    });
  });

  it('the neighbour of a removed one is active, and the last one stays', () => {
    const one = ok(removeScenario(two, scenarioId('growth')));
    expect([one.plan.tasksPerMonth, one.scenarios?.length]).toEqual([200_000, 1]);
    expect(kindOf(removeScenario(one, scenarioId('today')))).toBe('lastScenario');
    expect(ok(removeScenario(two, scenarioId('today'))).plan.tasksPerMonth).toBe(300_000);
    // Of three the next one takes its place, and the one before where it was the last.
    const three = ok(switchScenario(withTasks(add(two, 'Half'), 100_000), scenarioId('growth')));
    expect(ok(removeScenario(three, scenarioId('growth'))).plan.tasksPerMonth).toBe(100_000);
  });

  it('names are given once and are no blanks; there are so many and no more', () => {
    expect(kindOf(addScenario(two, ' Growth ', 'Today'))).toBe('nameTaken');
    expect(addScenario(two, '  ', 'Today')).toMatchObject({
      error: {
        kind: 'invalidName',
        details: { subject: 'Plan', field: 'name', value: '“”', max: variantLimits.name },
      },
    });
    const idOf = (name: string): string | undefined => add(two, name).scenarios?.at(-1)?.id;
    expect(idOf(`Ünit ${'a'.repeat(50)}`)).toBe(`nit-${'a'.repeat(36)}`);
    expect([idOf('增长'), idOf('constructor'), idOf('Growth!')]).toEqual(['scenario', 'scenario', 'growth-2']);
    expect(kindOf(renameScenario(two, scenarioId('today'), 'Growth'))).toBe('nameTaken');
    expect(ok(renameScenario(two, scenarioId('today'), '现在')).scenarios?.[0]?.name).toBe('现在');
    let many = two;
    for (let i = 2; i < variantLimits.scenarios; i += 1) many = add(many, `情景 ${i}`);
    expect(new Set(scenariosOf(many).map(({ id }) => id)).size).toBe(12);
    expect(addScenario(many, 'One more', 'Today')).toMatchObject({
      error: { kind: 'tooManyScenarios', details: { max: 12 } },
    });
  });

  it('a version brings back all scenarios of its day and stays kept', () => {
    const kept = ok(keepVersion(two, 'June', '2026-06-30'));
    const later = withTasks(ok(removeScenario(kept, scenarioId('today'))), 900_000);
    const back = ok(goBackTo(later, 'June'));
    expect(scenariosOf(back)).toEqual(scenariosOf(two));
    expect(back.versions?.map(({ name, savedOn }) => [name, savedOn])).toEqual([
      ['May', '2026-05-31'],
      ['June', '2026-06-30'],
    ]);
    expect(ok(removeVersion(back, 'May')).versions).toHaveLength(1);
    expect(kindOf(goBackTo(back, 'July'))).toBe('notInFile');
    expect(kindOf(keepVersion(back, 'June', '2026-07-01'))).toBe('nameTaken');
    const then = ok(chosen(later, { version: 'June', scenario: 'Today' }));
    expect(then.plan.tasksPerMonth).toBe(200_000);
  });
});

describe('a version whose scenario is gone', () => {
  /** Today is put aside and changed after June was kept, so that June is stored as what differs from it. */
  const kept = ok(keepVersion(two, 'June', '2026-06-30'));
  const juneOf = (document: PortfolioDocument): number =>
    ok(chosen(document, { version: 'June', scenario: 'Today' })).plan.tasksPerMonth;

  it('removed in the application, says so in the file and comes back as it was kept', () => {
    const gone = ok(removeScenario(kept, scenarioId('today')));
    const again = read(write(gone));
    expect(JSON.parse(write(gone)).versions[1].scenarios).toMatchObject([
      { id: 'today', removed: true },
      { id: 'growth' },
    ]);
    expect([juneOf(again), again.lostScenarios]).toEqual([200_000, undefined]);
    expect(write(again)).toBe(write(gone));
  });

  it('taken out by hand, is told by name, until the file is saved as it is', () => {
    const byHand = ok(
      changed((file) => {
        file.scenarios.shift();
      }, kept),
    );
    expect(juneOf(byHand)).toBe(300_000);
    expect(byHand.lostScenarios).toEqual([{ version: 'June', scenario: 'Today' }]);
    expect(read(write(byHand)).lostScenarios).toBeUndefined();
  });

  it('said to be removed where the file has it, contradicts the file', () => {
    expect(
      changed((file) => {
        file.versions[1].scenarios[0].removed = true;
      }, kept),
    ).toMatchObject({ error: { kind: 'variantContradicts', details: { place: 'versions “June”' } } });
    expect(
      changed((file) => {
        file.scenarios[0].removed = true;
      }, kept),
    ).toMatchObject({ error: { kind: 'unknownField' } });
  });
});

describe('files that do not hold together', () => {
  it('name the scenario and the place', () => {
    expect(
      changed((file) => {
        file.scenarios[0].changes = null;
      }),
    ).toMatchObject({ error: { kind: 'variantContradicts', details: { place: 'scenarios' } } });
    expect(
      changed((file) => {
        file.scenarios[0].id = 'growth';
      }),
    ).toMatchObject({ error: { kind: 'duplicateId', details: { field: 'scenarios[1].id' } } });
    expect(
      changed((file) => {
        file.scenarios[0].name = 'Growth';
      }),
    ).toMatchObject({ error: { kind: 'duplicateId', details: { field: 'scenarios[1].name' } } });
    expect(
      changed((file) => {
        file.scenarios[0].changes.plan = { fields: { stacks: { rows: { gone: { fields: {} } } } } };
      }),
    ).toMatchObject({ error: { kind: 'variantContradicts', details: { place: '“Today”, plan.stacks.gone' } } });
    expect(
      changed((file) => {
        file.scenarios[0].changes.plan = { fields: { tasksPerMonth: { is: -1 } } };
      }),
    ).toMatchObject({
      error: { kind: 'invalidNumber', details: { subject: '“Today”, Plan', field: 'tasksPerMonth' } },
    });
    expect(
      changed((file) => {
        file.scenarios[0].changes.plan = { fields: { categories: { rows: { roleplay: null } } } };
      }),
    ).toMatchObject({ error: { kind: 'mixSum', details: { subject: '“Today”, Plan' } } });
    expect(
      changed((file) => {
        file.scenarios[1].changes = {};
      }),
    ).toMatchObject({ error: { kind: 'variantContradicts' } });
    expect(
      changed((file) => {
        file.versions.push(file.versions[0]);
      }),
    ).toMatchObject({ error: { kind: 'duplicateId', details: { field: 'versions[1].name' } } });
    expect(
      changed((file) => {
        file.versions[0].savedOn = 'May';
      }),
    ).toMatchObject({ error: { kind: 'invalidDate' } });
    expect(
      changed((file) => {
        file.scenarios = Array.from({ length: 13 }, () => file.scenarios[0]);
      }),
    ).toMatchObject({ error: { kind: 'invalidCount' } });
  });

  it('hold so many values in all variants and no more: a part that a variant changes counts whole', () => {
    const countOf = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? Object.values(value).reduce((sum: number, inner) => sum + countOf(inner), 1)
        : 1;
    const file = JSON.parse(write(two));
    const active = { plan: two.plan, snapshot: two.snapshot };
    // Two variants differ in the number of tasks: the scenario that rests and the version. The rows are the file's.
    const all = 2 * countOf(file.plan);
    expect(kindOf(readVariants(file, active, all))).toBe('ok');
    expect(readVariants(file, active, all - 1)).toMatchObject({
      ok: false,
      error: { kind: 'tooMuchInVariants', details: { max: all - 1 } },
    });
  });

  it('of a newer program are refused, and cannot blow up by what they share', () => {
    expect(
      kindOf(
        changed((file) => {
          file.version = 99;
        }),
      ),
    ).toBe('tooNew');
    const row = read(readFileSync(new URL('../../fixtures/portfolio-v4.portfolio', import.meta.url), 'utf8'));
    expect(scenariosOf(row).map(({ name }) => name)).toEqual(['Today', 'Twice the work', 'Half price']);
  });
});
