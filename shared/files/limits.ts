/** How much of a stranger's file is unpacked or held at once, so that no file can exhaust the program. */
const mib = 1024 * 1024;

export const readLimits = {
  /** Files inside one archive. */
  members: 50_000,
  /** Tables inside one archive: logs come in thousands of files, tables of one export do not. */
  tables: 500,
  /** What one archive or compressed file may unpack to, in bytes, and what of it may be held in memory. */
  streamedBytes: 4096 * mib,
  heldBytes: 512 * mib,
  /** Unpacked against packed, once more than `ratioFromBytes` came out: JSON of logs packs to a fortieth at best. */
  ratio: 250,
  ratioFromBytes: 16 * mib,
  columns: 16_384,
  /** One line of a table, one JSON value. */
  lineBytes: 16 * mib,
  valueBytes: 64 * mib,
  /** Levels of one JSON value: traces of calls in calls are a few dozen deep. */
  jsonDepth: 500,
  /** An XLSX file is read whole. */
  xlsxBytes: 64 * mib,
  xlsxUnpackedBytes: 256 * mib,
} as const;
