/** The five lessons of regional routing, each a rule that can be switched on. */
import { lessonHasAmount, lessonSource } from '../../../shared/engine/horizon/lessons.ts';
import { type LessonId, lessonIds, type PlacesWanted } from '../../../shared/plan/placesWanted.ts';
import { planSourceIn } from '../../../shared/words/planSentences.ts';
import { setPlaces } from '../../actions/assume.ts';
import { Card } from '../../parts/Card.tsx';
import { NumberField } from '../../parts/EstimateField.tsx';
import { Toggle } from '../../parts/Toggle.tsx';
import { useI18n } from '../../parts/useI18n.ts';

export const Lessons = ({ wanted }: { wanted: PlacesWanted }) => {
  const { say, language } = useI18n();
  const { lessons } = wanted;
  const set = (id: LessonId, amount: number | null): void =>
    setPlaces({
      lessons: lessonIds.flatMap((each) => {
        const standing = lessons.find((lesson) => lesson.id === each);
        if (each !== id) return standing ?? [];
        return amount === null ? [] : { id, amount };
      }),
    });
  return (
    <Card
      title={say('places.lessons')}
      note={say('places.lessonSource', { source: planSourceIn(lessonSource, language) })}
    >
      <ul className="places-lessons">
        {lessonIds.map((id) => {
          const lesson = lessons.find((each) => each.id === id);
          return (
            <li key={id}>
              <Toggle isOn={lesson !== undefined} onChange={(isOn) => set(id, isOn ? 0 : null)}>
                {say(`places.lesson-${id}`)}
              </Toggle>
              <p className="soft small">{say(`places.lessonWhy-${id}`)}</p>
              {lesson === undefined || !lessonHasAmount[id] ? null : (
                <div className="places-number">
                  <NumberField
                    label={say(`places.lesson-${id}`)}
                    labelHidden
                    unit={id === 'resources' ? 'usd' : 'share'}
                    value={lesson.amount}
                    onChange={(amount) => set(id, amount) as undefined}
                  />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
};
