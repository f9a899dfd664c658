/** Options by which the open questions of result files are answered, shared by every command that reads them. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ColumnRole, columnRoles, type EvalAnswers } from '../../shared/evals/reading.ts';
import { type Threshold, thresholdTyped } from '../../shared/evals/threshold.ts';

export interface AnswerOptions {
  threshold?: Threshold;
  repeats?: 'tries' | 'items';
  shares?: boolean;
  measure?: string;
  model?: string;
  total?: number;
  column?: Record<string, ColumnRole>;
}

const score = (text: string): Threshold => {
  const value = thresholdTyped(text);
  if (value === null) throw new InvalidArgumentError('allowed: 0 to 100, or a share of the scale as 0% to 100%');
  return value;
};

const count = (text: string): number => {
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < 1) throw new InvalidArgumentError('allowed: a whole number, 1 or more');
  return value;
};

const isRole = (role: string): role is ColumnRole => (columnRoles as readonly string[]).includes(role);

const column = (text: string, before: Record<string, ColumnRole> = {}): Record<string, ColumnRole> => {
  const [, header, role] = /^(.*)=(\w+)$/.exec(text) ?? [];
  if (header === undefined || role === undefined || !isRole(role))
    throw new InvalidArgumentError(`allowed: HEADER=ROLE, where ROLE is one of ${columnRoles.join(', ')}`);
  return { ...before, [header]: role };
};

export const addAnswerOptions = (command: Command): Command =>
  command
    .option(
      '--threshold <score>',
      'from which score on a result is a success, on the scale of the file or as a share of it: 7, 0.5, 70%',
      score,
    )
    .addOption(
      new Option(
        '--repeats <meaning>',
        'rows under one label: one sample tried several times, or as many samples',
      ).choices(['tries', 'items']),
    )
    .option('--shares', 'numbers between 0 and 1 are shares of several tries, not scores')
    .option('--measure <name>', 'which of several scores, metrics or filters counts')
    .option('--model <name>', 'the model of a file that names none')
    .option('--total <n>', 'how many samples there were, where a file lists the solved ones alone', count)
    .option('--column <header=role>', 'what a column is; may be given several times', column);

export const answersOf = ({ column: columns, ...options }: AnswerOptions): EvalAnswers => ({ ...options, columns });
