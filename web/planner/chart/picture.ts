/** A picture of a chart is so many times as large as the chart, so that it prints well. */
const SCALE = 3;
/** Pictures go on paper: they have the colours of the light page. */
const PAPER = '#ffffff';

/** Saves a chart of the page as a file that stands by itself. */
export function saveSvg(svg: SVGSVGElement, name: string): Promise<void> {
  save(new Blob([standalone(svg)], { type: 'image/svg+xml' }), `${name}.svg`);
  return Promise.resolve();
}

export async function savePng(svg: SVGSVGElement, name: string): Promise<void> {
  const { width, height } = sheetOf(svg);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.ceil(width * SCALE), Math.ceil(height * SCALE)];
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('this browser cannot draw');
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (blob === null) throw new Error('this browser cannot make a picture');
  save(blob, `${name}.png`);
}

/** The text of an SVG that needs nothing of the page: colours and type are written out. */
function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const { width, height } = sheetOf(svg);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('viewBox', `${-MARGIN} ${-MARGIN} ${width} ${height}`);
  copy.setAttribute('font-family', 'sans-serif');
  const text = new XMLSerializer().serializeToString(copy).replaceAll('font-family="inherit"', '');
  return text.replaceAll(/var\(--([a-z0-9-]+)\)/g, (_, colour: string) => LIGHT[colour] ?? '#000000');
}

/** Another type may be wider than the one the chart was measured with: nothing is cut off. */
const MARGIN = 16;

function sheetOf(svg: SVGSVGElement): { readonly width: number; readonly height: number } {
  const { width, height } = svg.viewBox.baseVal;
  return { width: width + 2 * MARGIN, height: height + 2 * MARGIN };
}

/** As planner.css has them by day. */
const LIGHT: Readonly<Record<string, string>> = {
  ink: '#1b1f24',
  muted: '#4a525c',
  line: '#e4e2dc',
  paper: '#ffffff',
  carried: '#0b4f8a',
};

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has begun to save by then.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 10_000);
}
