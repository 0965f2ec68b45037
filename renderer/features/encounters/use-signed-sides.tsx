import { type ReactNode, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { SignedEncounter } from '#shared/features/encounters/encounter.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { VersionReading } from './version-reading.tsx';
import { VersionsPanel } from './versions.panel.tsx';
import { VoidPanel } from './void.panel.tsx';

type SignedSidesProps = {
  signed: SignedEncounter;
  /** Absent for whoever may only read. */
  onAmend: (() => void) | undefined;
};

/** E changes, X strikes through, H shows every signature: what they put beside the note and into its place. */
export function useSignedSides({ signed, onAmend }: SignedSidesProps): {
  side: ReactNode;
  /** In place of the note. */
  reading: ReactNode;
} {
  const t = useTranslation();
  const [side, setSide] = useState<'void' | 'versions' | null>(null);
  const [chosen, setChosen] = useState(0);
  const isReadingVersions = side === 'versions';
  const reading = useRead(
    contract.encounters.versions,
    { visitId: signed.visitId },
    { enabled: isReadingVersions },
  );
  const close = () => setSide(null);
  const isVoid = signed.voided !== null;
  useKeys([
    {
      keys: 'E',
      label: t(isVoid ? 'encounters.writeAnew' : 'encounters.amend'),
      run: () => onAmend?.(),
      isOff: !onAmend,
    },
    {
      keys: 'X',
      label: t('encounters.void'),
      run: () => setSide('void'),
      isOff: !onAmend || isVoid,
    },
    {
      keys: 'H',
      label: t('encounters.versions'),
      run: () => {
        setChosen(0);
        setSide('versions');
      },
    },
  ]);
  const version = isReadingVersions ? reading.answer?.[chosen] : undefined;
  return {
    side:
      side === 'void' && !isVoid ? (
        <VoidPanel signed={signed} onDone={close} />
      ) : isReadingVersions ? (
        <VersionsPanel versions={reading.answer} error={reading.error} onChoose={setChosen} onDone={close} />
      ) : null,
    reading: version && <VersionReading version={version} before={reading.answer?.[chosen + 1]} />,
  };
}
