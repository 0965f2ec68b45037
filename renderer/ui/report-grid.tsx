import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { dayIn } from '#shared/i18n/day-words.ts';
import { cellWriter, type Grid } from '#shared/kernel/grid.ts';
import { useLanguage } from '../app/language.tsx';
import { useClinicDay } from '../app/session.tsx';
import { GridHeads } from './grid-heads.tsx';
import {
  columnNeeds,
  linesOf,
  needsThatFit,
  nextSorting,
  orderOf,
  type Sorting,
  widthsOf,
} from './grid-lines.ts';
import { GridCells, ShownLine } from './grid-row.tsx';
import { useKeys } from './key-bindings.ts';
import { useListNavigation } from './list-navigation.ts';
import classes from './report-grid.module.css';
import { useCellCursor } from './use-cell-cursor.ts';
import { useChosenInSight, useRowWindow } from './use-row-window.ts';

type ReportGridProps = {
  grid: Grid;
  /**
   * Enter or a double click; the place is that of the row in the grid, however the table is sorted. The column is that
   * of the cell where one opens by itself.
   */
  onOpen?: (place: number, column?: number) => void;
  /** The columns whose cells open by themselves: ← and → go over them. */
  cellColumns?: readonly number[];
  /** The row on which the cursor came to stand. */
  onChoose?: (place: number) => void;
  /** The place of the row under the cursor, where the screen keeps it: the cursor goes with a row that moves. */
  at?: number | undefined;
  /** Arrows and Enter work wherever the cursor is, except in text fields. */
  isEverywhere?: boolean;
  isSortable?: boolean;
};

const ROW_HEIGHT = 32;
/** Of a head of two lines, as the style sheet says it. */
const TALL_HEAD = 42;

/** A list on the screen: head and totals stay in sight, arrows move, Enter opens, S sorts; any number of rows. */
export function ReportGrid(props: ReportGridProps) {
  const { grid, onOpen, onChoose, at, cellColumns, isEverywhere = true, isSortable = true } = props;
  const { language } = useLanguage();
  const { zone } = useClinicDay();
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const write = useMemo(
    () => cellWriter(grid, { zone, day: date => dayIn(language, date) }),
    [grid, zone, language],
  );
  const bothNeeds = useMemo(
    () => [columnNeeds(grid, write), columnNeeds(grid, write, 2)] as const,
    [grid, write],
  );
  const order = useMemo(() => orderOf(grid, sorting, language), [grid, sorting, language]);
  const lines = useMemo(() => linesOf(grid, order, sorting !== null), [grid, order, sorting]);
  const lineOfRow = useMemo(() => lines.flatMap((line, at) => (line.kind === 'row' ? [at] : [])), [lines]);
  const placeOf = (nth: number) => order[nth] ?? 0;
  const cells = useCellCursor(cellColumns);
  const list = useListNavigation({
    ...{ count: grid.rows.length, isEverywhere, label: grid.title },
    at: at === undefined ? undefined : order.indexOf(at),
    onOpen: nth => onOpen?.(placeOf(nth), ...(cells.cursor === undefined ? [] : [cells.cursor])),
    ...(onChoose ? { onChoose: (nth: number) => onChoose(placeOf(nth)) } : {}),
  });
  const { first, last, width } = useRowWindow(scroller, lines.length, ROW_HEIGHT);
  const chosenLine = lineOfRow[list.index] ?? 0;
  const { needs, headLines } = needsThatFit(...bothNeeds, width);
  const covered = (headLines === 2 ? TALL_HEAD / ROW_HEIGHT : 1) + (grid.totals ? 1 : 0);
  useChosenInSight(scroller, { line: chosenLine, rowHeight: ROW_HEIGHT, covered });

  function sortBy(next: Sorting | null): void {
    setSorting(next);
    list.setIndex(0);
    onChoose?.(orderOf(grid, next, language)[0] ?? 0);
  }
  useGridKeys({ grid, sorting, isSortable, canOpen: onOpen !== undefined, sortBy });
  const isDrawn = chosenLine >= first && chosenLine < last;
  const widths = widthsOf(needs, width);
  const gridProps = {
    ...list.listProps,
    role: 'grid',
    'aria-rowcount': lines.length + 1,
    // Names a row only while it is drawn.
    'aria-activedescendant': isDrawn ? cells.idIn(list.listProps['aria-activedescendant']) : undefined,
    onKeyDown: (event: KeyboardEvent) => cells.onKeyDown(event) || list.listProps.onKeyDown(event),
  };
  return (
    <div className={classes.scroller} ref={scroller}>
      <table {...gridProps} className={classes.grid} style={{ width: widths.reduce((a, b) => a + b, 0) }}>
        <colgroup>
          {grid.columns.map(({ key }, at) => (
            <col key={key} style={{ width: widths[at] }} />
          ))}
        </colgroup>
        <GridHeads {...{ grid, sorting, isSortable, headLines }} onSort={sortBy} />
        <tbody>
          <Spacer height={first * ROW_HEIGHT} columns={grid.columns.length} />
          {lines.slice(first, last).map((line, step) => (
            <ShownLine
              key={line.kind === 'row' ? `row ${line.at}` : `${line.kind} ${line.group.from}`}
              {...{ grid, line, write }}
              rowProps={line.kind === 'row' ? cells.rowProps(list.rowProps(line.nth)) : undefined}
              cursor={line.kind === 'row' && line.nth === list.index ? cells.cursor : undefined}
              index={first + step + 2}
            />
          ))}
          <Spacer height={(lines.length - last) * ROW_HEIGHT} columns={grid.columns.length} />
        </tbody>
        {grid.totals && (
          <tfoot>
            <tr data-sums>
              <GridCells grid={grid} cells={grid.totals} write={write} hasSign />
            </tr>
          </tfoot>
        )}
      </table>
      {grid.notes.map(note => (
        <p key={note} className={`small dim ${classes.note}`}>
          {note}
        </p>
      ))}
    </div>
  );
}

/** Takes the place of the rows that are not drawn. */
function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden className={classes.spacer}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

type GridKeys = {
  grid: Grid;
  sorting: Sorting | null;
  isSortable: boolean;
  canOpen: boolean;
  sortBy: (sorting: Sorting | null) => void;
};

function useGridKeys({ grid, sorting, isSortable, canOpen, sortBy }: GridKeys): void {
  const { t } = useLanguage();
  const isOff = !isSortable || grid.rows.length < 2;
  useKeys([
    { keys: 'S', label: t('common.gridSort'), run: () => sortBy(nextSorting(grid, sorting)), isOff },
    {
      keys: 'Shift S',
      label: t('common.gridSortOther'),
      run: () => sorting && sortBy({ ...sorting, isDescending: !sorting.isDescending }),
      onStrip: false,
      isOff: isOff || sorting === null,
    },
    { keys: 'Enter', label: t('common.open'), isOff: !canOpen || grid.rows.length === 0 },
  ]);
}
