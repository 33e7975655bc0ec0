import { parse, resetSVGDefIds, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';

/**
 * A chart as the text of an SVG, for a report and for a page alike. It holds no words: title and axes are told in the
 * caption, whose id `labelledBy` is, so that one drawing serves every language. Colours are those of the style sheet
 * around it, hence it follows dark mode and print. Nothing of it is evaluated as a program: a page with a strict content
 * policy may draw. Equal charts give equal text.
 */
export async function draw(chart: object, labelledBy: string): Promise<string> {
  resetSVGDefIds();
  const { spec } = compile({ ...chart, background: 'transparent', config: LOOKS } as TopLevelSpec);
  const view = new View(parse(spec, undefined, { ast: true }), {
    renderer: 'none',
    expr: expressionInterpreter,
  });
  const svg = await view.toSVG();
  view.finalize();
  return inline(svg, labelledBy);
}

const GREY = 'var(--muted)';
const FAINT = 'var(--line)';

const LOOKS = {
  aria: false,
  font: 'inherit',
  padding: { left: 4, right: 10, top: 6, bottom: 4 },
  view: { stroke: 'transparent' },
  axis: {
    labelColor: GREY,
    labelFontSize: 12,
    domainColor: GREY,
    tickColor: GREY,
    gridColor: FAINT,
    title: null,
    labelAngle: 0,
  },
  axisX: { grid: false, labelOverlap: true },
  axisY: { tickCount: 4, tickMinStep: 1, domain: false, ticks: false },
  legend: { disable: true },
} as const;

/** Inside a page an SVG needs no name space, scales with its frame, and is one picture to a screen reader. */
function inline(svg: string, labelledBy: string): string {
  const size = /<svg[^>]*\swidth="([\d.]+)" height="([\d.]+)"[^>]*>/.exec(svg);
  if (size === null) throw new Error(`expected an SVG with width and height, found ${svg.slice(0, 80)}`);
  const [tag, width, height] = size;
  return svg
    .replace(tag, `<svg role="img" aria-labelledby="${labelledBy}" viewBox="0 0 ${width!} ${height!}">`)
    .replaceAll(/<path class="(?:background|foreground)"[^>]*? d="(?:M0,0h0v0h0Z)?"[^>]*?\/>/g, '')
    .replaceAll(' pointer-events="none"', '')
    .replaceAll(' aria-hidden="true"', '')
    .replaceAll(/ role="graphics-[a-z]+"| aria-roledescription="[^"]*"/g, '')
    .replaceAll(' opacity="1"', '')
    .replaceAll(/ class="(?:mark|background|foreground)[^"]*"/g, '')
    .replaceAll(/(\.\d\d)\d+/g, '$1');
}
