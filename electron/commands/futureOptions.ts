/** What a planner types of the months to come, read into a future. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { isIsoDate } from '../../shared/catalog/checks.ts';
import { sizeClasses } from '../../shared/catalog/model.ts';
import { EngineError, requireBetween } from '../../shared/engine/engineError.ts';
import {
  elasticityPresets,
  steadyTokens,
  type TokenGrowth,
  tokenGrowthPresets,
} from '../../shared/engine/horizon/demand.ts';
import type { Future } from '../../shared/engine/horizon/future.ts';
import { type PricePath, pricePathPresets } from '../../shared/engine/horizon/pricePaths.ts';
import { bestOf, type Ranged } from '../../shared/engine/horizon/ranged.ts';
import { type Stickiness, stickinessPresets } from '../../shared/engine/horizon/switching.ts';
import type { Job } from '../../shared/engine/job.ts';
import { modelId, type RowId, rowId } from '../../shared/foundation/ids.ts';
import type { Retirement, Returning, Switch } from '../../shared/plan/ahead.ts';
import { eachNamed, namedTyped, requireOnce } from './namesTyped.ts';
import { endsTyped, numberTyped, shareTyped } from './numberTyped.ts';

export interface FutureOptions {
  months: number;
  from?: string;
  growth: Ranged;
  growthOf?: Record<RowId, number>;
  mix?: Record<RowId, number>;
  price?: PricePath[];
  tokens: TokenGrowth;
  elasticity: Ranged;
  switch?: Switch[];
  stickiness: Stickiness;
  returns?: Returning;
  retire?: Retirement[];
}

const refused = (allowed: string): never => {
  throw new InvalidArgumentError(`allowed: ${allowed}`);
};

const ids = (presets: readonly { id: string }[]): string => presets.map(({ id }) => id).join(', ');

/** `2026-11-26`, or `none`. */
const dayTyped = (text: string): string =>
  text === 'none' || isIsoDate(text) ? text : refused('a day as 2026-11-26, or none');

/** `0.5`, `-10%`, `0.2 to 0.8`: of a range the middle is taken as the best value. */
const rangeTyped = (text: string): Ranged => {
  const [low, high] = endsTyped(text);
  return high === undefined ? low : { value: (low + high) / 2, low, high };
};

const growthTyped = rangeTyped;

/** `programming=50%`, one row at a time. */
const rowGrowthTyped = (text: string, before: Record<RowId, number> = {}): Record<RowId, number> => {
  const { name, said } = namedTyped(text);
  requireOnce(name, Object.keys(before));
  return { ...before, [rowId(name)]: bestOf(rangeTyped(said)) };
};

const elasticityTyped = (text: string): Ranged => {
  const preset = elasticityPresets.find(({ id }) => id === text);
  return preset === undefined ? rangeTyped(text) : { value: preset.elasticity, low: preset.low, high: preset.high };
};

const tokensTyped = (text: string): TokenGrowth => {
  const preset = tokenGrowthPresets.find(({ id }) => id === text);
  if (preset !== undefined) return preset.growth;
  const [prompt, completion, ...more] = text.split('x').map(numberTyped);
  return prompt === undefined || completion === undefined || more.length > 0
    ? refused(`${tokenGrowthPresets.map(({ id }) => id).join(', ')}, or prompts x completions a year, as 2.3x1.8`)
    : { promptPerYear: prompt, completionPerYear: completion };
};

const stickinessTyped = (text: string): Stickiness =>
  stickinessPresets.find(({ id }) => id === text)?.stickiness ?? { stillThereAfter5Months: shareTyped(text) };

/** `30%@3`: of those who left, in the third month after the switch. */
const returnsTyped = (text: string): Returning => {
  const [share = '', month, ...more] = text.split('@');
  if (month === undefined || more.length > 0) return refused('share@month, as 30%@3');
  return { share: shareTyped(share), month: numberTyped(month) };
};

