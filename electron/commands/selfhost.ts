/** `portfolio selfhost`: an open-weights model on own or rented GPUs, beside its API. */
import { type Command, Option } from 'commander';
import type { Catalog } from '../../shared/catalog/catalog.ts';
import { priceInUse } from '../../shared/catalog/chooseOffer.ts';
import type { Model } from '../../shared/catalog/model.ts';
import { EngineError } from '../../shared/engine/engineError.ts';
import { architectureOf } from '../../shared/engine/serving/architecture.ts';
import { type ServingEngine, servingEngines } from '../../shared/engine/serving/deployment.ts';
import { gpus } from '../../shared/engine/serving/gpu.ts';
import { selfHost } from '../../shared/engine/serving/selfHost.ts';
import {
  type ApiPrice,
  demandDefaults,
  type SelfHostAsk,
  selfHostDefaults,
} from '../../shared/engine/serving/selfHostAsk.ts';
import { type Precision, precisions, type RentKind, rentKinds } from '../../shared/plan/fleet.ts';
import { hostedRemarks, hostedTable, hostedTitle, notHosted } from '../../shared/report/servingTables.ts';
import { answered, lines, type Run } from './decided.ts';
import { numberTyped, shareTyped } from './numberTyped.ts';
import { readUserCatalog } from './readUserCatalog.ts';
import { type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

interface Options {
  gpu: string;
  requests: number;
  prompt: number;
  completion: number;
  gpus?: number;
  precision?: Precision;
  engine: ServingEngine;
  dataAttention: boolean;
  prefixHit: number;
  concurrency?: number;
  perUser: number;
  peak: number;
  allowedLoad: number;
  spares: number;
  replicas?: number;
  usdPerHour?: number;
  rent: RentKind;
  owned: boolean;
  overhead: number;
  staff: number;
  measured?: number;
  successLoss?: number;
  apiPrompt?: number;
  apiCompletion?: number;
  apiCached?: number;
  json: boolean;
}

/** The catalog model that is meant: of that id, or the first priced one with that architecture. */
const catalogModel = ({ models }: Catalog, text: string): Model | null => {
  const ids = architectureOf(text)?.catalogIds ?? [];
  const named = models.find((model) => model.id === text);
  return named ?? models.find((model) => ids.includes(model.id) && priceInUse(model) !== null) ?? null;
};

/**
 * The price of the catalog with what is stated in its place; null: neither knows it. Throws an EngineError where only a part
 * is stated and the catalog has no price for the rest.
 */
const apiOf = ({ apiPrompt, apiCompletion, apiCached }: Options, model: Model | null): ApiPrice | null => {
  const price = model === null ? null : priceInUse(model);
  const promptUsdPerM = apiPrompt ?? price?.promptUsdPerM;
  const completionUsdPerM = apiCompletion ?? price?.completionUsdPerM;
  if (promptUsdPerM !== undefined && completionUsdPerM !== undefined) {
    const isOther = apiPrompt !== undefined || apiCompletion !== undefined;
    return {
      promptUsdPerM,
      completionUsdPerM,
      cachedUsdPerM: apiCached ?? (isOther ? null : (price?.cacheReadUsdPerM ?? null)),
    };
  }
  const stated = apiPrompt ?? apiCompletion ?? apiCached;
  if (stated !== undefined)
    throw new EngineError('api', stated, 'prompt and completion prices together, where the catalog has none');
  return null;
};

const askOf = (text: string, options: Options, model: Model | null): SelfHostAsk => ({
  model: text,
  gpu: options.gpu,
  gpus: options.gpus ?? null,
  precision: options.precision ?? null,
  engine: options.engine,
  attention: options.dataAttention ? 'data' : 'tensor',
  promptTokens: options.prompt,
  completionTokens: options.completion,
  prefixHit: options.prefixHit,
  concurrency: options.concurrency ?? null,
  perUserFloor: options.perUser,
  demand: {
    requestsPerMonth: options.requests,
    peakToMean: options.peak,
    allowedLoad: options.allowedLoad,
    spares: options.spares,
    mostReplicas: options.replicas ?? null,
  },
  usdPerGpuHour: options.usdPerHour ?? null,
  rent: options.rent,
  owned: options.owned,
  overheadShare: options.overhead,
  staffUsdPerMonth: options.staff,
  measuredTokensPerSecond: options.measured ?? null,
  successLoss: options.successLoss ?? null,
  api: apiOf(options, model),
});

const selfhostCommand = (terminal: Terminal, text: string, options: Options): Promise<number> =>
  withValue(terminal, text, readUserCatalog(terminal), (catalog) => {
    const model = catalogModel(catalog, text);
    return withValue(
      terminal,
      text,
      answered('selfhost', () => {
        const ask = askOf(text, options, model);
        return { ask, found: selfHost(ask) };
      }),
      ({ ask, found }) => {
        const { say, language } = terminal;
        if (options.json)
          terminal.print(`${JSON.stringify({ ask, licence: model?.licence ?? null, ...found }, null, 2)}\n`);
        else if (found.kind === 'hosted')
          terminal.print(
            [
              `${hostedTitle(found, say)}\n`,
              textTable(hostedTable(found, ask, language, say), language, say),
              lines(hostedRemarks(found, ask, model?.licence ?? null, language, say)),
            ].join('\n'),
          );
        else terminal.print(lines(notHosted(found, language, say)));
        return found.kind === 'hosted' ? 0 : 1;
      },
    );
  });

export const addSelfhost = (program: Command, run: Run): void => {
  const { engine, prefixHit, perUserFloor, rent, overheadShare, staffUsdPerMonth } = selfHostDefaults;
  const { peakToMean, allowedLoad, spares } = demandDefaults;
  program
    .command('selfhost')
    .description('an open-weights model on own or rented GPUs: does it fit, what does a month cost, when does it pay')
    .argument('<model>', 'a catalog id or the name of an architecture')
    .requiredOption('--gpu <kind>', `one of ${gpus.map(({ id }) => id).join(', ')}`)
    .requiredOption('--requests <n>', 'requests a month', numberTyped)
    .option('--prompt <tokens>', 'prompt tokens of a request', numberTyped, 3000)
    .option('--completion <tokens>', 'completion tokens of a request', numberTyped, 1000)
    .option('--gpus <n>', 'GPUs of a replica: 1, 2, 4 or 8 (default: what costs least)', numberTyped)
    .addOption(new Option('--precision <kind>', 'of the weights (default: as released)').choices([...precisions]))
    .addOption(new Option('--engine <name>').choices([...servingEngines]).default(engine))
    .option('--data-attention', 'each GPU of a replica attends to sequences of its own', false)
    .option(
      '--prefix-hit <share>',
      'share of the prompt tokens that an earlier request left ready',
      shareTyped,
      prefixHit,
    )
    .option('--concurrency <n>', 'requests at once on a replica (default: as many as keep the floor)', numberTyped)
    .option('--per-user <tokens>', 'tokens a second that every user is to get', numberTyped, perUserFloor)
    .option('--peak <times>', 'load of the busiest hour over the mean', numberTyped, peakToMean)
    .option('--allowed-load <share>', 'load that replicas may carry in that hour', shareTyped, allowedLoad)
    .option('--spares <n>', 'replicas for when one fails', numberTyped, spares)
    .option('--replicas <n>', 'at most so many at work; the rest goes to the API', numberTyped)
    .option('--usd-per-hour <usd>', 'price of a GPU and hour (default: published)', numberTyped)
    .addOption(new Option('--rent <kind>', 'which published rent').choices([...rentKinds]).default(rent))
    .option('--owned', 'own hardware: no invoice, at its published cost', false)
    .option('--overhead <share>', 'egress, storage, support, as a share of the hardware', shareTyped, overheadShare)
    .option('--staff <usd>', 'people, a month', numberTyped, staffUsdPerMonth)
    .option('--measured <tokens>', 'output tokens a second that a replica was measured to reach', numberTyped)
    .option('--success-loss <share>', 'share of the successes of the API that are lost', shareTyped)
    .option('--api-prompt <usd>', 'per million tokens, in place of the catalog’s', numberTyped)
    .option('--api-completion <usd>', 'per million tokens', numberTyped)
    .option('--api-cached <usd>', 'per million prompt tokens read from a cache', numberTyped)
    .option('--json', 'everything, as JSON', false)
    .action((model: string, options: Options) => run((terminal) => selfhostCommand(terminal, model, options)));
};
