/** What the commands that decide share: a plan with its stacks by name, and errors of the engine said as refusals. */

import type { PortfolioDocument } from '../../shared/document/document.ts';
import { EngineError } from '../../shared/engine/engineError.ts';
import type { Job } from '../../shared/engine/job.ts';
import { type Answer, refuse } from '../../shared/foundation/answer.ts';
import { type RowId, type StackId, stackId } from '../../shared/foundation/ids.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import type { Naming } from '../../shared/report/leverText.ts';
import { allowedInChinese } from '../../shared/words/allowedSentences.ts';
import { readPlan } from './readPlan.ts';
import { inMoneyOf, rateLine, type Terminal, withValue } from './terminal.ts';

/** Runs one command at the terminal and keeps its exit code. */
export type Run = (command: (terminal: Terminal) => Promise<number>) => Promise<void>;

/** What `decide` answers; an input the engine cannot honour as a refusal that names `subject`. */
export const answered = <T>(subject: string, decide: () => T): Answer<T> => {
  try {
    return { ok: true, value: decide() };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const { field, value, allowed } = error;
    return refuse('notHonoured', `${subject}: ${field} is ${value}; allowed: ${allowed}.`, {
      subject,
      field,
      value,
      allowed,
      inChinese: allowedInChinese(allowed),
    });
  }
};

export interface Deciding<T> {
  json: boolean;
  decide: (job: Job, document: PortfolioDocument) => T;
  tell: (naming: Naming, answer: T) => string;
  /** The exit code an answer deserves; left out: 0. */
  codeOf?: (answer: T) => number;
}

/** Reads the plan, decides, and says the answer as JSON or by `tell`. */
export const decideOn = async <T>(
  terminal: Terminal,
  file: string,
  { json, decide, tell, codeOf = () => 0 }: Deciding<T>,
): Promise<number> =>
  withValue(terminal, file, await readPlan(file, terminal.choice), (document) => {
    const job: Job = { plan: document.plan, snapshot: document.snapshot, draws: 0 };
    return withValue(
      terminal,
      file,
      answered('Plan', () => decide(job, document)),
      (answer) => {
        const voice = inMoneyOf(terminal, job.plan);
        const { say, language } = voice;
        terminal.print(
          json ? `${JSON.stringify(answer, null, 2)}\n` : tell({ job, say, language }, answer) + rateLine(voice),
        );
        return codeOf(answer);
      },
    );
  });

/** A stack by its id or its name; the text itself where the plan has neither, for the engine to refuse by name. */
export const stackCalled = (job: Job, text: string): StackId =>
  (job.plan.stacks.find((stack) => stack.id === text) ?? job.plan.stacks.find((stack) => stack.name === text))?.id ??
  stackId(text);

/** A row of work by its id or its name; a text that names none is refused with the ids there are. */
export const rowCalled = ({ categories }: Plan, text: string): RowId => {
  const row = categories.find(({ id }) => id === text) ?? categories.find(({ name }) => name === text);
  if (row === undefined) throw new EngineError('row', text, `one of ${categories.map(({ id }) => id).join(', ')}`);
  return row.id;
};

export const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');
