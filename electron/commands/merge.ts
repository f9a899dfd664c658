/** `portfolio merge`: three versions of a plan made one, by what they mean. What both sides changed is named, not guessed. */
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { conflictEffects, stackInBoth } from '../../shared/compare/effects.ts';
import { type MergedPart, mergeFiles } from '../../shared/compare/files.ts';
import type { ThreeVersions } from '../../shared/compare/toldApart.ts';
import { saveNoteWords } from '../../shared/contract/saveNotes.ts';
import { writePortfolio } from '../../shared/document/writePortfolio.ts';
import { type Answer, answer } from '../../shared/foundation/answer.ts';
import { conflictLines, conflictText } from '../../shared/report/comparison.ts';
import { lostScenarioSentences } from '../../shared/report/openedFile.ts';
import { saveFile } from '../saveFile.ts';
import type { Run } from './decided.ts';
import { checkOutputs } from './outputs.ts';
import { readPlan } from './readPlan.ts';
import { refusalText, type Terminal, withValue } from './terminal.ts';

interface Files {
  base: string;
  mine: string;
  theirs: string;
}

interface Options {
  output: string;
  force: boolean;
  writtenBy: string;
}

/** The names a version control gives the three files that it hands to a merge driver. */
const namesOfDriver = /^\.merge_file_/;

/** What a file is called: by what it is to the merge where its name is none of a person's. */
const calledIn =
  ({ say }: Terminal, files: Files) =>
  (side: keyof Files): string => {
    const name = basename(files[side]);
    return namesOfDriver.test(name) ? say(`differences.side-${side}`) : name;
  };

const readAll = async (terminal: Terminal, files: Files): Promise<ThreeVersions | null> => {
  const read: Partial<ThreeVersions> = {};
  const called = calledIn(terminal, files);
  for (const side of ['base', 'mine', 'theirs'] as const) {
    const document = await readPlan(files[side]);
    if (!document.ok) {
      const { kind } = document.error;
      const isNoBase = side === 'base' && kind === 'empty';
      const why = isNoBase ? terminal.say('differences.noBase') : refusalText(document.error, terminal.language);
      terminal.complain(why.startsWith(called(side)) ? why : `${called(side)}: ${why}`);
      return null;
    }
    for (const said of lostScenarioSentences(document.value, terminal.say))
      terminal.complain(`${called(side)}: ${said}`);
    read[side] = document.value;
  }
  return read as ThreeVersions;
};

/** The output may be `mine`, as a version control's merge driver wants it, where `--force` says so. */
const mayWrite = (files: Files, { output, force }: Options): Promise<Answer<null>> =>
  force && resolve(output) === resolve(files.mine)
    ? Promise.resolve(answer(null))
    : checkOutputs(Object.values(files), [output], force);

const nameConflicts = (terminal: Terminal, files: Files, parts: readonly MergedPart[]): void => {
  const { say, language } = terminal;
  for (const { name, merged } of parts) {
    const { versions } = merged;
    const stackId = stackInBoth(versions.base, merged.document);
    const effects =
      stackId === null
        ? merged.conflicts.map((conflict) => ({ conflict, usdPerMonth: { mine: null, theirs: null } }))
        : conflictEffects(versions, merged.conflicts, stackId);
    for (const line of conflictLines(terminal, versions, effects)) {
      const what = conflictText(terminal, line, calledIn(terminal, files)('theirs')).join(language === 'zh' ? '' : ' ');
      terminal.complain(name === '' ? what : say('scenarios.inScenario', { name, what }));
    }
  }
};

const mergeCommand = async (terminal: Terminal, files: Files, options: Options): Promise<number> => {
  const { output, force, writtenBy } = options;
  const allowed = await mayWrite(files, options);
  if (!allowed.ok) {
    terminal.complain(refusalText(allowed.error, terminal.language));
    return 1;
  }
  const versions = await readAll(terminal, files);
  if (versions === null) return 1;
  return withValue(terminal, output, mergeFiles(versions), async ({ document, parts }) => {
    const number = parts.reduce((sum, { merged }) => sum + merged.conflicts.length, 0);
    if (number > 0) {
      nameConflicts(terminal, files, parts);
      terminal.complain(terminal.say('differences.notWritten', { number }));
      return 1;
    }
    const taken = parts.reduce((sum, { merged }) => sum + merged.taken.length, 0);
    const bytes = new TextEncoder().encode(writePortfolio(document, writtenBy));
    return withValue(terminal, output, await saveFile(output, bytes, force ? {} : { expected: null }), ({ notes }) => {
      terminal.print(`${terminal.say('differences.done', { taken, left: 0 })}\n`);
      for (const note of notes) terminal.complain(terminal.say(saveNoteWords[note], { name: output }));
      return 0;
    });
  });
};

export const addMerge = (program: Command, run: Run): void => {
  program
    .command('merge')
    .description('two plans that come from a third made one; exit 1 and nothing written while both changed the same')
    .argument('<base>', 'the .portfolio file both come from')
    .argument('<mine>', 'yours')
    .argument('<theirs>', 'the other one')
    .requiredOption('-o, --output <file>', 'where to write it')
    .option('--force', 'replace the file that is there; it may be <mine>', false)
    .action((base: string, mine: string, theirs: string, options: Omit<Options, 'writtenBy'>) =>
      run((terminal) =>
        mergeCommand(terminal, { base, mine, theirs }, { ...options, writtenBy: `Portfolio ${program.version()}` }),
      ),
    );
};
