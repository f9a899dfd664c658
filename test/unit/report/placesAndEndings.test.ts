/** A plan over places and models that end, in words, from figures made by hand. */
import { describe, expect, it } from 'vitest';
import type { Model } from '../../../shared/catalog/model.ts';
import type { PlacesFound, RegionFound } from '../../../shared/engine/horizon/regions.ts';
import { modelId, stackId } from '../../../shared/foundation/ids.ts';
import { type Ending, endingSentence, endingsOf, explainEnding } from '../../../shared/report/endings.ts';
import type { Naming } from '../../../shared/report/leverText.ts';
import {
  languageName,
  pairRemark,
  placesRemarks,
  placesTable,
  placesVerdict,
  regionName,
} from '../../../shared/report/placesTables.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { ladder, modelAt, rung, smallJob } from '../engine/smallJob.ts';
import { figures, model, outcomeOf, readingOf, stackOutcome } from './handMade.ts';

const [a, b] = [stackId('a'), stackId('b')];
const reading = readingOf(
  outcomeOf([stackOutcome(a, 'Small first', figures(1, 0.8)), stackOutcome(b, 'Large', figures(2, 0.9))]),
);
const models = [...reading.job.snapshot.models, model('maker/b', 'Model B')];
const job = { ...reading.job, snapshot: { ...reading.job.snapshot, models } };
const naming: Naming = { job, say: reading.say, language: 'en' };

const total = (usdPerSuccess: number | null, success = 0.8) =>
  ({ success, silentFailure: 0.05, usdPerTask: 1, usdPerSuccess, usdPerMonth: 500 }) as NonNullable<
    RegionFound['total']
  >;
const region = (id: string, more: Partial<RegionFound> = {}): RegionFound => ({
  id,
  share: 0.5,
  tasksPerMonth: 500,
  servedBy: a,
  notAllowed: [],
  cells: [
    { languageId: 'en', tasksPerMonth: 400, figures: total(1) },
    { languageId: 'xx', tasksPerMonth: 100, figures: null },
  ],
  total: total(1),
  ruleUsd: 10,
  ...more,
});
const found = (regions: RegionFound[], more: Partial<PlacesFound> = {}): PlacesFound => ({
  stackId: a,
  regions,
  languages: [
    { id: 'en', share: 0.8, total: total(1), known: true },
    { id: 'xx', share: 0.2, total: null, known: false },
  ],
  total: total(1.5),
  plain: total(1),
  ...more,
});
const notAllowed = [
  { modelId: modelId('maker/a') },
  { modelId: modelId('maker/a') },
  { modelId: modelId('maker/b') },
] as never;

describe('the verdict over places', () => {
  const told = (...regions: RegionFound[]) => placesVerdict(naming, found(regions));

  it('names the cheapest and the dearest place, whichever comes first', () => {
    const [low, middle, high] = [0.5, 1, 2].map((usd, i) => region(`place ${i}`, { total: total(usd) }));
    expect(told(high!, low!, middle!)).toBe('“Small first”: $0.500 a success in place 0, $2.00 in place 2.');
    expect(told(low!, { ...high!, servedBy: b })).toBe(
      '$0.500 a success in place 0, $2.00 in place 2: where “Small first” may not serve, another stack does.',
    );
  });

  it('names no place where all cost the same, but those that nobody serves', () => {
    const nobody = { servedBy: null, total: null, ruleUsd: null };
    expect(told(region('one'), region('two', { total: total(1 + 1e-12) }))).toBe(
      '“Small first”: $1.00 a success everywhere.',
    );
    expect(told(region('one'), region('two', nobody), region('three', nobody))).toBe(
      '“Small first”: $1.00 a success everywhere but in two, three, which no stack may serve.',
    );
    expect(told(region('one', { total: total(null) }))).toBe('No place can be served yet.');
    expect(told(region('one', nobody))).toBe('No place can be served yet.');
  });
});

