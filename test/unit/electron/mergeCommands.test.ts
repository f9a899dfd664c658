/** `portfolio diff`, `portfolio merge` and what `portfolio export` hands over: what they print, write and refuse to write. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openPortfolio } from '../../../shared/document/openPortfolio.ts';
import { modelId } from '../../../shared/foundation/ids.ts';
import { newCommitment } from '../../../shared/plan/commitment.ts';
import { newFleet } from '../../../shared/plan/fleet.ts';
import { cli } from './cliHere.ts';

const base = fileURLToPath(new URL('../../fixtures/portfolio-v1.portfolio', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'portfolio-merge-'));

type File = { plan: { tasksPerMonth: number; stacks: { name: string }[]; categories: { silentFailureUsd: object }[] } };

const newest = fileURLToPath(new URL('../../fixtures/portfolio-v6.portfolio', import.meta.url));

const variant = (name: string, change: (file: File) => void, of = base): string => {
  const file = JSON.parse(readFileSync(of, 'utf8'));
  change(file);
  writeFileSync(join(folder, name), JSON.stringify(file));
  return join(folder, name);
};

const more = variant('more.portfolio', ({ plan }) => {
  plan.tasksPerMonth = 220_000;
});
const error = (usd: number) =>
  variant(`error-${usd}.portfolio`, ({ plan }) => {
    for (const category of plan.categories.slice(0, 1)) category.silentFailureUsd = { value: usd };
  });

describe('diff', () => {
  it('prints each difference with its dollars, and the verdict before and after', { tags: ['slow'] }, async () => {
    const { code, printed, complained } = await cli('diff', base, more);
    expect([code, complained]).toEqual([0, '']);
    expect(printed).toMatch(/^1 difference\n/);
    expect(printed).toMatch(/Work +Tasks a month +200,000 +220,000 +\+\$220/);
    expect(printed).toMatch(/\nBefore: .*\nAfter: /);
  });
  it('gives dollars that sum to the whole as JSON', async () => {
    const { code, printed } = await cli('diff', more, error(7.5), '--json');
    const { usdPerMonth, differences } = JSON.parse(printed);
    expect([code, differences.length]).toEqual([0, 2]);
    const sum = differences.reduce((total: number, one: { usdPerMonth: number }) => total + one.usdPerMonth, 0);
    expect(sum).toBeCloseTo(usdPerMonth.after - usdPerMonth.before, 6);
    expect(JSON.stringify(differences)).not.toMatch(/"id"|categories|silentFailureUsd/);
  });
  it('says so where nothing differs, in either language', async () => {
    expect((await cli('diff', base, base)).printed).toBe('Both mean the same.\n');
    expect((await cli('--lang', 'zh', 'diff', base, base)).printed).toBe('两者含义相同。\n');
  });
  it('refuses what is no plan, by name', async () => {
    writeFileSync(join(folder, 'half.portfolio'), readFileSync(base, 'utf8').replace('"plan"', '<<<<<<< ours\n"plan"'));
    const { code, complained } = await cli('diff', base, join(folder, 'half.portfolio'));
    expect(code).toBe(1);
    expect(complained).toMatch(/^half\.portfolio: Half merged: from line \d+ on, /);
  });
});

describe('merge', () => {
  const out = (name: string) => join(folder, name);

  it('writes one plan that has what each side changed', async () => {
    const target = out('both.portfolio');
    const { code, printed } = await cli('merge', base, more, error(7.5), '-o', target);
    expect([code, printed]).toEqual([0, 'Merged. Changes taken: 1. Still to decide: 0.\n']);
    const opened = openPortfolio(readFileSync(target, 'utf8'));
    expect(opened.ok && [opened.value.plan.tasksPerMonth, opened.value.plan.categories[0]?.silentFailureUsd]).toEqual([
      220_000,
      { value: 7.5 },
    ]);
  });
  it('names what both changed, and writes nothing', async () => {
    const target = out('clash.portfolio');
    const { code, printed, complained } = await cli('merge', base, error(11), error(7.5), '-o', target);
    expect([code, printed]).toEqual([1, '']);
    expect(complained).toMatch(
      /changed on both sides: \$11\.00 here, \$7\.50 in “error-7\.5\.portfolio”; it was \$0\.00/,
    );
    expect(() => readFileSync(target)).toThrow();
  });
  it('says what each side did with work that one removed and the other renamed', { tags: ['slow'] }, async () => {
    const [first] = JSON.parse(readFileSync(newest, 'utf8')).plan.categories;
    const renamed = variant(
      'renamed.portfolio',
      ({ plan }) => {
        Object.assign(plan.categories[0] ?? {}, { name: 'Lab questions' });
        plan.categories.reverse();
      },
      newest,
    );
    const removed = variant(
      'removed.portfolio',
      (file) => {
        const plan = file.plan as unknown as Record<string, { id?: string; share: number; category?: string }[]>;
        const left = (plan.categories ?? []).filter(({ id }) => id !== first.id);
        const sum = left.reduce((total, { share }) => total + share, 0);
        plan.categories = left.map((row) => ({ ...row, share: row.share / sum }));
        plan.assumedRates = (plan.assumedRates ?? []).filter(({ category }) => category !== first.id);
        for (const stack of file.plan.stacks as unknown as { policies: Record<string, unknown> }[])
          delete stack.policies[first.id];
      },
      newest,
    );
    const { code, complained } = await cli('merge', newest, renamed, removed, '-o', out('neither.portfolio'));
    expect(code).toBe(1);
    expect(complained).toContain('kept, and now “Lab questions” here, removed in “removed.portfolio”; it was there.');
    const other = await cli('merge', newest, removed, renamed, '-o', out('neither.portfolio'));
    expect(other.complained).toContain('removed here, kept, and now “Lab questions” in “renamed.portfolio”');
  });
  it('names what both renamed, and each name', async () => {
    const named = (name: string) =>
      variant(
        `${name}.portfolio`,
        ({ plan }) => {
          Object.assign(plan.categories[0] ?? {}, { name: `Work ${name}` });
          for (const stack of plan.stacks.slice(0, 1)) stack.name = `Stack ${name}`;
        },
        newest,
      );
    const { code, complained } = await cli('merge', newest, named('A'), named('B'), '-o', out('neither.portfolio'));
    expect(code).toBe(1);
    expect(complained).toContain(
      '“Programming: name” was changed on both sides: Work A here, Work B in “B.portfolio”; it was Programming.',
    );
    expect(complained).toContain(
      '“One closed model: name” was changed on both sides: Stack A here, Stack B in “B.portfolio”; it was One closed model.',
    );
  });
  it('tells each share that any of the three has otherwise, and notes that were empty', async () => {
    const moved = (name: string, from: number) =>
      variant(`${name}.portfolio`, ({ plan }) => {
        const rows = plan.categories as unknown as { share: number }[];
        for (const [i, by] of [[0, 0.01] as const, [from, -0.01] as const]) {
          const row = rows[i];
          if (row !== undefined) row.share += by;
        }
        Object.assign(plan, { notes: name });
      });
    const { complained } = await cli('merge', base, moved('one', 1), moved('two', 2), '-o', out('neither.portfolio'));
    expect(complained).toContain(
      'Programming 24.9%, Roleplay 44.5%, Translation 7.7% here, Programming 24.9%, Roleplay 45.5%, Translation 6.7% in “two.portfolio”; it was Programming 23.9%, Roleplay 45.5%, Translation 7.7%.',
    );
    expect(complained).toContain('“Notes” was changed on both sides: one here, two in “two.portfolio”; it was none.');
  });
  it('tells hardware and commitments that both changed field by field', { tags: ['slow'] }, async () => {
    const seats = { ...newCommitment('c', 'Seats', { kind: 'host', host: 'nobody' }), usdPerMonth: 60 };
    const stack = JSON.parse(readFileSync(newest, 'utf8')).plan.stacks[0].id;
    const gpus = { ...newFleet('f', modelId('openai/gpt-oss-120b'), [stack], 'H100'), usdPerGpuHour: 2 };
    const stated = (name: string, fleet: object, commitment: object) =>
      variant(
        name,
        ({ plan }) =>
          Object.assign(plan, { fleets: [{ ...gpus, ...fleet }], commitments: [{ ...seats, ...commitment }] }),
        newest,
      );
    const [was, mine, theirs] = [
      stated('was.portfolio', {}, {}),
      stated('mine.portfolio', { usdPerGpuHour: 3 }, { count: 4 }),
      stated('theirs.portfolio', { usdPerGpuHour: 4, gpu: 'H200' }, { count: 5 }),
    ];
    const { code, complained } = await cli('merge', was, mine, theirs, '-o', out('neither.portfolio'));
    expect(code).toBe(1);
    expect(complained).toContain(
      'GPU H100, An hour of a GPU $3.00 here, GPU H200, An hour of a GPU $4.00 in “theirs.portfolio”; it was GPU H100, An hour of a GPU $2.00.',
    );
    expect(complained).toContain(
      'Seats or units 4 here, Seats or units 5 in “theirs.portfolio”; it was Seats or units 1.',
    );
    const told = await cli('diff', was, theirs);
    expect(told.printed).toMatch(/GPU H100, An hour of a GPU \$2\.00 +GPU H200, An hour of a GPU \$4\.00/);
  });
  it('says so where the two have no version in common', async () => {
    const empty = join(folder, '.merge_file_empty');
    writeFileSync(empty, '');
    const { code, complained } = await cli('merge', empty, more, error(7.5), '-o', out('none.portfolio'));
    expect(code).toBe(1);
    expect(complained).toMatch(/^the version in common: The file is empty: the two plans have no version in common\./);
  });
  it('writes over nothing unasked, and over its own side only with --force', async () => {
    const mine = variant('mine.portfolio', ({ plan }) => {
      plan.tasksPerMonth = 210_000;
    });
    const before = readFileSync(mine, 'utf8');
    for (const args of [
      ['-o', mine],
      ['-o', more],
      ['-o', base, '--force'],
      ['-o', error(7.5), '--force'],
    ]) {
      const { code } = await cli('merge', base, mine, error(7.5), ...args);
      expect(code).toBe(1);
    }
    expect(readFileSync(mine, 'utf8')).toBe(before);
    expect((await cli('merge', base, mine, error(7.5), '-o', mine, '--force')).code).toBe(0);
    expect(readFileSync(mine, 'utf8')).not.toBe(before);
  });
});

describe('export', () => {
  it('writes a stack for a gateway and a page to read', async () => {
    const [config, page] = [join(folder, 'config.yaml'), join(folder, 'page.html')];
    const args = ['--gateway', 'litellm', '--stack', 'One closed model', '-o', config, '--html', page];
    expect((await cli('export', base, ...args)).code).toBe(0);
    expect(readFileSync(config, 'utf8')).toContain('\nmodel_list:\n');
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/);
    expect((await cli('export', base, ...args)).code).toBe(1);
  });
  it('names the stacks where none or another is named, and asks for a file', async () => {
    const to = ['--gateway', 'brief', '-o', join(folder, 'brief.md')];
    expect((await cli('export', base, ...to)).complained).toContain('One closed model, Open first, then closed');
    expect((await cli('export', base, ...to, '--stack', 'z')).code).toBe(1);
    expect((await cli('export', base, '--gateway', 'brief', '--stack', 'a')).complained).toContain('-o FILE');
    expect((await cli('export', base, '--gateway', 'nginx', '-o', 'x')).code).toBe(2);
  });
});
