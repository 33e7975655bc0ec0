import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { usePlanning } from '../planning.js';
import { savePng, saveSvg } from './picture.js';

interface ChartFigureProps {
  readonly caption: string;
  readonly chart: object;
  /** Of the file that is saved, without its ending. */
  readonly file: string;
  /** What the signs mean, and the numbers as a table. */
  readonly children?: ReactNode;
}

/** A chart with its words, drawn by the code that draws those of the reports; it can be saved as a picture. */
export function ChartFigure({ caption, chart, file, children }: ChartFigureProps): ReactNode {
  const { words } = usePlanning();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<'drawing' | 'here' | 'failed'>('drawing');
  const [failed, setFailed] = useState(false);
  const text = JSON.stringify(chart);
  useEffect(() => {
    let wanted = true;
    void import('../../../charts/draw.js')
      .then(({ draw }) => draw(JSON.parse(text) as object, id))
      .then((svg) => {
        if (!wanted || box.current === null) return;
        box.current.innerHTML = svg;
        setDrawn('here');
      })
      .catch(() => {
        if (wanted) setDrawn('failed');
      });
    return () => {
      wanted = false;
    };
  }, [text, id]);
  const save = (work: (svg: SVGSVGElement, name: string) => Promise<void>): void => {
    const svg = box.current?.querySelector('svg');
    if (svg == null) return;
    setFailed(false);
    work(svg, file).catch(() => {
      setFailed(true);
    });
  };
  return (
    <figure className="chart">
      <figcaption id={id}>{caption}</figcaption>
      {drawn === 'drawing' && <p role="status">{words.loading}</p>}
      {drawn === 'failed' && <p className="notice warn">{words.result.pictureFailed}</p>}
      <div ref={box} className="drawing" />
      {children}
      {drawn === 'here' && (
        <div className="row tight no-print">
          <button
            className="small"
            onClick={() => {
              save(saveSvg);
            }}
          >
            {words.result.svg}
          </button>
          <button
            className="small"
            onClick={() => {
              save(savePng);
            }}
          >
            {words.result.png}
          </button>
        </div>
      )}
      <div role="alert">{failed && <p className="notice bad">{words.result.pictureFailed}</p>}</div>
    </figure>
  );
}
