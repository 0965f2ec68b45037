import { type RefObject, useLayoutEffect, useState } from 'react';

const MARGIN_ROWS = 12;
/** Where nothing is measured yet: a tall screen. */
const USUAL_HEIGHT = 900;

export type RowWindow = { first: number; last: number; width: number };

/** Which rows of equal height are near enough to the eye to be drawn, so that 50,000 of them scroll like fifty. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): RowWindow {
  const [view, setView] = useState({ top: 0, height: USUAL_HEIGHT, width: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () =>
      setView(before => {
        const { scrollTop: top, clientHeight, clientWidth: width } = element;
        const height = clientHeight || USUAL_HEIGHT;
        const isSame = top === before.top && height === before.height && width === before.width;
        return isSame ? before : { top, height, width };
      });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller]);
  const first = Math.max(0, Math.floor(view.top / rowHeight) - MARGIN_ROWS);
  const last = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + MARGIN_ROWS);
  return { first, last, width: view.width };
}

type Chosen = {
  line: number;
  rowHeight: number /** Rows that the head and the totals hide. */;
  covered: number;
};

/** Scrolls so that the chosen row is neither under the head or the totals nor out of sight. */
export function useChosenInSight(scroller: RefObject<HTMLElement | null>, chosen: Chosen): void {
  const { line, rowHeight, covered } = chosen;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element?.clientHeight) return;
    const top = line * rowHeight;
    const room = element.clientHeight - covered * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + room) element.scrollTop = top + rowHeight - room;
  }, [scroller, line, rowHeight, covered]);
}
