/** Routers that were published: what a route takes over from one, and what it was seen to save. */
import '../../../actions/laterWords.ts';
import type { Refusal } from '../../../../shared/foundation/answer.ts';
import type { Route } from '../../../../shared/plan/policy.ts';
import {
  asPublished,
  publishedRoutes,
  publishedRoutesSource,
  savingOf,
} from '../../../../shared/plan/publishedRoutes.ts';
import { SelectField } from '../../../parts/SelectField.tsx';
import { useI18n } from '../../../parts/useI18n.ts';

const none = 'none';

export const PublishedRouter = ({
  route,
  set,
}: {
  route: Route;
  set: (change: Partial<Pick<Route, 'hardShare' | 'signalQuality'>>) => Refusal | null;
}) => {
  const { say, share, number } = useI18n();
  // A route that has the share of one has taken it over; no other place says so.
  const taken = publishedRoutes.find(({ strongShare }) => strongShare === route.hardShare) ?? null;
  return (
    <div>
      <SelectField
        label={say('published.title')}
        value={taken?.id ?? none}
        choices={[
          ...(taken === null ? [{ id: none, name: say('published.none') }] : []),
          ...publishedRoutes.map((published) => ({
            id: published.id,
            name: say('published.choice', {
              router: published.router,
              benchmark: published.benchmark,
              recovered: share(published.recovered),
              share: share(published.strongShare),
            }),
          })),
        ]}
        onChange={(id) => {
          const chosen = publishedRoutes.find((published) => published.id === id);
          if (chosen !== undefined) set(asPublished(chosen));
        }}
      />
      {taken === null ? null : (
        <p className="soft small">
          {say('published.saved', { times: number(savingOf(taken), 2) })}{' '}
          {say(taken.signalQuality === null ? 'published.signalKept' : 'published.signalSet')} {publishedRoutesSource}.
        </p>
      )}
    </div>
  );
};
