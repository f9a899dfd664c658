/** `ccusage --json`: sums by day, week, month, session or block, estimated from Claude Code's logs. */
import type { Fields } from '../fields.ts';
import { rowFormat, type Sample, type Sink, sure } from '../format.ts';
import type { Grain } from '../record.ts';

const kinds = ['daily', 'weekly', 'monthly', 'sessions', 'session', 'blocks', 'projects', 'data'] as const;

interface Row {
  row: Fields;
  kind: string;
  project: string | null;
}

const rowsOf = (fields: Fields): Row[] =>
  kinds.flatMap((kind): Row[] => {
    const inside = fields.raw(kind);
    if (Array.isArray(inside)) return fields.items(kind).map((row) => ({ row, kind, project: null }));
    const byProject = fields.inner(kind);
    if (byProject === null || typeof inside !== 'object' || inside === null) return [];
    return Object.keys(inside).flatMap((project) => byProject.items(project).map((row) => ({ row, kind, project })));
  });

const part = (fields: Fields): { input: number; output: number; write: number; read: number } => ({
  input: fields.tokens('inputTokens'),
  output: fields.tokens('outputTokens'),
  write: fields.tokens('cacheCreationTokens', 'cacheCreationInputTokens'),
  read: fields.tokens('cacheReadTokens', 'cacheReadInputTokens'),
});

const take = (row: Fields, kind: string, project: string | null, sink: Sink): void => {
  sink.rows(1);
  const grain: Grain = kind === 'monthly' || kind === 'weekly' ? 'month' : 'day';
  const month = row.text('month');
  const time = row.time('date', 'week', 'startTime', 'lastActivity') ?? (month === null ? null : row.time('month'));
  const ms = time?.ms ?? (month === null ? null : Date.parse(`${month}-01T00:00:00Z`));
  const add = (fields: Fields, model: string | null, cost: number | null): void => {
    const { input, output, write, read } = part(fields);
    sink.add(
      {
        ms,
        grain,
        requests: null,
        model,
        inputUncached: input,
        cacheRead: read,
        cacheWriteUnsplit: write,
        output,
        cost,
        currency: 'USD',
        costKind: 'estimate',
        project: project ?? row.text('projectPath', 'project'),
        session: row.text('sessionId', 'session'),
      },
      row.line,
    );
  };
  const breakdowns = row.items('modelBreakdowns');
  for (const one of breakdowns) add(one, one.text('modelName', 'model'), one.decimal('cost', 'costUSD'));
  if (breakdowns.length > 0) return;
  const models = row.list('modelsUsed', 'models').map(String);
  add(
    row.inner('tokenCounts') ?? row,
    models.length === 1 ? (models[0] ?? null) : null,
    row.decimal('totalCost', 'costUSD'),
  );
};

const isCcusage = (sample: Sample): boolean =>
  sample.kind === 'json' &&
  sample.rows.some((fields) =>
    rowsOf(fields).some(({ row }) => {
      const inside = row.inner('tokenCounts') ?? row;
      return (
        (inside.has('cacheCreationTokens') && inside.has('cacheReadTokens')) ||
        (inside.has('cacheCreationInputTokens') && inside.has('cacheReadInputTokens'))
      );
    }),
  );

export const ccusage = rowFormat({
  id: 'ccusage.json',
  zone: 'UTC',
  recognise: (sample) => sure(isCcusage(sample)),
  take: (fields, sink) => {
    sink.note('localDays');
    for (const { row, kind, project } of rowsOf(fields)) take(row, kind, project, sink);
  },
});
