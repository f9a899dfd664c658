/** Which column of any table means what: guessed from names in several languages, or stated, and a plain value to keep. */
import { currencyIn } from '../files/numbers.ts';
import { isZone, parseTime, timeOfSerial } from '../files/times.ts';
import { plainField } from './fields.ts';

export const mappedFields = [
  'time',
  'model',
  'requests',
  'input',
  'cached',
  'cache_write',
  'output',
  'reasoning',
  'total',
  'cost',
  'currency',
  'project',
  'key',
  'tag',
  'prompt',
  'session',
  'trace',
  'status',
  'batch',
  'id',
] as const;

export type MappedField = (typeof mappedFields)[number];

export interface Mapping {
  /** Column names as the file writes them. */
  columns: Partial<Record<MappedField, string>>;
  /** Whether the input column holds the cached tokens; null: not stated. */
  cachedInside: boolean | null;
  /** Zone of times that name none, and currency of amounts that name none; null: not stated. */
  zone: string | null;
  currency: string | null;
  /** Model names of the file, mapped once to ids of the catalog or the price file. */
  models: Record<string, string>;
}

export const emptyMapping: Mapping = { columns: {}, cachedInside: null, zone: null, currency: null, models: {} };

const isMappedField = (text: string): text is MappedField => mappedFields.some((field) => field === text);

/**
 * Adds one statement to a mapping: `COLUMN=FIELD`, `zone=Europe/Berlin`, `currency=EUR`, `cached=included` or
 * `excluded`, or `NAME IN FILE=MODEL ID`. null where it is none of them.
 */
export const withStatement = (mapping: Mapping, statement: string): Mapping | null => {
  const at = statement.lastIndexOf('=');
  if (at <= 0 || at === statement.length - 1) return null;
  const left = statement.slice(0, at).trim();
  const right = statement.slice(at + 1).trim();
  if (isMappedField(right)) return { ...mapping, columns: { ...mapping.columns, [right]: left } };
  if (left === 'zone') return isZone(right) ? { ...mapping, zone: right } : null;
  if (left === 'currency') return /^[A-Za-z]{3}$/.test(right) ? { ...mapping, currency: right.toUpperCase() } : null;
  if (left === 'cached')
    return right === 'included' || right === 'excluded' ? { ...mapping, cachedInside: right === 'included' } : null;
  return { ...mapping, models: { ...mapping.models, [left]: right } };
};

type Tongue = 'en' | 'de' | 'fr' | 'es' | 'it' | 'ja' | 'zh';

