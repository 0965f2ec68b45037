import type { CellWriter, Grid, GridCell } from '#shared/kernel/grid.ts';
import type { GridLine } from './grid-lines.ts';
import type { useListNavigation } from './list-navigation.ts';

type ShownLineProps = {
  grid: Grid;
  line: GridLine;
  write: CellWriter;
  /** Counted from 1, the head included. */
  index: number;
  rowProps: ReturnType<ReturnType<typeof useListNavigation>['rowProps']> | undefined;
  /** The cell on which the cursor stands; undefined for a row without it. */
  cursor?: number | undefined;
};

/** A row, the head of a group or its sums. */
export function ShownLine({ grid, line, write, index, rowProps, cursor }: ShownLineProps) {
  if (line.kind === 'row') {
    const row = grid.rows[line.at];
    return (
      <tr {...{ ...rowProps, role: undefined }} aria-rowindex={index} data-mark={row?.mark}>
        <GridCells
          {...{ grid, write }}
          cells={row?.cells ?? []}
          {...(cursor !== undefined && { cursor: { at: cursor, id: cellId(rowProps?.id, cursor) } })}
        />
      </tr>
    );
  }
  if (line.kind === 'sums') {
    return (
      <tr aria-rowindex={index} data-sums>
        <GridCells grid={grid} cells={line.group.subtotals ?? []} write={write} />
      </tr>
    );
  }
  return (
    <tr aria-rowindex={index} data-group>
      <td colSpan={grid.columns.length}>{line.group.label}</td>
    </tr>
  );
}

export function cellId(rowId: string | undefined, column: number): string {
  return `${rowId}-${column}`;
}

type GridCellsProps = {
  grid: Grid;
  cells: readonly GridCell[];
  write: CellWriter;
  /** The last sums carry the sign of the rupee. */
  hasSign?: boolean;
  cursor?: { at: number; id: string };
};

export function GridCells({ grid, cells, write, hasSign, cursor }: GridCellsProps) {
  return grid.columns.map(({ key, kind, align }, at) => {
    const said = write(cells[at] ?? null, at);
    const isMoney = hasSign && kind === 'paise' && typeof cells[at] === 'number';
    const isChosen = cursor?.at === at;
    return (
      <td
        key={key}
        data-align={align}
        title={kind === 'text' && said ? said : undefined}
        {...(isChosen && { id: cursor.id, 'aria-selected': true, 'data-cursor': true })}
      >
        {isMoney ? said.replace(/^(\u2212?)/, '$1₹') : said}
      </td>
    );
  });
}
