import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { homeOf } from './home.ts';
import { useSession } from './session.tsx';

export type BoardStart = 'newPatient' | 'walkIn';
export type SettingsPart =
  | 'clinic'
  | 'catalogue'
  | 'people'
  | 'schedules'
  | 'growthTables'
  | 'alerts'
  | 'discounts'
  | 'backup'
  | 'audit'
  | 'me'
  | 'notice'
  | 'consents'
  | 'phones'
  | 'letterhead'
  | 'forms'
  | 'referrals'
  | 'lists';
export type CalendarTab = 'calendar' | 'callList' | 'toRebook' | 'followUps';

export type Open = {
  home: () => void;
  board: (start?: BoardStart) => void;
  calendar: (options?: { tab?: CalendarTab; isBooking?: boolean; patientId?: number | undefined }) => void;
  queue: () => void;
  visit: (visitId: number) => void;
  bills: () => void;
  /** The bill of a visit: its draft, or what was issued. */
  bill: (visitId: number) => void;
  /** A bill without a token: for this person, or for whoever is found first. */
  billFor: (patientId?: number) => void;
  /** A bill that was issued, by itself. */
  issuedBill: (billId: number) => void;
  registers: () => void;
  patients: () => void;
  /** The laboratory's worklist, or the sheet of these orders. */
  labReports: (orderIds?: readonly number[]) => void;
  patient: (patientId: number) => void;
  /** The owner's list of records that may be one person. */
  suspects: () => void;
  /** The register of certificates. */
  certificates: () => void;
  /** An old list of patients from a file. */
  importPatients: () => void;
  merge: (keptId: number, goneId: number) => void;
  /** UPI receipts against the bank's statement. */
  upi: () => void;
  /** One's own drawer, or another's to look at or to hand over. */
  drawer: (shiftId?: number) => void;
  expenses: () => void;
  today: () => void;
  closeDay: () => void;
  looseEnds: () => void;
  templates: () => void;
  vaccinesDue: () => void;
  /** Who owes what, by age. */
  dues: () => void;
  /** Refunds that wait, and those of a period. */
  refunds: () => void;
  /** Companies that pay later. */
  parties: () => void;
  /** Doctors' shares; a doctor's own. */
  shares: () => void;
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
      calendar: ({ tab, isBooking, patientId } = {}) =>
        go('/calendar', {
          ...(tab ? { tab } : {}),
          ...(isBooking ? { book: patientId === undefined ? 'someone' : `person-${patientId}` } : {}),
        }),
      queue: () => go('/queue'),
      visit: visitId => go(`/visit/${visitId}`),
      bills: () => go('/bills'),
      bill: visitId => go(`/bill/${visitId}`),
      billFor: patientId => go(patientId === undefined ? '/new-bill' : `/new-bill/${patientId}`),
      issuedBill: billId => go(`/issued/${billId}`),
      registers: () => go('/registers'),
      patients: () => go('/patients'),
      labReports: orderIds => go('/reports', orderIds ? { sheet: orderIds.join('-') } : {}),
      patient: patientId => go(`/patients/${patientId}`),
      suspects: () => go('/suspects'),
      certificates: () => go('/certificates'),
      importPatients: () => go('/import'),
      merge: (keptId, goneId) => go(`/merge/${keptId}/${goneId}`),
      upi: () => go('/upi'),
      drawer: shiftId => go('/drawer', shiftId === undefined ? {} : { shift: String(shiftId) }),
      expenses: () => go('/expenses'),
      today: () => go('/today'),
      closeDay: () => go('/close-day'),
      looseEnds: () => go('/loose-ends'),
      templates: () => go('/templates'),
      vaccinesDue: () => go('/vaccines-due'),
      dues: () => go('/dues'),
      refunds: () => go('/refunds'),
      parties: () => go('/parties'),
      shares: () => go('/shares'),
      settings: part => go(`/settings/${part ?? 'clinic'}`),
    };
  }, [navigate, roles]);
}
