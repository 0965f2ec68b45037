import { type KeyboardEvent, type MouseEvent, useEffect, useState } from 'react';
import { cellId } from './grid-row.tsx';
import type { useListNavigation } from './list-navigation.ts';

type RowProps = ReturnType<ReturnType<typeof useListNavigation>['rowProps']>;

function columnUnder({ target }: MouseEvent): number {
  return target instanceof Element ? (target.closest('td')?.cellIndex ?? 0) : 0;
}

/** ← and → over the cells of the chosen row that open by themselves; column 0 stands for the whole row. */
export function useCellCursor(columns: readonly number[] | undefined) {
  const [chosen, setChosen] = useState(0);
  const stops = [0, ...(columns ?? []).filter(at => at > 0)];
  const column = stops.includes(chosen) ? chosen : 0;
  const cursor = column > 0 ? column : undefined;
  const idIn = (rowId: string | undefined) =>
    rowId === undefined || cursor === undefined ? rowId : cellId(rowId, cursor);

  useEffect(() => {
    const cell = document.querySelector('td[data-cursor]');
    if (cursor !== undefined) cell?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [cursor]);

  /** False when the key is somebody else's. */
  function onKeyDown(event: KeyboardEvent): boolean {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
    const next = stops[stops.indexOf(column) + step];
    if (next === undefined) return false;
    event.preventDefault();
    setChosen(next);
    return true;
  }

  function rowProps(row: RowProps): RowProps {
    if (stops.length === 1) return row;
    return {
      ...row,
      onClick(event) {
        setChosen(columnUnder(event));
        row.onClick(event);
      },
    };
  }

  return { cursor, idIn, onKeyDown, rowProps };
}
