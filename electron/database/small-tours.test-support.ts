import { contract } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';

type Caller = <P extends AnyProcedure>(procedure: P, input: InputOf<P>) => Promise<OutputOf<P>>;

export async function tourTheVaccines(call: Caller, patientId: number): Promise<void> {
  const { immunisations } = contract;
  await call(immunisations.choosePlan, { patientId, schedule: 'RABIES-PEP-IM', startOn: '2026-11-21' });
  const { id } = await call(immunisations.record, {
    ...{
      patientId,
      code: 'RAB',
      givenOn: '2026-11-21',
      place: 'here',
      batch: 'R-7',
      expiresOn: '2027-05-31',
    },
  });
  await call(immunisations.noteReaction, { id, text: 'Sore arm', isSerious: false });
  await call(immunisations.chart, { patientId });
  await call(immunisations.dueList, { byDate: '2026-12-31' });
  await call(immunisations.printCard, { patientId });
  await call(immunisations.withdraw, { id, reason: 'Written twice' });
}

export async function tourTheLists(call: Caller): Promise<void> {
  const { lists } = contract;
  const row = { code: 'A90', title: 'Dengue, our protocol', synonyms: [], group: '' };
  await call(lists.save, { list: 'diagnoses', row });
  await call(lists.dryRun, { list: 'diagnoses', csv: 'title\nMalaria of ours' });
  await call(lists.importFile, { list: 'diagnoses', csv: 'title\nMalaria of ours', fileName: 'ours.csv' });
  const { rows } = await call(lists.show, { list: 'diagnoses' });
  await call(lists.retire, { list: 'diagnoses', key: rows[0]?.key ?? '', reason: 'Not used' });
}
