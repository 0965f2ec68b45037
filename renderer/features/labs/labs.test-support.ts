import type { LabJob, LabOrder, LabSheet, SheetRow } from '#shared/features/labs/lab.schema.ts';

export const who: LabSheet['who'] = {
  ...{ patientId: 3, fullName: 'Lakshmi Raghavan', uhid: 'P-26-00871', phone: '5000041735' },
  ...{
    birthOn: '1974-05-01',
    birthIsEstimated: false,
    onDate: '2026-11-21',
    ageYears: 52,
    ageDays: 19_200,
    isPregnant: false,
    sex: 'F',
  },
};

export function orderOf(more: Partial<LabOrder> = {}): LabOrder {
  return {
    ...{ orderId: 11, itemId: 'PNL02', name: 'Lipid profile', place: 'here', isUrgent: false },
    ...{ state: 'collected', sampleNumber: '261121-001', version: 0, reportSerial: null },
    ...{ orderedAt: 0, orderedByName: 'Dr Meera Kulkarni', cancelReason: '', ...more },
  };
}

export function rowOf(testId: string, name: string, more: Partial<SheetRow> = {}): SheetRow {
  return {
    ...{ orderId: 11, testId, name, unit: 'mg/dL', specimen: 'Serum', method: '', loinc: '', value: '' },
    limits: {
      ...{ low: null, high: 200, text: '', criticalLow: null, criticalHigh: null, origin: 'list 1.0.0' },
    },
    ...{ flag: null, isComputed: false, kind: 'number', choices: [], bound: { least: 10, most: 1500 } },
    ...{ computedFrom: null, notComputed: null, isSure: true, earlier: [], ...more },
  };
}

export function sheetOf(more: Partial<LabSheet> = {}): LabSheet {
  return {
    ...{ who, visitId: 7, orders: [orderOf()], labName: '', measuredOn: '2026-11-21' },
    rows: [
      rowOf('LAB076', 'Total cholesterol', {
        earlier: [{ onDate: '2026-08-02', value: '231', flag: 'high' }],
      }),
      rowOf('LAB077', 'Triglycerides'),
      rowOf('LAB078', 'HDL cholesterol'),
      rowOf('LAB079', 'LDL cholesterol', { computedFrom: ['LAB076', 'LAB078', 'LAB077'] }),
    ],
    ...{ heightCm: null, comment: '', criticals: [], listVersion: '1.0.0', ...more },
  };
}

export function jobOf(more: Partial<LabJob> = {}): LabJob {
  return {
    ...{ who, visitId: 7, orderIds: [11], names: ['Lipid profile'], place: 'here', state: 'ordered' },
    ...{ isUrgent: false, untoldCount: 0, sampleNumber: null, reportSerial: null },
    ...{ since: Date.parse('2026-11-21T06:00:00Z'), ...more },
  };
}
