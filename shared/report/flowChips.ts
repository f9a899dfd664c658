/** A flow as the signs of a cell: models, checks, and what becomes of a task that every step rejects. */
import type { ModelId } from '../foundation/ids.ts';
import type { Ladder, Policy } from '../plan/policy.ts';
import { shortModelName } from '../plan/shortModelName.ts';
import { verifierPreset } from '../plan/verifierPresets.ts';
import { clauseSign, formatPercent } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';

export type FlowSign =
  | { kind: 'model'; short: string; name: string; times: number }
  | { kind: 'check'; text: string }
  | { kind: 'end'; end: Ladder['onReject']; text: string }
  /** In front of one way of a split or a route: the share of tasks that go it. */
  | { kind: 'share'; text: string };

export interface FlowWords {
  say: Say;
  language: Language;
  modelName: (id: ModelId) => string;
}

const ends = { human: 'plan.thenPerson', deliver: 'plan.thenDeliver', abandon: 'plan.thenAbandon' } as const;

const ofLadder = ({ rungs, onReject }: Ladder, { say, modelName }: FlowWords): FlowSign[] => [
  ...rungs.flatMap(({ modelId, attempts, verifier }): FlowSign[] => {
    const name = modelName(modelId);
    const preset = verifier === null ? null : verifierPreset(verifier.preset);
    return [
      { kind: 'model', short: shortModelName(name), name, times: attempts },
      ...(verifier === null
        ? []
        : [
            {
              kind: 'check' as const,
              text: say('plan.checkedBy', { check: say(preset?.name ?? 'presets.customVerifierName') }),
            },
          ]),
    ];
  }),
  { kind: 'end', end: onReject, text: say(ends[onReject]) },
];

/** In the order a task meets them; the ways of a split or a route follow each other, each behind its share. */
export const flowSigns = (policy: Policy, words: FlowWords): FlowSign[] => {
  switch (policy.kind) {
    case 'ladder':
      return ofLadder(policy, words);
    case 'split':
      return policy.parts.flatMap(({ weight, policy: part }) => [
        { kind: 'share', text: formatPercent(weight, words.language) },
        ...flowSigns(part, words),
      ]);
    case 'route':
      return [
        { kind: 'share', text: formatPercent(1 - policy.hardShare, words.language) },
        ...flowSigns(policy.easy, words),
        { kind: 'share', text: formatPercent(policy.hardShare, words.language) },
        ...flowSigns(policy.hard, words),
      ];
    default:
      return policy satisfies never;
  }
};

/** The same as words, for who hears it. */
export const flowText = (signs: readonly FlowSign[], language: Language): string =>
  signs
    .map((sign) => (sign.kind === 'model' ? (sign.times > 1 ? `${sign.name} ×${sign.times}` : sign.name) : sign.text))
    .join(clauseSign(language));
