/** Shares of a whole as one quiet bar with its words below; the words carry the meaning. */
import { listSign } from '../../shared/words/format.ts';
import './mixBar.css';
import { useI18n } from './useI18n.ts';

export interface MixPart {
  id: string;
  name: string;
  share: number;
}

export const MixBar = ({ parts, label }: { parts: MixPart[]; label: (mix: string) => string }) => {
  const { percent, language } = useI18n();
  const sorted = [...parts].sort((a, b) => b.share - a.share).filter((part) => part.share > 0);
  const mix = sorted.map((part) => `${part.name} ${percent(part.share)}`).join(listSign(language));
  return (
    <div className="mix">
      <div className="mix-bar" aria-hidden="true">
        {sorted.map((part, index) => (
          <span key={part.id} style={{ flexGrow: part.share, opacity: Math.max(0.25, 1 - index * 0.22) }} />
        ))}
      </div>
      <p>{label(mix)}</p>
    </div>
  );
};
