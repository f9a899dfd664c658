/** What the fields of a plan are called where two are compared, how their values read, and a row that is new or gone. */
import { describe, expect, it } from 'vitest';
import { newPrice } from '../../../shared/catalog/model.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import { fieldOf, priceText, valueText } from '../../../shared/report/differenceFields.ts';
import { differenceText, type Names } from '../../../shared/report/differenceText.ts';
import { sayIn } from '../../../shared/words/say.ts';

const voice = { say: sayIn('en'), language: 'en' } as const;
const names: Names = { ...voice, meanings: [] };

describe('a field of a plan', () => {
  it.each([
    ['tasksPerMonth', 'Tasks a month', '1,235', '0.25'],
    ['humanUsdPerHour', 'Human wage, USD an hour', '$1,235', '$0.250'],
    ['budgetUsdPerMonth', 'Budget, USD a month', '$1,235', '$0.250'],
    ['shape/promptTokens', 'Input tokens per attempt', '1,235', '0.25'],
    ['shape/promptTokensCv', 'Input tokens, coefficient of variation', '1,234.5', '0.25'],
    ['shape/completionTokens', 'Output tokens per attempt (plain model)', '1,235', '0.25'],
    ['shape/completionTokensCv', 'Output tokens, coefficient of variation', '1,234.5', '0.25'],
    ['shape/cache', 'Shares of the input read from and written to the cache', '123,450.0%', '25.0%'],
    ['successFloor', 'success asked for', '123,450.0%', '25.0%'],
    ['shape/stepsCv', 'spread of the requests', '1,234.5', '0.25'],
    ['shape/promptGrowthTokens', 'growth of the input', '1,235', '0.25'],
    ['shape/steps', 'Requests per attempt', '1,234.5', '0.25'],
    ['shape/toolCalls', 'Tool calls per attempt', '1,234.5', '0.25'],
    ['shape/searches', 'Web searches among the tool calls', '1,234.5', '0.25'],
    ['shape/fileSearches', 'File searches among the tool calls', '1,234.5', '0.25'],
    ['shape/codeSessions', 'Code sessions among the tool calls', '1,234.5', '0.25'],
    ['shape/cacheHours', 'Hours a cache write is kept', '1,234.5', '0.25'],
    ['shape/toolCallUsd', 'Fee of one tool call, USD', '$1,235', '$0.250'],
    ['valueOfSuccessUsd', 'Value of a success, USD', '$1,235', '$0.250'],
    ['silentFailureUsd', 'Cost of an undetected error, USD', '$1,235', '$0.250'],
    ['humanMinutesPerTask', 'Human minutes for a task that goes to a person', '1,235', '0.3'],
    ['humanSuccess', 'Share of handed-over tasks that end well', '123,450.0%', '25.0%'],
    ['dependence/alike', 'How alike models fail', '1,234.5', '0.25'],
    ['dependence/beta', 'Solved by no model', '123,450.0%', '25.0%'],
    ['dependence/gamma', 'Hard tasks cost more', '1,234.5', '0.25'],
    ['anchor', 'A success rate known from own work', '123,450.0%', '25.0%'],
    ['hardShare', 'share held to be hard', '123,450.0%', '25.0%'],
    ['signalQuality', 'Quality of the routing signal', '123,450.0%', '25.0%'],
    ['usdPerTask', 'Cost of routing a task, USD', '$1,235', '$0.250'],
    ['contextTokens', 'context', '1.23K', '0.25'],
    ['maxOutputTokens', 'longest answer', '1.23K', '0.25'],
  ])('%s is called “%s”, and its number reads %s, a small one %s', (path, called, large, small) => {
    const { word, kind } = fieldOf(path.split('/'));
    expect([voice.say(word), ...[1234.5, 0.25].map((value) => valueText(voice, value, kind))]).toEqual([
      called,
      large,
      small,
    ]);
  });

  it.each([
    ['title', 'Title'],
    ['scenarioName', 'Name of the scenario'],
    ['notes', 'Notes'],
    ['ahead', 'What is assumed of months to come'],
    ['places', 'What is assumed of places'],
    ['money', 'Currency and rate'],
    ['note', 'note'],
    ['name', 'name'],
    ['seed', 'Seed of the draws'],
    ['preset', 'The plan it started from'],
    ['kind', 'kind of work'],
    ['group', 'Group'],
    ['languages', 'languages'],
    ['yardstick', 'Same kind of work as'],
    ['status', 'whether it can be bought'],
    ['deferrable', 'Can wait (batch price)'],
    ['of a younger program', 'other details'],
    ['toString', 'other details'],
  ])('%s is called “%s”, and its text reads as it is', (path, called) => {
    const { word, kind } = fieldOf([path]);
    expect([voice.say(word), valueText(voice, 'as it is', kind)]).toEqual([called, 'as it is']);
  });

  it('reads with its range where it has one, and what more than a figure can say is not told', () => {
    const told = (value: unknown) => valueText(voice, value, 'usd');
    expect(told({ value: 2 })).toBe('$2.00');
    expect(told({ value: 2, low: 1, high: 3 })).toBe('$2.00 ($1.00 to $3.00)');
    expect(told({ value: 2, low: 2, high: 2 })).toBe('$2.00');
    expect(told({ value: 2, low: 1 })).toBe('$2.00');
    expect([told(null), told(undefined), told('')]).toEqual(['none', 'none', 'none']);
    expect(told({ a: 1, b: 2 })).toBe('$1.00, $2.00');
    expect(told([1, 2])).toBeNull();
    expect(told({ a: 1, b: [2] })).toBeNull();
    expect(valueText(voice, true, 'flag')).toBe('yes');
  });
});

