/** What a stack does that a gateway's format has no words for: listed in the file, never left out in silence. */
import { settingIn } from '../../catalog/setting.ts';
import type { Policy, Rung } from '../../plan/policy.ts';
import { checkText, policyText } from '../../report/policyText.ts';
import { formatNumber, formatShare, formatUsd, sentenceGap } from '../../words/format.ts';
import { allWays, modelsInOrder, nameIn, type StackFlow, type WorkFlow } from './stackFlow.ts';

/** What a format has words for. */
export interface Abilities {
  /** How often at most a step repeats a request that failed. */
  retries: number;
  /** Shares of the requests: of whole ways, or of the first step of each alone. */
  shares: 'ways' | 'firstSteps' | 'none';
  /** Sending on by a mark (`difficulty`: easy or hard) that the caller sets. */
  routes: boolean;
  budget: boolean;
  /** Whether each step may name its effort. */
  efforts: boolean;
  /** The most models of one request; null: any number. */
  models: number | null;
}

const ofRung = (flow: StackFlow, row: string, rung: Rung, i: number, abilities: Abilities): string[] => {
  const { say, language } = flow;
  const blanks = { row, number: i + 1, model: nameIn(flow)(rung.modelId) };
  const lines: string[] = [];
  const { verifier } = rung;
  if (verifier !== null) {
    const parts = [say('handover.check', { ...blanks, check: checkText({ say, language }, verifier) })];
    if (verifier.judge !== null) parts.push(say('handover.judgedBy', { model: nameIn(flow)(verifier.judge.modelId) }));
    const minutes = verifier.humanMinutesPerCheck.value;
    if (minutes > 0) parts.push(say('handover.checkedByPerson', { minutes: formatNumber(minutes, language, 1) }));
    lines.push(parts.join(sentenceGap(language)));
  }
  const { setting } = settingIn(rung.modelId);
  if (setting !== null && !abilities.efforts) lines.push(say('handover.effort', { ...blanks, effort: setting }));
  if (rung.attempts > 1 && rung.retry === 'feedback') lines.push(say('handover.feedback', blanks));
  else if (rung.attempts > 1 && (rung.attempts - 1 > abilities.retries || verifier !== null))
    lines.push(say('handover.attempts', { ...blanks, attempts: rung.attempts }));
  return lines;
};

const ofPolicy = (flow: StackFlow, row: string, policy: Policy, abilities: Abilities): string[] => {
  const { say, language } = flow;
  const text = (inner: Policy): string => policyText({ say, language }, inner, nameIn(flow));
  switch (policy.kind) {
    case 'ladder': {
      const models = modelsInOrder(policy.rungs);
      const beyond = abilities.models === null ? [] : models.slice(abilities.models);
      const isChecked = policy.rungs.at(-1)?.verifier != null;
      return [
        ...policy.rungs.flatMap((rung, i) => ofRung(flow, row, rung, i, abilities)),
        ...(beyond.length === 0
          ? []
          : [
              say('handover.tooMany', {
                row,
                number: abilities.models ?? 0,
                models: beyond.map(nameIn(flow)).join(say('differences.joint')),
              }),
            ]),
        ...(isChecked ? [say('handover.end', { row, what: say(`handover.end-${policy.onReject}`) })] : []),
      ];
    }
    case 'split': {
      const parts = text(policy);
      const inner = policy.parts.flatMap((part) => ofPolicy(flow, row, part.policy, abilities));
      const hasMore = policy.parts.some(({ policy: part }) => part.kind !== 'ladder' || part.rungs.length > 1);
      if (abilities.shares === 'none') return [say('handover.split', { row, parts }), ...inner];
      return abilities.shares === 'firstSteps' && hasMore
        ? [say('handover.splitSteps', { row, parts }), ...inner]
        : inner;
    }
    case 'route':
      return [
        say(abilities.routes ? 'handover.routeMarked' : 'handover.route', {
          row,
          share: formatShare(policy.hardShare, language),
          easy: text(policy.easy),
          hard: text(policy.hard),
        }),
        ...ofPolicy(flow, row, policy.easy, abilities),
        ...ofPolicy(flow, row, policy.hard, abilities),
      ];
    default:
      return policy satisfies never;
  }
};

const ofWork = (flow: StackFlow, { name, row, policy }: WorkFlow, abilities: Abilities): string[] => {
  if (policy === null) return [flow.say('handover.noPolicy', { row: name })];
  const lines = [...new Set(ofPolicy(flow, name, policy, abilities))];
  return row.deferrable ? [...lines, flow.say('handover.batch', { row: name })] : lines;
};

/** One sentence for each thing, that of every kind of work in the plan's order. */
export const cannotSay = (flow: StackFlow, abilities: Abilities): string[] => {
  const { plan, say, language, work } = flow;
  const budget = plan.budgetUsdPerMonth;
  const goesOn = allWays(flow).some(({ rungs }) => rungs.length > 1);
  return [
    ...(goesOn ? [say('handover.onErrors')] : []),
    say('handover.names'),
    ...work.flatMap(({ slug, name, isStandIn }) =>
      isStandIn ? [say('handover.calledHere', { row: name, slug })] : [],
    ),
    ...(budget === null
      ? []
      : [say(abilities.budget ? 'handover.budget' : 'handover.noBudget', { usd: formatUsd(budget, language) })]),
    ...work.flatMap((one) => ofWork(flow, one, abilities)),
  ];
};
