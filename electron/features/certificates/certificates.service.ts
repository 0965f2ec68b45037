import type { certificatesContract } from '#shared/features/certificates/certificates.contract.ts';
import type { ServiceOf } from '../../server/service.ts';
import { begin } from './certificate-facts.ts';
import { issue, voidCertificate } from './issue.ts';
import { preview, print } from './print-certificate.ts';
import { exportRegister, ofPatient, register } from './register.ts';
import { saveTemplate, templates } from './templates.ts';

export { isUnaltered } from './issue.ts';

export const certificatesService = {
  begin,
  preview,
  issue,
  print,
  void: voidCertificate,
  ofPatient,
  register,
  exportRegister,
  templates,
  saveTemplate,
} satisfies ServiceOf<typeof certificatesContract>;
