/** A month on own or rented hardware: every figure with what it is, and every remark, from a month made by hand. */
import { describe, expect, it } from 'vitest';
import type { Hosted, SelfHosting } from '../../../shared/engine/serving/selfHost.ts';
import type { SelfHostAsk } from '../../../shared/engine/serving/selfHostAsk.ts';
import { hostedRemarks, hostedTable, notHosted } from '../../../shared/report/servingTables.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { hosted } from './hostedByHand.ts';
import { written } from './written.ts';

const say = sayIn('en');
const ask = {
  perUserFloor: 40,
  demand: { requestsPerMonth: 1e6, peakToMean: 2.125, allowedLoad: 0.85 },
} as SelfHostAsk;

/** Key, figure, value, both ends and what it is, as a person reads them. */
const figures = (of: Hosted): string[] =>
  written(hostedTable(of, ask, 'en', say), { say, language: 'en' })
    .split('-- ')
    .slice(1)
    .map((row) =>
      row
        .split('\n')
        .slice(0, 6)
        .map((line) => line.replace(/^ +\w+: ?/, '').replace(/ \([\d.]+\)$/, ''))
        .join(' | '),
    );

describe('the table of a month on hardware', () => {
  it('names the model on its hardware, and has a place for both ends of a value', () => {
    const { id, title, columns } = hostedTable(hosted, ask, 'en', say);
    expect([id, title]).toEqual(['serving', 'open-70b on 2 x H100, fp8']);
    expect(columns).toEqual([
      { key: 'figure', label: 'figure', kind: 'text' },
      { key: 'value', label: 'value (5% to 95%)', kind: 'number' },
      { key: 'low', label: '', kind: 'number', bound: { of: 'value', end: 'low' } },
      { key: 'high', label: '', kind: 'number', bound: { of: 'value', end: 'high' } },
      { key: 'what', label: 'what it is', kind: 'text' },
    ]);
  });

  it('has each figure in its unit, with its ends where it has any', () => {
    expect(figures(hosted)).toEqual([
      'memory | weights, GB | 70 | unknown | unknown | of 144 GB of a replica',
      'perUser | tokens a second per user | 50 | 40 | 60 | 32 requests at once on a replica; 40 fit into memory',
      'tokensPerSecond | output tokens a second, replica | 1,600 | 1,280 | 1,920 | ',
      'replicas | replicas | 3 | 2 | 4 | 2 for the busiest hour, 1 spare',
      'loadReached | load reached | 30.0% | unknown | unknown | mean over the capacity of all replicas',
      'loadReachable | load reachable | 40.0% | unknown | unknown | peak 2.13 times the mean, at most 85.0% in that hour, spares idle',
      'monthFull | full cost a month | $9,000 | $7,000 | $12,000 | hardware $6,000, overhead $1,200, staff $1,650, overflow to the API $150.00',
      'monthCash | of it cash | $7,350 | unknown | unknown | what is invoiced: rented hardware and what overflows; own hardware and staff are not in it',
      'usdPerM | USD per million tokens | $0.900 | $0.700 | $1.20 | input and output together',
      'loadNeeded | load needed | 25.0% | 20.0% | 35.0% | from which hardware and overhead cost no more than the API; staff not counted',
      'apiMonth | the API, a month | $10,000 | unknown | unknown | $1.00 per million tokens',
      'breakEven | break-even, tokens a month | 4B | unknown | unknown | first reached there; cheaper at any volume above 6B',
      'sureness | cheaper than the API | 80% | unknown | unknown | over the doubt about speed and rent',
    ]);
  });

  it('says of a break-even that never comes that it never comes, and nothing of an API whose price is not known', () => {
    const never = figures({ ...hosted, against: { ...hosted.against!, breakEven: null, neededLoadBand: null } });
    expect(never.find((line) => line.startsWith('breakEven'))).toBe(
      'breakEven | break-even, tokens a month | never | unknown | unknown | never: a replica costs more than it saves',
    );
    expect(never.find((line) => line.startsWith('loadNeeded'))).toContain('| 25.0% | unknown | unknown |');
    expect(figures({ ...hosted, against: null }).map((line) => line.split(' ')[0])).toEqual([
      ...['memory', 'perUser', 'tokensPerSecond', 'replicas', 'loadReached', 'loadReachable'],
      ...['monthFull', 'monthCash', 'usdPerM'],
    ]);
  });
});

