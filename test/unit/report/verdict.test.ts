import { describe, expect, it } from 'vitest';
import type { StackOutcome } from '../../../shared/engine/outcome.ts';
import { modelId, rowId, type StackId, stackId } from '../../../shared/foundation/ids.ts';
import { categoriesTable, stacksTable } from '../../../shared/report/figuresTable.ts';
import { cheapestStack, leadOf, pairOf, verdict } from '../../../shared/report/verdict.ts';
import { languages } from '../../../shared/words/words.ts';
import { figures, outcomeOf, readingOf, stackOutcome } from './handMade.ts';

const frontier = stackOutcome(stackId('a'), 'Frontier only', figures(0.431 * 0.729, 0.729, 0.012));
const cascade = stackOutcome(stackId('b'), 'Cascade', figures(0.267 * 0.746, 0.746, 0.021));
const pair = (aCheaper: number | null, breakEvenFailureUsd: { usd: number; below: StackId } | null = null) => [
  { a: stackId('a'), b: stackId('b'), aCheaper, aCheaperByCategory: {}, breakEvenFailureUsd },
];

describe('a pair', () => {
  it('is the same answer asked the other way round', () => {
    const [stored] = pair(0.8);
    const pairs = [{ ...stored!, aCheaperByCategory: { programming: 0.3 } }];
    expect(pairOf(outcomeOf([frontier, cascade], pairs), stackId('b'), stackId('a'))).toEqual({
      a: 'b',
      b: 'a',
      aCheaper: expect.closeTo(0.2, 12),
      aCheaperByCategory: { programming: expect.closeTo(0.7, 12) },
      breakEvenFailureUsd: null,
    });
    expect(pairOf(outcomeOf([frontier, cascade], pair(null)), stackId('b'), stackId('a'))?.aCheaper).toBeNull();
    expect(pairOf(outcomeOf([frontier, cascade], pairs), stackId('a'), stackId('c'))).toBeNull();
  });
});

