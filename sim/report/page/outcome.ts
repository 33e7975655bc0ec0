import { END_GROUPS, hourChart, type EndGroup } from '../../../charts/hour-chart.js';
import { REFUSALS } from '../../../core/dispatch/explain/refusal-words.js';
import type { WishRow } from '../rows.js';
import { drawn } from './drawn.js';
import { ENDS, GROUP_WORDS, groupOf } from './ends.js';
import type { Facts } from './facts.js';
import { framed, legend } from './frame.js';
import { helped } from './helped.js';
import { html, NOTHING, say, table, type Html } from './html.js';
import { placeName } from './place-name.js';
import { ranked } from './ranked.js';

const HOUR = 3600;
const MOST_PLACES = 10;

/** What was asked, what became of it, and who was refused: why, when, where. */
export async function outcome(facts: Facts): Promise<Html> {
  const { wishes } = facts.gathered;
  const refused = wishes.filter(({ endState }) => groupOf(endState) === 'refused');
  const hours = byHour(wishes);
  const chart = await drawn(hourChart(hours), 'cap-hours');
  return html`<div class="columns">
      ${framed({
        id: 'cap-hours',
        caption: {
          ja: '希望の時刻と結果(横: 希望した時刻の時、縦: 件数)',
          en: 'Wishes by the hour wished for, and what became of them (across: hour of the day; up: wishes)',
        },
        chart,
        legend: legend(END_GROUPS.map((group) => ({ swatch: group, words: GROUP_WORDS[group] }))),
        rows: hourTable(hours),
      })}
      <div>${endTable(wishes)} ${refused.length === 0 ? NOTHING : causeTable(refused)}</div>
    </div>
    ${refused.length === 0 ? html`<p>${say({ ja: 'お断りした希望はありません。', en: 'No wish was refused.' })}</p>` : html`${helped(refused)}${placeTable(facts, refused)}`} `;
}

interface HourRow {
  readonly hour: number;
  readonly counts: Readonly<Record<EndGroup, number>>;
}

/** From the first hour with a wish to the last, empty hours included. */
function byHour(wishes: readonly WishRow[]): readonly HourRow[] {
  const hourOf = ({ wished }: WishRow): number => Math.floor(wished / HOUR);
  if (wishes.length === 0) return [];
  const hours = wishes.map(hourOf);
  const first = Math.min(...new Set(hours));
  const last = Math.max(...new Set(hours));
  const rows = Array.from({ length: last - first + 1 }, (_, i) => ({
    hour: first + i,
    counts: { carried: 0, refused: 0, other: 0 },
  }));
  for (const wish of wishes) rows[hourOf(wish) - first]!.counts[groupOf(wish.endState)]++;
  return rows;
}

const hourTable = (rows: readonly HourRow[]): Html =>
  table(
    say({ ja: '時刻別の件数', en: 'Wishes by hour' }),
    [
      { head: { ja: '時', en: 'Hour' }, cell: ({ hour }) => `${hour}:00`, kind: 'head' },
      ...END_GROUPS.map((group) => ({
        head: GROUP_WORDS[group],
        cell: ({ counts }: HourRow) => String(counts[group]),
        kind: 'number' as const,
      })),
    ],
    rows,
  );

const endTable = (wishes: readonly WishRow[]): Html =>
  table(
    say({
      ja: '希望はどうなったか(どの希望も1つだけに数える)',
      en: 'What became of the wishes (each is counted once)',
    }),
    [
      { head: { ja: '結果', en: 'Outcome' }, cell: ({ words }) => say(words), kind: 'head' },
      { head: { ja: '件数', en: 'Wishes' }, cell: ({ rows }) => String(rows.length), kind: 'number' },
      {
        head: { ja: '人数', en: 'Persons' },
        cell: ({ rows }) => String(rows.reduce((sum, { persons }) => sum + persons, 0)),
        kind: 'number',
      },
    ],
    ENDS.map((end) => ({ ...end, rows: wishes.filter(({ endState }) => endState === end.state) })).filter(
      ({ state, rows }) => rows.length > 0 || state === 'COMPLETED',
    ),
  );

const causeTable = (refused: readonly WishRow[]): Html =>
  table(
    say({ ja: 'お断りの理由', en: 'Why wishes were refused' }),
    [
      {
        head: { ja: '理由', en: 'Reason' },
        cell: ({ key }) => (key in REFUSALS ? say(REFUSALS[key as keyof typeof REFUSALS].why) : key),
        kind: 'head',
      },
      { head: { ja: '件数', en: 'Wishes' }, cell: ({ rows }) => String(rows.length), kind: 'number' },
      {
        head: { ja: '多い時間帯', en: 'Mostly at' },
        cell: ({ rows }) => `${ranked(rows, ({ wished }) => String(Math.floor(wished / HOUR)))[0]!.key}:00–`,
        kind: 'number',
      },
      {
        head: { ja: '助けになること', en: 'What would help' },
        cell: ({ key }) => (key in REFUSALS ? say(REFUSALS[key as keyof typeof REFUSALS].helps) : '–'),
      },
    ],
    ranked(refused, ({ refusal, endState }) => refusal ?? endState),
  );

function placeTable({ stops }: Facts, refused: readonly WishRow[]): Html {
  const trips = ranked(refused, ({ origin, destination }) => {
    const [from, to] = [origin, destination].map((id) => placeName(stops, id).ja);
    return `${from!}\n${to!}`;
  });
  const shown = trips.slice(0, MOST_PLACES);
  const rest = trips.slice(MOST_PLACES).reduce((sum, { rows }) => sum + rows.length, 0);
  return html`${table(
    say({ ja: 'お断りの多い区間', en: 'Where refused wishes wanted to go' }),
    [
      {
        head: { ja: '乗車地', en: 'From' },
        cell: ({ rows }) => say(placeName(stops, rows[0]!.origin)),
        kind: 'head',
      },
      { head: { ja: '降車地', en: 'To' }, cell: ({ rows }) => say(placeName(stops, rows[0]!.destination)) },
      { head: { ja: '件数', en: 'Wishes' }, cell: ({ rows }) => String(rows.length), kind: 'number' },
    ],
    shown,
  )}${rest === 0 ? NOTHING : html`<p class="note">${say({ ja: `ほかの区間に${rest}件。`, en: `${rest} more on other trips.` })}</p>`} `;
}
