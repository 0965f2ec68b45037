import type { EncounterBody, VisitView } from '#shared/features/encounters/encounter.schema.ts';
import type { PatientBanner } from '#shared/features/patients/patient.schema.ts';
import { CertificatesPanel } from './certificates.panel.tsx';

/** On the person's page. */
export function PatientCertificates({ banner, onDone }: { banner: PatientBanner; onDone: () => void }) {
  return <CertificatesPanel patientId={banner.patient.id} visitId={null} onDone={onDone} />;
}

type VisitProps = { visit: VisitView; note: { body: EncounterBody } | undefined; onDone: () => void };

/** Beside the note: what it says by now stands in a new certificate. */
export function VisitCertificates({ visit, note, onDone }: VisitProps) {
  const said = note && {
    diagnosis: note.body.diagnoses.map(({ text }) => text).join(', '),
    findings: note.body.findings,
  };
  return (
    <CertificatesPanel
      patientId={visit.banner.patient.id}
      visitId={visit.visitId}
      note={said}
      onDone={onDone}
    />
  );
}
