import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { PlannedDoseView } from '#shared/features/immunisations/immunisation.schema.ts';
import type { immunisationsContract } from '#shared/features/immunisations/immunisations.contract.ts';
import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import { addDays, formatDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { getPerson } from '../patients/patients.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { chart } from './chart.ts';
import { type ImmunisationCardPrint, immunisationCardDocument } from './immunisation-card.document.ts';

type CardInput = ParsedInputOf<(typeof immunisationsContract)['printCard']>;

function cardPrint(ctx: ReadContext, { patientId }: CardInput): ImmunisationCardPrint {
  const { clinic } = clinicAndSettings(ctx.db);
  const person = getPerson(ctx.db, patientId);
  const { doses, records, schedule, listVersion } = chart(ctx, { patientId });
  // The card's words are English or Hindi; a name in another script does not ask for Hindi.
  const language = /\p{Script=Devanagari}/u.test(person.localName) ? 'hi' : 'en';
  const labels = new Map(doses.flatMap(dose => (dose.recordId ? [[dose.recordId, dose.doseLabel]] : [])));
  const standing = records.filter(({ withdrawnBecause }) => withdrawnBecause === null);
  return {
    language,
    clinic: {
      name: clinic.name,
      addressLine: [clinic.addressLine, clinic.city, clinic.pinCode].filter(Boolean).join(', '),
      phone: formatPhone(clinic.phone),
    },
    person: {
      name: person.fullName,
      localName: person.localName,
      uhid: person.uhid,
      birthOn: `${person.birthIsEstimated ? '~' : ''}${formatDate(person.birthOn)}`,
      guardian: person.guardian?.fullName ?? '',
    },
    schedule,
    listVersion,
    given: standing.toReversed().map(record => ({
      vaccine: record.vaccine,
      dose: String(labels.get(record.id) ?? ''),
      onDate: formatDate(record.givenOn),
      vial:
        record.place === 'here'
          ? [record.brand, record.batch].filter(Boolean).join(', ')
          : PRINT_WORDS[language].givenElsewhere,
    })),
    next: comingOf(doses, ctx.today()).map(({ vaccine, doseLabel, dueOn }) => ({
      vaccine,
      dose: doseLabel,
      fromDate: formatDate(dueOn),
    })),
    date: formatDate(ctx.today()),
  };
}

/** What falls within a year: the next years are printed when they come. */
const SHOWN_AHEAD_DAYS = 365;

type Coming = PlannedDoseView & { dueOn: LocalDate };

function comingOf(doses: readonly PlannedDoseView[], today: LocalDate): Coming[] {
  return doses
    .filter((dose): dose is Coming => dose.dueOn !== null && dose.dueOn <= addDays(today, SHOWN_AHEAD_DAYS))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** The card as the parents keep it. */
export async function printCard(
  ctx: TaskContext,
  input: CardInput,
): Promise<OutputOf<(typeof immunisationsContract)['printCard']>> {
  const print = ctx.reading(read => cardPrint(read, input));
  const { bytes, pageCount } = await renderPdf(immunisationCardDocument(print));
  ctx.subject('patient', input.patientId);
  return {
    pdf: Buffer.from(bytes).toString('base64'),
    pageCount,
    fileName: `immunisation-${print.person.uhid.replace(/[^\w-]/g, '-')}.pdf`,
  };
}
