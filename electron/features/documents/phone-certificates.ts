import type { ReadableDb, WritableDb } from '../../database/db.ts';
import { subKey } from '../../keys/database-key.ts';
import {
  type Certified,
  fingerprintOf,
  mustRenew,
  newAuthority,
  newServerCertificate,
  pemOf,
} from '../../keys/lan-certificates.ts';
import { seal, unseal } from '../../keys/sealed-box.ts';
import type { UploadDoorPlan } from '../../server/ports.ts';
import type { TaskContext } from '../../server/service.ts';
import * as phonesSql from './phone-uploads.sql.ts';

type Role = phonesSql.CertificateRole;

const boundTo = (role: Role) => Buffer.from(`parchi/lan-${role}/v1`);

/** Undefined when there is none, and after a change of the clinic's key: then a new one is made. */
function stored(db: ReadableDb, role: Role, key: Buffer): Certified | undefined {
  const found = phonesSql.findCertificate(db, role);
  const privateKey = found && unseal(key, found.sealedKey, boundTo(role));
  return found && privateKey ? { name: found.name, certificate: found.certificate, privateKey } : undefined;
}

function keep(db: WritableDb, role: Role, key: Buffer, made: Certified, now: number): Certified {
  const sealedKey = seal(key, made.privateKey, boundTo(role));
  phonesSql.saveCertificate(db, role, { ...made, sealedKey }, now);
  return made;
}

/** The certificate for this address, made or renewed where it must be. */
export function certificateFor(
  ctx: TaskContext,
  address: string,
  clinicName: string,
): UploadDoorPlan['certificate'] {
  const key = subKey(ctx.house.opened().key, 'lan-ca');
  const now = ctx.now();
  const known = ctx.reading(({ db }) => ({
    authority: stored(db, 'authority', key),
    server: stored(db, 'server', key),
  }));
  const isGood = known.authority && known.server && !mustRenew(known.server.certificate, address, now);
  const { authority, server } = isGood
    ? (known as { authority: Certified; server: Certified })
    : ctx.writing(({ db }) => {
        const authority = known.authority ?? keep(db, 'authority', key, newAuthority(clinicName, now), now);
        return {
          authority,
          server: keep(db, 'server', key, newServerCertificate(authority, address, now), now),
        };
      });
  key.fill(0);
  return {
    key: pemOf('PRIVATE KEY', server.privateKey),
    chain: pemOf('CERTIFICATE', server.certificate) + pemOf('CERTIFICATE', authority.certificate),
    authority: authority.certificate,
  };
}

export function fingerprintOfClinic(db: ReadableDb): string | null {
  const authority = phonesSql.findCertificate(db, 'authority');
  return authority ? fingerprintOf(authority.certificate) : null;
}
