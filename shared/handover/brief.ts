/** A stack for the people who build it: every kind of work with its steps and checks, in plain Markdown. */
import { soldAs } from '../catalog/setting.ts';
import type { Outcome } from '../engine/outcome.ts';
import type { Policy, Rung } from '../plan/policy.ts';
import { modelsOfPolicy } from '../plan/policyParts.ts';
import { rateText } from '../report/inMoney.ts';
import { checkText } from '../report/policyText.ts';
import { formatDate, formatMoney, formatNumber, formatShare, formatUsd, sentenceGap } from '../words/format.ts';
import { nameIn, priceIn, type StackFlow, type WorkFlow } from './gateways/stackFlow.ts';

/** A name as text in Markdown, whatever signs are in it. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');

const joined = (flow: StackFlow, sentences: readonly string[]): string => sentences.join(sentenceGap(flow.language));

const stepLine = (flow: StackFlow, rung: Rung, hasNext: boolean): string => {
  const { say, language } = flow;
  const { modelId, attempts, retry, verifier, errorShare } = rung;
  const sentences = [say('handover.briefStep', { id: soldAs(modelId), model: plain(nameIn(flow)(modelId)) })];
  if (attempts > 1)
    sentences.push(
      say('handover.briefAttempts', { attempts }),
      say(retry === 'feedback' ? 'handover.briefFeedback' : 'handover.briefBlind'),
    );
  if (verifier === null) sentences.push(say('handover.briefNoCheck'));
  else {
    sentences.push(say('handover.briefCheck', { check: checkText({ say, language }, verifier) }));
    if (verifier.judge !== null)
      sentences.push(say('handover.judgedBy', { model: plain(nameIn(flow)(verifier.judge.modelId)) }));
    if (verifier.humanMinutesPerCheck.value > 0)
      sentences.push(
        say('handover.checkedByPerson', { minutes: formatNumber(verifier.humanMinutesPerCheck.value, language, 1) }),
      );
    if (verifier.usdPerCheck.value > 0)
      sentences.push(say('handover.briefFee', { usd: formatMoney(verifier.usdPerCheck.value, say.money, language) }));
    if (hasNext) sentences.push(say('handover.briefOnReject'));
  }
  if (errorShare.value > 0)
    sentences.push(say('handover.briefErrors', { share: formatShare(errorShare.value, language) }));
  return joined(flow, sentences);
};

const policyLines = (flow: StackFlow, policy: Policy, indent: string): string[] => {
  const { say, language } = flow;
  const branch = (title: string, inner: Policy): string[] => [
    `${indent}- ${title}:`,
    ...policyLines(flow, inner, `${indent}  `),
  ];
  switch (policy.kind) {
    case 'ladder':
      return [
        ...policy.rungs.map((rung, i) => `${indent}${i + 1}. ${stepLine(flow, rung, i < policy.rungs.length - 1)}`),
        ...(policy.rungs.at(-1)?.verifier == null
          ? []
          : ['', `${indent}${say('handover.briefEnd', { what: say(`handover.end-${policy.onReject}`) })}`]),
      ];
    case 'split':
      return policy.parts.flatMap((part) =>
        branch(say('handover.briefPart', { share: formatShare(part.weight, language) }), part.policy),
      );
    case 'route':
      return [
        ...branch(say('handover.briefEasy'), policy.easy),
        ...branch(say('handover.briefHard', { share: formatShare(policy.hardShare, language) }), policy.hard),
      ];
    default:
      return policy satisfies never;
  }
};

const workLines = (flow: StackFlow, { name, row, policy }: WorkFlow): string[] => {
  const { say, language, plan } = flow;
  return [
    `### ${plain(name)}`,
    '',
    say('handover.briefTasks', { tasks: formatNumber(row.share * plan.tasksPerMonth, language) }),
    '',
    ...(policy === null ? [say('handover.noPolicy', { row: plain(name) })] : policyLines(flow, policy, '')),
    '',
  ];
};

const expected = ({ say, language, stack }: StackFlow, outcome: Outcome): string => {
  const total = outcome.stacks.find(({ stackId }) => stackId === stack.id)?.total ?? null;
  return total === null || total.usdPerSuccess === null
    ? say('handover.briefUnknown')
    : say('handover.briefExpectedText', {
        success: formatShare(total.success.value, language),
        errors: formatShare(total.silentFailure.value, language),
        usd: formatMoney(total.usdPerSuccess.value, say.money, language),
      });
};

const priceLines = (flow: StackFlow): string[] => {
  const { say, language, stack } = flow;
  const lines = [...new Set(Object.values(stack.policies).flatMap(modelsOfPolicy))].sort().map((model) => {
    const price = priceIn(flow)(model);
    const id = soldAs(model);
    return `- ${
      price === null
        ? say('handover.briefNoPrice', { id })
        : say('handover.briefPrice', {
            id,
            prompt: formatUsd(price.promptUsdPerM, language),
            completion: formatUsd(price.completionUsdPerM, language),
            date: formatDate(price.asOf, language),
          })
    }`;
  });
  // A model at two settings has one price.
  return [...new Set(lines)];
};

const rateLines = ({ say, language }: StackFlow): string[] => {
  const rate = rateText(say, language);
  return rate === null ? [] : [rate, ''];
};

/** Markdown; `outcome` is that of the plan the flow is of. */
export const brief = (flow: StackFlow, outcome: Outcome): string => {
  const { say, stack, plan } = flow;
  const lines = [
    `# ${say('handover.briefTitle', { stack: plain(stack.name) })}`,
    '',
    say('handover.made', { stack: plain(stack.name), plan: plain(plan.title) }),
    ...(stack.note.trim() === '' ? [] : ['', plain(stack.note)]),
    '',
    `## ${say('handover.briefWork')}`,
    '',
    ...flow.work.flatMap((work) => workLines(flow, work)),
    `## ${say('handover.briefExpected')}`,
    '',
    expected(flow, outcome),
    '',
    ...rateLines(flow),
    `## ${say('handover.briefPrices')}`,
    '',
    ...priceLines(flow),
  ];
  return `${lines.join('\n')}\n`;
};
