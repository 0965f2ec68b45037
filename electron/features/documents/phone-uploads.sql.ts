import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

/** '' while phones are off. */
export function phoneAddress(db: ReadableDb): string {
  return db.value<string>(sql`SELECT address FROM phone_settings WHERE id = 1`) ?? '';
}

export function savePhoneAddress(
  db: WritableDb,
  row: { address: string; changedAt: number; changedBy: number },
): void {
  db.run(sql`
    INSERT OR REPLACE INTO phone_settings (id, address, changed_at, changed_by)
    VALUES (1, ${row.address}, ${row.changedAt}, ${row.changedBy})`);
}

export type CertificateRole = 'authority' | 'server';
export type SealedCertificate = { name: string; certificate: Buffer; sealedKey: Buffer };

export function findCertificate(db: ReadableDb, role: CertificateRole): SealedCertificate | undefined {
  return db.maybeOne<SealedCertificate>(sql`
    SELECT name, certificate, sealed_key AS sealedKey FROM lan_certificates WHERE role = ${role}`);
}

export function saveCertificate(
  db: WritableDb,
  role: CertificateRole,
  { name, certificate, sealedKey }: SealedCertificate,
  madeAt: number,
): void {
  db.run(sql`
    INSERT OR REPLACE INTO lan_certificates (role, name, certificate, sealed_key, made_at)
    VALUES (${role}, ${name}, ${certificate}, ${sealedKey}, ${madeAt})`);
}
