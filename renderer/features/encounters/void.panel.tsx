import { contract } from '#shared/contract/index.ts';
import type { SignedEncounter } from '#shared/features/encounters/encounter.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { toast } from '../../ui/toasts.tsx';
import { ReasonPanel } from './reason.panel.tsx';

/** Strikes a signed visit through. */
export function VoidPanel({ signed, onDone }: { signed: SignedEncounter; onDone: () => void }) {
  const t = useTranslation();
  const write = useWrite(contract.encounters.void);
  async function send(reason: string): Promise<void> {
    try {
      await write.call({ visitId: signed.visitId, version: signed.version, reason });
    } catch {
      return; // Said by the panel; the reason stays.
    }
    toast(t('encounters.voidedToast', { serial: signed.serial }));
    onDone();
  }
  return (
    <ReasonPanel
      title={t('encounters.voidTitle', { serial: signed.serial })}
      hint={t('encounters.voidReasonHint')}
      action={t('encounters.void')}
      busy={write.pending}
      error={write.error}
      onGive={reason => void send(reason)}
      onDone={onDone}
    >
      {t('encounters.voidExplained')}
    </ReasonPanel>
  );
}
