/** What plans say before and after something is taken over, one sentence each. */
import { useEffect, useState } from 'react';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { verdictOf } from '../../actions/verdictOf.ts';
import { useI18n } from '../../parts/useI18n.ts';

const Said = ({ name, document }: { name: string; document: PortfolioDocument }) => {
  const { say, language } = useI18n();
  const [said, setSaid] = useState<{ of: PortfolioDocument; language: string; text: string } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void verdictOf(document).then((text) => {
      if (isWanted) setSaid({ of: document, language, text });
    });
    return () => {
      isWanted = false;
    };
  }, [document, language]);
  const isCurrent = said?.of === document && said.language === language;
  return (
    <div aria-busy={!isCurrent}>
      <dt>{name}</dt>
      <dd>{isCurrent ? said.text : say('imports.verdictWorking')}</dd>
    </div>
  );
};

export const Verdicts = ({ plans }: { plans: readonly { name: string; document: PortfolioDocument }[] }) => (
  <dl className="import-verdicts" aria-live="polite">
    {plans.map(({ name, document }) => (
      <Said key={name} name={name} document={document} />
    ))}
  </dl>
);
