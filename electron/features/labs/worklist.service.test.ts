import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { resourceFolder } from '../../server/resource-folder.ts';
import { closeTestClinics, openTestClinic } from '../../server/test-clinic.ts';
import { loadReferenceLists } from '../prescriptions/prescriptions.service.ts';
import { CREATININE, here, labs, orderedBy, personOf } from './labs.test-support.ts';

afterEach(closeTestClinics);

const DAY_MS = 86_400_000;

test('tests that hundreds never had done do not hide what was ordered today', async () => {
  const clinic = await openTestClinic();
  const { labList } = loadReferenceLists(join(resourceFolder(), 'reference'));
  const outside = [...labList.tests.keys()].slice(0, 55).map(id => here(id, { place: 'outside' }));
  const doctor = await clinic.as('doctor');
  const forgetful = await personOf(clinic);
  for (let day = 0; day < 12; day += 1) await orderedBy(doctor, forgetful, ...outside);
  clinic.clock.advance(DAY_MS);

  const today = await clinic.as('doctor');
  const patientId = await personOf(clinic, { fullName: 'Asha Rao', phone: '5000041736' });
  const [orderId] = await orderedBy(today, patientId, here(CREATININE));
  for (const state of ['open', 'ordered'] as const) {
    const { jobs, counts } = await today.call(labs.worklist, { state });
    expect(jobs.flatMap(({ orderIds }) => orderIds)).toContain(orderId);
    // The one who was sent away long ago is one job, and still the first to be asked after.
    expect(jobs[0]?.who.patientId).toBe(forgetful);
    expect(counts.ordered).toBe(2);
  }
});
