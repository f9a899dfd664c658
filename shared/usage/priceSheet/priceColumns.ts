/** What the columns of a price sheet are called, by field, and what says in which unit its prices are. */

export const priceFields = [
  'model',
  'vendor',
  'host',
  'region',
  'tier',
  'input',
  'output',
  'cached',
  'cache_write',
  'cache_write_hour',
  'reasoning',
  'batch_input',
  'batch_output',
  'batch_cached',
  'cache_storage',
  'request_fee',
  'web_search',
  'file_search',
  'code_session',
  'image',
  'requests_per_day',
  'unit',
  'currency',
  'as_of',
] as const;

export type PriceField = (typeof priceFields)[number];

/** Fields that hold a price of tokens. */
export const tokenPriceFields = [
  'input',
  'output',
  'cached',
  'cache_write',
  'cache_write_hour',
  'reasoning',
  'batch_input',
  'batch_output',
  'batch_cached',
  'cache_storage',
] as const satisfies readonly PriceField[];

/** Fields that hold a fee each time. */
export const feeFields = [
  'request_fee',
  'web_search',
  'file_search',
  'code_session',
  'image',
] as const satisfies readonly PriceField[];

/** Plain names (letters and digits alone); what a name says of unit and currency is taken off before they are compared. */
export const priceSynonyms: Record<PriceField, readonly string[]> = {
  model: ['model', 'modelid', 'modelname', 'llm', 'modell', 'modèle', 'modele', 'modelo', '模型', '模型名称', 'モデル'],
  vendor: ['vendor', 'maker', 'author', 'lab', 'developer', 'anbieter', 'hersteller', '厂商', '开发商'],
  host: ['host', 'provider', 'cloud', 'platform', 'soldby', 'seller', 'reseller', '供应商', '平台'],
  region: ['region', 'residency', 'location', '区域', '地区'],
  tier: ['tier', 'servicetier', 'service', 'mode', '服务等级'],
  input: [
    'input',
    'inputprice',
    'prompt',
    'promptprice',
    'inputtokens',
    'in',
    'pricein',
    'inputcost',
    'eingabe',
    'entree',
    'entrée',
    'entrada',
    '输入',
    '输入价格',
    '入力',
  ],
  output: [
    'output',
    'outputprice',
    'completion',
    'completionprice',
    'outputtokens',
    'out',
    'priceout',
    'outputcost',
    'ausgabe',
    'sortie',
    'salida',
    '输出',
    '输出价格',
    '出力',
  ],
  cached: [
    'cachedinput',
    'cached',
    'cacheread',
    'cachehit',
    'cachedinputprice',
    'cachereadprice',
    'inputcached',
    'cachedprompt',
    '缓存',
    '缓存输入',
    '缓存命中',
  ],
  cache_write: ['cachewrite', 'cachewriteprice', 'cachecreation', 'cachewrite5m', '缓存写入'],
  cache_write_hour: ['cachewrite1h', 'cachewritehour', 'cachecreation1h'],
  reasoning: ['reasoning', 'thinking', 'reasoningprice', 'thinkingprice', 'reasoningoutput', '推理'],
  batch_input: ['batchinput', 'batchprompt', 'inputbatch', 'batchin', '批量输入'],
  batch_output: ['batchoutput', 'batchcompletion', 'outputbatch', 'batchout', '批量输出'],
  batch_cached: ['batchcached', 'batchcacheread', 'batchcachedinput', 'cachedbatch', '批量缓存'],
  cache_storage: ['cachestorage', 'cachestorageprice', 'cachestoragefee', '缓存存储'],
  request_fee: ['requestfee', 'perrequest', 'requestprice', 'feeperrequest'],
  // A column named "web search" or "image" alone mostly says whether a model can.
  web_search: [
    'websearchfee',
    'websearchprice',
    'websearchcost',
    'searchfee',
    'searchprice',
    '网络搜索费',
    '联网搜索费',
  ],
  file_search: ['filesearchfee', 'filesearchprice', 'filesearchcost', '文件检索费', '文件搜索费'],
  code_session: [
    'codeinterpreterfee',
    'codeinterpreterprice',
    'codeinterpretercost',
    'codeexecutionfee',
    'codeexecutionprice',
    'codesessionfee',
    '代码执行费',
    '代码解释器费',
  ],
  image: ['imagefee', 'imageprice', 'imagecost', 'feeperimage', '图片费'],
  requests_per_day: ['requestsperday', 'requestsaday', 'rpd', 'dailyrequests', '每日请求数'],
  unit: ['unit', 'per', 'unitoftokens', 'einheit', '单位'],
  currency: ['currency', 'currencycode', 'währung', 'waehrung', 'devise', 'moneda', '币种', '货币', '通貨'],
  as_of: ['asof', 'date', 'validfrom', 'effective', 'effectivefrom', 'updated', 'datum', '日期', '生效日期'],
};

/** How many tokens a price is of. */
export type TokenUnit = 'token' | '1k' | '1m';

export const tokensOfUnit: Readonly<Record<TokenUnit, number>> = { token: 1, '1k': 1000, '1m': 1_000_000 };

const millions = /(?:1\s*m|million|mio|mtok|1,?000,?000)(?![a-z])|百万|(?:\/|per\s*)m(?:illion)?\b/i;
const thousands = /(?:1\s*k|thousand|ktok|1,?000)(?![a-z,\d])|千|(?:\/|per\s*)k\b/i;
const single = /(?:\/|per\s*|_)tok(?:en)?\b(?!s)/i;

/** The unit a text names: "per 1M tokens", "$/1K", "USD per token"; null where it names none. */
export const unitIn = (text: string): TokenUnit | null => {
  const plain = text.replace(/_/g, ' ');
  if (millions.test(plain)) return '1m';
  if (thousands.test(plain)) return '1k';
  return single.test(plain) || /^\s*(?:1\s*)?token\s*$/i.test(plain) ? 'token' : null;
};

/** A column's name without what says in which unit and currency it is. */
export const plainColumn = (column: string): string =>
  column
    .replace(/[([（].*[)\]）]/g, ' ')
    .replace(/(?:\/|\bper\b|_per_).*$/i, ' ')
    .replace(/\b(?:usd|eur|gbp|cny|rmb|jpy|inr|chf)\b|_(?:usd|eur|gbp|cny)(?=_|$)/gi, ' ')
    .replace(/\b1?\s*(?:mtok|ktok|1m|1k)\b/gi, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
