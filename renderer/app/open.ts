import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { homeOf } from './home.ts';
import { useSession } from './session.tsx';

export type BoardStart = 'newPatient' | 'walkIn';
export type SettingsPart = 'clinic' | 'people' | 'backup' | 'audit' | 'me';

export type Open = {
  home: () => void;
  board: (start?: BoardStart) => void;
  queue: () => void;
  visit: (visitId: number) => void;
  bills: () => void;
  /** The bill of a visit: its draft, or what was issued. */
  bill: (visitId: number) => void;
  patients: () => void;
  patient: (patientId: number) => void;
  today: () => void;
  closeDay: () => void;
  settings: (part?: SettingsPart) => void;
};

/** `open.visit(12)`: every way from one screen to another. */
export function useOpen(): Open {
  const navigate = useNavigate();
  const { session } = useSession();
  const roles = session?.roles;
  return useMemo(() => {
    const go = (to: string, search: Record<string, string> = {}) => void navigate({ to, search } as never);
    return {
      home: () => go(homeOf(roles ?? [])),
      board: start => go('/board', start ? { start } : {}),
      queue: () => go('/queue'),
      visit: visitId => go(`/visit/${visitId}`),
      bills: () => go('/bills'),
      bill: visitId => go(`/bill/${visitId}`),
      patients: () => go('/patients'),
      patient: patientId => go(`/patients/${patientId}`),
      today: () => go('/today'),
      closeDay: () => go('/close-day'),
      settings: part => go(`/settings/${part ?? 'clinic'}`),
    };
  }, [navigate, roles]);
}
