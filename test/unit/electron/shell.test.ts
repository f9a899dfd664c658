/** The decisions of the shell that need no Electron at all. */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Closing, createClosing, hearingMs } from '../../../electron/shell/closing.ts';
import { jumpList, newPlanSwitch } from '../../../electron/shell/jumpList.ts';
import { menuTemplate } from '../../../electron/shell/menuTemplate.ts';
import { plansInArguments } from '../../../electron/shell/plansInArguments.ts';
import { sayIn } from '../../../shared/words/say.ts';

describe('plans among arguments', () => {
  const folder = resolve('/work place');
  const at = (...args: string[]) => plansInArguments(args, folder);
  it('are found by their ending, wherever Chromium puts its switches', () => {
    expect(at('a.portfolio')).toEqual([join(folder, 'a.portfolio')]);
    expect(at('--enable-features=x', resolve('/x/b.PORTFOLIO'), '--flag', 'c.portfolio')).toEqual([
      resolve('/x/b.PORTFOLIO'),
      join(folder, 'c.portfolio'),
    ]);
    expect(at('notes.txt', '.', '', 'portfolio')).toEqual([]);
  });
  it('may be addresses of files, and of nothing else', () => {
    const file = resolve('/x/我的 计划.portfolio');
    expect(at(pathToFileURL(file).href)).toEqual([file]);
    expect(at('https://evil.test/a.portfolio', 'smb://host/a.portfolio', 'file:///a%2fb.portfolio')).toEqual([]);
  });
  it('may begin with a dash after --', () => {
    expect(at('-odd.portfolio')).toEqual([]);
    expect(at('--', '-odd.portfolio')).toEqual([join(folder, '-odd.portfolio')]);
  });
});

describe('closing', () => {
  const closingWith = () => {
    const done: string[] = [];
    const timers: { ms: number; work: () => void }[] = [];
    const closing: Closing = createClosing({
      ask: () => done.push('asked'),
      close: () => done.push(`closed ${closing.keepOpen()}`),
      offerForce: () => done.push('offered'),
      later: (ms, work) => {
        const timer = { ms, work };
        timers.push(timer);
        return () => {
          if (timers.includes(timer)) timers.splice(timers.indexOf(timer), 1);
        };
      },
    });
    return { closing, done, timers };
  };
  it('asks each time until the page says yes, and never a page that is not there', () => {
    const { closing, done, timers } = closingWith();
    expect(closing.keepOpen()).toBe(false);
    closing.pageThere();
    expect([closing.keepOpen(), closing.keepOpen()]).toEqual([true, true]);
    closing.pageGone();
    expect(closing.keepOpen()).toBe(false);
    closing.pageThere();
    closing.allow();
    expect(done).toEqual(['asked', 'asked', 'closed false']);
    expect(timers).toEqual([]);
  });
  it('waits only so long for a page that does not hear, once for several tries', () => {
    const { closing, done, timers } = closingWith();
    closing.pageThere();
    closing.keepOpen();
    closing.keepOpen();
    expect(timers.map(({ ms }) => ms)).toEqual([hearingMs]);
    timers[0]?.work();
    expect(done).toEqual(['asked', 'asked', 'offered']);
    closing.keepOpen();
    closing.heard();
    expect(timers).toHaveLength(0);
  });
});

describe('the jump list', () => {
  it('has the recent plans and a task that the arguments of a start know', () => {
    const [recent, tasks] = jumpList('C:\\portfolio.exe', sayIn('en'));
    expect(recent).toEqual({ type: 'recent' });
    expect(tasks?.items?.map(({ args, program }) => [args, program])).toEqual([[newPlanSwitch, 'C:\\portfolio.exe']]);
    expect(plansInArguments([newPlanSwitch], '/')).toEqual([]);
  });
});

describe('the menu', () => {
  it('has what each system expects, in both languages', () => {
    for (const language of ['en', 'zh'] as const) {
      const menu = (platform: NodeJS.Platform) =>
        menuTemplate({ platform, say: sayIn(language), choose: () => {}, showLogs: () => {} });
      expect(menu('darwin')[0]).toEqual({ role: 'appMenu' });
      expect(JSON.stringify(menu('darwin'))).toContain('recentDocuments');
      expect(JSON.stringify(menu('linux'))).toContain('"role":"quit"');
      expect(JSON.stringify(menu('win32'))).not.toMatch(/"label":"(shell|app)\./);
    }
  });
});
