import { useState } from 'react';

type Kept = { id: number; at: number };

/**
 * The row under the cursor by its id: it keeps the cursor when the list is read anew and rows come or go above it. Of a
 * row that is gone the one in its place is chosen. Rows of an earlier question (`isPrevious`) hold no cursor.
 */
export function useChosenRow<Row extends { id: number }>(rows: readonly Row[], isPrevious = false) {
  const [kept, setKept] = useState<Kept | null>(null);
  const found = kept === null ? -1 : rows.findIndex(({ id }) => id === kept.id);
  const at = Math.max(0, found >= 0 ? found : Math.min(kept?.at ?? 0, rows.length - 1));
  const chosen = rows[at];
  if (chosen && !isPrevious && (chosen.id !== kept?.id || at !== kept.at)) setKept({ id: chosen.id, at });
  return {
    ...{ chosen, at },
    choose(place: number): void {
      const row = rows[place];
      if (row) setKept({ id: row.id, at: place });
    },
    /** The first row of the next answer. */
    begin: () => setKept(null),
  };
}
