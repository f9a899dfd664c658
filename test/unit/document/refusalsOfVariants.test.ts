/** Scenarios and versions that cannot be: every refusal to the letter, with its place, its value and what is allowed. */
import { describe, expect, it } from 'vitest';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { openPortfolio } from '../../../shared/document/openPortfolio.ts';
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
import type { Answer } from '../../../shared/foundation/answer.ts';
import { scenarioId } from '../../../shared/foundation/ids.ts';
import { stored } from '../compare/edited.ts';

const ok = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};
const errorOf = (answer: Answer<unknown>) => (answer.ok ? null : answer.error);
const { openedFrom: _, ...plain } = stored();
/** Today and Growth, which is active; May was kept before there was any scenario. */
const two = ok(addScenario(ok(keepVersion(plain, 'May', '2026-05-31')), 'Growth', 'Today'));
const [today, growth] = [scenarioId('today'), scenarioId('growth')];

describe('what is done with scenarios and versions', () => {
  const absent = (name: string, allowed: string) => ({
    kind: 'notInFile',
    message: `The file holds no “${name}”; it holds: ${allowed}.`,
    details: { name: `“${name}”`, allowed },
  });

  it('is refused of what the file does not hold, with what it holds', () => {
    const none = scenarioId('none');
    for (const answer of [
      switchScenario(two, none),
      renameScenario(two, none, 'x'),
      removeScenario(two, none),
      chosen(two, { scenario: 'none' }),
    ])
      expect(errorOf(answer)).toEqual(absent('none', 'Today, Growth'));
    expect(errorOf(switchScenario(plain, none))).toEqual(absent('none', '-'));
    for (const answer of [goBackTo(two, 'June'), removeVersion(two, 'June'), chosen(two, { version: 'June' })])
      expect(errorOf(answer)).toEqual(absent('June', 'May'));
    expect(errorOf(goBackTo(plain, 'June'))).toEqual(absent('June', '-'));
  });

  it('is refused of names that are taken, blank or too long', () => {
    const taken = (name: string) => ({
      kind: 'nameTaken',
      message: `“${name}” is there already. Choose another name.`,
      details: { name },
    });
    expect(errorOf(addScenario(two, ' Growth ', 'x'))).toEqual(taken('Growth'));
    // The first scenario gets its name with the second: that one is taken too.
    expect(errorOf(addScenario(plain, 'Today', 'Today'))).toEqual(taken('Today'));
    expect(errorOf(renameScenario(two, today, 'Growth'))).toEqual(taken('Growth'));
    expect(errorOf(keepVersion(two, 'May', '2026-06-30'))).toEqual(taken('May'));
    expect(renameScenario(two, today, ' Today ').ok).toBe(true);
    const invalid = (shown: string) => ({
      kind: 'invalidName',
      message: `The name is “${shown}”; allowed: 1 to 120 characters, not blank, without control characters.`,
      details: {
        subject: 'Plan',
        field: 'name',
        value: `“${shown}”`,
        allowed: '1 to 120 characters, not blank, without control characters',
        max: 120,
      },
    });
    expect(errorOf(renameScenario(two, today, '  '))).toEqual(invalid(''));
    expect(errorOf(addScenario(two, 'a\u0000b', 'x'))).toEqual(invalid('a\u0000b'));
    expect(errorOf(addScenario(two, 'x'.repeat(121), 'y'))).toEqual(invalid('x'.repeat(40)));
    expect(addScenario(two, 'x'.repeat(120), 'y').ok).toBe(true);
  });

  it('is refused of the last scenario and of one too many', () => {
    const one = ok(removeScenario(two, growth));
    expect(errorOf(removeScenario(one, today))).toEqual({
      kind: 'lastScenario',
      message: 'The only scenario of a file cannot be removed.',
    });
    let full: PortfolioDocument = two;
    for (let i = 2; i < 12; i += 1) full = ok(addScenario(full, `More ${i}`, 'x'));
    expect(scenariosOf(full)).toHaveLength(12);
    expect(errorOf(addScenario(full, 'One more', 'x'))).toEqual({
      kind: 'tooManyScenarios',
      message: 'A file holds at most 12 scenarios.',
      details: { max: 12 },
    });
    let kept: PortfolioDocument = plain;
    let last: Answer<PortfolioDocument> = keepVersion(kept, 'v0', '2026-01-01');
    for (let i = 1; last.ok; i += 1) {
      kept = last.value;
      last = keepVersion(kept, `v${i}`, '2026-01-01');
    }
    const max = kept.versions?.length;
    expect(errorOf(last)).toEqual({
      kind: 'tooManyVersions',
      message: `A file keeps at most ${max} versions of itself.`,
      details: { max },
    });
  });

  it('takes a version away by its name and no other, and a scenario by its name before its id', () => {
    const kept = ok(keepVersion(two, 'June', '2026-06-30'));
    expect(ok(removeVersion(kept, 'May')).versions?.map(({ name }) => name)).toEqual(['June']);
    const crossed = ok(renameScenario(two, growth, 'today'));
    expect(scenariosOf(ok(chosen(crossed, { scenario: 'today' }))).find(({ isActive }) => isActive)?.id).toBe(growth);
    expect(scenariosOf(ok(chosen(two, { scenario: 'today' }))).find(({ isActive }) => isActive)?.id).toBe(today);
    expect(ok(chosen(two, {}))).toBe(two);
  });
});

