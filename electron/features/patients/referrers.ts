import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Referrer } from '#shared/features/patients/patient.schema.ts';
import type { patientsContract } from '#shared/features/patients/patients.contract.ts';
import { referralsGrid } from '#shared/features/patients/referrals.grid.ts';
import { rangeIn } from '#shared/i18n/day-words.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { addDays, startOfDayAt } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import type { ReadContext, TaskContext, WriteContext } from '../../server/service.ts';
import * as referrersSql from './referrers.sql.ts';

type Contract = typeof patientsContract;

const MOST_LISTED = 100;

export function referrerNameOf(db: ReadableDb, referrerId: number | null): string {
  return referrerId === null ? '' : (referrersSql.find(db, referrerId)?.name ?? '');
}

export function assertReferrer(db: ReadableDb, referrerId: number | null): void {
  if (referrerId !== null && !referrersSql.find(db, referrerId))
    throw new AppError('NOT_FOUND', { what: 'referrer' });
}

export function referrers(ctx: ReadContext, { text }: ParsedInputOf<Contract['referrers']>): Referrer[] {
  return referrersSql.listByText(ctx.db, text.trim(), MOST_LISTED);
}

export function addReferrer(ctx: WriteContext, input: ParsedInputOf<Contract['addReferrer']>): Referrer {
  const known = referrersSql.findIdByNameAndPhone(ctx.db, input.name, input.phone);
  if (known !== undefined) throw new AppError('REFERRER_EXISTS', { referrerId: known });
  const id = referrersSql.insert(ctx.db, { ...input, addedAt: ctx.now(), addedBy: ctx.session.userId });
  ctx.subject('referrer', id);
  return { id, ...input };
}

export function referralReport(
  ctx: ReadContext,
  { fromDate, toDate }: ParsedInputOf<Contract['referralReport']>,
): OutputOf<Contract['referralReport']> {
  return referrersSql
    .listReferralSums(ctx.db, {
      fromDate,
      toDate,
      fromInstant: startOfDayAt(fromDate, ctx.zone),
      beforeInstant: startOfDayAt(addDays(toDate, 1), ctx.zone),
    })
    .map(({ id, name, kind, phone, ...sums }) => ({ referrer: { id, name, kind, phone }, ...sums }));
}

export function exportReferrals(
  ctx: TaskContext,
  input: ParsedInputOf<Contract['exportReferrals']>,
): Promise<OutputOf<Contract['exportReferrals']>> {
  const { fromDate, toDate, language } = input;
  const rows = ctx.reading(reading => referralReport(reading, input));
  return exportGrid(ctx, referralsGrid(rows, translatorOf(language), rangeIn(language, input)), {
    ...{ wanted: input, fileName: `referrals-${fromDate}-${toDate}` },
    ...{ entity: 'referralReport', detail: { fromDate, toDate } },
  });
}
