/** What a refusal of a file from elsewhere (usage, bills, evals) says: the file, the place, and what to do. */
import type { Words } from './words.ts';

export const fileRefusalsWords = {
  fileEmpty: {
    en: '{{name}} is empty. Export it again, or choose another file.',
    zh: '{{name}} 是空文件。请重新导出，或选择其他文件。',
  },
  fileKindNotRead: {
    en: '{{name}} is a {{looksLike}} file, which is not read here. Export CSV, XLSX, JSON or JSON lines instead.',
    zh: '{{name}} 是 {{looksLike}} 文件，此处无法读取。请改为导出 CSV、XLSX、JSON 或 JSON Lines。',
  },
  fileOldXls: {
    en: '{{name}} is an Excel file of the old kind (.xls). Open it and save it as .xlsx or CSV.',
    zh: '{{name}} 是旧版 Excel 文件（.xls）。请打开后另存为 .xlsx 或 CSV。',
  },
  fileParquet: {
    en: '{{name}} is a Parquet file. Export CSV or JSON lines instead, or convert it (for example with DuckDB: COPY ... TO "usage.csv").',
    zh: '{{name}} 是 Parquet 文件。请改为导出 CSV 或 JSON Lines，或先行转换（例如用 DuckDB：COPY ... TO "usage.csv"）。',
  },
  fileSqlite: {
    en: '{{name}} is an SQLite database. Export the table that holds the calls as CSV.',
    zh: '{{name}} 是 SQLite 数据库。请把存放调用记录的表导出为 CSV。',
  },
  fileBomb: {
    en: '{{name}} unpacks to more than {{ratio}} times its size ({{mib}} MiB so far) and is not read any further. Unpack it yourself and choose the files you trust.',
    zh: '{{name}} 解压后已超过自身大小的 {{ratio}} 倍（目前 {{mib}} MiB），因此停止读取。请自行解压并选择可信的文件。',
  },
  fileUnpacksTooLarge: {
    en: '{{name}} unpacks to more than {{mib}} MiB. Unpack it yourself and choose fewer or smaller files.',
    zh: '{{name}} 解压后超过 {{mib}} MiB。请自行解压，并选择更少或更小的文件。',
  },
  fileTooManyMembers: {
    en: '{{name}} holds more files than are read from one archive ({{max}}). Unpack it and choose the files that matter.',
    zh: '{{name}} 内含的文件过多，一个压缩包最多读取 {{max}} 个。请解压后选择需要的文件。',
  },
  fileLocked: {
    en: '{{name}} is locked with a password. Unpack it and choose the files inside.',
    zh: '{{name}} 设有密码。请解压后选择其中的文件。',
  },
  filePackedUnknown: {
    en: '{{name}}: {{member}} is packed by a method (number {{method}}) that is not read. Pack it again as an ordinary zip file, or choose the file itself.',
    zh: '{{name}}：{{member}} 使用了无法读取的压缩方法（编号 {{method}}）。请重新打包为普通 zip 文件，或直接选择此文件。',
  },
  fileBroken: {
    en: '{{name}} cannot be unpacked: it was cut off or damaged ({{why}}). Download or export it again.',
    zh: '{{name}} 无法解压：文件被截断或已损坏（{{why}}）。请重新下载或导出。',
  },
  fileNothingInside: {
    en: '{{name}} holds no table, JSON or XLSX file. Choose a file that does.',
    zh: '{{name}} 中没有表格、JSON 或 XLSX 文件。请选择包含这些内容的文件。',
  },
  fileTooManyColumns: {
    en: '{{name}}, line {{line}}: {{columns}} columns; at most {{max}} are read. Is it the right file, and is its column sign right?',
    zh: '{{name}} 第 {{line}} 行：共 {{columns}} 列，最多读取 {{max}} 列。请确认文件和分隔符是否正确。',
  },
  fileQuoteOpen: {
    en: '{{name}}, line {{line}}: a quotation mark is opened and never closed. The file may have been cut off; correct that line or export it again.',
    zh: '{{name}} 第 {{line}} 行：引号没有闭合。文件可能被截断；请修正此行或重新导出。',
  },
  fileLineTooLong: {
    en: '{{name}}, line {{line}}: a line of more than {{mib}} MiB, or a quotation mark that is never closed. Correct that line or export the file again.',
    zh: '{{name}} 第 {{line}} 行：此行超过 {{mib}} MiB，或引号没有闭合。请修正此行，或重新导出文件。',
  },
  fileValueTooLarge: {
    en: '{{name}}, line {{line}}: one JSON value is larger than {{mib}} MiB. Export JSON lines (one object a line) or CSV instead.',
    zh: '{{name}} 第 {{line}} 行：单个 JSON 值超过 {{mib}} MiB。请改为导出 JSON Lines（每行一个对象）或 CSV。',
  },
  fileTooDeep: {
    en: '{{name}}, line {{line}}: a value is nested deeper than {{max}} levels, which no export is.',
    zh: '{{name}} 第 {{line}} 行：嵌套超过 {{max}} 层，任何导出都不会如此。',
  },
  fileNotJson: {
    en: '{{name}}, line {{line}}: the text is not JSON here. The file may have been cut off; export it again.',
    zh: '{{name}} 第 {{line}} 行：此处不是有效的 JSON。文件可能被截断，请重新导出。',
  },
  fileNoTable: {
    en: '{{name}} holds no table: no row with names of columns and rows below it. Choose an export with a header row.',
    zh: '{{name}} 中没有表格：找不到列名行和下方的数据行。请选择带表头的导出文件。',
  },
  fileReadTooLarge: {
    en: '{{name}} has {{size}} bytes; at most {{mib}} MiB are read of a file of this kind. Export a shorter period, or CSV.',
    zh: '{{name}} 大小为 {{size}} 字节；此类文件最多读取 {{mib}} MiB。请导出较短的时间段，或改用 CSV。',
  },
  fileNotYaml: {
    en: '{{name}}, line {{line}}: the text is not YAML here. The file may have been cut off; download it again.',
    zh: '{{name}} 第 {{line}} 行：此处不是有效的 YAML。文件可能被截断，请重新下载。',
  },
  fileYamlAliases: {
    en: '{{name}}: its aliases repeat one another more than 100 times over. Write the values out.',
    zh: '{{name}} 中的别名相互引用超过 100 次。请把值直接写出。',
  },
  fileNotResults: {
    en: '{{name}} is not recognised as results of an evaluation. Allowed: {{formats}}; in a table, one row per sample with a column per model, or one row per result with columns for sample, model and verdict.',
    zh: '{{name}} 无法识别为评测结果。支持：{{formats}}；表格可为每个样本一行、每个模型一列，或每个结果一行并含样本、模型和判定三列。',
  },
  usageUnknown: {
    en: '{{name}} is no export of usage this program knows, and its columns do not say what they mean: {{columns}}.',
    zh: '{{name}} 不是已知的用量导出格式，且列名含义不明：{{columns}}。',
  },
  usageMetrics: {
    en: '{{name}} holds OpenTelemetry metrics: sums over time that do not say which calls they are of. Export traces or logs of the same calls.',
    zh: '{{name}} 是 OpenTelemetry 指标：只有按时间的汇总，不说明是哪些调用。请导出同一批调用的 trace 或日志。',
  },
  fileIsEvals: {
    en: '{{name}} holds results of evaluations.',
    zh: '{{name}} 是评测结果。',
  },
  fileIsUsage: {
    en: '{{name}} is usage or a bill.',
    zh: '{{name}} 是用量或账单。',
  },
  fileIsPrices: {
    en: '{{name}} is a price list. It comes in under Models.',
    zh: '{{name}} 是价目表，请在“模型”页导入。',
  },
  fileIsPlan: {
    en: '{{name}} is a plan of this program. Open it as one.',
    zh: '{{name}} 是 Portfolio 的计划文件，请作为计划打开。',
  },
  givenPlans: {
    en: 'Several plans were given: {{names}}. One is open at a time; give one, and the others can be compared with it.',
    zh: '一次给出了多个计划：{{names}}。同时只能打开一个；请只给一个，其余可与之比较。',
  },
  usageColumnTwice: {
    en: '{{name}}: “{{column}}” could be {{field}}, and so could {{other}}, which says something else. Rename one of them, or say which counts.',
    zh: '{{name}}：“{{column}}”可能是 {{field}}，但 {{other}} 也可能是，且内容不同。请重命名其中一列，或说明以哪一列为准。',
  },
  usageEmpty: {
    en: '{{name}} holds no usage: {{rows}} {{rows, row|rows}}, none with a request, a token or a cost. The range may be empty, or not grouped by model; export it again grouped by model and project.',
    zh: '{{name}} 中没有用量：共 {{rows}} 行，均无请求、token 或费用。所选区间可能为空，或未按模型分组；请按模型和项目分组后重新导出。',
  },
  usageColumnMissing: {
    en: '{{name}} has no column “{{column}}” (for {{field}}). It has: {{columns}}.',
    zh: '{{name}} 中没有列“{{column}}”（用于 {{field}}）。现有列：{{columns}}。',
  },
  priceListSeveral: {
    en: '{{name}} holds {{count}} files ({{files}}): which of them is the list is not said. Unpack it and choose one.',
    zh: '{{name}} 内含 {{count}} 个文件（{{files}}），无法确定哪个是价目表。请解压后选择其一。',
  },
  priceSheetNoTable: {
    en: '{{name}} holds no table with names of columns. Export CSV or XLSX with a row a model.',
    zh: '{{name}} 中没有带列名的表格。请导出每行一个模型的 CSV 或 XLSX。',
  },
  priceSheetUnclear: {
    en: '{{name}}: not said and not stated: {{gaps}}. Its columns: {{columns}}. State them once; sheets of the same columns are then read alike.',
    zh: '{{name}}：未说明的项：{{gaps}}。列：{{columns}}。请说明一次；以后列相同的表格照此读取。',
  },
  priceSheetMapUnclear: {
    en: '“{{statement}}” is no mapping. Write COLUMN=FIELD (fields: {{fields}}), unit=1m, 1k or token, currency=USD, host=NAME, CNY=7.1 for what a dollar is worth, or NAME IN SHEET=MODEL ID.',
    zh: '“{{statement}}” 不是映射。请写 列名=字段（字段：{{fields}}）、unit=1m、1k 或 token、currency=USD、host=名称、CNY=7.1（1 美元的价值），或 表中名称=模型 ID。',
  },
  usageMapUnclear: {
    en: '--map {{statement}} is not understood. Allowed: COLUMN=FIELD with a field of {{fields}}; zone=UTC or another zone; currency=EUR or another; cached=included or excluded; NAME IN FILE=MODEL ID.',
    zh: '无法理解 --map {{statement}}。允许：列=字段（字段为 {{fields}}）；zone=UTC 等时区；currency=EUR 等币种；cached=included 或 excluded；文件中的名称=模型编号。',
  },
  usagePricesUnclear: {
    en: '{{name}} is no price file: {{why}}. Expected: {"currency": "USD", "per": 1000000, "models": {"MODEL": {"input": 2.5, "cache_read": 1.25, "output": 10}}}.',
    zh: '{{name}} 不是价格文件：{{why}}。应为：{"currency": "USD", "per": 1000000, "models": {"模型": {"input": 2.5, "cache_read": 1.25, "output": 10}}}。',
  },
  fileStopped: { en: 'Reading {{name}} was stopped.', zh: '已停止读取 {{name}}。' },
} as const satisfies Words;