describe('a row or a stack that only one side has', () => {
  const row = rowId('programming');
  const inStack = { place: ['plan', 'stacks', 'a', 'policies', row], before: undefined, after: {} } as never;
  const whole = (before: unknown, after: unknown) => ({ place: ['plan', 'categories', row], before, after }) as never;

  it('is new or gone by the row itself, wherever it stands among what stacks do with it', () => {
    const told = (...changes: never[]) => differenceText(names, { kind: 'row', rowId: row }, changes).what;
    expect(told(inStack, whole({}, undefined))).toMatch(/is gone$/);
    expect(told(whole(undefined, {}), inStack)).toMatch(/is new$/);
    expect(told(inStack)).toMatch(/is new$/);
  });

  it('of a stack says for how many kinds of work it had a flow', () => {
    const stack = { id: 'a', name: 'Small first', policies: { one: {}, two: {} } };
    const told = (before: unknown, after: unknown) =>
      differenceText(names, { kind: 'stack', stackId: stackId('a') }, [
        { place: ['plan', 'stacks', 'a'], before, after } as never,
      ]);
    expect(told(undefined, stack)).toEqual({
      what: '“Small first” is new',
      before: null,
      after: '2 kinds of work',
    });
    expect(told(stack, undefined)).toEqual({
      what: '“Small first” is gone',
      before: '2 kinds of work',
      after: null,
    });
  });

  it('names what nobody knows any more as unknown, and a difference without a change is a fault', () => {
    const gone = differenceText(names, { kind: 'assumedSpeed', modelId: modelId('x/gone') }, [
      { place: ['plan', 'assumedSpeeds'], before: {}, after: undefined } as never,
    ]);
    expect(gone.what).not.toContain('x/gone');
    expect(() => differenceText(names, { kind: 'derived' }, [])).toThrow(
      new RangeError('a difference without a change'),
    );
  });
});

