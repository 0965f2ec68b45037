import { Button } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';

type PartySlotProps = {
  patientId: number;
  /** Null: the patient owes it. */
  partyId: number | null;
  onChoose: (partyId: number | null) => void;
};

/** Whose account what is left of a bill goes on; there is nothing to see for somebody of no company. */
export function PartySlot({ patientId, partyId, onChoose }: PartySlotProps) {
  const t = useTranslation();
  const mayRead = usePerson().may('parties:read');
  const choices = useRead(contract.parties.ofPatient, { patientId }, { enabled: mayRead }).answer ?? [];
  const chosenAt = choices.findIndex(choice => choice.partyId === partyId);
  const chosen = choices[chosenAt];
  // The next company each time, and after the last the patient again.
  const next = () => onChoose(choices[chosenAt + 1]?.partyId ?? null);
  useKeys([
    { keys: 'P', label: t('parties.choose'), run: next, isOff: choices.length === 0, onStrip: false },
  ]);
  if (choices.length === 0) return null;
  return (
    <>
      <Button
        variant={chosen ? 'light' : 'default'}
        aria-pressed={chosen !== undefined}
        data-party
        onClick={next}
        rightSection={<KeyHint keys="P" />}
      >
        <span className="clip">
          {chosen ? t('parties.chosen', { name: chosen.name }) : t('parties.choose')}
        </span>
      </Button>
      {chosen && chosen.freePaise !== null && (
        <span className="tiny dim">{t('parties.creditOf', { amount: formatRupees(chosen.freePaise) })}</span>
      )}
    </>
  );
}
