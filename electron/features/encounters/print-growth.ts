import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { encountersContract } from '#shared/features/encounters/encounters.contract.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { type GrowthChartPrint, growthChartDocument } from '../measures/measures.service.ts';
import { getPerson } from '../patients/patients.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { growthOf } from './growth.ts';

type PrintInput = ParsedInputOf<typeof encountersContract.printGrowth>;

function pageOf(ctx: ReadContext, { patientId, standard, indicator }: PrintInput): GrowthChartPrint {
  const person = getPerson(ctx.db, patientId);
  const { charts, gestationAtBirthDays } = growthOf(ctx, person.id);
  const chart = charts.find(each => each.standard === standard && each.indicator === indicator);
  if (!chart) throw new AppError('NOT_FOUND', { what: 'growthChart' });
  const { clinic, settings } = clinicAndSettings(ctx.db);
  return {
    // The page is the parents’; its words are there in English and Hindi.
    language: settings.patientLanguage === 'hi' ? 'hi' : 'en',
    clinic: {
      name: clinic.name,
      addressLine: [clinic.addressLine, clinic.city].filter(Boolean).join(', '),
      phone: formatPhone(clinic.phone),
    },
    name: person.fullName,
    uhid: person.uhid,
    sex: person.sex,
    bornOn: person.birthOn,
    printedOn: ctx.today(),
    gestationAtBirthDays,
    chart,
  };
}

/** One growth chart as an A4 page. */
export async function printGrowth(
  ctx: TaskContext,
  input: PrintInput,
): Promise<OutputOf<typeof encountersContract.printGrowth>> {
  const print = ctx.reading(read => pageOf(read, input));
  const { bytes } = await renderPdf(growthChartDocument(print));
  ctx.subject('patient', input.patientId, { standard: input.standard, indicator: input.indicator });
  return {
    pdf: Buffer.from(bytes).toString('base64'),
    fileName: `growth-${print.uhid.replaceAll('/', '-')}.pdf`,
  };
}
