export type TaxedLine = {
  sacCode: string;
  gstPermille: number;
  taxablePaise: number;
  cgstPaise: number;
  sgstPaise: number;
  /** Where goods are supplied, when that is not the clinic's state. */
  otherState?: string | undefined;
};

/** One row for each code, rate and kind of tax of a paper, in the order of the lines (rule 46(h) to (l) of the CGST Rules). */
export function gstSummaryOf(lines: readonly TaxedLine[]): TaxedLine[] {
  const rows = new Map<string, TaxedLine>();
  for (const { sacCode, gstPermille, taxablePaise, cgstPaise, sgstPaise, otherState } of lines) {
    const key = `${sacCode} ${gstPermille} ${otherState ?? ''}`;
    const empty = { taxablePaise: 0, cgstPaise: 0, sgstPaise: 0 };
    const row = rows.get(key) ?? { sacCode, gstPermille, otherState, ...empty };
    row.taxablePaise += taxablePaise;
    row.cgstPaise += cgstPaise;
    row.sgstPaise += sgstPaise;
    rows.set(key, row);
  }
  return [...rows.values()];
}

/** '5 %' of 50, '2.5 %' of 25. */
export function permilleWords(permille: number): string {
  return `${permille / 10}\u00a0%`;
}
