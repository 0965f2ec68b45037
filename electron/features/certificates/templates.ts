import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import {
  CERTIFICATE_KINDS,
  type CertificateTemplate,
} from '#shared/features/certificates/certificate.schema.ts';
import type { certificatesContract } from '#shared/features/certificates/certificates.contract.ts';
import { templateProblems } from '#shared/features/certificates/template.rules.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import * as templatesSql from './templates.sql.ts';

export function templates(ctx: ReadContext): CertificateTemplate[] {
  return CERTIFICATE_KINDS.map(kind => templatesSql.getCurrent(ctx.db, kind));
}

export function saveTemplate(
  ctx: WriteContext,
  input: ParsedInputOf<typeof certificatesContract.saveTemplate>,
): CertificateTemplate {
  const { kind, textEn, textHi, version } = input;
  for (const path of ['textEn', 'textHi'] as const) {
    const [problem] = input[path].trim() === '' ? [] : templateProblems(kind, input[path]);
    if (problem) throw new AppError('WORDING_NOT_UNDERSTOOD', { path, ...problem });
  }
  if (templatesSql.getCurrent(ctx.db, kind).version !== version) throw new AppError('CHANGED_MEANWHILE');
  templatesSql.insert(ctx.db, {
    ...{ kind, textEn: textEn.trim(), textHi: textHi.trim(), version: version + 1 },
    ...{ changedAt: ctx.now(), changedBy: ctx.session.userId },
  });
  ctx.subject('certificateTemplate', null, { kind, version: version + 1 });
  return templatesSql.getCurrent(ctx.db, kind);
}
