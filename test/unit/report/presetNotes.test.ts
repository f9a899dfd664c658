/** Why the rules of a preset chose what they chose, line by line, and a flow in one line: from choices made by hand. */
import { describe, expect, it } from 'vitest';
import { type Model, newPrice, type Price } from '../../../shared/catalog/model.ts';
import type { Chosen } from '../../../shared/engine/presetChoice.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import type { Policy } from '../../../shared/plan/policy.ts';
import { checkText, policyText } from '../../../shared/report/policyText.ts';
import { presetNotes } from '../../../shared/report/presetNotes.ts';
import { sayIn } from '../../../shared/words/say.ts';
import type { Language } from '../../../shared/words/words.ts';
import { ladder, modelAt, rung, verifier } from '../engine/smallJob.ts';
import { figures, outcomeOf, readingOf, stackOutcome } from './handMade.ts';

const [row, legal] = [rowId('programming'), rowId('legal')];
const sold = (id: string, more: Partial<Price> = {}): Model => ({
  ...modelAt(id),
  name: `Model ${id.toUpperCase()}`,
  offers: [
    {
      ...newPrice({ promptUsdPerM: 1, completionUsdPerM: 4, basis: 'list', asOf: '2026-08-01', source: 'the list' }),
      ...more,
    },
  ],
});
const catalog = [sold('a'), sold('b', { asOf: '2026-09-15' })];

const notes = (rows: Chosen[], language: Language = 'en', models = catalog): string[] => {
  const { job } = readingOf(outcomeOf([stackOutcome(stackId('s'), 'Small first', figures(1, 0.8))]));
  const [first] = job.plan.categories;
  const plan = { ...job.plan, categories: [first!, { ...first!, id: legal, kind: 'legal' as const }] };
  const made = { plan, chosen: [{ stack: stackId('s'), rows }] } as never;
  return presetNotes(made, models, sayIn(language), language).split('\n');
};
const one = (of: typeof row, isMeasured: boolean): Chosen => ({
  row: of,
  found: {
    policy: ladder([rung('a')]),
    choice: { kind: 'oneModel', weights: 'open', success: 0.81, isMeasured, compared: 12 },
  },
});
const cheapest = (of: typeof row, id: string): Chosen => ({
  row: of,
  found: {
    policy: ladder([rung(id)]),
    choice: { kind: 'cheapest', weights: 'any', success: 0.8, usdPerAttempt: 0.005, adequate: 3, compared: 1200 },
  },
});
const why = 'The cheapest adequate model: 80.0% success, $0.00500 an attempt. Adequate: 3 of 1,200 compared.';

describe('the notes of a preset', () => {
  it('say first of which day the prices are, the newest of what was chosen', () => {
    const [head] = notes([cheapest(row, 'a')]);
    expect(head).toMatch(
      /^The preset names no model: its rules chose these at the prices of 1 Aug 2026\. “Adequate” is success within \d+ points? of the best model on sale\.$/,
    );
    expect(notes([cheapest(row, 'a'), cheapest(legal, 'b')])[0]).toContain('at the prices of 15 Sep 2026.');
  });

  it('have one line for a stack of one model, with the rows in which it was not measured', () => {
    const line =
      '“Small first”: Model A. The open model with the highest success over all of this work: 81.0%; compared: 12.';
    expect(notes([one(row, true), one(legal, true)]).slice(1)).toEqual([line]);
    expect(notes([one(row, false), one(legal, true)]).slice(1)).toEqual([
      `${line} Not measured in Programming: its success rate there is assumed.`,
    ]);
    expect(notes([one(row, false), one(legal, false)])[1]).toContain('Not measured in Programming and Legal:');
  });

  it('have a line for each row else: the cheapest, a pair with its check and judge, as another row, or none', () => {
    const judged = verifier({ judge: { modelId: modelId('b'), promptTokens: 1, completionTokens: 1 } } as never);
    const pair = (check: string): Chosen => ({
      row: legal,
      found: {
        policy: ladder([rung('a', { verifier: judged }), rung('b')]),
        choice: { kind: 'cheapFirst', check, success: 0.9, usdPerSuccess: 0.02, compared: 55 },
      },
    });
    const like: Chosen = { row: legal, found: { policy: ladder([rung('a')]), choice: { kind: 'like', row } } };
    expect(notes([cheapest(row, 'a'), pair('executed-tests')]).slice(1)).toEqual([
      `“Small first”, Programming: Model A. ${why}`,
      '“Small first”, Legal: Model A, checked, then Model B. Cheapest adequate pair with this check: Executed tests. 90.0% success, $0.0200 per success without undetected errors. Pairs compared: 55. Judge model: Model B.',
    ]);
    expect(notes([pair('of our own')])[1]).toContain('with this check: of our own. ');
    expect(notes([like, { row, found: null }]).slice(1)).toEqual([
      '“Small first”, Legal: Model A. No model on sale was measured here: done as Programming, with an assumed success rate.',
      '“Small first”, Programming: no model. None on sale is known to be adequate; choose one, or add evidence.',
    ]);
  });

  it('say of a promotion that it is one, until when, or that its list price is counted; a model that is gone by its id', () => {
    const promoted = (more: Partial<Price>) =>
      notes([cheapest(row, 'p')], 'en', [sold('p', more)])[1]?.split(' compared. ')[1];
    expect(promoted({})).toBeUndefined();
    expect(promoted({ promotion: true, validUntil: '2030-12-24' })).toBe(
      'The price of Model P is a promotion until 24 Dec 2030.',
    );
    expect(notes([cheapest(row, 'gone')])[1]).toBe(`“Small first”, Programming: gone. ${why}`);
  });

  it('read without spaces between sentences in Chinese', () => {
    const [, line] = notes([one(row, false), one(legal, true)], 'zh');
    expect(line).toMatch(/^“Small first”：Model A。/);
    expect(line).not.toMatch(/。 /);
  });
});

describe('a flow in one line', () => {
  const voice = { say: sayIn('en'), language: 'en' } as const;
  const told = (policy: Policy) => policyText(voice, policy, (id) => id.toUpperCase());
  const checked = ladder([rung('a', { attempts: 3, verifier: verifier() }), rung('b')]);

  it('names models in order, tries and checks; ways of a split by share, the sides of a route by name', () => {
    expect(told(checked)).toBe('A, 3 attempts, checked, then B');
    expect(
      told({
        kind: 'split',
        parts: [
          { weight: 0.75, policy: ladder([rung('a')]) },
          { weight: 0.25, policy: ladder([rung('b')]) },
        ],
      }),
    ).toBe('75.0% to A; 25.0% to B');
    const route: Policy = {
      kind: 'route',
      hardShare: 0.2,
      signalQuality: { value: 0.9 },
      usdPerTask: { value: 0 },
      easy: ladder([rung('a')]),
      hard: ladder([rung('b')]),
    };
    expect(told(route)).toBe('easy tasks to A; hard ones to B');
  });

  it('has a check with both of its rates, or none', () => {
    const check = verifier({ trueAccept: { value: 0.95 }, falseAccept: { value: 0.05 } });
    expect(checkText(voice, check)).toBe('passes 95.0% of right answers and 5.0% of wrong ones');
    expect([checkText(voice, null), checkText(voice, undefined)]).toEqual(['none', 'none']);
  });
});
