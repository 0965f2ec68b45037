import { contract, nameOf } from '#shared/contract/index.ts';
import { type OwnAddress, privateAddresses } from '../keys/private-ranges.ts';
import type { PhoneHost } from '../server/ports.ts';
import type { ClinicServer } from '../server/start.ts';
import { openUploadDoor } from './upload-door.ts';

/** The door for phones of a host with a network; `others` are addresses for trials on this computer. */
export function phoneHost(server: () => ClinicServer, others: readonly OwnAddress[] = []): PhoneHost {
  const name = nameOf(contract.documents.receivePhonePage);
  return {
    addresses: () => [...privateAddresses(), ...others],
    openDoor: plan =>
      openUploadDoor(
        plan,
        ({ connection, uploadId }, file) =>
          server().call(connection, name, { uploadId, ...file }) as Promise<{ received: number }>,
      ),
  };
}