const mixTyped = (text: string): Record<RowId, number> =>
  Object.fromEntries(eachNamed(text, (id, share) => [rowId(id), shareTyped(share)]));

/** By how many times a year; a percentage would say something else. */
const foldTyped = (text: string): Ranged => {
  const preset = pricePathPresets.find(({ id }) => id === text);
  if (text.includes('%')) return refused(`${ids(pricePathPresets)}, or how many times a year, as 4`);
  return preset === undefined ? rangeTyped(text) : preset.foldPerYear;
};

const priceForms =
  'all=9, vendor:deepseek=4, class:small=9, work:programming=slowest, model:author/name=2, or step:author/name@6=1.5';

const pathTyped = (text: string): PricePath => {
  const at = text.lastIndexOf('=');
  const [subject, value] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  const colon = subject.indexOf(':');
  const [kind, name] = colon < 0 ? [subject, ''] : [subject.slice(0, colon), subject.slice(colon + 1)];
  switch (kind) {
    case 'all':
      return { kind, foldPerYear: foldTyped(value) };
    case 'vendor':
      return { kind, author: name, foldPerYear: foldTyped(value) };
    case 'class': {
      const sizeClass = sizeClasses.find((known) => known === name) ?? refused(sizeClasses.join(', '));
      return { kind, sizeClass, foldPerYear: foldTyped(value) };
    }
    case 'work':
      return { kind: 'category', categoryId: rowId(name), foldPerYear: foldTyped(value) };
    case 'model':
      return { kind, modelId: modelId(name), foldPerYear: foldTyped(value) };
    case 'step': {
      const [id = '', month = ''] = name.split('@');
      return { kind, modelId: modelId(id), month: numberTyped(month), times: numberTyped(value) };
    }
    default:
      return refused(priceForms);
  }
};

/** `4:old/model=new/model` or for one kind of work `4@legal:...`; after another colon what it costs once. */
const switchTyped = (text: string): Switch => {
  const found = /^(\d+)(?:@([A-Za-z0-9_-]+))?:([^=]+)=([^=]+?)(?::(\d+(?:\.\d+)?))?$/.exec(text);
  if (found === null) return refused('month:from=to, month@work:from=to, or either with :usd');
  const [, month = '', work, from = '', to = '', usd = '0'] = found;
  return {
    month: Number(month),
    categoryId: work === undefined ? null : rowId(work),
    from: modelId(from),
    to: modelId(to),
    switchingUsd: Number(usd),
  };
};

/** `4:old/model=successor/model`, or without a successor. */
const retirementTyped = (text: string): Retirement => {
  const found = /^(\d+):([^=]+)(?:=(.+))?$/.exec(text);
  if (found === null) return refused('month:model, or month:model=successor');
  const [, month = '', model = '', successor] = found;
  return {
    month: Number(month),
    modelId: modelId(model),
    successor: successor === undefined ? null : modelId(successor),
  };
};

const several =
  <T>(read: (text: string) => T) =>
  (text: string, before: T[] = []): T[] => [...before, read(text)];

const pathsTyped = several(pathTyped);
const switchesTyped = several(switchTyped);
const retirementsTyped = several(retirementTyped);

/** `today` is the day of month 0 unless another is stated. */
export const futureOf = (options: FutureOptions, today: string): Future => {
  const { from = today } = options;
  return {
    months: options.months,
    from: from === 'none' ? null : from,
    pricePaths: options.price ?? [],
    demand: {
      growthPerYear: options.growth,
      growthPerYearByCategory: options.growthOf ?? {},
      elasticity: options.elasticity,
      mixAtEnd: options.mix ?? null,
    },
    tokens: options.tokens ?? steadyTokens,
    switches: options.switch ?? [],
    stickiness: { ...options.stickiness, ...(options.returns !== undefined && { returns: options.returns }) },
    retirements: options.retire ?? [],
  };
};

const requireOneOf = (field: string, value: string, known: Iterable<string>, allowed: string): void => {
  if (![...known].includes(value)) throw new EngineError(field, value, allowed);
};

