import { contract } from '#shared/contract/index.ts';
import { openTestClinic, PEOPLE } from './test-clinic.ts';

// Run as a process of its own by power-cut.test.ts: works until it is killed and says what it was promised.
const [, , folderPath = ''] = process.argv;
const desk = await openTestClinic({ role: 'receptionist', folderPath });
for (let number = 0; ; number++) {
  const patient = await desk.call(contract.patients.register, {
    fullName: `Asha ${String.fromCharCode(97 + (number % 26))}${String.fromCharCode(97 + (Math.floor(number / 26) % 26))}devi`,
    phone: `50000${String(10_000 + number)}`,
    birthOn: '1980-01-01',
    birthIsEstimated: true,
    sex: 'F',
    notADuplicateBecause: 'another person',
  });
  const { visitId } = await desk.call(contract.queue.giveToken, {
    patientId: patient.id,
    doctorId: PEOPLE.doctor,
  });
  const bill = await desk.call(contract.billing.issue, {
    patientId: patient.id,
    visitId,
    doctorId: PEOPLE.doctor,
    lines: [{ description: 'Consultation', quantity: 1, ratePaise: 60_000 }],
    payments: [{ mode: 'cash', amountPaise: 60_000 }],
  });
  process.stdout.write(`${bill.number}\n`);
}
