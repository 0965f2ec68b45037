import { join } from 'node:path';
import { STAFF_PASSWORD, sampleClinic, sampleStaff } from './sample-clinic.test-support.ts';

const profile = sampleClinic.doctor.profile;
const { password: _, ...kavita } = sampleStaff[0] ?? {};
const oldLayout = {
  map: { fullName: 0, phone: 1, age: 2, sex: 2 },
  ...{ dateOrder: 'dayFirst', agesOn: '2020-01-01', phoneWhenMissing: '7315550148', hasHeader: true },
};
const oldList = {
  fileName: 'old.csv',
  content: Buffer.from('Name,Mobile,Age/Sex\nHema Malik,5000061735,34/F\n').toString('base64'),
};

/** Of setting up, of people, of the lists and of what the window itself can do. `folder` holds no backups. */
export function officeInputs(folder: string): Record<string, unknown> {
  return {
    'setup.create': sampleClinic,
    'setup.confirmRecoverySheet': {
      answers: [1, 4, 7].map(group => ({ group, text: 'ABCDE' })),
    },
    'setup.recover': { code: 'AAAAA-BBBBB', userId: 3, newPassword: 'copper lantern evening 9' },
    'setup.listBackups': { folder },
    'setup.restore': {
      path: join(folder, 'x.backup.json'),
      secret: { kind: 'password', userId: 1, password: 'x' },
    },
    'users.signIn': { userId: 3, password: STAFF_PASSWORD },
    'users.signInWithPin': { userId: 3, pin: '4071' },
    'users.add': { ...kavita, signInName: 'leela', password: 'copper lantern evening 9' },
    'users.changeDoctorProfile': { userId: 2, doctor: profile },
    'users.exportPeople': { format: 'csv', language: 'hi' },
    'users.disable': { userId: 5 },
    'users.changePassword': { oldPassword: STAFF_PASSWORD, newPassword: STAFF_PASSWORD },
    'users.resetPassword': { userId: 4, newPassword: STAFF_PASSWORD },
    'users.setPin': { password: STAFF_PASSWORD, pin: '4071' },
    'audit.exportRows': { fromDate: '2026-11-01', toDate: '2026-11-30', format: 'csv' },
    'audit.list': { beforeSeq: 20, limit: 10 },
    'settings.change': { clinic: sampleClinic.clinic, settings: {}, version: 1 },
    'lists.show': { list: 'drugs', text: 'para' },
    'lists.exportRows': { list: 'drugs', text: 'para', format: 'csv', language: 'hi' },
    'lists.save': {
      list: 'diagnoses',
      row: { code: 'A90', title: 'Dengue, our protocol', synonyms: ['haddi tod bukhar'], group: 'Fever' },
    },
    'lists.retire': { list: 'drugs', key: 'x', reason: 'No longer made' },
    'lists.dryRun': { list: 'diagnoses', csv: 'title\nDengue' },
    'lists.importFile': { list: 'diagnoses', csv: 'title\nDengue', fileName: 'ours.csv' },
    'imports.inspect': oldList,
    'imports.dryRun': { ...oldList, ...oldLayout },
    'imports.run': { ...oldList, ...oldLayout, takesDuplicates: false },
    'imports.exportList': { format: 'csv', language: 'hi' },
    'backup.exportList': { format: 'csv', language: 'hi' },
    'imports.undo': { importId: 1 },
    'desktop.pickFolder': { title: 'Backups' },
    'desktop.printPage': { pdf: 'JVBERi0=' },
  };
}
