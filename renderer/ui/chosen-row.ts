import { useState } from 'react';

type Id = number | string;
type Kept = { id: Id; at: number };

/**
 * The row under the cursor by its id: it keeps the cursor when the list is read anew and rows come or go above it. Of a
 * row that is gone the one in its place is chosen. Rows of an earlier question (`isPrevious`) hold no cursor.
 */
export function useChosenRow<Row extends { id: number }>(rows: readonly Row[], isPrevious = false) {
  return useChosenRowBy(rows, ({ id }) => id, isPrevious);
}

/** The same for rows whose id has another name. */
export function useChosenRowBy<Row>(rows: readonly Row[], idOf: (row: Row) => Id, isPrevious = false) {
  const [kept, setKept] = useState<Kept | null>(null);
  const found = kept === null ? -1 : rows.findIndex(row => idOf(row) === kept.id);
  const at = Math.max(0, found >= 0 ? found : Math.min(kept?.at ?? 0, rows.length - 1));
  const chosen = rows[at];
  if (chosen && !isPrevious && (idOf(chosen) !== kept?.id || at !== kept.at))
    setKept({ id: idOf(chosen), at });
  return {
    ...{ chosen, at },
    choose(place: number): void {
      const row = rows[place];
      if (row) setKept({ id: idOf(row), at: place });
    },
    /** The first row of the next answer. */
    begin: () => setKept(null),
  };
}
