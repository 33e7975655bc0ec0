import type { Page } from 'playwright-core';

/** What cannot be read without scrolling sideways, or at all: "what: element, its text" each. */
export const cutOff = (page: Page): Promise<string[]> => page.evaluate<string[]>(LOOK);

/** Runs in the page. What scrolls by itself, such as a table or the diagram, keeps its own inside. */
const LOOK = `(() => {
  const faults = [];
  const width = document.documentElement.clientWidth;
  const name = (element) =>
    element.tagName.toLowerCase() + '.' + String(element.className.baseVal ?? element.className) + ' ' +
    (element.textContent ?? '').trim().slice(0, 30);
  if (document.documentElement.scrollWidth > width) {
    faults.push('the page is ' + (document.documentElement.scrollWidth - width) + ' px too wide');
  }
  const scrolls = (element) => {
    for (let e = element.parentElement; e !== null && e !== document.body; e = e.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(e).overflowX)) return true;
    }
    return false;
  };
  for (const element of document.querySelectorAll('body *:not(svg *):not(.unseen):not(.unseen *):not(.skip):not(.map *)')) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    const box = element.getBoundingClientRect();
    if (!hasText || box.width === 0 || !element.checkVisibility()) continue;
    if ((box.right > width + 1 || box.left < -1) && !scrolls(element)) faults.push('beyond the edge: ' + name(element));
    const style = getComputedStyle(element);
    if (['hidden', 'clip'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1) {
      faults.push('cut off: ' + name(element));
    }
  }
  return faults;
})()`;
