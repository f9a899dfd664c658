/** The guide, as it stands in the project's docs: six walks with their pictures. */
import './guide.css';
import { guideIntro, guideTitle, pictureFile, type Step, walkIds, walks } from '../../../shared/guide/guide.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { useI18n } from '../../parts/useI18n.ts';

const pictureAt = (file: string): string => new URL(`../../../docs/guide/${file}.png`, import.meta.url).href;

/** Words between stars are what is written on a control. */
const Told = ({ text }: { text: string }) => (
  <p>{text.split('*').map((part, i) => (i % 2 === 0 ? part : <b key={part}>{part}</b>))}</p>
);

const StepView = ({ step, title }: { step: Step; title: string }) => {
  const { language } = useI18n();
  return (
    <li>
      <Told text={step.text[language]} />
      {step.picture === undefined ? null : (
        <img
          src={pictureAt(pictureFile(step.picture, language))}
          alt={title}
          width={1280}
          height={800}
          loading="lazy"
        />
      )}
    </li>
  );
};

export const Guide = ({ onClose }: { onClose: () => void }) => {
  const { say, language } = useI18n();
  return (
    <Dialog
      wide
      title={guideTitle[language]}
      onClose={onClose}
      actions={
        <Button tone="primary" onPress={onClose}>
          {say('app.close')}
        </Button>
      }
    >
      <div className="guide">
        <p>{guideIntro[language]}</p>
        {walkIds.map((id) => {
          const title = walks[id].title[language];
          return (
            <section key={id} aria-label={title}>
              <h3>{title}</h3>
              <ol>
                {walks[id].steps.map((step) => (
                  <StepView key={step.text.en} step={step} title={title} />
                ))}
              </ol>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
};
