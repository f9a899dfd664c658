/** Single differences and clashes, each with what it must be. */
import { describe, expect, it } from 'vitest';
import { compareDocuments, take } from '../../../shared/compare/differences.ts';
import { conflictEffects, effectsOf } from '../../../shared/compare/effects.ts';
import { documentOf } from '../../../shared/compare/meaning.ts';
import { mergeDocuments, type Side } from '../../../shared/compare/merge.ts';
import { fullCostOf } from '../../../shared/compare/stackCost.ts';
import { movedKeys } from '../../../shared/compare/topic.ts';
import { orderName, type Shape, walk } from '../../../shared/compare/walk.ts';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { bringFleetEngine } from '../../../shared/engine/fleets/fleetEngine.ts';
import { wholeFleetEngine } from '../../../shared/engine/fleets/wholeFleetEngine.ts';
import { itemAt } from '../../../shared/foundation/arrays.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import { steadyAhead } from '../../../shared/plan/ahead.ts';
import { newCommitment } from '../../../shared/plan/commitment.ts';
import { removeRow } from '../../../shared/plan/edits/volumes.ts';
import { newFleet } from '../../../shared/plan/fleet.ts';
import { compared, conflictLines, conflictText, effectText } from '../../../shared/report/comparison.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { changes, stored } from './edited.ts';

bringFleetEngine(wholeFleetEngine);

const base = stored();
const voice = { say: sayIn('en'), language: 'en' } as const;
const [a, b] = [stackId('a'), stackId('b')];

const edit = (...edits: ((document: PortfolioDocument) => void)[]): PortfolioDocument => {
  const copy = structuredClone(base);
  for (const change of edits) change(copy);
  return copy;
};

const merged = (mine: PortfolioDocument, theirs: PortfolioDocument, answers: [string, Side][] = []) => {
  const answered = mergeDocuments({ base, mine, theirs }, new Map(answers));
  if (!answered.ok) throw new Error(answered.error.message);
  return answered.value;
};

const more = ({ plan }: PortfolioDocument) => {
  plan.tasksPerMonth = 220_000;
};
const named = (name: string) => (document: PortfolioDocument) => {
  itemAt(document.plan.stacks, 1).name = name;
};
const error = (usd: number) => (document: PortfolioDocument) => {
  itemAt(document.plan.categories, 0).silentFailureUsd = { value: usd };
};
const dearer = ({ snapshot }: PortfolioDocument) => {
  for (const { offers } of snapshot.models) for (const offer of offers) offer.promptUsdPerM *= 2;
};
const last = ({ plan }: PortfolioDocument) => {
  plan.stacks.push(...plan.stacks.splice(0, 1));
};
const withoutRow = (id: string) => (document: PortfolioDocument) => {
  const { plan } = document;
  plan.categories = plan.categories.filter((category) => category.id !== id);
  const sum = plan.categories.reduce((total, { share }) => total + share, 0);
  for (const category of plan.categories) category.share /= sum;
  for (const stack of plan.stacks)
    stack.policies = Object.fromEntries(Object.entries(stack.policies).filter(([key]) => key !== id));
};

