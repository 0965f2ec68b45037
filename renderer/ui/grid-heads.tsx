import type { KeyboardEvent } from 'react';
import type { Grid } from '#shared/kernel/grid.ts';
import { firstSorting, type Sorting } from './grid-lines.ts';
import classes from './report-grid.module.css';

type GridHeadsProps = {
  grid: Grid;
  sorting: Sorting | null;
  isSortable: boolean;
  headLines: 1 | 2;
  onSort: (sorting: Sorting | null) => void;
};

/** The heads of the columns; a press sorts, another turns the order round, a third gives the list's own order back. */
export function GridHeads({ grid, sorting, isSortable, headLines, onSort }: GridHeadsProps) {
  function press(column: number): void {
    const { isDescending } = firstSorting(grid, column);
    if (sorting?.column !== column) onSort({ column, isDescending });
    else onSort(sorting.isDescending === isDescending ? { column, isDescending: !isDescending } : null);
  }
  return (
    <thead data-lines={headLines}>
      <tr aria-rowindex={1}>
        {grid.columns.map(({ key, label, align }, at) => {
          const direction = sorting?.isDescending ? 'descending' : 'ascending';
          const isSorted = sorting?.column === at;
          return (
            <th
              key={key}
              scope="col"
              data-align={align}
              aria-sort={isSorted ? direction : isSortable ? 'none' : undefined}
            >
              {isSortable ? (
                <button
                  type="button"
                  className={classes.sort}
                  tabIndex={-1}
                  onClick={() => press(at)}
                  onKeyDown={keepPress}
                >
                  {label}
                  {isSorted && <span aria-hidden>{sorting.isDescending ? ' ↓' : ' ↑'}</span>}
                </button>
              ) : (
                label
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** Enter on a head sorts; it must not also open the chosen row. */
function keepPress(event: KeyboardEvent): void {
  if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
}
