/** What an evidence row must pass: every field by its table, and what must hold between fields. */
import type { Answer, Refusal } from '../foundation/answer.ts';
import { checkWith, isCatalogId, rule } from './checks.ts';
import { type Evidence, evidenceFields } from './evidence.ts';
import { recordSchema } from './record.ts';
import { effortNamed, isListedIn, settingOf } from './setting.ts';

export const evidenceSchema = recordSchema(evidenceFields)
  .refine(
    (row) => row.successes === null || row.trials !== null,
    rule('successesWithoutTrials', ['trials'], 'a number of trials, since there are successes'),
  )
  .refine(
    (row) => row.successes === null || row.trials === null || row.successes <= row.trials,
    rule('successesAboveTrials', ['successes'], 'at most trials'),
  )
  .refine(
    (row) => row.tasks === null || (row.trials !== null && row.tasks <= row.trials),
    rule('tasksAboveTrials', ['tasks'], 'at most trials'),
  );

/** An evidence row, or a refusal naming the field, the value and what is allowed. */
export const checkEvidence = (input: unknown): Answer<Evidence> => {
  const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : null;
  return checkWith(evidenceSchema, input, isCatalogId(id) ? `Evidence ${id}` : 'Evidence');
};

/**
 * A refusal where a row names an effort that its model does not take, under whatever word; null where it takes it, nobody knows its
 * efforts, or what is named is a mode.
 */
export const unknownSetting = ({ id, config }: Evidence, efforts: readonly string[] | null): Refusal | null => {
  const effort = effortNamed(config);
  if (effort === null || efforts === null || efforts.length === 0 || efforts.includes(effort)) return null;
  const setting = settingOf(config);
  if (setting !== null && isListedIn(efforts, setting) !== false) return null;
  const choices = efforts.join(', ');
  return {
    kind: 'unknownSetting',
    message: `Evidence ${id}: config names the effort ${effort}; allowed: ${choices}.`,
    details: { subject: `Evidence ${id}`, effort, choices },
  };
};