/** What was typed and means nothing would change nothing, and nobody would notice: an EngineError names it. */
export const requireNamed = ({ plan, snapshot }: Job, future: Future): void => {
  const { months, pricePaths = [], switches, retirements, demand } = future;
  const models = snapshot.models.map(({ id }) => id);
  const rows = plan.categories.map(({ id }) => id);
  const requireModel = (field: string, id: string): void =>
    requireOneOf(field, id, models, 'a model of the plan or the catalog');
  const requireRow = (field: string, id: string): void => requireOneOf(field, id, rows, `one of ${rows.join(', ')}`);
  for (const row of Object.keys(demand?.growthPerYearByCategory ?? {})) requireRow('growthOf', row);
  for (const row of Object.keys(demand?.mixAtEnd ?? {})) requireRow('mix', row);
  for (const path of pricePaths) {
    if (path.kind === 'step') requireBetween('price.step.month', path.month, 0, months);
    switch (path.kind) {
      case 'vendor': {
        const vendors = snapshot.models.map(({ author }) => author);
        requireOneOf('price.vendor', path.author, vendors, 'a vendor of the plan or the catalog');
        break;
      }
      case 'model':
      case 'step':
        requireModel(`price.${path.kind}`, path.modelId);
        break;
      case 'category':
        requireRow('price.work', path.categoryId);
        break;
      case 'all':
      case 'class':
        break;
      default:
        path satisfies never;
    }
  }
  for (const { from, to, categoryId, month } of switches ?? []) {
    requireModel('switch.from', from);
    if (categoryId !== null) requireRow('switch.work', categoryId);
    if (to === from) throw new EngineError('switch.to', to, 'another model than the one it leads from');
    requireBetween('switch.month', month, 0, months);
  }
  for (const { modelId, successor, month } of retirements ?? []) {
    requireModel('retirement.model', modelId);
    if (successor === modelId)
      throw new EngineError('retirement.successor', successor, 'another model than the one that goes');
    requireBetween('retirement.month', month, 0, months);
  }
};

/** Whether models that the plan itself does not name may come: then the catalog says who they are. */
export const leavesPlan = ({ from, switches = [], retirements = [] }: Future): boolean =>
  (from ?? null) !== null || switches.length > 0 || retirements.length > 0;

/** What moves in the months ahead; how many there are is the command's own option. */
export const addFutureOptions = (command: Command): Command =>
  command
    .option('--growth <share>', 'of the tasks a year, a number or a range', growthTyped, 0)
    .option('--growth-of <growth>', 'of a row on top of --growth, as programming=50%; may be repeated', rowGrowthTyped)
    .option('--mix <shares>', 'shares of the work in the last month, as programming=0.6,translation=0.4', mixTyped)
    .option('--price <path>', `by how many times prices fall a year; may be repeated: ${priceForms}`, pathsTyped)
    .addOption(
      new Option('--tokens <growth>', `of requests: ${ids(tokenGrowthPresets)}, or 2.3x1.8 a year`)
        .argParser(tokensTyped)
        .default(steadyTokens, 'none'),
    )
    .option('--elasticity <e>', `of demand: ${ids(elasticityPresets)}, or a number`, elasticityTyped, 0)
    .option(
      '--switch <switch>',
      'month:from=to or month@work:from=to, with :usd what it costs once; may be repeated',
      switchesTyped,
    )
    .addOption(
      new Option('--stickiness <s>', `${ids(stickinessPresets)}, or the share still there after 5 months`)
        .argParser(stickinessTyped)
        .default({ stillThereAfter5Months: 0 }, 'none'),
    )
    .option(
      '--returns <share@month>',
      'of those who left a model, who come back to it, and how many months after the switch, as 30%@3',
      returnsTyped,
    )
    .option('--retire <model>', 'month:model=successor; may be repeated', retirementsTyped)
    .option(
      '--from <day>',
      'the day of month 0: offers that end or begin and shutdowns announced after it count; today unless given, none for neither',
      dayTyped,
    );
