import { contract } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';

export type Caller = <P extends AnyProcedure>(procedure: P, input: InputOf<P>) => Promise<OutputOf<P>>;

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
  await call(immunisations.exportChart, { patientId, format: 'csv' });
  await call(immunisations.dueList, { byDate: '2026-12-31' });
  await call(immunisations.exportDueList, { byDate: '2026-12-31', format: 'csv' });
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
  await call(lists.exportRows, { list: 'diagnoses', format: 'csv' });
  await call(lists.retire, { list: 'diagnoses', key: rows[0]?.key ?? '', reason: 'Not used' });
}

export async function tourTheCatalogue(call: Caller, patientId: number): Promise<void> {
  const { catalogue } = contract;
  const row = {
    ...{
      name: 'Dressing of ours',
      localName: '',
      code: 'DOO',
      category: 'procedure' as const,
      sacCode: '999312',
    },
    ...{ taxClass: 'exempt' as const, isTaxInclusive: false, package: null },
  };
  const { itemId } = await call(catalogue.saveItem, { changes: null, row });
  await call(catalogue.setPrice, { itemId, listId: 1, ratePaise: 15_000, validFrom: '2026-12-01' });
  await call(catalogue.savePriceList, {
    changes: null,
    row: {
      ...{ name: 'Staff', priceClass: 'Staff', doctorId: null, category: null, weekdays: [] },
      ...{ fromMinute: null, toMinute: null, validFrom: '2026-12-01', validTo: null, adjustPermille: -500 },
      isRetired: false,
    },
  });
  await call(catalogue.priceLists, {});
  await call(catalogue.setPriceClass, { patientId, priceClass: 'Staff' });
  await call(catalogue.priceClass, { patientId });
  await call(catalogue.addTaxRate, {
    ...{ taxClass: 'gst5', validFrom: '2027-04-01', treatment: 'taxable', gstPermille: 60, overPaise: null },
    ...{ sparesIcu: false, needsItcNote: false, source: 'A notification to come' },
  });
  await call(catalogue.taxRates, {});
  const { financialYear } = await call(catalogue.taxCodes, {});
  await call(catalogue.sayTurnover, { financialYear, isAbove: false });
  await call(catalogue.starters, {});
  await call(catalogue.takeStarters, { codes: ['ECG'] });
  await call(catalogue.search, { text: 'dress', patientId });
  const csv = 'name,category,tax_class,price\nBandage of ours,consumable,device,20';
  await call(catalogue.dryRun, { csv });
  await call(catalogue.importFile, { csv, fileName: 'ours.csv' });
  await call(catalogue.exportFile, {});
  await call(catalogue.show, { text: 'dress' });
  await call(catalogue.item, { itemId });
  for (const takeOut of [catalogue.exportServices, catalogue.exportPriceLists, catalogue.exportTaxRates])
    await call(takeOut, { format: 'csv' });
  await call(catalogue.exportPrices, { itemId, format: 'csv' });
  await call(catalogue.retireItem, { itemId, version: 1, reason: 'Not done any more' });
  await call(catalogue.bringBack, { itemId, version: 2 });
  await call(catalogue.packagesOf, { patientId });
  await call(catalogue.exportPackages, { patientId, format: 'csv' });
}
