import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { phoneUploadContract } from '#shared/features/documents/phone-upload.contract.ts';
import type { PhoneSettings } from '#shared/features/documents/phone-upload.schema.ts';
import type { TaskContext } from '../../server/service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { certificateFor, fingerprintOfClinic } from './phone-certificates.ts';
import { phoneDesk } from './phone-desk.ts';
import * as phonesSql from './phone-uploads.sql.ts';

function addressesOf(ctx: TaskContext) {
  return (ctx.host.phones?.addresses() ?? []).map(({ name, address }) => ({ name, address }));
}

export async function phoneSettings(ctx: TaskContext): Promise<PhoneSettings> {
  return ctx.reading(({ db }) => ({
    ...{ address: phonesSql.phoneAddress(db), fingerprint: fingerprintOfClinic(db) },
    addresses: addressesOf(ctx),
  }));
}

/** Ends every open code: what is off is off at once. */
export async function changePhoneSettings(
  ctx: TaskContext,
  { address }: ParsedInputOf<typeof phoneUploadContract.changePhoneSettings>,
): Promise<PhoneSettings> {
  const isOurs = address === '' || addressesOf(ctx).some(own => own.address === address);
  if (!isOurs) throw new AppError('PHONE_ADDRESS_GONE', { address });
  const clinicName = ctx.reading(({ db }) => clinicAndSettings(db).clinic.name);
  // Made now, so that the settings can show its fingerprint before the first phone comes.
  if (address !== '') certificateFor(ctx, address, clinicName);
  ctx.writing(({ db, now, session }) =>
    phonesSql.savePhoneAddress(db, { address, changedAt: now(), changedBy: session.userId }),
  );
  ctx.subject('clinic', 1, { address });
  phoneDesk(ctx.house).tickets.endAll();
  return phoneSettings(ctx);
}
