import { draw } from '../../../charts/draw.js';
import { raw, type Html } from './html.js';

/** A chart as a part of a report. */
export const drawn = async (chart: object, labelledBy: string): Promise<Html> =>
  raw(await draw(chart, labelledBy));
