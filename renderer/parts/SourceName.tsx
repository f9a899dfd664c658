/** A source as a person reads it: its name, and a link where it can be looked at. */
import { type NamedSource, namedSource } from '../../shared/catalog/sourceName.ts';

const Named = ({ source: { name, link } }: { source: NamedSource }) =>
  link === null ? (
    <span>{name}</span>
  ) : (
    <a href={link} target="_blank" rel="noreferrer">
      {name}
    </a>
  );

/** `source`: as the catalog cites it, or named already. */
export const SourceName = ({ source }: { source: string | NamedSource }) => (
  <Named source={typeof source === 'string' ? namedSource(source) : source} />
);
