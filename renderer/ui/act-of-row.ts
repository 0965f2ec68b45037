import { useState } from 'react';

type Rows<Row> = { rows: readonly Row[]; chosen: Row | undefined; idOf: (row: Row) => number | string };

/**
 * What is begun with one row belongs to that row, also when it leaves the list meanwhile: nobody who takes its place is
 * meant, no key of the half-typed reason falls on them, and a late answer closes nothing that was begun with another.
 */
export function useActOfRow<Row, Act extends string>({ rows, chosen, idOf }: Rows<Row>) {
  const [begun, setBegun] = useState<{ row: Row; act: Act } | null>(null);
  const id = begun && idOf(begun.row);
  return {
    act: begun?.act ?? null,
    /** The row of the act while there is one, else the chosen row. */
    row: begun ? (rows.find(row => idOf(row) === id) ?? begun.row) : chosen,
    setAct(act: Act | null): void {
      if (act !== null) setBegun(chosen === undefined ? null : { row: chosen, act });
      else setBegun(now => (now && idOf(now.row) === id ? null : now));
    },
  };
}