describe('what two documents call by name', () => {
  const row = (id: string, name: string | null) => ({ id: rowId(id), kind: 'programming', name });
  const stack = (id: string, name: string) => ({ id: stackId(id), name });
  const known = (id: string, name: string) => ({ facts: { id, name } });
  const older = {
    plan: { categories: [row('r', 'Reviews'), row('s', 'Support')], stacks: [stack('a', 'Small'), stack('b', 'Big')] },
    models: [known('x/one', 'One'), known('x/two', 'Two')],
  };
  const newer = { ...older, models: [known('x/one', 'One, renamed')] };
  const both: Names = { ...voice, meanings: [older, newer] as never };
  type Asked = Parameters<typeof differenceText>[1];
  const told = (topic: Asked, ...changes: { place?: string[]; before?: unknown; after?: unknown }[]) =>
    differenceText(both, topic, changes.map((change) => ({ place: [], ...change })) as never);

  it('is the order of the work and of the stacks by their names, and that of rules without', () => {
    expect(told({ kind: 'order', of: 'categories' }, { before: ['r', 's'], after: ['s', 'r'] })).toEqual({
      what: 'Order of the work',
      before: 'Reviews, Support',
      after: 'Support, Reviews',
    });
    expect(told({ kind: 'order', of: 'stacks' }, { before: ['a', 'b'], after: ['b', 'a'] })).toEqual({
      what: 'Order of the stacks',
      before: 'Small, Big',
      after: 'Big, Small',
    });
    expect(told({ kind: 'order', of: 'rules' }, { before: ['1', '2'], after: ['2', '1'] })).toEqual({
      what: 'Order of the rules',
      before: null,
      after: 'changed',
    });
    // A stack that neither has any more has no name, a row is said to be unknown.
    expect(told({ kind: 'order', of: 'stacks' }, { before: ['gone'], after: ['b'] })).toMatchObject({ before: '' });
  });

  it('are the models that came and went, those alone that there are', () => {
    const [one, two] = [{ facts: { name: 'One' } }, { facts: { name: 'Two' } }];
    const models = (...changes: object[]) => told({ kind: 'models' }, ...changes);
    expect(models({ after: one }, { after: two })).toEqual({
      what: 'Models in use',
      before: null,
      after: 'new: One, Two',
    });
    expect(models({ before: one })).toEqual({ what: 'Models in use', before: 'no longer in use: One', after: null });
    expect(models({ before: one }, { after: two })).toEqual({
      what: 'Models in use',
      before: 'no longer in use: One',
      after: 'new: Two',
    });
  });

  it('are measurements by how many are new, changed and gone, with the models they are of, each once', () => {
    const figure = (id: string, value: number) => ({ id, value });
    const place = (model: string, id: string) => ['catalog', model, 'evidence', 'programming', id];
    const evidence = (...changes: object[]) => told({ kind: 'evidence', category: 'programming' }, ...changes);
    expect(
      evidence(
        { place: place('x/one', 'e'), after: figure('e', 1) },
        { place: place('x/one', 'f'), before: figure('f', 1), after: figure('f', 2) },
        { place: place('x/two', 'g'), before: figure('g', 1), after: figure('g', 2) },
        { place: place('x/two', 'h'), before: figure('h', 1) },
      ),
    ).toEqual({
      what: 'Programming: measurements',
      before: null,
      after: '1 new, 2 changed, 1 gone: One, renamed, Two',
    });
    expect(evidence({ place: place('x/two', 'h'), before: figure('h', 1) }).after).toBe('1 gone: Two');
    // All of a model at once.
    const whole = place('x/two', '').slice(0, 4);
    expect(evidence({ place: whole, after: { evidence: [figure('h', 1), figure('i', 1)] } }).after).toBe('2 new: Two');
    expect(evidence({ place: whole, after: { evidence: [] } }).after).toBe('changed');
  });

  it('are rows and stacks that moved, by the number they now have, and their new names', () => {
    const moved = (of: 'categories' | 'stacks', ids: string[], ...changes: object[]) =>
      told({ kind: 'moved', of, ids } as Asked, ...changes);
    expect(moved('categories', ['s'], { after: ['s', 'r'] })).toEqual({
      what: '“Support” is now number 1',
      before: null,
      after: 'moved',
    });
    const renaming = { place: ['plan', 'stacks', 'a', 'name'], before: 'Tiny', after: 'Small' };
    expect(moved('stacks', ['a', 'b'], { after: ['b', 'a'] }, renaming)).toEqual({
      what: '“Tiny” is now “Small”, number 2; “Big” is now number 1',
      before: null,
      after: 'renamed and moved',
    });
  });
});

describe('a price beside another', () => {
  const price = newPrice({ promptUsdPerM: 1, completionUsdPerM: 4, basis: 'list', asOf: '2026-08-01', source: 's' });

  it('is told by what differs, by both amounts where there is no other, by its day where nothing does', () => {
    expect(priceText(voice, price, { ...price, promptUsdPerM: 2 })).toBe('input $1.00, 1 Aug 2026');
    expect(priceText(voice, price, null)).toBe('input $1.00, output $4.00, 1 Aug 2026');
    expect(priceText(voice, price, price)).toBe('1 Aug 2026');
    expect(priceText(voice, null, price)).toBe('none');
  });
});

describe('what a stack does with a row', () => {
  it('is told by its place: a step, the check after it, the steps, what is rejected', () => {
    const told = (...field: string[]) => {
      const change = { place: [], before: undefined, after: undefined } as never;
      return differenceText(names, { kind: 'policy', stackId: 'a', rowId: 'r', field }, [change]).what;
    };
    expect(told('rungs', '1', 'verifier')).toContain('check after step 2');
    expect(told('rungs', '0', 'attempts')).toContain('step 1');
    expect(told('rungs', '0', 'attempts')).not.toContain('check');
    expect(told('parts', '1', 'policy', 'onReject')).toContain('2');
  });
});
