import { fragment } from '../../database/db.ts';

// Units of a line that were not paid for in a package already: what a package holds stands on the bill at nothing, and
// its sessions go to the lines of their item in the order of the bill.
export const UNITS_NOT_PREPAID = fragment(`
  line.quantity - CASE WHEN line.rate_paise > 0 OR line.item_id IS NULL THEN 0 ELSE min(line.quantity, max(0,
    (SELECT count(*) FROM package_uses AS used
      WHERE used.bill_id = line.bill_id AND used.item_id = line.item_id AND used.reverses_id IS NULL)
    - (SELECT coalesce(sum(earlier.quantity), 0) FROM bill_lines AS earlier
      WHERE earlier.bill_id = line.bill_id AND earlier.line_number < line.line_number
        AND earlier.item_id = line.item_id AND earlier.rate_paise = 0))) END`);
