import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { CERTIFICATE_KINDS, type CertificateKind } from '#shared/features/certificates/certificate.schema.ts';
import type { RegisterFilter } from '#shared/features/certificates/certificates.contract.ts';
import { useRead } from '../../api/hooks.ts';
import { useClinicDay } from '../../app/session.tsx';
import { useDoctors } from '../appointments/doctors.ts';
import { type Days, daysOfSpan, SPANS, type Span, shiftedSpan } from './register-span.ts';

function after<Item>(items: readonly (Item | null)[], item: Item | null): Item | null {
  return items[(items.indexOf(item) + 1) % items.length] ?? null;
}

/** Which part of the register is shown, and what is done with the whole of it. */
export function useRegister() {
  const { today } = useClinicDay();
  const { doctors } = useDoctors();
  const [span, setSpan] = useState<Span>('month');
  const [days, setDays] = useState<Days>(() => daysOfSpan('month', today));
  const [kind, setKind] = useState<CertificateKind | null>(null);
  const [doctorId, setDoctorId] = useState<number | null>(null);
  const filter: RegisterFilter = { ...days, kind, doctorId };
  const reading = useRead(contract.certificates.register, filter, { keepPrevious: true });

  function showSpan(next: Span): void {
    setSpan(next);
    // The anchor is today when it lies in what is shown, else the first day shown.
    const anchor = today >= days.fromDate && today <= days.toDate ? today : days.fromDate;
    if (next !== 'own') setDays(daysOfSpan(next, anchor));
  }

  return {
    ...{ filter, span, days, kind, doctorId, doctors, reading, setDays, setKind, setDoctorId, showSpan },
    nextSpan: () => showSpan(SPANS[(SPANS.indexOf(span) + 1) % SPANS.length] ?? 'month'),
    nextKind: () => setKind(after([null, ...CERTIFICATE_KINDS], kind)),
    nextDoctor: () => setDoctorId(after([null, ...doctors.map(({ id }) => id)], doctorId)),
    shift: (by: 1 | -1) => {
      if (span !== 'own') setDays(shiftedSpan(span, days, by));
    },
    error: reading.error,
  };
}

export type Register = ReturnType<typeof useRegister>;