/** Names of columns by field and language, plain. The first that a file has wins. */
const synonyms: Record<MappedField, Partial<Record<Tongue, readonly string[]>>> = {
  time: {
    en: [
      'timestamp',
      'time',
      'datetime',
      'createdat',
      'created',
      'starttime',
      'startedat',
      'requesttime',
      'date',
      'day',
      'usagedate',
      'period',
      'month',
      'hour',
      'ts',
      'eventtime',
      'calledat',
      'when',
    ],
    de: ['zeitpunkt', 'zeitstempel', 'zeit', 'datum', 'tag', 'monat'],
    fr: ['horodatage', 'heure', 'dateheure', 'jour', 'mois'],
    es: ['fecha', 'fechahora', 'hora', 'dia', 'mes', 'marcadetiempo'],
    it: ['dataora', 'giorno', 'mese'],
    ja: ['日時', '日付', 'タイムスタンプ', '時刻'],
    zh: ['时间', '日期', '时间戳', '調用時間', '调用时间'],
  },
  model: {
    en: ['model', 'modelname', 'modelid', 'llm', 'deployment', 'deploymentname', 'engine', 'modelversion'],
    de: ['modell', 'modellname'],
    fr: ['modele', 'modèle'],
    es: ['modelo'],
    it: ['modello'],
    ja: ['モデル', 'モデル名'],
    zh: ['模型', '模型名称'],
  },
  requests: {
    en: [
      'requests',
      'requestcount',
      'numrequests',
      'calls',
      'numcalls',
      'nrequests',
      'apirequests',
      'callcount',
      'invocations',
      'nummodelrequests',
    ],
    de: ['anfragen', 'aufrufe', 'anzahlanfragen'],
    fr: ['requetes', 'requêtes', 'appels'],
    es: ['solicitudes', 'peticiones', 'llamadas'],
    it: ['richieste', 'chiamate'],
    ja: ['リクエスト数', '呼び出し数'],
    zh: ['请求数', '调用次数'],
  },
  input: {
    en: [
      'prompttokens',
      'inputtokens',
      'tokensin',
      'tokensprompt',
      'tokensinput',
      'inputtokencount',
      'prompttokencount',
      'intokens',
      'input',
      'prompt',
      'numprompttokens',
      'ninput',
      'usageinputtokens',
      'tokenin',
    ],
    de: ['eingabetoken', 'eingabetokens', 'eingabe', 'prompttoken', 'inputtoken'],
    fr: [
      'jetonsentree',
      'jetonsdentrée',
      'jetonsentrée',
      'tokensentree',
      'tokensdentrée',
      'tokensentrée',
      'entree',
      'entrée',
    ],
    es: ['tokensentrada', 'tokensdeentrada', 'entrada'],
    it: ['tokeningresso', 'tokendiinput', 'ingresso'],
    ja: ['入力トークン', '入力トークン数'],
    zh: ['输入token', '输入tokens', '输入词元', '输入令牌', '提示token', '输入token数'],
  },
  cached: {
    en: [
      'cachedtokens',
      'cachedinputtokens',
      'inputcachedtokens',
      'cachereadtokens',
      'cachereadinputtokens',
      'cacheread',
      'cached',
      'tokenscached',
      'cachedprompttokens',
      'promptcachedtokens',
      'prompttokenscached',
      'cachehittokens',
    ],
    de: ['zwischengespeicherttoken', 'cachetoken', 'gecachttoken', 'cachetreffer', 'davoncache'],
    fr: ['jetonsencache', 'tokensencache'],
    es: ['tokensencache', 'tokensencaché'],
    it: ['tokenincache'],
    ja: ['キャッシュトークン', 'キャッシュ済みトークン'],
    zh: ['缓存token', '缓存命中token', '缓存输入token'],
  },
  cache_write: {
    en: [
      'cachewritetokens',
      'cachecreationtokens',
      'cachecreationinputtokens',
      'cachewrite',
      'cachewriteinputtokens',
      'inputcachewritetokens',
    ],
  },
  output: {
    en: [
      'completiontokens',
      'outputtokens',
      'tokensout',
      'tokenscompletion',
      'tokensoutput',
      'outputtokencount',
      'completiontokencount',
      'outtokens',
      'output',
      'completion',
      'generatedtokens',
      'numcompletiontokens',
      'responsetokens',
      'tokenout',
    ],
    de: ['ausgabetoken', 'ausgabetokens', 'ausgabe', 'antworttoken', 'outputtoken'],
    fr: ['jetonssortie', 'jetonsdesortie', 'tokensdesortie', 'tokenssortie', 'sortie'],
    es: ['tokenssalida', 'tokensdesalida', 'salida'],
    it: ['tokenuscita', 'tokendioutput', 'uscita'],
    ja: ['出力トークン', '出力トークン数'],
    zh: ['输出token', '输出tokens', '输出词元', '输出令牌', '输出token数'],
  },
  reasoning: {
    en: ['reasoningtokens', 'thinkingtokens', 'tokensreasoning', 'thoughtstokens', 'reasoningoutputtokens'],
    zh: ['推理token', '思考token'],
    ja: ['推論トークン'],
  },
  total: {
    en: ['totaltokens', 'tokens', 'tokencount', 'tokenstotal', 'usage'],
    de: ['gesamttoken', 'token', 'tokensgesamt'],
    fr: ['jetons', 'totaljetons', 'totaltokens'],
    es: ['totaldetokens'],
    ja: ['トークン数', '合計トークン'],
    zh: ['总token', 'token数', '总token数'],
  },
  cost: {
    en: [
      'cost',
      'costusd',
      'usdcost',
      'costeur',
      'costgbp',
      'costcny',
      'totalcost',
      'totalcostusd',
      'price',
      'amount',
      'spend',
      'spendusd',
      'amountusd',
      'costs',
      'charge',
      'usd',
      'billedcost',
      'costindollars',
      'estimatedcost',
    ],
    de: ['kosten', 'kosteneur', 'kostenusd', 'preis', 'betrag', 'kosteneuro', 'kostenineur'],
    fr: ['cout', 'coût', 'couteur', 'coûteur', 'montant', 'prix'],
    es: ['costo', 'coste', 'importe', 'precio'],
    it: ['costo', 'importo', 'prezzo'],
    ja: ['料金', '費用', 'コスト', '金額'],
    zh: ['费用', '金额', '成本', '花费'],
  },
  currency: {
    en: ['currency', 'costcurrency', 'currencycode'],
    de: ['währung', 'waehrung'],
    fr: ['devise'],
    es: ['moneda', 'divisa'],
    ja: ['通貨'],
    zh: ['币种', '货币'],
  },
  project: {
    en: [
      'project',
      'projectname',
      'projectid',
      'workspace',
      'team',
      'teamname',
      'app',
      'appname',
      'application',
      'service',
      'department',
      'costcenter',
      'costcentre',
    ],
    de: ['projekt', 'abteilung', 'kostenstelle', 'anwendung'],
    fr: ['projet', 'equipe', 'équipe'],
    es: ['proyecto', 'equipo'],
    it: ['progetto', 'gruppo'],
    ja: ['プロジェクト', 'チーム'],
    zh: ['项目', '团队', '应用'],
  },
  key: {
    en: ['apikey', 'apikeyname', 'apikeyid', 'key', 'keyname', 'virtualkey', 'apikeyalias'],
    de: ['schlüssel', 'schluessel', 'apischlüssel'],
    zh: ['密钥', 'apikey名称'],
  },
  tag: {
    en: [
      'task',
      'tasktype',
      'category',
      'tag',
      'tags',
      'usecase',
      'feature',
      'label',
      'workflow',
      'purpose',
      'kind',
      'endpoint',
      'operation',
      'taskname',
      'usecasename',
    ],
    de: ['aufgabe', 'kategorie', 'zweck', 'anwendungsfall', 'vorgang'],
    fr: ['tache', 'tâche', 'categorie', 'catégorie', 'usage', 'etiquette'],
    es: ['tarea', 'categoria', 'categoría', 'etiqueta'],
    it: ['compito', 'categoria', 'attivita', 'attività'],
    ja: ['タスク', 'カテゴリ', '用途'],
    zh: ['任务', '类别', '标签', '用途'],
  },
  prompt: { en: ['promptname', 'promptid', 'prompttemplate', 'template', 'promptslug'] },
  session: {
    en: ['sessionid', 'session', 'conversationid', 'conversation', 'threadid', 'chatid'],
    de: ['sitzung', 'sitzungsid'],
    zh: ['会话', '会话id'],
    ja: ['セッション', 'セッションid'],
  },
  trace: { en: ['traceid', 'trace', 'runid', 'taskid', 'jobid'] },
  status: {
    en: ['status', 'statuscode', 'success', 'state', 'result', 'responsestatus', 'iserror', 'error', 'ok', 'outcome'],
    de: ['zustand', 'ergebnis'],
    zh: ['状态'],
    ja: ['ステータス'],
  },
  batch: { en: ['batch', 'isbatch', 'usagetype', 'servicetier', 'tier'] },
  id: {
    en: ['requestid', 'generationid', 'responseid', 'callid', 'spanid', 'eventid', 'uuid'],
    zh: ['请求id'],
    ja: ['リクエストid'],
  },
};

