/** What moves the answer: each uncertain input swung over its own range, drawn inside the table that tells it. */

import { useState } from 'react';
import type { Tornado, TornadoBar } from '../../../shared/engine/levers/tornado.ts';
import type { StackId } from '../../../shared/foundation/ids.ts';
import { leverText } from '../../../shared/report/leverText.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { sentenceGap, withinQuotes } from '../../../shared/words/format.ts';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { stackLetter } from '../../parts/StackBadge.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { SaveChart } from '../result/SaveChart.tsx';
import { goToLever } from './goToLever.ts';
import { useAsking, useDecision } from './useDecision.ts';
import { type Names, useNaming } from './useNaming.ts';
import { Moment } from './Waiting.tsx';

const alone = 'alone';
const widest = 10;

/** A difference is told with its sign, so that zero is seen to be passed. */
const useAmount = (isDifference: boolean): ((usd: number | null) => string) => {
  const { say, money } = useI18n();
  return (value) =>
    value === null
      ? say('report.unknown')
      : isDifference && value !== 0
        ? `${value < 0 ? '−' : '+'}${money(Math.abs(value))}`
        : money(value);
};

interface Scale {
  from: number;
  to: number;
}

const Bar = ({ bar, base, scale }: { bar: TornadoBar; base: number; scale: Scale }) => {
  const at = (value: number) => ((value - scale.from) / (scale.to - scale.from)) * 100;
  const part = (end: number | null) =>
    end === null
      ? undefined
      : { left: `${at(Math.min(end, base))}%`, width: `${Math.max(Math.abs(at(end) - at(base)), 0.3)}%` };
  // The longer part is drawn first: where both lie on one side, the shorter stays seen.
  const ends = (
    [
      ['low', bar.atLow],
      ['high', bar.atHigh],
    ] as const
  ).toSorted(([, a], [, b]) => Math.abs((b ?? base) - base) - Math.abs((a ?? base) - base));
  return (
    <div className="swing-track" aria-hidden="true">
      {scale.from < 0 && scale.to > 0 ? <div className="swing-zero" style={{ left: `${at(0)}%` }} /> : null}
      {ends.map(([end, value]) => (
        <div key={end} className="swing-bar" data-end={end} style={part(value)} />
      ))}
      <div className="swing-base" style={{ left: `${at(base)}%` }} />
    </div>
  );
};

const scaleOf = (bars: readonly TornadoBar[], base: number): Scale => {
  const values = [base, ...bars.flatMap((bar) => [bar.atLow, bar.atHigh]).filter((value) => value !== null)];
  const from = Math.min(...values);
  const to = Math.max(...values);
  const margin = (to - from || Math.abs(base) || 1) * 0.02;
  return { from: from - margin, to: to + margin };
};

const Told = ({ tornado, names }: { tornado: Tornado; names: Names }) => {
  const { say, number, language } = useI18n();
  const amount = useAmount(tornado.against !== null);
  const [first] = tornado.bars;
  if (first === undefined) return <p className="told">{say('decide.tornadoNothing')}</p>;
  const flips = tornado.bars.filter((bar) => bar.flipsWinner);
  const flip = flips[0];
  return (
    <p className="told">
      {say('decide.tornadoTell', {
        input: withinQuotes(names.lever(first.input.lever)),
        low: amount(first.atLow),
        high: amount(first.atHigh),
        base: amount(tornado.base),
      })}
      {sentenceGap(language)}
      {names.naming.job.plan.stacks.length < 2
        ? null
        : flip === undefined
          ? say('decide.tornadoFlipsNone')
          : say(flips.length === 1 ? 'decide.tornadoFlipsOne' : 'decide.tornadoFlipsMany', {
              number: number(flips.length),
              input: withinQuotes(names.lever(flip.input.lever)),
            })}
    </p>
  );
};

