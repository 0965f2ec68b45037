import { type Rounding, roundOffPaise } from '../../kernel/money.ts';

const RUPEE = 100;

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
  /** Of a line that sold packages: what the used sessions of each that stands are worth, the least used first. */
  usedPaise?: readonly number[];
};

export type CreditableBill = {
  lines: readonly CreditableLine[];
  totalPaise: number;
  /** By earlier credit notes. */
  creditedPaise: number;
  /** The bill's own, whatever the clinic rounds to by now. */
  rounding?: Rounding | undefined;
};

export type ChosenLine = { lineNumber: number; quantity: number };
export type CreditedLine = ChosenLine & {
  amountPaise: number;
  cgstPaise: number;
  sgstPaise: number;
  /** Of packages: what the clinic keeps for sessions that were used. */
  keptPaise?: number;
};

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
  const { lineNumber, creditedQuantity, usedPaise = [] } = line;
  const upToNow = creditedQuantity + quantity;
  if (usedPaise.length > 0) return creditedPackages(line, quantity);
  const part = (wholePaise: number, credited: number) => upTo(wholePaise, upToNow, line.quantity) - credited;
  return {
    ...{ lineNumber, quantity },
    amountPaise: part(line.valuePaise, line.creditedPaise),
    cgstPaise: part(line.cgstPaise, line.creditedCgstPaise),
    sgstPaise: part(line.sgstPaise, line.creditedSgstPaise),
  };
}

/** Of packages only what is unused is credited, with its share of the tax; the least used ones first. */
function creditedPackages(line: CreditableLine, quantity: number): CreditedLine {
  const { lineNumber, creditedQuantity, usedPaise = [] } = line;
  const share = (wholePaise: number) =>
    upTo(wholePaise, creditedQuantity + quantity, line.quantity) -
    upTo(wholePaise, creditedQuantity, line.quantity);
  const wholePaise = share(line.valuePaise);
  const used = usedPaise.slice(0, quantity).reduce((sum, paise) => sum + paise, 0);
  const keptPaise = Math.min(used, wholePaise);
  const amountPaise = wholePaise - keptPaise;
  const taxOf = (taxPaise: number) =>
    keptPaise === 0 ? share(taxPaise) : Math.round((taxPaise * amountPaise) / Math.max(1, line.valuePaise));
  return {
    ...{ lineNumber, quantity, amountPaise, keptPaise },
    ...{ cgstPaise: taxOf(line.cgstPaise), sgstPaise: taxOf(line.sgstPaise) },
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
 * What a credit note over these lines comes to, with the tax in proportion. Of a bill to the paisa a note is what its
 * lines are worth. Of a bill in whole rupees, all notes of a bill together are in whole
 * rupees, as the bill was; a part leaves at least a rupee for a rest that is worth half a rupee or more, and the note that
 * takes the last of a bill takes what is left of its total, round-off and tax and all, to the paisa.
 */
export function creditAmounts(bill: CreditableBill, chosen: readonly ChosenLine[]): CreditAmounts {
  const quantities = new Map(chosen.map(({ lineNumber, quantity }) => [lineNumber, quantity]));
  const lines = bill.lines.flatMap(line => {
    const quantity = quantities.get(line.lineNumber) ?? 0;
    return quantity > 0 ? [creditedLine(line, quantity)] : [];
  });
  const sum = lines.reduce((all, { amountPaise }) => all + amountPaise, 0);
  const earlier = bill.lines.reduce((all, { creditedPaise }) => all + creditedPaise, 0);
  const restPaise = bill.lines.reduce((all, { valuePaise }) => all + valuePaise, 0) - earlier - sum;
  const leftPaise = bill.totalPaise - bill.creditedPaise;
  const mostPaise = restPaise < RUPEE / 2 ? leftPaise : leftPaise - RUPEE;
  const wholePaise = earlier + sum + roundOffPaise(earlier + sum) - bill.creditedPaise;
  const roundedPaise = restPaise === 0 ? leftPaise : Math.max(0, Math.min(wholePaise, mostPaise));
  const totalPaise = bill.rounding === 'paisa' ? sum : roundedPaise;
  return {
    lines,
    taxPaise: lines.reduce((all, { cgstPaise, sgstPaise }) => all + cgstPaise + sgstPaise, 0),
    roundOffPaise: totalPaise - sum,
    totalPaise,
  };
}
