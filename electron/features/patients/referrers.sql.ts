import type { Referrer } from '#shared/features/patients/patient.schema.ts';
import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export function find(db: ReadableDb, id: number): Referrer | undefined {
  return db.maybeOne<Referrer>(sql`SELECT id, name, kind, phone FROM referrers WHERE id = ${id}`);
}

export function findIdByNameAndPhone(db: ReadableDb, name: string, phone: string): number | undefined {
  return db.value<number>(sql`SELECT id FROM referrers WHERE name = ${name} AND phone = ${phone}`);
}

/** Those whose name has the text somewhere, by name. */
export function listByText(db: ReadableDb, text: string, limit: number): Referrer[] {
  return db.all<Referrer>(sql`
    SELECT id, name, kind, phone FROM referrers WHERE instr(lower(name), lower(${text})) > 0 OR ${text} = ''
    ORDER BY name LIMIT ${most(limit)}`);
}

export function insert(
  db: WritableDb,
  referrer: Omit<Referrer, 'id'> & { addedAt: number; addedBy: number },
): number {
  return db.run(sql`
    INSERT INTO referrers (name, kind, phone, added_at, added_by)
    VALUES (${referrer.name}, ${referrer.kind}, ${referrer.phone}, ${referrer.addedAt}, ${referrer.addedBy})`)
    .lastId;
}

export type ReferralSum = Referrer & { patientCount: number; visitCount: number; collectedPaise: number };

type Period = { fromDate: LocalDate; toDate: LocalDate; fromInstant: number; beforeInstant: number };

/** New patients, visits and money of the period by who sent them; this only reads. */
export function listReferralSums(db: ReadableDb, period: Period): ReferralSum[] {
  const [fromDay, toDay] = [toDayNumber(period.fromDate), toDayNumber(period.toDate)];
  return db.all<ReferralSum>(sql`
    WITH sent AS MATERIALIZED (
      SELECT referrer_id, count(*) FILTER (WHERE merged_into IS NULL AND registered_at >= ${period.fromInstant}
          AND registered_at < ${period.beforeInstant}) AS patient_count,
        sum((SELECT count(*) FROM visits WHERE visits.patient_id = patients.id
          AND day_descending BETWEEN ${-toDay} AND ${-fromDay})) AS visit_count
      FROM referrers CROSS JOIN patients ON patients.referrer_id = referrers.id
      WHERE is_hidden = 0 GROUP BY referrer_id
    ), paid AS MATERIALIZED (
      SELECT referrer_id, sum(amount_paise) AS collected_paise
      FROM payments CROSS JOIN patients ON patients.id = payments.patient_id
      WHERE on_date BETWEEN ${fromDay} AND ${toDay} AND referrer_id IS NOT NULL GROUP BY referrer_id
    )
    SELECT id, name, kind, phone, coalesce(patient_count, 0) AS patientCount,
      coalesce(visit_count, 0) AS visitCount, coalesce(collected_paise, 0) AS collectedPaise
    FROM referrers LEFT JOIN sent ON sent.referrer_id = id LEFT JOIN paid ON paid.referrer_id = id
    WHERE patientCount > 0 OR visitCount > 0 OR collectedPaise <> 0
    ORDER BY patientCount DESC, collectedPaise DESC, name`);
}
