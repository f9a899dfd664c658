/** `portfolio places`: a plan over regions and languages. */
import { type Command, InvalidArgumentError, Option } from 'commander';

import type { Evidence } from '../../shared/catalog/evidence.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { EngineError } from '../../shared/engine/engineError.ts';
import { pairLossOf } from '../../shared/engine/horizon/languagePairs.ts';
import { lessonHasAmount } from '../../shared/engine/horizon/lessons.ts';

import type { PlaceRule } from '../../shared/engine/horizon/placeRules.ts';
import { plainRegion, type RegionAsk } from '../../shared/engine/horizon/regionAsk.ts';
import { type LanguageAsk, type PlacesAsk, placesOf } from '../../shared/engine/horizon/regions.ts';
import {
  type Economy,
  gdpShares,
  languageShares,
  regionShares,
  type SharesFrom,
  spendShares,
} from '../../shared/engine/horizon/sharesOfDemand.ts';
import { placesAsk, sharesOf } from '../../shared/engine/horizon/wantedPlaces.ts';
import type { Job } from '../../shared/engine/job.ts';
import { type Lesson, lessonIds, type PlacesWanted, plainPlaces } from '../../shared/plan/placesWanted.ts';
import type { Naming } from '../../shared/report/leverText.ts';
import { pairRemark, placesRemarks, placesTable, placesVerdict } from '../../shared/report/placesTables.ts';
import { planSourceIn } from '../../shared/words/planSentences.ts';
import { decideOn, lines, type Run, stackCalled } from './decided.ts';
import { eachNamed, namedTyped, requireOnce } from './namesTyped.ts';
import { numberTyped, shareTyped } from './numberTyped.ts';
import { originTyped } from './originTyped.ts';
import { readUserCatalog } from './readUserCatalog.ts';
import { type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

export interface PlaceOptions {
  stack?: string;
  regions: 'proxy' | 'spend' | Record<string, number>;
  gdp?: Economy[];
  languages: 'study' | Record<string, number>;
  language?: Language[];
  rule?: { region: string; rule: PlaceRule }[];
  uplift?: { region: string; times: number }[];
  lesson?: Lesson[];
}

const refused = (allowed: string): never => {
  throw new InvalidArgumentError(`allowed: ${allowed}`);
};

const sharesTyped = (text: string): Record<string, number> =>
  Object.fromEntries(eachNamed(text, (id, share) => [id, shareTyped(share)]));

const known = (text: string): number | null => (text === '' || text === '?' ? null : numberTyped(text));

const several =
  <T>(read: (text: string) => T) =>
  (text: string, before: T[] = []): T[] => [...before, read(text)];

interface Language {
  id: string;
  tokenTimes: number | null;
  /** `pairs`: what the pairs of languages of the evidence lose. */
  successShift: number | null | 'pairs';
}

/** `th=1.6:-0.2` or `zh-Hans=1.3:pairs`, one language at a time. */
const languageTyped = (text: string, before: Language[] = []): Language[] => {
  const { name: id, said } = namedTyped(text);
  const [times = '', shift = '', ...more] = said.split(':');
  if (more.length > 0) return refused('tokens over English and probit shift, as th=1.6:-0.2 or zh-Hans=1.3:pairs');
  requireOnce(
    id,
    before.map((language) => language.id),
  );
  return [...before, { id, tokenTimes: known(times), successShift: shift === 'pairs' ? shift : known(shift) }];
};

const ruleTyped = (text: string): { region: string; rule: PlaceRule } => {
  const [region = '', rule = ''] = text.split('=');
  if (rule === 'open') return { region, rule: { kind: 'openWeightsOnly' } };
  if (rule === 'listed') return { region, rule: { kind: 'listedOnly' } };
  const [, kind, names = ''] = /^(origins|served|hosts):(.+)$/.exec(rule) ?? [];
  const allowed = names.split('+');
  if (kind === 'origins') return { region, rule: { kind, allowed: allowed.map(originTyped) } };
  if (kind === 'hosts') return { region, rule: { kind, allowed } };
  return kind === 'served'
    ? { region, rule: { kind: 'servedIn', allowed } }
    : refused(
        'region=open, region=listed, region=origins:china+US, region=served:EU+CH or region=hosts:bedrock+vertex',
      );
};

const lessonTyped = (text: string): Lesson => {
  const [name = '', amount] = text.split('=');
  const id = lessonIds.find((each) => each === name) ?? refused(lessonIds.join(', '));
  if (lessonHasAmount[id] && amount === undefined) return refused(`${id}=amount; nobody published one`);
  if (!lessonHasAmount[id] && amount !== undefined) return refused(`${id} alone: it has no amount`);
  return { id, amount: amount === undefined ? 0 : numberTyped(amount) };
};

const economiesTyped = (text: string): Economy[] =>
  eachNamed(text, (id, figures) => {
    const [people = '', gdp = '', ...more] = figures.split(':');
    if (more.length > 0) return refused('people and GDP per capita, as de=84:54000');
    return { id, people: numberTyped(people), gdpPerCapita: numberTyped(gdp) };
  });

const statedShares = (shares: Record<string, number>): SharesFrom => ({
  shares: Object.entries(shares).map(([id, share]) => ({ id, share })),
  source: '',
  note: '',
});

const regionsFrom = ({ gdp, regions }: PlaceOptions): SharesFrom => {
  if (gdp !== undefined) return gdpShares(gdp);
  if (regions === 'proxy') return regionShares();
  return regions === 'spend' ? spendShares() : statedShares(regions);
};

/** What is said of a place that has no share would change nothing, and nobody would notice. */
const requireAmong = (field: string, said: readonly string[], { shares }: SharesFrom): void => {
  const known = shares.map(({ id }) => id);
  for (const id of said) if (!known.includes(id)) throw new EngineError(field, id, `one of ${known.join(', ')}`);
};

/** Whether what is typed asks for the evidence of the catalog, which a plan carries no more of than it needs. */
export const asksPairs = ({ language = [] }: PlaceOptions): boolean =>
  language.some(({ successShift }) => successShift === 'pairs');

const shiftOf = ({ id, successShift }: Language, evidence: readonly Evidence[]): number | null => {
  if (successShift !== 'pairs') return successShift;
  const loss = pairLossOf(evidence, id);
  if (loss === null)
    throw new EngineError(`language.${id}`, 'pairs', 'a language with a pair in the evidence, or a number');
  return -loss.successLost;
};

/** What was typed as a question. Throws an EngineError for a region or language that has no share. */
export const placesAskOf = (job: Job, options: PlaceOptions, evidence: readonly Evidence[]): PlacesAsk => {
  const { rule = [], uplift = [], language = [], lesson = [] } = options;
  const languages = options.languages === 'study' ? languageShares() : statedShares(options.languages);
  const regions = regionsFrom(options);
  const regionsOf = (said: readonly { region: string }[]): string[] => said.map(({ region }) => region);
  requireAmong('rule', regionsOf(rule), regions);
  requireAmong('uplift', regionsOf(uplift), regions);
  requireAmong(
    'language',
    language.map(({ id }) => id),
    languages,
  );
  const hosts = job.snapshot.models.flatMap(({ offers }) => offers.flatMap(({ host }) => host ?? []));
  for (const { rule: asked } of rule)
    for (const host of asked.kind === 'hosts' ? asked.allowed : [])
      if (!hosts.includes(host))
        throw new EngineError('rule.hosts', host, 'a host that models of the plan are sold at');
  return {
    stackId: stackCalled(job, options.stack ?? job.plan.stacks[0]?.id ?? ''),
    regions: regions.shares.map(
      ({ id, share }): RegionAsk => ({
        ...plainRegion(id, share),
        rules: rule.filter(({ region }) => region === id).map((each) => each.rule),
        priceTimes: uplift.filter(({ region }) => region === id).reduce((times, each) => times * each.times, 1),
      }),
    ),
    languages: languages.shares.map(({ id, share }): LanguageAsk => {
      const traits = language.find((each) => each.id === id);
      // English is what tokens and rates are counted in.
      const unknown = id === 'en' ? { tokenTimes: 1, successShift: 0 } : { tokenTimes: null, successShift: null };
      return traits === undefined
        ? { id, share, ...unknown }
        : { id, share, tokenTimes: traits.tokenTimes, successShift: shiftOf(traits, evidence) };
    }),
    lessons: lesson,
  };
};

/** What the plan's own Places assume. */
const savedOf = ({ plan }: Job): PlacesWanted => plan.places ?? plainPlaces;

const savedShares = (job: Job): SharesFrom => sharesOf(savedOf(job), job.plan.tasksPerMonth);

const savedAsk = (job: Job, { plan }: PortfolioDocument, { stack }: PlaceOptions): PlacesAsk => {
  const wanted = savedOf(job);
  return placesAsk(wanted, stackCalled(job, stack ?? wanted.stackId ?? plan.stacks[0]?.id ?? ''), plan.tasksPerMonth);
};

/** Where the work comes from and what holds there; which stack is asked about is the command's own option. */
export const addPlaceOptions = (command: Command): Command =>
  command
    .option(
      '--regions <shares>',
      'proxy (a demand index, neither tokens nor revenue), spend (of the study), or as europe=0.4,asia=0.6',
      (text: string) => (text === 'proxy' || text === 'spend' ? text : sharesTyped(text)),
      'proxy',
    )
    .addOption(
      new Option('--gdp <economies>', 'by people and GDP per capita, as de=84:54000,in=1430:2500')
        .argParser(economiesTyped)
        .conflicts('regions'),
    )
    .option(
      '--languages <shares>',
      'study, or as en=0.7,th=0.3',
      (text: string) => (text === 'study' ? text : sharesTyped(text)),
      'study',
    )
    .option(
      '--language <traits>',
      'tokens over English and probit shift, as th=1.6:-0.2; ? is unknown, pairs what the evidence of pairs of languages says; may be repeated',
      languageTyped,
    )
    .option(
      '--rule <rule>',
      'region=open, =listed, =origins:china+US, =hosts:bedrock+vertex, or =served:EU+CH where data stays there; may be repeated',
      several(ruleTyped),
    )
    .option(
      '--uplift <uplift>',
      'prices there over the plan’s, as europe=1.1; may be repeated',
      several((text: string) => {
        const [region = '', times = ''] = text.split('=');
        return { region, times: numberTyped(times) };
      }),
    )
    .option(
      '--lesson <lesson>',
      `${lessonIds.join(', ')}; the last two with =amount; may be repeated`,
      several(lessonTyped),
    );

type Options = PlaceOptions & { saved: boolean; json: boolean };

const pairRemarks = (naming: Naming, { language = [] }: PlaceOptions, evidence: readonly Evidence[]): string[] =>
  language.flatMap(({ id, successShift }) => {
    const loss = successShift === 'pairs' ? pairLossOf(evidence, id) : null;
    return loss === null ? [] : [pairRemark(naming, id, loss)];
  });

const placesCommand = (
  terminal: Terminal,
  file: string,
  options: Options,
  evidence: readonly Evidence[],
): Promise<number> =>
  decideOn(terminal, file, {
    json: options.json,
    decide: (job, document) => {
      const { source, note } = options.saved ? savedShares(job) : regionsFrom(options);
      const ask = options.saved ? savedAsk(job, document, options) : placesAskOf(job, options, evidence);
      return { ...placesOf(job, ask), source, note };
    },
    tell: (naming, found) => {
      const { say, language } = naming;
      const source = found.source === '' ? say('places.stated') : planSourceIn(found.source, language);
      const caution = found.source === regionShares().source ? [say('places.proxyNote')] : [];
      return [
        `${placesVerdict(naming, found)}\n`,
        textTable(placesTable(naming, found), language, say),
        lines([
          say('places.source', { source }),
          ...caution,
          ...pairRemarks(naming, options, evidence),
          ...placesRemarks(naming, found),
        ]),
      ].join('\n');
    },
  });

export const addPlaces = (program: Command, run: Run): void => {
  const command = program
    .command('places')
    .description('the plan over regions and languages: cost per success by place, and what the rules there cost')
    .argument('<plan>', 'a .portfolio file')
    .option('--stack <stack>', 'a stack by id or name (default: the first)');
  addPlaceOptions(command)
    .option('--saved', 'what the plan itself assumes, as its Places says, in place of the options above', false)
    .option('--json', 'everything, as JSON', false)
    .action((file: string, options: Options) =>
      run((terminal) =>
        asksPairs(options)
          ? withValue(terminal, 'catalog', readUserCatalog(terminal), ({ evidence }) =>
              placesCommand(terminal, file, options, evidence),
            )
          : placesCommand(terminal, file, options, []),
      ),
    );
};
