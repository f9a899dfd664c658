/** `portfolio import workbook`: inputs typed in an exported workbook come back into the plan, each change named before it is written. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import { saveNoteWords } from '../../shared/contract/saveNotes.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { writePortfolio } from '../../shared/document/writePortfolio.ts';
import { drawsOfIntervals } from '../../shared/engine/job.ts';
import { answering } from '../../shared/files/reading.ts';
import { readNamedCells } from '../../shared/files/sheets.ts';
import { type Answer, answer } from '../../shared/foundation/answer.ts';
import { compared } from '../../shared/report/comparison.ts';
import { planWithInputs } from '../../shared/report/workbook/readInputs.ts';
import { fileOnDisk } from '../fileOnDisk.ts';
import { saveFile } from '../saveFile.ts';
import type { Run } from './decided.ts';
import { diffText, plansJson } from './diff.ts';
import { readingOf } from './evaluate.ts';
import { checkOutputs } from './outputs.ts';
import { readPlan } from './readPlan.ts';
import { type Terminal, withValue } from './terminal.ts';

interface Options {
  output?: string;
  force: boolean;
  json: boolean;
}

/** The file with the inputs of the workbook in its open plan. Refusals: those of the file, notOurWorkbook, workbookInput. */
const withWorkbook = async (
  terminal: Terminal,
  document: PortfolioDocument,
  workbook: string,
): Promise<Answer<PortfolioDocument>> => {
  const source = await fileOnDisk(workbook);
  if (!source.ok) return source;
  const cells = await answering(() => readNamedCells(source.value));
  if (!cells.ok) return cells;
  const plan = planWithInputs(readingOf(document, 0, terminal), cells.value, basename(workbook));
  return plan.ok ? answer({ ...document, plan: plan.value }) : plan;
};

const importWorkbook = async (
  terminal: Terminal,
  [file, workbook]: [string, string],
  { output, force, json, writtenBy }: Options & { writtenBy: string },
): Promise<number> =>
  withValue(terminal, basename(file), await readPlan(file, terminal.choice), async (before) =>
    withValue(terminal, basename(workbook), await withWorkbook(terminal, before, workbook), async (after) => {
      const { say } = terminal;
      terminal.print(
        json
          ? `${JSON.stringify(plansJson(terminal, before, after), null, 2)}\n`
          : diffText(terminal, compared(terminal, before, after), { before, after }, drawsOfIntervals),
      );
      if (output === undefined) return 0;
      return withValue(terminal, output, await checkOutputs([file, workbook], [output], force), async () => {
        const bytes = new TextEncoder().encode(writePortfolio(after, writtenBy));
        return withValue(terminal, output, await saveFile(output, bytes, force ? {} : { expected: null }), (saved) => {
          if (!json) terminal.print(`${say('shell.cliWrote', { file: output, bytes: saved.bytes })}\n`);
          for (const note of saved.notes) terminal.complain(say(saveNoteWords[note], { name: output }));
          return 0;
        });
      });
    }),
  );

export const addImportWorkbook = (program: Command, run: Run): void => {
  program
    .command('workbook')
    .description(
      'inputs typed in an exported workbook, back in the plan: what changes, found by the names of its cells',
    )
    .argument('<plan>', 'the .portfolio file it was exported from')
    .argument('<workbook>', 'the workbook, as any program saved it')
    .option('-o, --output <file>', 'write the plan with them; without it they are only shown')
    .option('--force', 'replace the file that is there', false)
    .option('--json', 'every difference, as JSON; USD a month', false)
    .action((file: string, workbook: string, options: Options) =>
      run((terminal) =>
        importWorkbook(terminal, [file, workbook], {
          ...options,
          writtenBy: `Portfolio ${program.parent?.version() ?? ''}`,
        }),
      ),
    );
};
