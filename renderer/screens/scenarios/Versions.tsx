/** The file as it was kept under names: compared with the open plan, gone back to, or given up. */
import type { Version } from '../../../shared/document/document.ts';
import { compareWithOwn, dropVersion, goBackToVersion, keepThisVersion } from '../../actions/scenarios.ts';
import { Button } from '../../parts/Button.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { NameForm } from './NameForm.tsx';

export const Versions = ({ versions }: { versions: readonly Version[] }) => {
  const { say, date } = useI18n();
  return (
    <section className="versions" aria-label={say('scenarios.versions')}>
      <h3>{say('scenarios.versions')}</h3>
      {versions.length === 0 ? (
        <p>{say('scenarios.noVersions')}</p>
      ) : (
        <ul>
          {versions.map(({ name, savedOn }) => (
            <li key={name}>
              <span>
                <b>{name}</b>
                <small>{say('scenarios.kept', { date: date(savedOn) })}</small>
              </span>
              <span className="version-actions">
                <Button
                  tone="quiet"
                  aria-label={say('scenarios.compareNamed', { name })}
                  onPress={() => compareWithOwn(name, { version: name })}
                >
                  {say('scenarios.compare')}
                </Button>
                <Button
                  tone="quiet"
                  aria-label={say('scenarios.goBackNamed', { name })}
                  onPress={() => goBackToVersion(name)}
                >
                  {say('scenarios.goBack')}
                </Button>
                <Button
                  tone="quiet"
                  aria-label={say('scenarios.removeNamed', { name })}
                  onPress={() => dropVersion(name)}
                >
                  {say('scenarios.remove')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <NameForm
        label={say('scenarios.keep')}
        example={say('scenarios.versionExample')}
        note={say('scenarios.keepNote')}
        action={say('scenarios.keep')}
        act={keepThisVersion}
      />
    </section>
  );
};
