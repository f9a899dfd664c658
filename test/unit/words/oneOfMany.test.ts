/** No English sentence breaks where a number in it is 1: "1 rows were read". */
import { describe, expect, it } from 'vitest';
import { figurePart, sayParts, textOf } from '../../../shared/report/sayParts.ts';
import type { WordPath } from '../../../shared/words/all.ts';
import { allWords } from '../../../shared/words/all.ts';
import { sayIn } from '../../../shared/words/say.ts';

/** What a planner counts. */
const counted =
  'answers|attempts|benchmarks|calls|cases|categories|cells|columns|days|differences|entries|errors|evals|files|fleets|flows|gaps|groups|hosts|instances|items|kinds|languages|levers|lines|measurements|members|minutes|models|months|names|offers|people|points|prices|ranges|rates|records|regions|replicas|requests|results|retries|rows|rules|runs|samples|scenarios|scores|seconds|sessions|sheets|stacks|steps|successes|tasks|tests|tokens|tries|trials|values|vendors|versions|warnings|ways|weeks|words|years';
const described =
  'distinct|exact|fewer|graded|input|more|other|output|published|separate|standard|submitted|such|turning|undetected|whole';
const many = new RegExp(`(?<![\\w.,$%-]|0 and )1 (?:(?:${described}) ){0,2}(?:${counted}|are|were|have)\\b`, 'g');

/** What is not counted, or never down to one: bounds of the program, shares, and names. */
const never =
  /^(?:model|field|name|file|now|allowed|max|maxBytes|min|limit|most|least|share|success|silent|first|later|rate|good|bad|held|category|size|columns|ways|context|floor|ladders|triples|factor|times)$/;

/** Said of two and more alone: of one there is another sentence, or none. */
const neverOfOne: readonly string[] = [
  'decide.underMany',
  'decide.swapsMore',
  'evals.askRepeats',
  'refusals.outcomesRepeats',
  'refusals.priceListSeveral',
  'refusals.tooManyLadders',
  'catalog.tierFrom',
  'catalog.tierAbove',
  // More than 45 days.
  'compare.agePricesAll',
  'compare.agePricesOne',
  'compare.agePricesOnly',
  'horizon.windowPassed',
  'workbook.tierWhole',
  'workbook.tierMarginal',
  // A list of names.
  'fromUsage.remarkPricesUnknown',
  'calibrate.noteThinned',
  'evidence.moreTests',
  'evidence.moreModels',
  'usageIn.recognised',
];

const english = Object.entries(allWords).flatMap(([area, words]) =>
  Object.entries(words as Record<string, { en: string }>).map(([name, { en }]) => ({ path: `${area}.${name}`, en })),
);

const say = sayIn('en');

describe('sentences with a number', () => {
  it('are whole when it is 1', () => {
    const broken = english.flatMap(({ path, en }) => {
      const blanks = Object.fromEntries(
        [...en.matchAll(/\{\{(\w+)/g)].map(([, name]) => [name ?? '', never.test(name ?? '') ? '7' : 1]),
      );
      const said = say(path.replace(/_(one|other)$/, '') as WordPath, blanks);
      const found = said.match(many) ?? [];
      return found.length === 0 || neverOfOne.includes(path) ? [] : [`${path}: ${said}`];
    });
    expect(broken).toEqual([]);
  });

  it('say many of every other number, zero and what is written in groups too', () => {
    const read = (rows: string | number): string => say('usage.note_badLines', { count: rows, line: 4 });
    expect(read(1)).toBe('1 line is not JSON and was passed over, the first at line 4.');
    expect(read('1')).toBe(read(1));
    for (const rows of [0, 2, '1,001', '11', '1.5'])
      expect(read(rows)).toBe(`${rows} lines are not JSON and were passed over, the first at line 4.`);
  });

  it('agree with figures that are set in later, in their own colour', () => {
    const told = (evals: string): string =>
      textOf(
        sayParts(say, 'plan.measureNext', {
          evals: figurePart(evals),
          model: { role: 'model', text: 'M' },
          row: { role: 'text', text: 'R' },
          usd: figurePart('$2'),
          cost: figurePart('$1'),
        }),
      );
    expect(told('1')).toBe('Measure next: run 1 eval of M on “R”, worth $2 a month, $1 once.');
    expect(told('30')).toContain('run 30 evals of M');
  });

  it('are whole in Chinese, which has one form', () => {
    expect(sayIn('zh')('usage.note_badLines', { count: 1, line: 4 })).not.toContain('|');
  });
});
