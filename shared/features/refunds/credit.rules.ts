import { roundOffPaise } from '../../kernel/money.ts';

/** A line of a bill with what was credited of it; the value carries its tax. */
export type CreditableLine = {
  lineNumber: number;
  quantity: number;
  valuePaise: number;
  cgstPaise: number;
  sgstPaise: number;
  creditedQuantity: number;
  creditedPaise: number;
  creditedCgstPaise: number;
  creditedSgstPaise: number;
};

export type CreditableBill = {
  lines: readonly CreditableLine[];
  totalPaise: number;
  /** By earlier credit notes. */
  creditedPaise: number;
};

export type ChosenLine = { lineNumber: number; quantity: number };
export type CreditedLine = ChosenLine & { amountPaise: number; cgstPaise: number; sgstPaise: number };

export type CreditAmounts = {
  lines: CreditedLine[];
  taxPaise: number;
  roundOffPaise: number;
  totalPaise: number;
};

/** The part that goes with the first `quantity` of a line, so that parts of any sizes sum to the whole exactly. */
function upTo(wholePaise: number, quantity: number, ofQuantity: number): number {
  return Math.round((wholePaise * quantity) / ofQuantity);
}

function creditedLine(line: CreditableLine, quantity: number): CreditedLine {
  const upToNow = line.creditedQuantity + quantity;
  const part = (wholePaise: number, credited: number) => upTo(wholePaise, upToNow, line.quantity) - credited;
  return {
    lineNumber: line.lineNumber,
    quantity,
    amountPaise: part(line.valuePaise, line.creditedPaise),
    cgstPaise: part(line.cgstPaise, line.creditedCgstPaise),
    sgstPaise: part(line.sgstPaise, line.creditedSgstPaise),
  };
}

/** Lines that ask for more than is left of them, or that the bill does not have. */
export function tooMuchOf(bill: CreditableBill, chosen: readonly ChosenLine[]): number[] {
  const numbers = chosen.map(({ lineNumber }) => lineNumber);
  return chosen
    .filter(({ lineNumber, quantity }, index) => {
      const line = bill.lines.find(one => one.lineNumber === lineNumber);
      const isTwice = numbers.indexOf(lineNumber) !== index;
      return !line || isTwice || quantity > line.quantity - line.creditedQuantity;
    })
    .map(({ lineNumber }) => lineNumber);
}

/**
 * What a credit note over these lines comes to, with the tax in proportion. In whole rupees as the bill was; the note
 * that takes the last of a bill takes what is left of its total, round-off and all.
 */
export function creditAmounts(bill: CreditableBill, chosen: readonly ChosenLine[]): CreditAmounts {
  const quantities = new Map(chosen.map(({ lineNumber, quantity }) => [lineNumber, quantity]));
  const lines = bill.lines.flatMap(line => {
    const quantity = quantities.get(line.lineNumber) ?? 0;
    return quantity > 0 ? [creditedLine(line, quantity)] : [];
  });
  const sum = lines.reduce((all, { amountPaise }) => all + amountPaise, 0);
  const isLast = bill.lines.every(
    line => line.creditedQuantity + (quantities.get(line.lineNumber) ?? 0) === line.quantity,
  );
  const leftPaise = bill.totalPaise - bill.creditedPaise;
  const totalPaise = isLast ? leftPaise : Math.min(sum + roundOffPaise(sum), leftPaise);
  return {
    lines,
    taxPaise: lines.reduce((all, { cgstPaise, sgstPaise }) => all + cgstPaise + sgstPaise, 0),
    roundOffPaise: totalPaise - sum,
    totalPaise,
  };
}
