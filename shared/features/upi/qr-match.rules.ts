import { QR_REFERENCE_LENGTH, qrReferencesIn } from '../billing/qr-reference.rules.ts';

type Described = { description: string };

/** Whether a QR of ours brought the transfer, also one by which nothing was taken. */
export function isOfAnyQr({ description }: Described): boolean {
  return qrReferencesIn(description).length > 0;
}

/** Whether the bank's words say this reference, or the beginning of it, and none beside it. */
export function isOfQr({ description }: Described, qrReference: string): boolean {
  const said = qrReferencesIn(description);
  return said.length > 0 && said.every(one => qrReference.startsWith(one));
}

/** The transfers that each QR brought, as far as their words tell it from the others. */
export function transfersByQr<Transfer extends Described>(
  references: ReadonlySet<string>,
  transfers: readonly Transfer[],
): ReadonlyMap<string, Transfer[]> {
  const found = new Map<string, Transfer[]>();
  for (const transfer of transfers) {
    const [said] = qrReferencesIn(transfer.description);
    if (said === undefined) continue;
    const isWhole = said.length === QR_REFERENCE_LENGTH && references.has(said);
    const those = (isWhole ? [said] : [...references]).filter(one => isOfQr(transfer, one));
    const [reference, another] = those;
    if (reference === undefined || another !== undefined) continue;
    found.set(reference, [...(found.get(reference) ?? []), transfer]);
  }
  return found;
}