describe('the table of places', () => {
  it('has a row for each region and one for all, a column for each language', () => {
    const { columns, rows } = placesTable(
      naming,
      found([
        region('mine', { share: 0.75, tasksPerMonth: 750, ruleUsd: 0 }),
        region('theirs', { share: 0.25, tasksPerMonth: 250, servedBy: b, ruleUsd: 30, total: total(null, 0) }),
      ]),
    );
    expect(columns.map(({ key, kind }) => `${key} ${kind}`)).toEqual([
      ...['region text', 'share share', 'tasks count', 'servedBy text', 'in en usd', 'in xx usd'],
      ...['here usd', 'success share', 'spend usd', 'rules usd'],
    ]);
    expect(columns.filter(({ key }) => key.startsWith('in ')).map(({ label }) => label)).toEqual(['English', 'xx']);
    const cells = rows.map(({ cells: of }) => columns.map(({ key }) => of[key]));
    expect(cells).toEqual([
      ['mine', 0.75, 750, 'Small first', 1, null, 1, 0.8, 500, 0],
      ['theirs', 0.25, 250, 'Large', 1, null, null, 0, 500, 30],
      ['All places', 1, 1000, '', 1, null, 1.5, 0.8, 500, 30],
    ]);
    expect(rows.map(({ key }) => key)).toEqual(['mine', 'theirs', 'all']);
  });

  it('says of a region that nobody serves that no stack is allowed, and then not what rules cost in all', () => {
    const { rows } = placesTable(
      naming,
      found([region('mine'), region('closed', { servedBy: null, total: null, ruleUsd: null })], { total: null }),
    );
    expect(rows.map(({ cells }) => [cells.servedBy, cells.here, cells.success, cells.spend, cells.rules])).toEqual([
      ['Small first', 1, 0.8, 500, 10],
      ['no stack allowed', null, null, null, null],
      ['', null, null, null, null],
    ]);
  });
});

describe('what is said of places', () => {
  const method =
    'A language multiplies tokens and moves every success rate on the probit scale. Rules cost what a success here costs over one without them, on the successes there are.';

  it('is which models a region does not allow, each once, and who serves it instead', () => {
    expect(
      placesRemarks(
        naming,
        found(
          [
            region('open'),
            region('strict', { servedBy: b, notAllowed }),
            region('closed', { servedBy: null, notAllowed }),
          ],
          { languages: [] },
        ),
      ),
    ).toEqual([
      'strict does not allow Model A, Model B; “Large” serves it.',
      'closed does not allow Model A, Model B, and no other stack of the plan is allowed there.',
      method,
    ]);
  });

  it('is of which languages nothing is known: neither English nor one that nobody speaks there', () => {
    const language = (id: string, share: number, known: boolean) => ({ id, share, known, total: null });
    const languages = [
      language('en', 0.5, false),
      language('xx', 0.3, false),
      language('yy', 0, false),
      language('zz', 0.2, true),
    ];
    expect(placesRemarks(naming, found([], { languages }))).toEqual([
      'Unknown for xx: counted as English, so their cost is a lower bound where they take more tokens.',
      method,
    ]);
  });

  it('calls regions and languages by their names, those it does not know by their ids', () => {
    expect([languageName(reading.say, 'en'), languageName(reading.say, 'xx')]).toEqual(['English', 'xx']);
    expect(regionName(reading.say, 'our place')).toBe('our place');
    expect(regionName(reading.say, 'toString')).toBe('toString');
    expect(pairRemark(naming, 'xx', { successLost: 0.256, models: 1, others: ['yy', 'zz'], source: 'a paper' })).toBe(
      'xx by pairs of languages: 0.26 lost on the probit scale against yy, zz, the mean of 1 model that translated from English (a paper). That it holds against English and for other work is assumed.',
    );
  });
});

