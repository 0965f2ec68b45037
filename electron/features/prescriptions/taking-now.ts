import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type {
  prescriptionsContract,
  TakenMedicine,
} from '#shared/features/prescriptions/prescriptions.contract.ts';
import type { ReadContext } from '../../server/service.ts';
import { activeMedicines } from '../encounters/encounters.service.ts';

/** As-needed and one-time medicines, and those without a known time, are checked but not said to be taken now. */
export function takingNow(
  ctx: ReadContext,
  input: ParsedInputOf<typeof prescriptionsContract.takingNow>,
): TakenMedicine[] {
  return activeMedicines(ctx, input).filter(({ line: { dose } }) => {
    const { schedule, asNeeded, duration } = dose;
    if (asNeeded || schedule.kind === 'stat' || schedule.kind === 'sos') return false;
    return duration !== null || schedule.kind === 'taper';
  });
}
