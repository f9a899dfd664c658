/** The page to read: everything in one file, nothing that runs, and names stay text. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { itemAt } from '../../../shared/foundation/arrays.ts';
import { readingPage } from '../../../shared/handover/readingPage.ts';
import { verdict } from '../../../shared/report/verdict.ts';
import { sayIn } from '../../../shared/words/say.ts';
import type { Language } from '../../../shared/words/words.ts';
import { stored } from '../compare/edited.ts';

const page = (language: Language, name = 'One closed model') => {
  const { plan, snapshot } = stored();
  itemAt(plan.stacks, 0).name = name;
  const job = { plan, snapshot, draws: 50 };
  const reading = { job, outcome: evaluate(job), say: sayIn(language), language, day: '2026-05-04' };
  return { html: readingPage(reading), reading };
};

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  const { html, reading } = page(language);
  it('holds the verdict, every stack and every kind of work', () => {
    const text = html.replace(/<[^>]+>/g, '');
    expect(text).toContain(verdict(reading).text.replaceAll('>', '&gt;'));
    for (const { name } of reading.job.plan.stacks) expect(text).toContain(name);
    expect(text).toContain(language === 'en' ? '4 May 2026' : '2026 年 5 月 4 日');
    expect(html.match(/<section>/g)?.length).toBeGreaterThan(5);
  });
  it('loads nothing and runs nothing', () => {
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|\son\w+=|url\(|@import/i);
    expect(html).toContain("default-src 'none'");
  });
  it('names a source and links it, with no path and no commit to read', () => {
    const text = html.replace(/<[^>]+>/g, '');
    expect(text).not.toMatch(/@[0-9a-f]{7,40}\b/);
    expect(html).toMatch(/<a href="https:\/\/github\.com\/[^"]+\/(blob|tree)\/[0-9a-f]{40}/);
  });
  it('closes every element it opens', () => {
    const open: string[] = [];
    for (const [, slash, name = ''] of html.replace(/<!doctype html>/, '').matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
      if (name === 'meta') continue;
      if (slash === '/') expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });
});

it('a name that looks like markup stays a name', () => {
  const { html } = page('en', '<img src=x onerror=alert(1)>"\'&');
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
  expect(html).not.toContain('<img');
});