describe('a model that ends', () => {
  const ending = (more: Partial<Ending>): Ending => ({
    modelId: modelId('maker/a'),
    date: '2026-12-24',
    isGone: false,
    host: null,
    note: null,
    successor: null,
    stacks: [],
    ...more,
  });
  const told = (more: Partial<Ending>) => explainEnding({ ...reading, job }, ending(more));
  const nobody = ' No successor is named.';

  it('is told with its day, what is gone as gone, and with the seller whose price is paid', () => {
    expect(told({})).toBe(`Model A retires on 24 Dec 2026.${nobody}`);
    expect(told({ isGone: true })).toBe(`Model A retired on 24 Dec 2026 and can no longer be bought.${nobody}`);
    expect(told({ isGone: true, date: null })).toBe(`Model A is retired and can no longer be bought.${nobody}`);
    expect(told({ host: 'Acme' })).toBe(`Model A retires at Acme, whose price is paid, on 24 Dec 2026.${nobody}`);
    expect(told({ host: 'Acme', isGone: true })).toBe(
      `Acme, whose price is paid, retired Model A on 24 Dec 2026: it can no longer be bought there.${nobody}`,
    );
    expect(told({ note: 'two pages differ' })).toBe(
      `Model A retires on 24 Dec 2026. The day is in doubt: two pages differ.${nobody}`,
    );
  });

  it('is told with its successor and what moving costs each stack: more, less, or not known', () => {
    const stacks = [
      { stackId: a, usdPerMonth: 120 },
      { stackId: b, usdPerMonth: -30.5 },
      { stackId: stackId('a'), usdPerMonth: null },
      { stackId: b, usdPerMonth: 0 },
    ];
    const at = 'At its price, with rates and tokens as they are,';
    expect(told({ successor: modelId('maker/b'), stacks })).toBe(
      'Model A retires on 24 Dec 2026. Named successor: Model B. ' +
        `${at} “Small first” would spend $120.00 a month more. ${at} “Large” would spend $30.50 a month less. ` +
        'What moving would cost “Small first” is not known: the plan carries no price of it. ' +
        `${at} “Large” would spend $0.00 a month more.`,
    );
    const parts = endingSentence(
      { ...reading, job },
      ending({ successor: modelId('maker/b'), stacks: stacks.slice(0, 1) }),
    );
    expect(parts.filter(({ role }) => role !== 'text').map(({ role, text, stackId: of }) => [role, text, of])).toEqual([
      ['model', 'Model A', undefined],
      ['figure', '24 Dec 2026', undefined],
      ['model', 'Model B', undefined],
      ['stack', 'Small first', 'a'],
      ['figure', '$120.00', 'a'],
    ]);
  });

  it('is a run of words, names and figures: what a seller or a maker typed is words', () => {
    const parts = endingSentence({ ...reading, job }, ending({ host: 'Acme', note: 'two pages differ' }));
    expect(parts.filter(({ text }) => text === 'Acme' || text === 'two pages differ').map(({ role }) => role)).toEqual([
      'text',
      'text',
    ]);
  });

  it('comes in the order of the days, the gone of an unknown day first, whatever the order of the catalog', () => {
    const end = (id: string, shutdownDate: string | null, more: Partial<Model> = {}) =>
      modelAt(id, 1, { shutdownDate, openWeights: false, ...more });
    const all = [
      end('late', '2027-02-01'),
      end('gone', null, { status: 'retired' }),
      end('soon', '2026-12-01', { successor: modelId('late') }),
      end('unused', '2026-12-02'),
      end('stays', null),
      end('today', '2026-11-26'),
      end('same', '2026-12-01'),
    ];
    const used = ['late', 'gone', 'soon', 'stays', 'today', 'same'];
    const plan = smallJob(
      all,
      Object.fromEntries(used.map((id) => [id, 0.5])),
      { every: ladder(used.map((id) => rung(id))), some: ladder([rung('soon')]) },
      { plan: { tasksPerMonth: 1000 } },
    );
    const found = endingsOf({ job: plan, day: '2026-11-26' });
    expect(found.map(({ modelId: id, isGone }) => [id, isGone])).toEqual([
      ['gone', true],
      ['today', true],
      ['soon', false],
      ['same', false],
      ['late', false],
    ]);
    // The successor asks the same price: nothing more is spent. Nobody follows the others.
    expect(found.map(({ stacks }) => stacks.map(({ stackId: id, usdPerMonth }) => [id, usdPerMonth]))).toEqual([
      [['every', null]],
      [['every', null]],
      [
        ['every', 0],
        ['some', 0],
      ],
      [['every', null]],
      [['every', null]],
    ]);
    expect(endingsOf({ job: plan, day: null })).toEqual([]);
  });

  it('reads without spaces between sentences in Chinese', () => {
    const chinese = { ...reading, job, say: sayIn('zh'), language: 'zh' } as const;
    expect(explainEnding(chinese, ending({}))).toBe('Model A 将于 2026 年 12 月 24 日下线。未公布替代模型。');
  });
});
