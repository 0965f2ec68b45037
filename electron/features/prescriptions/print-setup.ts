import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { prescriptionsContract } from '#shared/features/prescriptions/prescriptions.contract.ts';
import type { DoctorOnPaper } from '../../printing/letterhead.ts';
import { renderPdf, renderRoomiest } from '../../printing/render-pdf.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { clinicAndSettings, clinicOnPaper } from '../settings/settings.service.ts';
import { getDoctor } from '../users/users.service.ts';
import { calibrationSheetDocument } from './calibration-sheet.document.ts';
import { samplePage } from './letterhead.sample.ts';
import { letterheadSampleDocument } from './letterhead-sample.document.ts';
import { pageOf } from './page-of.ts';

type Input<Name extends keyof typeof prescriptionsContract> = ParsedInputOf<
  (typeof prescriptionsContract)[Name]
>;

const ANY_DOCTOR: DoctorOnPaper = {
  name: 'Dr Sample Name',
  qualification: 'MBBS, MD (Medicine)',
  registrationNumber: '0000',
  council: 'State Medical Council',
};

/** A doctor sees the own head on the sample. */
function doctorOnSample({ db, session }: ReadContext): DoctorOnPaper {
  if (!session.roles.includes('doctor')) return ANY_DOCTOR;
  const { fullName, profile } = getDoctor(db, session.userId);
  return { name: fullName, ...profile };
}

export async function letterheadSample(ctx: TaskContext, { layout, shows }: Input<'letterheadSample'>) {
  const page = ctx.reading(read => {
    const clinic = clinicOnPaper(clinicAndSettings(read.db).clinic);
    return samplePage({ layout, clinic, doctor: doctorOnSample(read) });
  });
  return pageOf(await renderRoomiest(letterheadSampleDocument(page, shows)), 'letterhead.pdf');
}

export async function calibrationSheet(ctx: TaskContext, { paper }: Input<'calibrationSheet'>) {
  const language = ctx.reading(({ db }) => clinicAndSettings(db).settings.screenLanguage);
  return pageOf(await renderPdf(calibrationSheetDocument(paper, language)), `calibration-${paper}.pdf`);
}
