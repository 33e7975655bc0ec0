import { useCallback, type ReactNode } from 'react';
import { numberText } from '../../../charts/number-text.js';
import type { PlannerDay } from '../../../server/contract/planner-day.js';
import { path } from '../../parts/path.js';
import { useLoaded } from '../../parts/use-loaded.js';
import { NotHere } from '../not-here.js';
import { toldIn, usePlanning } from '../planning.js';
import { Explained } from './explained.js';
import { PlainTable } from './plain-table.js';

interface DayViewProps {
  readonly run: string;
  readonly number: number;
}

/** How the wishes of the first day ended, why some were refused, and what it cost. */
export function DayView({ run, number }: DayViewProps): ReactNode {
  const { api, words } = usePlanning();
  const load = useCallback(
    () => api.get<PlannerDay>(path`/api/planner/runs/${run}/days/${String(number)}`),
    [api, run, number],
  );
  const [loaded, renew] = useLoaded(load);
  if (loaded.state !== 'here') return <NotHere of={loaded} words={words} again={renew} />;
  const day = loaded.value;
  return (
    <>
      <p className="soft">{words.result.day(day.date, day.seed)}</p>
      {day.closed !== null && <p className="notice warn">{words.result.closed(day.closed)}</p>}
      <PlainTable
        title={words.day.ends}
        heads={[words.day.end, words.day.wishes]}
        rows={day.ends.map(({ end, wishes }) => [words.ends[end] ?? end, wishes])}
        empty={words.map.noFlows}
      />
      <PlainTable
        title={words.day.refusals}
        heads={[words.day.reason, words.day.wishes, words.day.keptBy, words.day.wouldHelp]}
        rows={day.refusals.map(({ reason, wishes, keptBy, wouldHelp }) => [
          words.reasons[reason] ?? reason,
          wishes,
          counted(keptBy, words.obstacles),
          counted(wouldHelp, words.remedies),
        ])}
        empty={words.day.noRefusals}
      />
      <Money money={day.money} />
    </>
  );
}

function Money({ money }: Pick<PlannerDay, 'money'>): ReactNode {
  const { words, language } = usePlanning();
  if (money === null) return <p className="notice">{words.day.noMoney}</p>;
  const heads = [words.day.item, words.day.quantity, words.day.rate, words.day.yen, words.day.source];
  const row = (line: (typeof money.costs)[number] | (typeof money.income)[number]): Cell[] => [
    <Explained key="name" name={line.name[language]} formula={line.formula[language]} />,
    quantityText(line.quantity),
    numberText(line.rate, ''),
    line.yen,
    sourceText(toldIn(language, line.source), words.day.certainty[line.certainty] ?? line.certainty),
  ];
  const sum = (lines: readonly { readonly yen: number }[]): Cell[] => [
    words.day.sum,
    '',
    '',
    lines.reduce((total, { yen }) => total + yen, 0),
    '',
  ];
  return (
    <>
      <PlainTable
        title={words.day.costs}
        heads={heads}
        rows={[...money.costs.map(row), sum(money.costs)]}
        empty={words.day.noMoney}
      />
      <PlainTable
        title={words.day.income}
        heads={heads}
        rows={[...money.income.map(row), sum(money.income)]}
        empty={words.day.noMoney}
      />
      {money.payers.length > 0 && (
        <PlainTable
          title={words.day.payers}
          heads={[words.day.item, words.day.passengers, words.day.yen]}
          rows={money.payers.map(({ name, passengers, yen }) => [name[language], passengers, yen])}
          empty=""
        />
      )}
    </>
  );
}

type Cell = ReactNode;

const sourceText = (source: string, certainty: string): string =>
  source === certainty ? source : `${source} (${certainty})`;

/** A small share, such as a day's of five years, must not be told as nothing. */
const quantityText = (quantity: number): string =>
  quantity < 1 ? quantity.toLocaleString('en', { maximumSignificantDigits: 3 }) : numberText(quantity, '');

/** "too late 3, full 2": the most frequent first. */
function counted(
  some: readonly { readonly code: string; readonly wishes: number }[],
  names: Readonly<Record<string, string>>,
): string {
  return [...some]
    .sort((a, b) => b.wishes - a.wishes)
    .map(({ code, wishes }) => `${names[code] ?? code} ${wishes}`)
    .join(' · ');
}
