import type { documentsContract } from '#shared/features/documents/documents.contract.ts';
import type { ServiceOf } from '../../server/service.ts';
import {
  closeConsent,
  previewConsent,
  printConsent,
  reprintConsent,
  waitingConsents,
} from './consent-forms.ts';
import { consentTemplates, saveConsentTemplate } from './consent-templates.ts';
import { page, print, saveCopy } from './document-pages.ts';
import { changePhoneSettings, phoneSettings } from './phone-settings.ts';
import {
  closePhoneUpload,
  openPhoneUpload,
  phonePages,
  receivePhonePage,
  takePhonePage,
} from './phone-uploads.ts';
import { putFile } from './put-file.ts';
import { exportDocuments, list, thumbnail, versions } from './read-document.ts';
import { add, change, withdraw } from './write-document.ts';

export { collectOrphans } from './collect-orphans.ts';
export { insertDocument, insertVersion, listFileNames } from './documents.sql.ts';

export const documentsService = {
  putFile,
  add,
  list,
  exportList: exportDocuments,
  thumbnail,
  versions,
  page,
  saveCopy,
  print,
  change,
  withdraw,
  consentTemplates,
  saveConsentTemplate,
  previewConsent,
  printConsent,
  reprintConsent,
  waitingConsents,
  closeConsent,
  openPhoneUpload,
  phonePages,
  takePhonePage,
  receivePhonePage,
  closePhoneUpload,
  phoneSettings,
  changePhoneSettings,
} satisfies ServiceOf<typeof documentsContract>;