/** Where times are most likely meant when a file names no zone, by the language of its columns. */
const zoneByTongue: Partial<Record<Tongue, string>> = {
  de: 'Europe/Berlin',
  fr: 'Europe/Paris',
  es: 'Europe/Madrid',
  it: 'Europe/Rome',
  ja: 'Asia/Tokyo',
  zh: 'Asia/Shanghai',
};

const tongues = ['en', 'de', 'fr', 'es', 'it', 'ja', 'zh'] as const;

/** A column's name without a unit or currency in brackets. */
const bare = (column: string): string => plainField(column.replace(/[([（].*[)\]）]/g, ' ').replace(/[$€£¥%]/g, ' '));

export interface GuessedMapping {
  mapping: Mapping;
  /** A zone that the language of the columns suggests. */
  likelyZone: string | null;
  /** Whether there is a time and at least one of tokens and cost. */
  isEnough: boolean;
}

const columnFor = (
  field: MappedField,
  columns: readonly string[],
  taken: ReadonlySet<string>,
): { column: string; tongue: Tongue } | null => {
  for (const tongue of tongues)
    for (const synonym of synonyms[field][tongue] ?? []) {
      const column = columns.find((one) => !taken.has(one) && (plainField(one) === synonym || bare(one) === synonym));
      if (column !== undefined) return { column, tongue };
    }
  return null;
};

