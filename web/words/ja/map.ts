/** What the map says of itself to screen readers and in tips. */
export const map = {
  'Map.Title': '道路の図',
  'NavigationControl.ZoomIn': '大きくする',
  'NavigationControl.ZoomOut': '小さくする',
};
