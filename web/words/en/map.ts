import type { map as japanese } from '../ja/map.js';

export const map: typeof japanese = {
  'Map.Title': 'Roads',
  'NavigationControl.ZoomIn': 'Zoom in',
  'NavigationControl.ZoomOut': 'Zoom out',
};