describe('what is said of a month on hardware', () => {
  const doubt =
    'Speeds are predicted: log standard deviation 0.21 (rent: 0.3). Factors fitted to measurements up to 1 Aug 2026; those of pairs of model and GPU kept aside erred by 0.23 on the same scale.';
  const notAnswered =
    'Not answered: time to first token, expert parallelism over 16 GPUs and more, speculative decoding.';

  it('is whose the price of an hour is, the licence, the doubt, and what is not answered', () => {
    expect(hostedRemarks(hosted, ask, null, 'en', say)).toEqual([
      '$2.50 per GPU and hour: stated by you',
      'The licence of the weights is unknown here.',
      doubt,
      notAnswered,
    ]);
  });

  it('is every remark with its figure, and that nothing is compared where no price is known', () => {
    const remarked: Hosted = {
      ...hosted,
      priceSource: 'a published list',
      against: null,
      gpu: { ...hosted.gpu, note: 'a card with a note' },
      remarks: [
        ...(['recalledArchitecture', 'linearState', 'precisionCostUnknown', 'belowFloor'] as const),
        ...(['oneReplica', 'contextTooLong', 'gpuNote'] as const),
      ],
    };
    expect(hostedRemarks(remarked, ask, 'MIT', 'en', say)).toEqual([
      '$2.50 per GPU and hour: a published list',
      'The architecture is from memory of the published configuration, not read again.',
      'Linear layers keep a state that is not counted: fewer requests fit at once than said.',
      'What fp8 instead of the released weights costs in success is unknown until you state it. The comparison assumes none.',
      'No number of requests at once leaves every user 40 tokens a second.',
      'One replica and no spare: when it fails, nothing answers.',
      'A request is longer than the 128K tokens the model was made for.',
      'H100: a card with a note',
      'Licence of the weights: MIT',
      'No API price of this model is known, so nothing is compared. State one with --api-prompt and --api-completion.',
      doubt,
      notAnswered,
    ]);
  });
});

describe('hardware that gives no answer', () => {
  const none: Extract<SelfHosting, { kind: 'doesNotFit' }> = {
    kind: 'doesNotFit',
    model: hosted.model,
    gpu: hosted.gpu,
    gpus: 2,
    precision: 'bf16',
    weightsGb: 140.04,
    memoryGb: 130,
    withGpus: [4, 8],
    withPrecisions: ['fp8', 'fp4'],
  };
  const tooLarge = 'The weights do not fit: 140 GB in bf16, and 2 x H100 leave 130 GB.';
  const more = 'It fits on 4, 8 GPUs.';
  const less = 'It fits in fp8, fp4; what that costs in success is unknown.';
  const said = (change: Partial<typeof none>) => notHosted({ ...none, ...change }, 'en', say);

  it('says what does not fit and each way out there is', () => {
    expect(said({})).toEqual([tooLarge, more, less]);
    expect(said({ withPrecisions: [] })).toEqual([tooLarge, more]);
    expect(said({ withGpus: [] })).toEqual([tooLarge, less]);
    expect(said({ withGpus: [], withPrecisions: [] })).toEqual([tooLarge, 'Choose a GPU with more memory.']);
    expect(notHosted(none, 'zh', sayIn('zh'))[1]).toBe('改用 4、8 个 GPU 可以放下。');
  });

  it('tells weights that fill the memory from weights that leave no room for a request', () => {
    expect(said({ weightsGb: 130 })[0]).toBe('The weights do not fit: 130 GB in bf16, and 2 x H100 leave 130 GB.');
    expect(said({ weightsGb: 129.5 })[0]).toBe(
      'The weights leave no room for one request: 129.5 GB in bf16 of 130 GB on 2 x H100.',
    );
  });

  it('says of a context without figures that there is no answer', () => {
    expect(notHosted({ kind: 'outside', model: hosted.model, why: 'compressedContext' }, 'en', say)).toEqual([
      'The context of open-70b is compressed in a way this model of speed has no figures for: no answer.',
    ]);
  });
});
