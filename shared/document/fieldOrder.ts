/**
 * The order in which a file's fields are written, so that two saves of one plan are the same text and a change is a
 * small diff. A field of this program stands where it stands here, a field of the catalog's rows where its table has
 * it; one the program does not know follows, by name.
 */
import { categoryIds } from '../catalog/category.ts';
import { evidenceFields } from '../catalog/evidence.ts';
import { hostLifeFields, modelFields, priceBandFields, priceFields, priceTierFields } from '../catalog/model.ts';
import { hostDiscountFields, priceChoiceFields, statedOfferFields, workHoursFields } from '../catalog/priceChoice.ts';
import { fieldNames } from '../catalog/record.ts';
import {
  completionFactorByKindFields,
  completionFactorFields,
  linkedRateFields,
  linkTestFields,
  modelKindFields,
  referenceFields,
} from '../catalog/reference.ts';

/** What a thing rests on and whose it is comes last. */
const closing = ['source', 'selfReported', 'assumed', 'stated', 'notes', 'owner'] as const;

/** A name that several records share stands where it comes first. */
const names: readonly string[] = [
  // file
  'format',
  'version',
  'writtenBy',
  'plan',
  'catalog',
  // what names a thing comes first
  'kind',
  'id',
  'title',
  'name',
  'note',
  'preset',
  'seed',
  'modelId',
  'category',
  // what differs of a scenario or a version
  'savedOn',
  'changes',
  'is',
  'fields',
  'rows',
  'places',
  'order',
  // plan
  'tasksPerMonth',
  'humanUsdPerHour',
  'budgetUsdPerMonth',
  'categories',
  'stacks',
  'assumedRates',
  'ownTokens',
  'assumedSpeeds',
  'bestPlan',
  'measureAsk',
  'prices',
  'fleets',
  'commitments',
  'ahead',
  // what the best plan is asked to be
  'objective',
  'rules',
  'categoryId',
  'usdPerMonth',
  'count',
  'allowed',
  'tokens',
  'seconds',
  // category
  'group',
  'languages',
  'share',
  'shareSource',
  'shape',
  'valueOfSuccessUsd',
  'silentFailureUsd',
  'humanMinutesPerTask',
  'humanSuccess',
  'deferrable',
  'yardstick',
  'dependence',
  'transfer',
  'easier',
  'anchor',
  'rate',
  'successFloor',
  'probability',
  'setting',
  'firstTokenSeconds',
  'tokensPerSecond',
  // request shape
  'promptTokens',
  'promptTokensCv',
  'completionTokens',
  'completionTokensCv',
  'cacheReadShare',
  'cacheWriteShare',
  'steps',
  'stepsCv',
  'promptGrowthTokens',
  'toolCalls',
  'toolCallUsd',
  'searches',
  'cacheHours',
  // dependence
  'rho',
  'tau',
  'beta',
  'gamma',
  // policy
  'policies',
  ...categoryIds,
  'weight',
  'policy',
  'hardShare',
  'signalQuality',
  'usdPerTask',
  'easy',
  'hard',
  'parts',
  'rungs',
  'onReject',
  'attempts',
  'retry',
  'feedbackSuccess',
  'verifier',
  'errorShare',
  'errorBilledShare',
  'trueAccept',
  'falseAccept',
  'falseAcceptRise',
  'usdPerCheck',
  'judge',
  'humanMinutesPerCheck',
  // own and rented hardware
  'gpu',
  'gpus',
  'precision',
  'perUserFloor',
  'prefixHit',
  'peakToMean',
  'allowedLoad',
  'spares',
  'mostReplicas',
  'owned',
  'rent',
  'usdPerGpuHour',
  'overheadShare',
  'staffUsdPerMonth',
  'successLoss',
  // commitments
  'on',
  'paidBy',
  'included',
  'unit',
  'amount',
  'overageTimes',
  'minimumUsd',
  'fromUsd',
  // catalog
  'models',
  'evidence',
  'reference',
  ...fieldNames(modelFields),
  ...fieldNames(priceTierFields),
  ...fieldNames(priceFields),
  ...fieldNames(priceBandFields),
  ...fieldNames(hostLifeFields),
  ...fieldNames(referenceFields),
  ...fieldNames(modelKindFields),
  ...fieldNames(linkedRateFields),
  ...fieldNames(linkTestFields),
  ...fieldNames(completionFactorFields),
  ...fieldNames(completionFactorByKindFields),
  ...fieldNames(evidenceFields),
  // variants come after what they vary
  'scenarios',
  'versions',
  // which prices a plan pays
  ...fieldNames(priceChoiceFields),
  ...fieldNames(statedOfferFields),
  ...fieldNames(workHoursFields),
  ...fieldNames(hostDiscountFields),
  // months and places to come
  'months',
  'growth',
  'rowGrowth',
  'pricesFor',
  'alsoPrices',
  'demand',
  'stickiness',
  'switches',
  'month',
  'from',
  'to',
  'switchingUsd',
  'outage',
  'dark',
  'stackId',
  'typed',
  'uplifts',
  'tokenTimes',
  'successLost',
  'lessons',
  // a number and what is known of it
  'value',
  'low',
  'high',
];

export const fieldOrder: readonly string[] = [
  ...new Set(names.filter((name) => !closing.some((last) => last === name))),
  ...closing,
];

const rank = new Map(fieldOrder.map((name, i) => [name, i]));

/** Sorts field names: known ones in the order above, others after them by code unit, the same on every machine. */
export const byFieldOrder = (a: string, b: string): number =>
  (rank.get(a) ?? rank.size) - (rank.get(b) ?? rank.size) || (a < b ? -1 : a > b ? 1 : 0);
