/**
 * Invented files to try the whole way with: a month of usage of a product with three kinds of work, and fifty graded
 * answers of its support. Nobody's figures; their names say so.
 */

interface Feature {
  name: string;
  model: string;
  perDay: number;
  prompt: number;
  cached: number;
  written: number;
  /** USD per million tokens: fresh prompt, read from the cache, written. */
  paid: readonly [number, number, number];
}

const features: readonly Feature[] = [
  {
    name: 'support reply',
    model: 'openai/gpt-5-mini',
    perDay: 14,
    prompt: 5200,
    cached: 3900,
    written: 420,
    paid: [0.25, 0.025, 2],
  },
  {
    name: 'ticket triage',
    model: 'openai/gpt-5-nano',
    perDay: 20,
    prompt: 1100,
    cached: 0,
    written: 40,
    paid: [0.05, 0.005, 0.4],
  },
  {
    name: 'contract summary',
    model: 'anthropic/claude-sonnet-4.5',
    perDay: 3,
    prompt: 24_000,
    cached: 0,
    written: 900,
    // List prices less a tenth, so that the bill has something to explain.
    paid: [2.7, 0.27, 13.5],
  },
];

const days = 28;
const firstDay = Date.parse('2026-02-02T00:00:00Z');
const dayMs = 86_400_000;

/** Spread without chance: places of a low-discrepancy sequence between half and one and a half. */
const spread = (i: number): number => 0.5 + ((i * 0.618_033_988_749) % 1);

/** A CSV of single requests over 28 whole days, each with what it cost. */
export const sampleUsage = (): string => {
  const rows = features.flatMap(({ name, model, perDay, prompt, cached, written, paid }) =>
    Array.from({ length: days * perDay }, (_, i) => {
      const day = Math.floor(i / perDay);
      const at = new Date(
        firstDay + day * dayMs + Math.floor((dayMs - 1000) * ((i % perDay) / Math.max(1, perDay - 1))),
      );
      const times = spread(i);
      const asked = Math.round(prompt * times);
      const read = Math.round(cached * times);
      const answered = Math.round(written * spread(i + 7));
      const [fresh, kept, out] = paid;
      const usd = ((asked - read) * fresh + read * kept + answered * out) / 1e6;
      return [at.toISOString(), name, model, asked, read, answered, usd.toFixed(8), 'ok'].join(',');
    }),
  );
  return `timestamp,task,model,prompt_tokens,cached_tokens,completion_tokens,cost_usd,status\n${rows.join('\n')}\n`;
};

/** Of so many items the first `solved` are solved, in an order of the model's own. */
const passes = (item: number, solved: number, shift: number): number => ((item * 7 + shift) % 50 < solved ? 1 : 0);

/** A table of 50 items by 3 models: 1 is right, 0 is wrong. */
export const sampleEvals = (): string => {
  const models = [
    ['openai/gpt-5-mini', 38, 0],
    ['deepseek/deepseek-v3.2-exp', 35, 12],
    ['anthropic/claude-sonnet-4.5', 43, 5],
  ] as const;
  const rows = Array.from({ length: 50 }, (_, item) =>
    [`item-${item + 1}`, ...models.map(([, solved, shift]) => passes(item, solved, shift))].join(','),
  );
  return `item,${models.map(([name]) => name).join(',')}\n${rows.join('\n')}\n`;
};