describe('the verdict', () => {
  it('names the cheaper stack, how much less, how surely, its undetected errors and its turning point', () => {
    const said = verdict(readingOf(outcomeOf([frontier, cascade], pair(0.09, { usd: 2.21, below: stackId('b') }))));
    expect(said).toMatchObject({ kind: 'better', better: 'b', other: 'a' });
    expect(said.text).toBe(
      '“Cascade” costs 38% less per success than “Frontier only”: 91% sure it is the cheaper one. ' +
        'Undetected errors: 2.1% of tasks against 1.2%. It stays cheaper until a failed task, undetected or given up, costs more than $2.21.',
    );
    expect(said.sentences).toHaveLength(2);
    expect(said.parts.filter((part) => part.role === 'stack').map((part) => part.stackId)).toEqual(['b', 'a']);
    expect(said.parts.filter((part) => part.role === 'figure').map((part) => part.text)).toEqual([
      '38%',
      '91%',
      '2.1%',
      '1.2%',
      '$2.21',
    ]);
  });

  it('names no turning point where both cost the same per task: the one that succeeds more is always cheaper', () => {
    const often = stackOutcome(stackId('a'), 'Often', figures(0.019, 0.744, 0.256));
    const seldom = stackOutcome(stackId('b'), 'Seldom', figures(0.019 * (1 - 1e-15), 0.543, 0.457));
    const said = verdict(readingOf(outcomeOf([often, seldom], pair(0.95, { usd: 1e-17, below: stackId('b') }))));
    expect(said.text).toContain('It stays cheaper whatever an undetected error costs.');
  });

  it('says which stack rests on hardware, how busy that is, and what it costs whether tasks come or not', () => {
    const housed: StackOutcome = {
      ...cascade,
      hardware: [
        {
          modelId: modelId('m'),
          gpu: 'H100',
          gpus: 4,
          isOwned: false,
          load: 0.12,
          reachableLoad: 0.2,
          neededLoad: 0.31,
          usdPerMonth: 6716,
        },
      ],
    };
    const outcome = outcomeOf([frontier, housed], pair(0.09));
    const said = verdict(readingOf(outcome));
    expect(said.text).toContain(
      '“Cascade” rests on 4 H100 for m: 12% busy, 20% reachable, 31% needed to cost no more than buying; $6,716 a month whether tasks come or not.',
    );
    expect(verdict(readingOf(outcomeOf([frontier, cascade], pair(0.09)))).text).not.toContain('rests on');
    expect(verdict(readingOf(outcomeOf([housed]))).text).toContain('31% needed');
    const table = stacksTable(readingOf(outcome));
    expect(table.rows.map(({ cells }) => cells.hardware)).toEqual([
      '',
      '4 H100 for m: 12% busy, 20% reachable, 31% needed, $6,716 a month',
    ]);
  });

  it('says of hardware whose work is free at the API no load it needs, and of several fleets each', () => {
    const fleet = { gpus: 4, isOwned: false, load: 0.12, reachableLoad: 0.2, usdPerMonth: 6716 };
    const free = { ...fleet, modelId: modelId('maker/a'), gpu: 'H100', neededLoad: null };
    const other = { ...fleet, modelId: modelId('m'), gpu: 'H200', gpus: 2, neededLoad: 0.5 };
    const outcome = outcomeOf([frontier, { ...cascade, hardware: [free, other] }], pair(0.09));
    const said = verdict(readingOf(outcome));
    expect(said.text).toContain(
      '“Cascade” rests on 4 H100 for Model A: 12% busy, 20% reachable; $6,716 a month whether tasks come or not. ' +
        '“Cascade” rests on 2 H200 for m: 12% busy, 20% reachable, 50% needed',
    );
    expect(said.parts.filter(({ role }) => role === 'model').map(({ text }) => text)).toEqual(['Model A', 'm']);
    expect(stacksTable(readingOf(outcome)).rows[1]?.cells.hardware).toBe(
      '4 H100 for Model A: 12% busy, 20% reachable, – needed, $6,716 a month; ' +
        '2 H200 for m: 12% busy, 20% reachable, 50% needed, $6,716 a month',
    );
  });

  it('says "whatever it costs" where it turns nowhere', () => {
    expect(verdict(readingOf(outcomeOf([frontier, cascade], pair(0.09)))).text).toContain(
      'whatever a failed task, undetected or given up, costs',
    );
  });

  it('says nothing of sureness without draws', () => {
    const said = verdict(readingOf(outcomeOf([frontier, cascade], pair(null))));
    expect(said.kind).toBe('better');
    expect(said.text).not.toContain('sure');
  });

  it('names nobody where the chances are below three to one', () => {
    const said = verdict(readingOf(outcomeOf([frontier, cascade], pair(0.4))));
    expect(said.kind).toBe('tooClose');
    expect(said.text).toBe(
      'Too close to call: “Cascade” costs $0.267 per success, “Frontier only” $0.431. There is no reason to change yet.',
    );
  });

  it('names the cheapest of a row from nine to one, as the plan marks it', () => {
    const cheaperAt = (aCheaper: number) =>
      categoriesTable(
        readingOf(
          outcomeOf(
            [frontier, cascade],
            [{ ...pair(0.2)[0]!, aCheaperByCategory: { [rowId('programming')]: aCheaper } }],
          ),
        ),
      ).rows[0]?.cells;
    expect(cheaperAt(0.11)).toMatchObject({ cheaper: 'too close to call', sure: expect.closeTo(0.89, 12) });
    expect(cheaperAt(0.09)).toMatchObject({ cheaper: 'Cascade', sure: expect.closeTo(0.91, 12) });
  });

  it('calls equal costs equal', () => {
    const twin = stackOutcome(stackId('b'), 'Twin', frontier.total);
    const said = verdict(readingOf(outcomeOf([frontier, twin], pair(0))));
    expect(said.kind).toBe('tooClose');
    expect(said.text).toBe('“Frontier only” and “Twin” cost the same per success: $0.431.');
  });

  it('calls costs equal within half a percent, and names a winner from three to one', () => {
    const at = (usdPerSuccess: number, aCheaper: number | null = null) => {
      const near = stackOutcome(stackId('b'), 'Near', figures(usdPerSuccess * 0.8, 0.8));
      const hundred = stackOutcome(stackId('a'), 'Hundred', figures(80, 0.8));
      return verdict(readingOf(outcomeOf([hundred, near], pair(aCheaper))));
    };
    expect([at(99.6).kind, at(99.4).kind]).toEqual(['tooClose', 'better']);
    expect(at(99.6).text).toContain('cost the same per success');
    expect([at(90, 0.25).kind, at(90, 0.26).kind]).toEqual(['better', 'tooClose']);
    // A finite number of draws cannot tell certainty from near certainty.
    expect(at(90, 0).text).toBe(at(90, 0.005).text);
    expect(at(90, 0).text).not.toContain('100%');
  });

  it('says that the cheaper stack succeeds less often from one task in a hundred on', () => {
    const told = (success: number): boolean => {
      const less = stackOutcome(stackId('b'), 'Less', figures(0.1, success));
      const more = stackOutcome(stackId('a'), 'More', figures(0.5, 0.8));
      return verdict(readingOf(outcomeOf([more, less], pair(0)))).text.includes('succeeds less often');
    };
    expect([0.9, 0.8, 0.795, 0.785].map(told)).toEqual([false, false, false, true]);
  });

  it('is led by the least cost per success, as surely as it is under the next; alone for sure of nothing', () => {
    const none = stackOutcome(stackId('c'), 'None', figures(1, 0));
    expect(leadOf(outcomeOf([none]))).toBeNull();
    expect(leadOf(outcomeOf([none, cascade]))).toEqual({
      stackId: 'b',
      usdPerSuccess: expect.closeTo(0.267, 12),
      sure: null,
    });
    const third = stackOutcome(stackId('c'), 'Third', figures(9, 0.5));
    expect(leadOf(outcomeOf([third, frontier, cascade], pair(0.1)))).toMatchObject({
      stackId: 'b',
      sure: expect.closeTo(0.9, 12),
    });
    expect(leadOf(outcomeOf([frontier, cascade], pair(null)))?.sure).toBeNull();
    expect(leadOf(outcomeOf([frontier, cascade]))?.sure).toBeNull();
    expect([cheapestStack(outcomeOf([none]))?.name, cheapestStack(outcomeOf([frontier, cascade]))?.name]).toEqual([
      undefined,
      'Cascade',
    ]);
  });

  it('warns where the cheaper stack succeeds less often', () => {
    const sloppy = stackOutcome(stackId('b'), 'Sloppy', figures(0.05, 0.6, 0.4));
    expect(verdict(readingOf(outcomeOf([frontier, sloppy], pair(0)))).text).toContain('60.0% of tasks against 72.9%');
  });

  it('names the gap of a stack that cannot be evaluated', () => {
    const broken = stackOutcome(stackId('b'), 'Broken', null);
    const said = verdict(readingOf(outcomeOf([frontier, broken])));
    expect(said.kind).toBe('cannotCompare');
    expect(said.text).toBe(
      'These stacks cannot be compared yet. “Broken”: Model A in Programming cannot be priced: nobody states a price for it.',
    );
    const third = verdict(readingOf(outcomeOf([frontier, cascade, { ...broken, stackId: stackId('c') }], pair(0.09))));
    expect(third.kind).toBe('better');
    expect(third.text).toContain('“Broken” is not compared');
  });

  it('teaches when there is one stack or none, and does not divide by a success of zero', () => {
    expect(verdict(readingOf(outcomeOf([]))).kind).toBe('noStack');
    expect(verdict(readingOf(outcomeOf([frontier]))).kind).toBe('oneStack');
    const nothing = stackOutcome(stackId('b'), 'Nothing', figures(1, 0));
    expect(verdict(readingOf(outcomeOf([frontier, nothing]))).text).toContain('No task succeeds with “Nothing”');
  });

  it('passes names through untouched, whatever they look like', () => {
    const name = '$t(compare.verdictNoStack) {{better}} <b>&amp;';
    for (const language of languages) {
      const said = verdict(readingOf(outcomeOf([frontier, { ...cascade, name }], pair(0.09)), language));
      expect(said.parts.find((part) => part.role === 'stack')?.text).toBe(name);
      expect(said.text).not.toContain('\uE000');
    }
  });

  it('speaks Chinese', () => {
    const said = verdict(
      readingOf(outcomeOf([frontier, cascade], pair(0.09, { usd: 2.21, below: stackId('b') })), 'zh'),
    );
    expect(said.text).toBe(
      '“Cascade”每次成功的全成本比“Frontier only”低 38%，更便宜的把握 91%。' +
        '漏检错误：占任务的 2.1%，对方为 1.2%。每个失败任务（漏检或放弃）的损失超过 $2.21 之前，它始终更省。',
    );
  });
});
