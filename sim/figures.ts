export { count, measureAndCount as figures, type Measured } from './report/indicators.js';
