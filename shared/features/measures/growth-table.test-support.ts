/** An invented reference near no published one: straight medians, so that tests can be reckoned by hand. */
export function inventedTable(standard = 'Invented 1'): string[][] {
  const header = ['standard', 'indicator', 'sex', 'x_unit', 'x', 'l', 'm', 's', 'position', 'source', 'sure'];
  const rows: string[][] = [header];
  for (const sex of ['female', 'male']) {
    for (let month = 0; month <= 60; month += 6) {
      const add = (indicator: string, l: number, m: number, s: number) =>
        rows.push([
          ...[standard, indicator, sex, 'month', String(month), String(l), m.toFixed(2), String(s)],
          ...['', 'made for tests', 'yes'],
        ]);
      add('weight_for_age_kg', 0, 4 + month / 4, 0.1);
      add('height_for_age_cm', 1, 50 + month, 0.04);
      add('bmi_for_age', -1, 15, 0.08);
    }
    for (const centimetres of [50, 80, 110])
      rows.push([
        ...[standard, 'weight_for_height_kg', sex, 'cm', String(centimetres), '0'],
        ...[(centimetres / 6).toFixed(2), '0.09', '', 'made for tests', 'yes'],
      ]);
  }
  return rows;
}

export const csvOf = (table: readonly (readonly string[])[]) => table.map(row => row.join(',')).join('\n');