describe('a comparison', () => {
  it('says more tasks as one line, worth what the engine says of more tasks', () => {
    const after = edit(more);
    const { lines, cost } = compared(voice, base, after);
    const [before] = evaluate({ ...base, draws: 0 }).stacks.filter(({ stackId: id }) => id === cost?.stackId);
    const perTask = before?.total?.usdPerTask.value ?? Number.NaN;
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ group: 'work', what: 'Tasks a month', before: '200,000', after: '220,000' });
    expect(lines[0]?.usdPerMonth).toBeCloseTo(20_000 * perTask, 8);
  });
  it('says a renamed and moved stack in one line', () => {
    const { lines } = compared(voice, base, edit(named('Open, then closed'), last));
    expect(lines.map(({ what, after }) => [what, after])).toEqual([
      ['“Open first, then closed” is now “Open, then closed”, number 1', 'renamed and moved'],
    ]);
    expect(compared(voice, base, edit(last)).lines.map(({ what }) => what)).toEqual([
      '“One closed model” is now number 2',
    ]);
  });
  it('says a few renamed and moved rows in one line, and the order of the work where most of them moved', () => {
    const rename = ({ plan }: PortfolioDocument) => {
      for (const row of plan.categories.slice(0, 2)) row.name = `Our ${row.id}`;
    };
    const apart = ({ plan }: PortfolioDocument) => {
      const [first, second] = plan.categories.splice(0, 2);
      if (first === undefined || second === undefined) return;
      plan.categories.splice(2, 0, first);
      plan.categories.push(second);
    };
    const after = edit(rename, apart);
    const { lines, comparison } = compared(voice, base, after);
    expect(lines.map(({ what, after: now }) => [what, now])).toEqual([
      [
        '“Programming” is now “Our programming”, number 3; “Roleplay” is now “Our roleplay”, number 6',
        'renamed and moved',
      ],
    ]);
    expect(take(comparison, comparison.differences).plan).toEqual(after.plan);
    const turn = ({ plan }: PortfolioDocument) => {
      plan.categories.reverse();
    };
    const turned = compared(voice, base, edit(rename, turn));
    expect(turned.lines.map(({ what }) => what)).toEqual([
      '“Programming” is now “Our programming”',
      '“Roleplay” is now “Our roleplay”',
      'Order of the work',
    ]);
  });
  it('groups prices, work, stacks, evidence and rules in that order', () => {
    const after = edit(
      (document) => changes.rule?.(document, 1),
      (document) => changes.dropEvidence?.(document, 0),
      named('Other'),
      more,
      dearer,
    );
    const { lines } = compared(voice, base, after);
    expect([...new Set(lines.map(({ group }) => group))]).toEqual(['prices', 'work', 'stacks', 'evidence', 'rules']);
  });
  it('tells a removed row with what stacks did with it as one line beside its share', () => {
    const { lines } = compared(voice, base, edit(withoutRow('roleplay')));
    expect(lines.filter(({ group }) => group === 'stacks')).toEqual([]);
    expect(lines.map(({ what }) => what)).toContain('“Roleplay” is gone');
    // Nothing was measured of it for some of the models: that is no difference in what is known.
    expect(lines.filter(({ group }) => group === 'evidence')).toEqual([]);
  });
  it('a price is worth what it is worth after those before it, and the order is that of the list', () => {
    const after = edit(dearer, more);
    const comparison = compareDocuments(base, after);
    const { effects, before } = effectsOf(comparison, b);
    const priced = fullCostOf(edit(dearer), b);
    const prices = effects.slice(0, -1).reduce((sum, { usdPerMonth }) => sum + (usdPerMonth ?? Number.NaN), 0);
    expect(prices).toBeCloseTo((priced ?? Number.NaN) - (before ?? Number.NaN), 8);
    expect(effects.at(-1)?.difference.topic).toEqual({ kind: 'plan', field: 'tasksPerMonth' });
  });
  it('under a commitment, whose invoice all rows share, is worth what whole plans say', () => {
    const signed = ({ plan }: PortfolioDocument) => {
      const fee = newCommitment('fee', 'Fee', { kind: 'model', modelId: itemAt(base.snapshot.models, 0).id });
      plan.commitments = [{ ...fee, paidBy: 'all', usdPerMonth: 700, minimumUsd: 900 }];
    };
    const [before, after] = [edit(signed), edit(signed, more, error(11))];
    const comparison = compareDocuments(before, after);
    expect(comparison.differences.map(({ topic }) => topic.kind)).toEqual(['plan', 'rowField']);
    const costs = [before, edit(signed, more), after].map((document) => fullCostOf(document, b) ?? Number.NaN);
    const [none = 0, first = 0, both = 0] = costs;
    expect(none - (fullCostOf(base, b) ?? Number.NaN)).toBeGreaterThan(0);
    const { effects } = effectsOf(comparison, b);
    expect(effects[0]?.usdPerMonth).toBeCloseTo(first - none, 6);
    expect(effects[1]?.usdPerMonth).toBeCloseTo(both - first, 6);
  });
  it('is worth the same beside hardware of another stack, which is nothing to this one', { tags: ['slow'] }, () => {
    const housed = ({ plan }: PortfolioDocument) => {
      plan.fleets = [
        { ...newFleet('f', modelId('openai/gpt-oss-120b'), [stackId('elsewhere')], 'H100'), usdPerGpuHour: 2 },
      ];
      plan.stacks.push({ id: stackId('elsewhere'), name: 'Elsewhere', note: '', policies: {} });
    };
    const worth = (...edits: ((document: PortfolioDocument) => void)[]) =>
      effectsOf(compareDocuments(edit(...edits), edit(...edits, dearer, error(11), more)), b).effects.map(
        ({ usdPerMonth }) => usdPerMonth,
      );
    for (const [i, usd] of worth(housed).entries()) expect(usd).toBeCloseTo(worth()[i] ?? Number.NaN, 9);
  });
  it('takes over one difference and leaves the other', () => {
    const comparison = compareDocuments(base, edit(more, named('Other')));
    const [tasks] = comparison.differences;
    const part = take(comparison, tasks === undefined ? [] : [tasks]);
    expect([part.plan.tasksPerMonth, part.plan.stacks[1]?.name]).toEqual([220_000, 'Open first, then closed']);
  });
  it('a model that is used nowhere before brings its rows along, whatever else is taken', () => {
    const after = edit(({ plan, snapshot }) => {
      const model = itemAt(snapshot.models, 0);
      const id = 'maker/new' as typeof model.id;
      snapshot.models.push({ ...structuredClone(model), id, name: 'New' });
      const policy = itemAt(plan.stacks, 0).policies[rowId('programming')];
      if (policy?.kind === 'ladder') itemAt(policy.rungs, 0).modelId = id;
    });
    const { comparison, lines } = compared(voice, base, after);
    expect(lines.map(({ after: now }) => now)).toContain('new: New');
    const stack = comparison.differences.filter(({ topic }) => topic.kind === 'policy');
    expect(fullCostOf(take(comparison, stack), a)).toBe(fullCostOf(after, a));
  });
  it('a difference smaller than a cent is no change, and an unknown one is not 0', () => {
    expect([0, 0.004, 1530, -1840, null].map((usd) => effectText(voice, usd))).toEqual([
      'no change',
      'no change',
      '+$1,530',
      '−$1,840',
      'counted with the next',
    ]);
  });
});

