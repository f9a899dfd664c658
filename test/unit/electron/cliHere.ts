/** The command line run inside the test's own process, on the data folder that PORTFOLIO_DATA names. */
import { runCli } from '../../../electron/cli.ts';

export interface Answered {
  code: number;
  printed: string;
  /** Each complaint on a line of its own. */
  complained: string;
}

/** What it answers to these words; `day`: the day it takes today for. */
export const cliOn = async (args: readonly string[], day?: string): Promise<Answered> => {
  let printed = '';
  let complained = '';
  const code = await runCli([...args], {
    print: (text) => {
      printed += text;
    },
    complain: (text) => {
      complained += `${text}\n`;
    },
    ...(day === undefined ? {} : { day }),
  });
  return { code, printed, complained };
};

export const cli = (...args: string[]): Promise<Answered> => cliOn(args);
