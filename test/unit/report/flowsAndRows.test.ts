/** Flows as signs, the way between two stacks by row, and shares as they are printed: the cases no preset shows. */
import { describe, expect, it } from 'vitest';
import type { CategoryOutcome, StackOutcome } from '../../../shared/engine/outcome.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import type { Ladder, Policy } from '../../../shared/plan/policy.ts';
import { betweenText } from '../../../shared/report/betweenText.ts';
import { bridgeByRow } from '../../../shared/report/bridge.ts';
import { flowSigns, flowText } from '../../../shared/report/flowChips.ts';
import { groundOf } from '../../../shared/report/restsOn.ts';
import { sayIn } from '../../../shared/words/say.ts';
import type { Language } from '../../../shared/words/words.ts';
import { figures, ladder, outcomeOf, readingOf, stackOutcome } from './handMade.ts';

const verifier = (preset: string) => ({
  preset,
  trueAccept: { value: 0.9 },
  falseAccept: { value: 0.1 },
  usdPerCheck: { value: 0 },
  humanMinutesPerCheck: { value: 0 },
});
const words = (language: Language) => ({
  say: sayIn(language),
  language,
  modelName: (id: string) => `Claude ${id.slice(2)}`,
});
const steps = (attempts: number, preset: string | null, onReject: Ladder['onReject']): Policy => {
  const [rung] = ladder('m/Haiku 4.5').rungs;
  return {
    kind: 'ladder',
    onReject,
    rungs: [{ ...rung!, attempts, verifier: preset === null ? null : verifier(preset) } as Ladder['rungs'][number]],
  };
};

describe('a flow as signs', () => {
  it('names each step with its tries, its check and what becomes of what every step rejects', () => {
    expect(flowSigns(steps(3, 'executed-tests', 'abandon'), words('en'))).toEqual([
      { kind: 'model', short: 'Haiku 4.5', name: 'Claude Haiku 4.5', times: 3 },
      { kind: 'check', text: 'checked: Executed tests' },
      { kind: 'end', end: 'abandon', text: 'then given up' },
    ]);
    expect(flowSigns(steps(1, 'of our own', 'human'), words('en'))[1]).toEqual({
      kind: 'check',
      text: 'checked: Your own',
    });
  });

  it('goes the easy way of a route before the hard one, each behind its share', () => {
    const route: Policy = {
      kind: 'route',
      hardShare: 0.25,
      signalQuality: { value: 0.8 },
      usdPerTask: { value: 0 },
      easy: ladder('m/Haiku 4.5'),
      hard: { ...ladder('m/Opus 5'), onReject: 'human' },
    };
    const signs = flowSigns(route, words('en'));
    expect(signs.map((sign) => (sign.kind === 'model' ? sign.name : sign.text))).toEqual([
      ...['75%', 'Claude Haiku 4.5', 'then delivered as it is'],
      ...['25%', 'Claude Opus 5', 'then a person'],
    ]);
  });

  it('is heard as words, with tries where there is more than one', () => {
    expect(flowText(flowSigns(steps(2, null, 'human'), words('en')), 'en')).toBe('Claude Haiku 4.5 ×2, then a person');
    expect(flowText(flowSigns(steps(1, null, 'human'), words('zh')), 'zh')).toMatch(/^Claude Haiku 4\.5，/);
  });
});

describe('the way from one stack to another by row', () => {
  const rows = ['one', 'two', 'three', 'four'];
  const stack = (usd: readonly (number | null)[], shares = rows.map(() => 0.25)): StackOutcome => {
    const whole = stackOutcome(stackId('a'), 'A', figures(1, 1, 0));
    const [first] = whole.categories;
    const of = usd.map(
      (value, i): CategoryOutcome => ({
        ...(first as CategoryOutcome),
        categoryId: rowId(rows[i] ?? ''),
        share: shares[i] ?? 0,
        figures: value === null ? null : figures(value, 1, 0),
      }),
    );
    const usdPerTask = usd.reduce<number>((sum, value, i) => sum + (value ?? 0) * (shares[i] ?? 0), 0);
    return { ...whole, total: figures(usdPerTask, 1, 0), categories: of };
  };

  it('tells the rows that move most, and the rest as one step that makes the sum right', () => {
    // Of 1,000 tasks 250 in each row: +250, −500, +25 and −50 dollars.
    expect(bridgeByRow(stack([1, 4, 1, 1]), stack([2, 2, 1.1, 0.8]), 1000, 3)).toEqual({
      from: 1750,
      to: 1475,
      decimals: 2,
      steps: [
        { row: 'two', usd: -500 },
        { row: 'one', usd: 250 },
        { rows: 2, usd: -25 },
      ],
    });
    const steps = (most: number) => bridgeByRow(stack([1, 4, 1, 1]), stack([2, 2, 1.1, 0.8]), 1000, most)?.steps;
    expect(steps(4)).toHaveLength(4);
    expect(steps(4)?.at(-1)).toEqual({ row: 'three', usd: 25 });
  });

  it('leaves rows without tasks out, and a row that only one of them has moves nothing', () => {
    const shares = [0.5, 0.5, 0];
    const found = bridgeByRow(stack([1, 1, 9], shares), stack([2, null, 1], shares), 1000, 6);
    expect(found?.steps.map((step) => ('row' in step ? step.row : step.rows))).toEqual(['one', 'two']);
    expect(bridgeByRow(stack([1]), stackOutcome(stackId('b'), 'B', null), 1000, 6)).toBeNull();
    expect(bridgeByRow(stackOutcome(stackId('b'), 'B', null), stack([1]), 1000, 6)).toBeNull();
  });
});

describe('a share as it is printed', () => {
  const told = (from: number | null, to: number | null) =>
    betweenText(sayIn('en'), { from, to }, (value) => `${value}%`);

  it('is itself, a bound, a range, or nothing', () => {
    expect(told(5, 5)).toBe('5%');
    expect(told(5, 7)).toBe('5% to 7%');
    expect(told(5, null)).toBe('over 5%');
    expect(told(null, 7)).toBe('under 7%');
    expect(told(null, null)).toBe('');
    expect(told(0, 0)).toBe('0%');
  });
});

describe('what a rate stands on', () => {
  it('is her own measurement only where the row of the evidence is her own', () => {
    const reading = readingOf(outcomeOf([]));
    const evidence = [
      { id: 'mine', owner: 'user' },
      { id: 'theirs', owner: 'seed' },
    ];
    const known = { ...reading, job: { ...reading.job, snapshot: { ...reading.job.snapshot, evidence } } } as never;
    const ground = (evidenceId: string | null, basis = 'measured') =>
      groundOf(known, { modelId: modelId('m/a'), basis, evidenceId } as never);
    expect([ground('mine'), ground('theirs'), ground('gone'), ground(null), ground('mine', 'stated')]).toEqual([
      ...['own', 'public', 'public', 'public', 'stated'],
    ]);
  });
});
