/** The merge driver of the README, in a real repository: merged by meaning, and stopped with names where both changed the same. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const fixture = join(root, 'test/fixtures/portfolio-v7.portfolio');
const hasGit = spawnSync('git', ['--version']).status === 0;

const [, attributes = '', driver = ''] =
  /\n {4}(\*\.portfolio .+)\n {4}git config merge\.portfolio\.driver "(.+)"\n/.exec(
    readFileSync(join(root, 'README.md'), 'utf8'),
  ) ?? [];

type Plan = { tasksPerMonth: number; stacks: { name: string }[] };

/** A repository with one plan, in a file whose name has a blank, and what git says in it. */
const repository = () => {
  const folder = mkdtempSync(join(tmpdir(), 'portfolio-git-'));
  const file = join(folder, 'my plan.portfolio');
  const git = (...args: string[]) => {
    const identity = ['-c', 'user.name=x', '-c', 'user.email=x@y.example', '-c', 'commit.gpgsign=false'];
    const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
    return { status, said: stdout + stderr };
  };
  const plan = (): Plan => JSON.parse(readFileSync(file, 'utf8')).plan;
  const commit = (change: (plan: Plan) => void): void => {
    const content = JSON.parse(readFileSync(file, 'utf8'));
    change(content.plan);
    writeFileSync(file, JSON.stringify(content));
    git('commit', '-qam', 'a change');
  };
  git('init', '-q', '-b', 'mine');
  const command = driver.replace('npx portfolio', `"${process.execPath}" "${join(root, 'electron/portfolio.mjs')}"`);
  git('config', 'merge.portfolio.driver', command);
  writeFileSync(join(folder, '.gitattributes'), `${attributes}\n`);
  writeFileSync(file, readFileSync(fixture));
  git('add', '-A');
  git('commit', '-qm', 'the plan');
  git('checkout', '-qb', 'theirs');
  return { git, plan, commit };
};

describe.skipIf(!hasGit)('git', () => {
  it('merges what each side changed, although the lines of the file have nothing in common', {
    tags: ['slow'],
    timeout: 60_000,
  }, () => {
    const { git, plan, commit } = repository();
    commit((theirs) => {
      theirs.tasksPerMonth = 250_000;
    });
    git('checkout', '-q', 'mine');
    commit((mine) => {
      mine.stacks.reverse();
      for (const stack of mine.stacks.slice(0, 1)) stack.name = 'Ours';
    });
    const { status, said } = git('merge', 'theirs');
    expect([status, said]).toEqual([0, expect.stringContaining('Merged. Changes taken:')]);
    const { tasksPerMonth, stacks } = plan();
    expect([tasksPerMonth, stacks[0]?.name]).toEqual([250_000, 'Ours']);
  });

  it('stops where both changed the same, says whose value is which, and keeps both', {
    tags: ['slow'],
    timeout: 60_000,
  }, () => {
    const { git, plan, commit } = repository();
    commit((theirs) => {
      theirs.tasksPerMonth = 250_000;
    });
    git('checkout', '-q', 'mine');
    commit((mine) => {
      mine.tasksPerMonth = 210_000;
    });
    const { status, said } = git('merge', 'theirs');
    expect(status).toBe(1);
    expect(said).toContain('210,000 here, 250,000 in “the other version”; it was 200,000.');
    expect(said).not.toContain('.merge_file');
    expect(plan().tasksPerMonth).toBe(210_000);
    expect(JSON.parse(git('show', ':3:my plan.portfolio').said).plan.tasksPerMonth).toBe(250_000);
  });
});