describe('a file whose scenarios do not hold together', () => {
  // biome-ignore lint/suspicious/noExplicitAny: a file changed by hand has any shape
  const changed = (change: (file: any) => void) => {
    const file = JSON.parse(writePortfolio(two, 'x'));
    change(file);
    return errorOf(openPortfolio(JSON.stringify(file)));
  };
  const contradiction = (place: string, problem: string) => ({
    kind: 'variantContradicts',
    message: `${place}: ${problem}. The file was changed by hand or merged line by line.`,
    details: { place, problem },
  });

  it('says of how many are the active one', () => {
    const one = 'of the scenarios are the active one, and one must be';
    expect(
      changed((file) => {
        file.scenarios[0].changes = null;
      }),
    ).toEqual(contradiction('scenarios', `2 ${one}`));
    expect(
      changed((file) => {
        file.scenarios[1].changes = {};
      }),
    ).toEqual(contradiction('scenarios', `0 ${one}`));
    expect(
      changed((file) => {
        file.versions[0].scenarios = [{ id: 'x', name: 'X', changes: {} }];
      }),
    ).toEqual(contradiction('versions “May”', `0 ${one}`));
  });

  it('says which of an id or a name stands twice, and where it stood first', () => {
    const twice = (place: string, value: string, first: string) => ({
      kind: 'duplicateId',
      message: `${place} is “${value}”; it stands there already.`,
      details: { subject: 'Plan', field: place, value: `“${value}”`, allowed: `one that ${first} does not have` },
    });
    expect(
      changed((file) => {
        file.scenarios[1].id = 'today';
      }),
    ).toEqual(twice('scenarios[1].id', 'today', 'scenarios[0]'));
    expect(
      changed((file) => {
        file.scenarios[1].name = 'Today';
      }),
    ).toEqual(twice('scenarios[1].name', 'Today', 'scenarios[0]'));
    expect(
      changed((file) => {
        file.versions.push(file.versions[0]);
      }),
    ).toEqual(twice('versions[1].name', 'May', 'versions[0]'));
  });

  it('says of a change that fits nothing where it stands, and of a wrong value of which plan', () => {
    expect(
      changed((file) => {
        file.scenarios[0].changes.plan = { fields: { stacks: { rows: { gone: { fields: {} } } } } };
      }),
    ).toEqual(contradiction('“Today”, plan.stacks.gone', 'it changes what is not there'));
    expect(
      changed((file) => {
        file.versions[0].changes.catalog = { fields: { models: { is: 7 } } };
      })?.message,
    ).toMatch(/^“May”, Catalog: models/);
    const wrong = changed((file) => {
      file.scenarios[0].changes.plan = { fields: { tasksPerMonth: { is: -1 } } };
    });
    expect(wrong?.message).toMatch(/^“Today”, Plan: tasksPerMonth is -1; allowed: /);
    expect(wrong?.details).toMatchObject({ subject: '“Today”, Plan', field: 'tasksPerMonth', value: '-1' });
    expect(
      changed((file) => {
        file.versions[0].scenarios = [
          { id: 'a', name: 'A', changes: null },
          { id: 'b', name: 'B', changes: { plan: { fields: { tasksPerMonth: { is: -1 } } } } },
        ];
      })?.message,
    ).toMatch(/^“May: B”, Plan: tasksPerMonth is -1/);
  });

  it('says that a scenario of a version cannot be both removed and there', () => {
    const again = {
      ...two,
      versions: two.versions?.map((version) => ({ ...version, scenarios: two.scenarios ?? [] })),
    } as PortfolioDocument;
    const file = JSON.parse(writePortfolio(again, 'x'));
    file.versions[0].scenarios[0].removed = true;
    expect(errorOf(openPortfolio(JSON.stringify(file)))).toEqual(
      contradiction('versions “May”', '“Today” is said to be removed, and the file has it'),
    );
  });
});

describe('opening a file', () => {
  it('tells how far it is: forwards, from the scan to the rows', () => {
    const told: number[] = [];
    expect(openPortfolio(writePortfolio(two, 'x'), (done) => told.push(done)).ok).toBe(true);
    expect(told.slice(-3)).toEqual([0.6, 0.7, 0.9]);
    expect(told.slice(0, -3).every((done) => done >= 0 && done <= 0.5)).toBe(true);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  it('reads minus nought as nought wherever it stands, and keeps what it does not know', () => {
    const text = writePortfolio({ ...plain, unknown: { later: { deep: [-0, { x: -0 }], y: 1 } } }, 'x');
    const minus = text
      .replace('"x": 0', '"x": -0')
      .replace(/\[0,/, '[-0,')
      .replace(/\[\s*0,/, '[-0,');
    expect(minus).toContain('-0');
    const opened = ok(openPortfolio(minus));
    expect(JSON.stringify(opened.unknown)).toBe('{"later":{"deep":[0,{"x":0}],"y":1}}');
    const { deep } = opened.unknown.later as { deep: [number, { x: number }] };
    expect([Object.is(deep[0], 0), Object.is(deep[1].x, 0)]).toEqual([true, true]);
  });
});
