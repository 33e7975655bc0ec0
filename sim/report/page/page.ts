import { readFileSync } from 'node:fs';
import { ProblemList } from '../../../scenarios/problem-list.js';
import { gather } from '../gathered.js';
import { readTables } from '../read-tables.js';
import { seedFolder } from '../seed-folder.js';
import type { Summary } from '../summary.js';
import { banner, heading } from './banner.js';
import { fairnessSection } from './fairness-section.js';
import type { Facts } from './facts.js';
import { formulas } from './formulas.js';
import { PATTERNS } from './frame.js';
import { glance } from './glance.js';
import { html, NOTHING, raw, say, type Html } from './html.js';
import { LANGUAGE_SCRIPT } from './language-script.js';
import { mapSection } from './map-section.js';
import { moneySection } from './money-section.js';
import { outcome } from './outcome.js';
import { SETTING_FILE, type Setting } from './setting.js';
import { sharingSection } from './sharing-section.js';
import { sourcesSection } from './sources-section.js';
import { vehiclesSection } from './vehicles-section.js';
import { waits } from './waits.js';

/** The name of the page in the folder of a result. */
export const PAGE_FILE = 'report.html';

const STYLE = readFileSync(new URL('./style.css', import.meta.url), 'utf8');

/**
 * The report as one page that needs nothing beside itself, in Japanese and English, made from the files of a result
 * (by name in its folder) alone. Equal files give equal bytes.
 * @throws ScenarioError if a file of the result is missing or cannot be read
 */
export async function page(files: ReadonlyMap<string, string>): Promise<string> {
  const facts = factsOf(files);
  const { setting, summary } = facts;
  const parts = await sectionsOf(facts);
  const { name } = setting;
  return html`<!doctype html>
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${name.ja} 報告 ${summary.dates[0]!}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body
        data-title-ja="${name.ja} 報告 ${summary.dates[0]!}"
        data-title-en="${name.en}, report ${summary.dates[0]!}"
      >
        ${PATTERNS}<a class="skip" href="#glance">${say({ ja: '本文へ', en: 'To the content' })}</a>
        ${heading(facts)} ${contents(parts)}
        <main>${banner(facts)} ${parts.map((part) => section(part, summary))}</main>
        <footer>
          <p>
            ${say({ ja: 'Noriai(乗合)が作成した報告です。数値を選ぶと計算方法に移ります。', en: 'Made by Noriai. Every number leads to its formula.' })}
          </p>
        </footer>
        <script>
          ${raw(LANGUAGE_SCRIPT)};
        </script>
      </body>
    </html> `.markup;
}

async function sectionsOf(facts: Facts): Promise<readonly Section[]> {
  return [
    { id: 'glance', ja: '要点', en: 'At a glance', body: glance(facts) },
    {
      id: 'outcome',
      ja: '申込みと結果',
      en: 'What was asked, carried and refused',
      body: await outcome(facts),
      of: 'one seed',
    },
    {
      id: 'fairness',
      ja: '誰をどれだけ断ったか',
      en: 'Who is refused how often',
      body: fairnessSection(facts),
      of: 'one seed',
    },
    {
      id: 'waits',
      ja: '待ち時間と乗車時間',
      en: 'Waits and rides',
      body: await waits(facts),
      of: 'one seed',
    },
    { id: 'sharing', ja: '乗合の程度', en: 'Sharing', body: await sharingSection(facts), of: 'one seed' },
    {
      id: 'vehicles',
      ja: '車両の一日',
      en: 'The day of the vehicles',
      body: await vehiclesSection(facts),
      of: 'one seed',
    },
    { id: 'map', ja: '地図', en: 'Map', body: mapSection(facts), of: 'one seed' },
    { id: 'money', ja: '経費と負担', en: 'Costs and who pays', body: moneySection(facts), of: 'one seed' },
    { id: 'sources', ja: '仮定と出典', en: 'Assumptions and sources', body: sourcesSection(facts) },
    {
      id: 'formulas',
      ja: 'すべての数値と計算方法',
      en: 'All figures and how they are computed',
      body: formulas(facts),
    },
  ];
}

interface Section {
  readonly id: string;
  readonly ja: string;
  readonly en: string;
  readonly body: Html;
  /** Made from single rides and lines, which only one seed at a time can show. */
  readonly of?: 'one seed';
}

const section = ({ id, body, of, ...words }: Section, { seed, seeds }: Summary): Html =>
  html`<section id="${id}" aria-labelledby="h-${id}">
    <h2 id="h-${id}">${say(words)}</h2>
    ${of === undefined || seeds === undefined ? NOTHING : html`<p class="note">${say({ ja: `図と内訳は乱数の種${seed}のもの。下線のある数値は${seeds.length}通りの平均。`, en: `Charts and single counts are those of seed ${seed}; underlined figures are means over ${seeds.length} seeds.` })}</p>`}
    ${body}
  </section> `;

const contents = (parts: readonly Section[]): Html =>
  html`<nav aria-labelledby="h-contents">
    <h2 id="h-contents">${say({ ja: '目次', en: 'Contents' })}</h2>
    <ol>
      ${parts.map(({ id, ...words }) => html`<li><a href="#${id}">${say(words)}</a></li>`)}
    </ol>
  </nav>`;

function factsOf(files: ReadonlyMap<string, string>): Facts {
  const problems = new ProblemList();
  const summary = content(files, 'summary.json', problems) as Summary;
  const setting = content(files, SETTING_FILE, problems) as Setting;
  problems.throwIfErrors();
  const { seeds, dates } = summary;
  const prefix = seeds === undefined ? '' : `${seedFolder(seeds[0]!)}/`;
  const tables = new Map(
    [...files].flatMap(([name, text]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), text]] : [],
    ),
  );
  return {
    summary,
    setting,
    gathered: gather(readTables(tables, dates)),
    stops: new Map(setting.stops.map((stop) => [stop.id, stop])),
  };
}

/** A file that this program has written itself, as it is; undefined, and told, if it is not there or spoilt. */
function content(files: ReadonlyMap<string, string>, name: string, problems: ProblemList): unknown {
  const text = files.get(name);
  let found = 'nothing';
  if (text !== undefined) {
    try {
      return JSON.parse(text);
    } catch (cause) {
      found = (cause as Error).message;
    }
  }
  problems.in(name).error('whole file', {
    expected: 'a file as noriai simulate --out writes it',
    found,
    remedy: 'name the folder that was given to --out, or simulate again',
  });
  return undefined;
}
