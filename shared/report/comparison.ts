/** A comparison or a merge as the page, the terminal and a machine read it: sentences with dollars, in the order applied. */
import { type Comparison, compareDocuments } from '../compare/differences.ts';
import { type ConflictEffect, type Effects, effectsOf, stackInBoth } from '../compare/effects.ts';
import { meaningOf } from '../compare/meaning.ts';
import { changesOfSide } from '../compare/merge.ts';
import type { ThreeVersions } from '../compare/toldApart.ts';
import { type Group, groupOf } from '../compare/topic.ts';
import type { PortfolioDocument } from '../document/document.ts';
import type { StackId } from '../foundation/ids.ts';
import { formatMoney } from '../words/format.ts';
import type { Voice } from './differenceFields.ts';
import { type DifferenceText, differenceText, type Names } from './differenceText.ts';
import { itemClash } from './itemClash.ts';
import type { Table } from './table.ts';

export interface ComparedLine extends DifferenceText {
  id: string;
  group: Group;
  /** USD a month the full cost rises by; null where it is counted with the next, or no stack has figures. */
  usdPerMonth: number | null;
}

export interface Compared {
  comparison: Comparison;
  /** What the dollars speak of; null where no stack is in both. */
  cost: { stackId: StackId; stack: string; before: number | null; after: number | null } | null;
  lines: ComparedLine[];
}

/** Everything that differs between two documents, in words, with what each difference does to one stack's full cost. */
export const compared = (voice: Voice, before: PortfolioDocument, after: PortfolioDocument): Compared => {
  const comparison = compareDocuments(before, after);
  const names: Names = { ...voice, meanings: [comparison.before, comparison.after] };
  const stackId = stackInBoth(before, after);
  const effects: Effects | null = stackId === null ? null : effectsOf(comparison, stackId);
  return {
    comparison,
    cost:
      effects === null
        ? null
        : {
            stackId: effects.stackId,
            stack: after.plan.stacks.find(({ id }) => id === effects.stackId)?.name ?? '',
            before: effects.before,
            after: effects.after,
          },
    lines: comparison.differences.map(({ id, topic, changes }, i) => ({
      ...differenceText(names, topic, changes),
      id,
      group: groupOf(topic),
      usdPerMonth: effects?.effects[i]?.usdPerMonth ?? null,
    })),
  };
};

/** Less than a cent is no change. */
export const isNoChange = (usdPerMonth: number): boolean => Math.abs(usdPerMonth) < 0.005;

/** Dollars with their sign. */
export const effectText = ({ say, language }: Voice, usdPerMonth: number | null): string => {
  if (usdPerMonth === null) return say('differences.withNext');
  if (isNoChange(usdPerMonth)) return say('differences.noChange');
  return `${usdPerMonth > 0 ? '+' : '\u2212'}${formatMoney(Math.abs(usdPerMonth), say.money, language)}`;
};

/** One row per difference. */
export const comparisonTable = (voice: Voice, { cost, lines }: Compared): Table => {
  const { say } = voice;
  const column = (key: string, label: string) => ({ key, label, kind: 'text' as const });
  return {
    id: 'comparison',
    title: say('differences.what'),
    columns: [
      column('group', say('differences.group')),
      column('what', say('differences.what')),
      column('before', say('differences.before')),
      column('after', say('differences.after')),
      ...(cost === null ? [] : [column('effect', say('differences.effect'))]),
    ],
    rows: lines.map((line) => ({
      key: line.id,
      cells: {
        group: say(`differences.group-${line.group}`),
        what: line.what,
        before: line.before ?? '',
        after: line.after ?? '',
        effect: effectText(voice, line.usdPerMonth),
      },
    })),
  };
};

/** What both sides changed: what it is, its three values, and the dollars of each side's against the base. */
export interface ConflictLine {
  id: string;
  what: string;
  base: string;
  mine: string;
  theirs: string;
  usdPerMonth: ConflictEffect['usdPerMonth'];
}

export const conflictLines = (
  voice: Voice,
  versions: ThreeVersions,
  effects: readonly ConflictEffect[],
): ConflictLine[] => {
  const meanings = [versions.base, versions.theirs, versions.mine].map(meaningOf);
  const names: Names = { ...voice, meanings };
  return effects.map(({ conflict, usdPerMonth }) => {
    const item = itemClash(names, conflict);
    if (item !== null) return { id: conflict.id, ...item, usdPerMonth };
    const [mine, theirs] = (['mine', 'theirs'] as const).map((side) =>
      differenceText(names, conflict.topic, changesOfSide(conflict, side)),
    );
    const removed = (text: DifferenceText | undefined): string => text?.after ?? text?.what ?? '';
    return {
      id: conflict.id,
      what: mine?.what ?? '',
      base: mine?.before ?? theirs?.before ?? voice.say('policies.noValue'),
      mine: removed(mine),
      theirs: removed(theirs),
      usdPerMonth,
    };
  });
};

/** A conflict as a sentence that names both values, and a second one with the figure each gives where it is known. */
export const conflictText = ({ say, language }: Voice, line: ConflictLine, theirFile: string): string[] => {
  const { what, base, mine, theirs, usdPerMonth } = line;
  const figures = [usdPerMonth.mine, usdPerMonth.theirs];
  return [
    say('differences.conflict', { what, mine, theirs, base, file: theirFile }),
    ...(figures.some((usd) => usd === null)
      ? []
      : [
          say('differences.conflictCost', {
            mine: effectText({ say, language }, usdPerMonth.mine),
            theirs: effectText({ say, language }, usdPerMonth.theirs),
          }),
        ]),
  ];
};
