import { contract } from '#shared/contract/index.ts';
import { useWrite } from '../../api/hooks.ts';
import { isRefusal, type Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { useStillHere } from '../../ui/still-here.ts';
import { toast } from '../../ui/toasts.tsx';

/** Calls the doctor's next waiting person and opens the visit; with nobody waiting it says so. */
export function useCallNext(): { callNext: () => Promise<void>; pending: boolean; error: Refusal | null } {
  const t = useTranslation();
  const open = useOpen();
  const { userId } = usePerson();
  const isStillHere = useStillHere();
  const write = useWrite(contract.queue.callNext);
  async function callNext(): Promise<void> {
    try {
      const called = await write.call({ doctorId: userId });
      if (isStillHere()) open.visit(called.visitId);
    } catch (thrown) {
      if (!isRefusal(thrown, 'NOBODY_WAITING')) return; // The screen shows `error`.
      toast(t('encounters.nobodyWaiting'));
    }
  }
  return {
    callNext,
    pending: write.pending,
    error: write.error?.code === 'NOBODY_WAITING' ? null : write.error,
  };
}