const Bars = ({ tornado, names }: { tornado: Tornado; names: Names }) => {
  const { say, number } = useI18n();
  const [isWhole, setWhole] = useState(false);
  const amount = useAmount(tornado.against !== null);
  const { base } = tornado;
  if (base === null || tornado.bars.length === 0) return null;
  const bars = isWhole ? tornado.bars : tornado.bars.slice(0, widest);
  const scale = scaleOf(bars, base);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs a tab stop */}
      <section className="table-scroll" data-chart aria-label={say('decide.tornadoTable')} tabIndex={0}>
        <table className="table swings" data-stack={(names.place(tornado.stackId) % 6) + 1}>
          <caption className="visually-hidden">{say('decide.tornadoTable')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('decide.tornadoInput')}</th>
              <th scope="col" className="numeric">
                {say('decide.tornadoRange')}
              </th>
              <th scope="col" className="numeric">
                {say('decide.tornadoLow')}
              </th>
              <th scope="col" className="swing-head">
                <span className="swing-legend">
                  <span>
                    <i className="swing-key" data-end="low" />
                    {say('decide.legendLow')}
                  </span>
                  <span>
                    <i className="swing-key" data-end="high" />
                    {say('decide.legendHigh')}
                  </span>
                </span>
              </th>
              <th scope="col" className="numeric">
                {say('decide.tornadoHigh')}
              </th>
              <th scope="col">{say('decide.tornadoFlips')}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => {
              const { lever, low, high, basis } = bar.input;
              const name = names.lever(lever);
              return (
                <tr key={bar.input.id}>
                  <th scope="row">
                    <button
                      type="button"
                      className="link"
                      aria-label={say('decide.tornadoGo', { input: name })}
                      onClick={() => goToLever(lever, tornado.stackId)}
                    >
                      {name}
                    </button>
                    {basis === 'assumed' ? <small>{say('app.assumed')}</small> : null}
                  </th>
                  <td className="numeric">
                    {say('report.interval', {
                      low: leverText(names.naming, lever, low),
                      high: leverText(names.naming, lever, high),
                    })}
                  </td>
                  <td className="numeric">{amount(bar.atLow)}</td>
                  <td className="swing-draw">
                    <Bar bar={bar} base={base} scale={scale} />
                  </td>
                  <td className="numeric">{amount(bar.atHigh)}</td>
                  <td className="swing-flip">
                    {bar.flipsWinner ? (
                      <span>
                        <Icon name="warn" size={13} />
                        {say('decide.tornadoFlip')}
                      </span>
                    ) : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {tornado.bars.length > widest ? (
        <div className="swings-more">
          <Button tone="quiet" onPress={() => setWhole(!isWhole)}>
            {isWhole ? say('decide.tornadoFew') : say('decide.tornadoMany', { number: number(tornado.bars.length) })}
          </Button>
        </div>
      ) : null}
    </>
  );
};

export const TornadoCard = ({ reading }: { reading: Reading }) => {
  const { say } = useI18n();
  const names = useNaming();
  const decision = useDecision('tornado');
  const { found } = decision;
  const [chosen, setChosen] = useState<{ stackId: StackId; against: StackId | null } | null>(
    found === null ? null : { stackId: found.ask.stackId, against: found.ask.against ?? null },
  );
  const known = reading.outcome.stacks.filter((stack) => stack.total?.usdPerSuccess != null);
  const isKnown = (id: StackId) => known.some((stack) => stack.stackId === id);
  const [a, b] = known;
  const ask =
    chosen !== null && isKnown(chosen.stackId) && (chosen.against === null || isKnown(chosen.against))
      ? chosen
      : a === undefined
        ? undefined
        : b === undefined
          ? { stackId: a.stackId, against: null }
          : { stackId: b.stackId, against: a.stackId };
  useAsking('tornado', ask);
  if (names === null || ask === undefined) return null;
  const choices = known.map((stack) => ({
    id: stack.stackId,
    name: `${stackLetter(names.place(stack.stackId))}  ${stack.name}`,
  }));
  return (
    <Card
      title={say('decide.tornado')}
      note={say('decide.tornadoNote')}
      actions={
        <>
          <Moment kind="tornado" />
          <SaveChart title={say('decide.tornado')} />
        </>
      }
    >
      <div className="ask-row">
        <SelectField
          label={say('decide.tornadoOf')}
          value={ask.stackId}
          choices={choices}
          onChange={(stackId) => setChosen({ stackId, against: ask.against === stackId ? null : ask.against })}
        />
        {known.length > 1 ? (
          <SelectField
            label={say('decide.tornadoLess')}
            value={ask.against ?? alone}
            choices={[
              { id: alone, name: say('decide.tornadoAlone') },
              ...choices.filter(({ id }) => id !== ask.stackId),
            ]}
            onChange={(id) => setChosen({ stackId: ask.stackId, against: id === alone ? null : id })}
          />
        ) : null}
      </div>
      {found === null ? (
        <div className="decide-place" aria-busy="true" />
      ) : (
        <div data-stale={decision.isStale}>
          <Told tornado={found.answer} names={names} />
          <Bars tornado={found.answer} names={names} />
        </div>
      )}
    </Card>
  );
};
