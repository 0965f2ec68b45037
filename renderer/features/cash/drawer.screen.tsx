import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { ShiftSheet } from '#shared/features/cash/cash.contract.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ClosedDrawer } from './closed-drawer.panel.tsx';
import { NoDrawer } from './no-drawer.panel.tsx';
import { OpenDrawer } from './open-drawer.panel.tsx';

/** One's own drawer, or the one that was asked for: its float, what went through it, its count, its hand-over. */
export function DrawerScreen({ shiftId }: { shiftId: number | undefined }) {
  return shiftId === undefined ? <OwnDrawer /> : <AnyDrawer shiftId={shiftId} />;
}

function OwnDrawer() {
  const t = useTranslation();
  const reading = useRead(contract.cash.myShift, {});
  const [done, setDone] = useState<ShiftSheet | null>(null);
  if (done) return <ClosedDrawer sheet={done} onNext={() => setDone(null)} />;
  if (!reading.answer) {
    if (reading.error) return <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />;
    return <Skeletons rows={8} label={t('common.loading')} />;
  }
  const { shift, safePaise, onDate } = reading.answer;
  if (!shift) return <NoDrawer safePaise={safePaise} onDate={onDate} />;
  return (
    <OpenDrawer
      key={shift.shiftId}
      sheet={shift}
      safePaise={safePaise}
      refetch={reading.refetch}
      onDone={setDone}
    />
  );
}

function AnyDrawer({ shiftId }: { shiftId: number }) {
  const t = useTranslation();
  const reading = useRead(contract.cash.shift, { shiftId });
  const box = useRead(contract.cash.myShift, {}).answer;
  const sheet = reading.answer;
  if (!sheet) {
    if (reading.error) return <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />;
    return <Skeletons rows={8} label={t('common.loading')} />;
  }
  if (!sheet.isOpen) return <ClosedDrawer sheet={sheet} />;
  return (
    <OpenDrawer
      key={shiftId}
      sheet={sheet}
      {...(box && { safePaise: box.safePaise })}
      refetch={reading.refetch}
      onDone={reading.refetch}
    />
  );
}
