/** A source as a person reads it: its name, and a link where it can be looked at. */
import { type NamedSource, namedSource } from '../../shared/catalog/sourceName.ts';
import { sourceIn } from '../../shared/words/catalogSentences.ts';
import { useI18n } from './useI18n.ts';

const Named = ({ source: { name, link } }: { source: NamedSource }) => {
  const { language } = useI18n();
  const told = sourceIn(name, language);
  return link === null ? (
    <span>{told}</span>
  ) : (
    <a href={link} target="_blank" rel="noreferrer">
      {told}
    </a>
  );
};

/** `source`: as the catalog cites it, or named already. */
export const SourceName = ({ source }: { source: string | NamedSource }) => (
  <Named source={typeof source === 'string' ? namedSource(source) : source} />
);
