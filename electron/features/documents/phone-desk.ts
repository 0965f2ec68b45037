import { AppError } from '#shared/contract/app-error.ts';
import type { ClinicHouse } from '../../server/clinic-house.ts';
import type { PhoneHost, UploadDoor, UploadDoorPlan } from '../../server/ports.ts';
import { type PhoneTickets, phoneTickets, tell } from './phone-tickets.ts';

export type PhoneDesk = {
  readonly tickets: PhoneTickets;
  /** The door at this address; opened by the first code, shut with the last one. */
  door(phones: PhoneHost, plan: Omit<UploadDoorPlan, 'ticketOf'>): Promise<UploadDoor>;
};

type OpenDoor = { address: string; opening: Promise<UploadDoor> };

function newDesk(house: ClinicHouse): PhoneDesk {
  let current: OpenDoor | undefined;
  let shutting: Promise<void> = Promise.resolve();

  function shut(): void {
    const before = current;
    current = undefined;
    if (!before) return;
    shutting = Promise.all([shutting, before.opening.then(door => door.close())]).then(
      () => {},
      () => {}, // It never opened; who asked for it was told.
    );
  }

  const tickets = phoneTickets(house, shut);
  house.onClosing(() => tickets.endAll());

  function ticketOf(token: string) {
    const ticket = tickets.ofToken(token);
    if (ticket && !ticket.hasPhoneCome) {
      ticket.hasPhoneCome = true;
      tell(ticket);
    }
    return ticket;
  }

  return {
    tickets,
    async door(phones, plan) {
      if (current?.address !== plan.address) {
        shut();
        // The same address is free again only when the last door is gone.
        const opening = shutting.then(() => phones.openDoor({ ...plan, ticketOf }));
        current = { address: plan.address, opening };
      }
      const { opening } = current;
      try {
        return await opening;
      } catch {
        if (current?.opening === opening) current = undefined;
        throw new AppError('PHONE_DOOR_STUCK', { address: plan.address });
      }
    },
  };
}

const desks = new WeakMap<ClinicHouse, PhoneDesk>();

/** One for each clinic, made with the first code. */
export function phoneDesk(house: ClinicHouse): PhoneDesk {
  const known = desks.get(house);
  if (known) return known;
  const made = newDesk(house);
  desks.set(house, made);
  return made;
}