describe('a merge', () => {
  it('takes what each side changed alone', () => {
    const { document, conflicts, taken } = merged(edit(more), edit(named('Other'), dearer));
    expect(conflicts).toEqual([]);
    expect([document.plan.tasksPerMonth, document.plan.stacks[1]?.name]).toEqual([220_000, 'Other']);
    expect(document.snapshot.models[0]?.offers[0]?.promptUsdPerM).toBe(
      2 * (base.snapshot.models[0]?.offers[0]?.promptUsdPerM ?? Number.NaN),
    );
    expect(taken.some(({ topic }) => topic.kind === 'stackField')).toBe(true);
  });
  it('asks for what both changed, with both values and the figure of each', () => {
    const versions = { base, mine: edit(error(11)), theirs: edit(error(7.5)) };
    const { document, conflicts } = merged(versions.mine, versions.theirs);
    expect(document.plan.categories[0]?.silentFailureUsd.value).toBe(0);
    const effects = conflictEffects(versions, conflicts, b);
    const [line] = conflictLines(voice, versions, effects);
    expect([line?.base, line?.mine, line?.theirs]).toEqual(['$0.00', '$11.00', '$7.50']);
    const shipped =
      evaluate({ ...base, draws: 0 }).stacks[1]?.categories[0]?.figures?.silentFailure.value ?? Number.NaN;
    const tasks = base.plan.tasksPerMonth * (base.plan.categories[0]?.share ?? Number.NaN);
    expect(line?.usdPerMonth.mine).toBeCloseTo(11 * shipped * tasks, 6);
    expect(line?.usdPerMonth.theirs).toBeCloseTo(7.5 * shipped * tasks, 6);
    if (line !== undefined) expect(conflictText(voice, line, 'other.portfolio')[0]).toContain('“other.portfolio”');
  });
  it.each(['mine', 'theirs', 'base'] as const)('keeps the value of %s where that is the answer', (side) => {
    const [mine, theirs] = [edit(error(11)), edit(error(7.5))];
    const [conflict] = merged(mine, theirs).conflicts;
    const { document } = merged(mine, theirs, [[conflict?.id ?? '', side]]);
    expect(document.plan.categories[0]?.silentFailureUsd.value).toBe({ mine: 11, theirs: 7.5, base: 0 }[side]);
  });
  it('asks before it drops a row in which the other side changed a step', () => {
    const step = edit(({ plan }) => {
      const policy = itemAt(plan.stacks, 1).policies[rowId('programming')];
      if (policy?.kind === 'ladder') itemAt(policy.rungs, 0).attempts = 4;
    });
    const removed = edit(withoutRow('programming'));
    const { conflicts } = merged(step, removed);
    expect(conflicts.map(({ topic }) => topic)).toEqual([{ kind: 'row', rowId: 'programming' }]);
    const kept = merged(step, removed, [[conflicts[0]?.id ?? '', 'mine']]).document;
    const policy = kept.plan.stacks[1]?.policies[rowId('programming')];
    expect(policy?.kind === 'ladder' && policy.rungs[0]?.attempts).toBe(4);
    const gone = merged(step, removed, [[conflicts[0]?.id ?? '', 'theirs']]).document;
    expect(gone.plan.categories.some(({ id }) => id === 'programming')).toBe(false);
    expect(gone.plan.stacks.every(({ policies }) => !('programming' in policies))).toBe(true);
    expect(gone.plan.categories.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });
  it('asks for shares as a whole, so that they go on summing to 1', () => {
    const shift = (n: number) => edit((document) => changes.mix?.(document, n));
    const { document, conflicts } = merged(shift(0), shift(1));
    expect(conflicts.map(({ topic }) => topic.kind)).toEqual(['mix']);
    expect(document.plan.categories.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });
  it('keeps both of two stacks that were added apart', () => {
    const add = (id: string) =>
      edit(({ plan }) => {
        plan.stacks.push({ ...structuredClone(itemAt(plan.stacks, 0)), id: stackId(id), name: id });
      });
    const ids = merged(add('x'), add('w')).document.plan.stacks.map(({ id }) => id);
    expect(ids).toEqual(['a', 'b', 'w', 'x']);
  });
});

describe('a merge in which rows come and go', () => {
  /** As the page removes a row: the others keep their tasks. */
  const removing = (id: string) => (document: PortfolioDocument) => {
    const removed = removeRow(document.plan, rowId(id));
    if (!removed.ok) throw new Error(removed.error.message);
    document.plan = removed.value;
  };
  /** A row of its own with these tasks, copied from the first; the others keep theirs. */
  const adding = (id: string, tasks: number) => (document: PortfolioDocument) => {
    const { plan } = document;
    const total = plan.tasksPerMonth + tasks;
    const first = itemAt(plan.categories, 0);
    for (const stack of plan.stacks) {
      const policy = stack.policies[first.id];
      if (policy !== undefined) stack.policies[rowId(id)] = structuredClone(policy);
    }
    plan.categories = plan.categories.map((row) => ({ ...row, share: (row.share * plan.tasksPerMonth) / total }));
    plan.categories.push({ ...structuredClone(first), id: rowId(id), name: id, share: tasks / total });
    plan.tasksPerMonth = total;
  };
  const tasksIn = ({ plan }: PortfolioDocument) =>
    Object.fromEntries(
      plan.categories.map(({ id, share }) => [id, Math.round(share * plan.tasksPerMonth * 1e6) / 1e6]),
    );
  const before = tasksIn(base);

  it('gives a row that is kept the tasks it had, whoever else removed it', () => {
    const [mine, theirs] = [edit(removing('programming')), edit(error(2))];
    const [conflict] = merged(mine, theirs).conflicts;
    const kept = merged(mine, theirs, [[conflict?.id ?? '', 'theirs']]).document;
    expect(tasksIn(kept)).toEqual(before);
    expect(kept.plan.tasksPerMonth).toBe(200_000);
    const { programming: _gone, ...others } = before;
    expect(tasksIn(merged(mine, theirs, [[conflict?.id ?? '', 'mine']]).document)).toEqual(others);
    const [line] = conflictEffects({ base, mine, theirs }, merged(mine, theirs).conflicts, b);
    const cost = (document: PortfolioDocument) => fullCostOf(document, b) ?? Number.NaN;
    expect(line?.usdPerMonth.mine).toBeCloseTo(cost(mine) - cost(base), 6);
    expect(line?.usdPerMonth.theirs).toBeCloseTo(cost(theirs) - cost(base), 6);
  });

  it.each(['mine', 'theirs', 'base'] as const)(
    'keeps two new rows with their tasks, whichever volumes are taken: %s',
    (side) => {
      const [mine, theirs] = [edit(adding('mine', 10_000)), edit(adding('theirs', 30_000))];
      const { conflicts } = merged(mine, theirs);
      const { document } = merged(
        mine,
        theirs,
        conflicts.map(({ id }) => [id, side]),
      );
      expect(tasksIn(document)).toEqual({ ...before, mine: 10_000, theirs: 30_000 });
      expect(document.plan.tasksPerMonth).toBe(240_000);
    },
  );
});

describe('the walk', () => {
  const shape: Shape = { kind: 'rows', keyOf: ({ id }: { id: string }) => id, row: { kind: 'unit' }, ordered: true };
  describe('ids that both sides gave out to different things', () => {
    const adding = (name: string, usd: number) =>
      edit(({ plan }) => {
        const [stack, row] = [itemAt(plan.stacks, 0), itemAt(plan.categories, 0)];
        plan.stacks.push({ ...structuredClone(stack), id: stackId('c'), name });
        plan.fleets = [{ ...newFleet('fleet1', modelId(`maker/${name}`), [stackId('c')], 'H100') }];
        plan.commitments = [newCommitment('commitment1', name, { kind: 'host', host: name })];
        // Names in other letters all start from the same id.
        const id = rowId('row');
        plan.categories.push({
          ...structuredClone(row),
          id,
          name: `Work ${name}`,
          share: 0,
          valueOfSuccessUsd: { value: usd },
        });
        for (const { policies } of plan.stacks) policies[id] = itemAt(Object.values(policies), 0);
        plan.ahead = { ...steadyAhead, rowGrowth: { row: usd } };
      });
    const [mine, theirs] = [adding('First', 1), adding('Second', 2)];

    it('keep both, each with what is said of it, whoever is called mine', () => {
      for (const { document, conflicts } of [merged(mine, theirs), merged(theirs, mine)]) {
        const { stacks, categories, fleets = [], commitments = [] } = document.plan;
        const idOf = (name: string) => stacks.find((stack) => stack.name === name)?.id;
        expect(
          stacks
            .map(({ name }) => name)
            .slice(2)
            .sort(),
        ).toEqual(['First', 'Second']);
        expect(new Set(stacks.map(({ id }) => id)).size).toBe(4);
        expect(fleets.map(({ modelId: id, stacks: on }) => [id, on]).sort()).toEqual([
          ['maker/First', [idOf('First')]],
          ['maker/Second', [idOf('Second')]],
        ]);
        expect(commitments.map(({ name }) => name).sort()).toEqual(['First', 'Second']);
        const added = categories.filter(({ name }) => name?.startsWith('Work'));
        expect(added.map(({ name, valueOfSuccessUsd }) => [name, valueOfSuccessUsd.value]).sort()).toEqual([
          ['Work First', 1],
          ['Work Second', 2],
        ]);
        // Shares, and what is assumed of months ahead, are one value each: who of the two is asked.
        expect(conflicts.map(({ topic }) => topic)).toEqual([{ kind: 'mix' }, { kind: 'plan', field: 'ahead' }]);
        for (const { id, name } of added) {
          const own = stacks.find((stack) => `Work ${stack.name}` === name);
          expect(own?.policies[id]).toBeDefined();
        }
      }
    });

    it('are told by their names where one is asked about', () => {
      const { conflicts, versions } = merged(mine, theirs);
      const growth = (document: PortfolioDocument) => Object.keys(document.plan.ahead?.rowGrowth ?? {});
      const ahead = conflicts.find(({ topic }) => topic.kind === 'plan');
      expect(ahead?.values[0]).toMatchObject({ mine: versions.mine.plan.ahead, theirs: versions.theirs.plan.ahead });
      const named = ({ plan }: PortfolioDocument, id: string | undefined) =>
        plan.categories.find((row) => row.id === id)?.name;
      expect(named(versions.mine, growth(versions.mine)[0])).toBe('Work First');
      expect(named(versions.theirs, growth(versions.theirs)[0])).toBe('Work Second');
    });

    it('are one thing where they say the same, and asked as a whole where one row is stated in two ways', () => {
      expect(merged(mine, adding('First', 1)).conflicts).toEqual([]);
      const { conflicts, document } = merged(mine, adding('First', 3));
      expect(conflicts.map(({ topic }) => topic.kind)).toEqual(['row', 'plan']);
      expect(document.plan.categories.filter(({ id }) => id === 'row')).toEqual([]);
      const both = merged(
        mine,
        adding('First', 3),
        conflicts.map(({ id }): [string, Side] => [id, 'theirs']),
      );
      expect(both.document.plan.categories.find(({ id }) => id === 'row')?.valueOfSuccessUsd.value).toBe(3);
    });
  });

  it('asks before a stack goes that the other side put hardware under, and a row that it planned a switch for', () => {
    const without = edit(({ plan }) => {
      plan.stacks = plan.stacks.filter(({ id }) => id !== b);
    });
    const housed = edit(({ plan, snapshot }) => {
      plan.fleets = [newFleet('fleet1', itemAt(snapshot.models, 0).id, [b], 'H100')];
    });
    const { conflicts, document } = merged(without, housed);
    expect(conflicts.map(({ topic }) => topic)).toEqual([{ kind: 'stack', stackId: b }]);
    expect(document.plan.fleets).toEqual(housed.plan.fleets);
    const planned = edit(({ plan, snapshot: { models } }) => {
      const [from, to] = [itemAt(models, 0).id, itemAt(models, 1).id];
      const switches = [{ month: 3, categoryId: rowId('programming'), from, to, switchingUsd: 0 }];
      plan.ahead = { ...steadyAhead, switches };
    });
    expect(merged(edit(withoutRow('programming')), planned).conflicts.map(({ topic }) => topic)).toEqual([
      { kind: 'row', rowId: 'programming' },
    ]);
    expect(merged(edit(withoutRow('roleplay')), planned).conflicts).toEqual([]);
  });

  it('finds the fewest rows that moved', () => {
    expect(movedKeys(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])).toEqual(['d']);
    expect(movedKeys(['a', 'b', 'c'], ['a', 'b', 'c'])).toEqual([]);
    expect(movedKeys(['a', 'b', 'c', 'd'], ['b', 'a', 'd', 'c'])).toHaveLength(2);
  });
  it('loses no row of a key that comes twice', () => {
    const twice = [
      { id: 'a', n: 1 },
      { id: 'a', n: 2 },
    ];
    const asked: string[] = [];
    const joined = walk(shape, [twice, [...twice, { id: 'b', n: 3 }]], (place, [, after]) => {
      asked.push(place.join('/'));
      return after;
    });
    expect(joined).toEqual([...twice, { id: 'b', n: 3 }]);
    expect(asked).toEqual(['b']);
  });
  it('asks for the order apart from the rows', () => {
    const rows = [{ id: 'a' }, { id: 'b' }];
    const asked: unknown[] = [];
    walk(shape, [rows, [...rows].reverse()], (place, versions) => {
      asked.push([place, versions]);
      return versions[0];
    });
    expect(asked).toEqual([
      [
        [orderName],
        [
          ['a', 'b'],
          ['b', 'a'],
        ],
      ],
    ]);
  });
});

describe('commitments', () => {
  const promised = edit(({ plan }) => {
    plan.commitments = [newCommitment('c', 'Agreement', { kind: 'host', host: 'acme' })];
  });
  const raised = structuredClone(promised);
  itemAt(raised.plan.commitments ?? [], 0).minimumUsd = 1000;

  it('come, go and change as one value each, by name', () => {
    for (const [before, after] of [
      [base, promised],
      [promised, raised],
      [promised, base],
    ] as const) {
      const { differences, after: meaning } = compareDocuments(before, after);
      expect(differences.map(({ topic }) => topic)).toEqual([{ kind: 'commitment', id: 'c' }]);
      expect(documentOf(meaning).plan.commitments).toEqual(after.plan.commitments);
    }
    expect(compared(voice, base, promised).lines.map(({ what }) => what)).toEqual(['“Commitment Agreement” is new']);
  });
});
