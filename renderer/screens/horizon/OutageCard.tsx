/** A vendor, host, origin or region goes dark for a share of a month: what each stack loses, what holds, what that costs. */

import { chooseOffer } from '../../../shared/catalog/chooseOffer.ts';
import type { Ahead, DarkPart } from '../../../shared/plan/ahead.ts';
import { modelsOfPolicy } from '../../../shared/plan/policyParts.ts';
import { outageRemarks, outageTable } from '../../../shared/report/outageTable.ts';
import { formatPlace } from '../../../shared/words/format.ts';
import { Card } from '../../parts/Card.tsx';
import { NumberField } from '../../parts/EstimateField.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useAsking, useDecision } from '../decide/useDecision.ts';
import type { Names } from '../decide/useNaming.ts';
import { ReportTable } from '../report/ReportTable.tsx';

interface Choice {
  dark: DarkPart;
  name: string;
}

const once = (names: readonly (string | null | undefined)[]): string[] =>
  [...new Set(names.filter((name) => name != null))].sort();

/** Everything that models of the plan depend on together. */
const choicesOf = ({ naming: { job, say, language } }: Names): Choice[] => {
  const { models } = job.snapshot;
  const offers = models.map((model) => chooseOffer(model, job.plan.prices)?.offer);
  const vendors = new Map(models.map(({ author, authorName }) => [author, authorName]));
  return [
    ...[...vendors].map(([author, name]): Choice => ({ dark: { kind: 'vendor', author }, name })),
    ...once(offers.map((offer) => offer?.host)).map((host): Choice => ({ dark: { kind: 'host', host }, name: host })),
    ...(['china', 'rest-of-world'] as const)
      .filter((origin) => models.some(({ originGroup }) => originGroup === origin))
      .map((origin): Choice => ({ dark: { kind: 'origin', origin }, name: say(`catalog.origin-${origin}`) })),
    // China is a group of its own.
    ...once(models.map(({ originCountry }) => originCountry))
      .filter((origin) => origin !== 'CN')
      .map((origin): Choice => ({ dark: { kind: 'origin', origin }, name: formatPlace(origin, language) })),
    ...once(offers.map((offer) => offer?.region)).map(
      (region): Choice => ({ dark: { kind: 'region', region }, name: region }),
    ),
  ];
};

/** Whose models nobody else serves: what is looked at until one chooses. */
const soleVendor = ({ naming: { job } }: Names): string | undefined => {
  const used = new Set(job.plan.stacks.flatMap(({ policies }) => Object.values(policies).flatMap(modelsOfPolicy)));
  return job.snapshot.models.find(({ id, openWeights }) => used.has(id) && openWeights !== true)?.author;
};

const idOf = (dark: DarkPart): string => JSON.stringify(dark);

export const OutageCard = ({
  names,
  outage,
  onChange,
}: {
  names: Names;
  outage: Ahead['outage'];
  onChange: (outage: Ahead['outage']) => void;
}) => {
  const { say } = useI18n();
  const choices = choicesOf(names);
  const chosen =
    choices.find(({ dark }) => outage.dark !== null && idOf(dark) === idOf(outage.dark)) ??
    choices.find(({ dark }) => dark.kind === 'vendor' && dark.author === soleVendor(names)) ??
    choices[0];
  const ask = chosen === undefined ? undefined : { dark: chosen.dark, share: outage.share };
  useAsking('outage', ask);
  const { found, running, isStale } = useDecision('outage');
  if (chosen === undefined) return null;
  return (
    <Card title={say('horizon.outage')} note={say('horizon.outageNote')}>
      <div className="horizon-fields">
        <SelectField
          label={say('horizon.outageWhat')}
          value={idOf(chosen.dark)}
          choices={choices.flatMap(({ dark, name }) =>
            dark.kind === 'model' ? [] : [{ id: idOf(dark), name: say(`horizon.outage-${dark.kind}`, { name }) }],
          )}
          onChange={(id) => onChange({ ...outage, dark: choices.find(({ dark }) => idOf(dark) === id)?.dark ?? null })}
        />
        <NumberField
          label={say('horizon.outageShare')}
          hint={say('horizon.outageShareHint')}
          unit="share"
          value={outage.share}
          onChange={(share) => onChange({ ...outage, share }) as undefined}
          onClear={() => onChange({ ...outage, share: null }) as undefined}
        />
      </div>
      {found === null ? null : (
        <div data-stale={isStale || running}>
          <ReportTable table={outageTable(names.naming, found.answer)} />
          <ul className="horizon-sources">
            {outageRemarks(names.naming, found.answer).map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
};