/** The column most of whose values are times, where no name says so. */
const timeByContent = (columns: readonly string[], valuesOf: (column: string) => string[]): string | null =>
  columns.find((column) => {
    const values = valuesOf(column).filter((value) => value !== '');
    const times = values.filter((value) => parseTime(value) !== null || timeOfSerial(value) !== null);
    return values.length > 0 && times.length >= values.length * 0.8;
  }) ?? null;

const orderOfGuesses: readonly MappedField[] = [
  'cached',
  'cache_write',
  'reasoning',
  'input',
  'output',
  'requests',
  'cost',
  'currency',
  'time',
  'model',
  'session',
  'trace',
  'prompt',
  'project',
  'key',
  'tag',
  'batch',
  'status',
  'id',
  'total',
];

/** What the columns of a table mean, as far as their names and values are certain; stated ones win. */
export const guessMapping = (
  columns: readonly string[],
  valuesOf: (column: string) => string[],
  stated: Mapping,
): GuessedMapping => {
  const found: Partial<Record<MappedField, string>> = {};
  const taken = new Set<string>();
  for (const field of mappedFields) {
    const wanted = stated.columns[field];
    const column = wanted === undefined ? undefined : columns.find((one) => plainField(one) === plainField(wanted));
    if (column === undefined) continue;
    found[field] = column;
    taken.add(column);
  }
  const seen = new Set<Tongue>();
  for (const field of orderOfGuesses) {
    if (found[field] !== undefined) continue;
    const guess = columnFor(field, columns, taken);
    if (guess === null) continue;
    found[field] = guess.column;
    taken.add(guess.column);
    seen.add(guess.tongue);
  }
  found.time ??=
    timeByContent(
      columns.filter((column) => !taken.has(column)),
      valuesOf,
    ) ?? undefined;
  const tongue = tongues.find((one) => one !== 'en' && seen.has(one));
  const named =
    stated.currency ??
    (found.cost === undefined
      ? null
      : (currencyIn(found.cost.replace(/_/g, ' ')) ?? currencyOfValues(valuesOf(found.cost))));
  const currency = named === '¥' ? (tongue === 'ja' ? 'JPY' : tongue === 'zh' ? 'CNY' : named) : named;
  const hasAmount =
    found.input !== undefined || found.output !== undefined || found.total !== undefined || found.cost !== undefined;
  return {
    mapping: { ...stated, columns: found, currency },
    likelyZone: tongue === undefined ? null : (zoneByTongue[tongue] ?? null),
    isEnough: found.time !== undefined && hasAmount,
  };
};

const currencyOfValues = (values: readonly string[]): string | null => {
  const named = new Set(values.map(currencyIn).filter((currency) => currency !== null));
  return named.size === 1 ? ([...named][0] ?? null) : null;
};
