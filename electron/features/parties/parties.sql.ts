import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type PartyRow = {
  id: number;
  version: number;
  name: string;
  gstin: string;
  address: string;
  state: string;
  contactName: string;
  contactPhone: string;
  termsDays: number;
  creditLimitPaise: number | null;
  priceListName: string;
  tdsPermille: number;
  isRetired: number;
  duePaise: number;
  openBills: number;
};

const PARTY = fragment(`
  newest.party_id AS id, newest.version, newest.name, newest.gstin, newest.address, newest.state,
  newest.contact_name AS contactName, newest.contact_phone AS contactPhone, newest.terms_days AS termsDays,
  newest.credit_limit_paise AS creditLimitPaise, newest.price_list_name AS priceListName,
  newest.tds_permille AS tdsPermille, newest.is_retired AS isRetired,
  (SELECT coalesce(sum(due_paise), 0) FROM bills WHERE bills.party_id = newest.party_id) AS duePaise,
  (SELECT count(*) FROM bills WHERE bills.party_id = newest.party_id AND due_paise > 0) AS openBills
`);
const NEWEST = fragment(`
  party_versions AS newest
  JOIN (SELECT party_id, max(version) AS version FROM party_versions GROUP BY party_id) AS last
    ON last.party_id = newest.party_id AND last.version = newest.version
`);

export function list(db: ReadableDb): PartyRow[] {
  return db.all<PartyRow>(sql`
    SELECT ${PARTY} FROM ${NEWEST} ORDER BY newest.is_retired, newest.name COLLATE NOCASE`);
}

export function find(db: ReadableDb, partyId: number): PartyRow | undefined {
  return db.maybeOne<PartyRow>(sql`
    SELECT ${PARTY} FROM party_versions AS newest
    WHERE newest.party_id = ${partyId} ORDER BY newest.version DESC LIMIT 1`);
}

export type NewVersion = Omit<PartyRow, 'duePaise' | 'openBills'> & { at: number; byUser: number };

export function insertParty(db: WritableDb, at: number, byUser: number): number {
  return db.run(sql`INSERT INTO parties (at, by_user) VALUES (${at}, ${byUser})`).lastId;
}

export function insertVersion(db: WritableDb, row: NewVersion): void {
  db.run(sql`
    INSERT INTO party_versions (party_id, version, name, gstin, address, state, contact_name, contact_phone, terms_days,
      credit_limit_paise, price_list_name, tds_permille, is_retired, at, by_user)
    VALUES (${row.id}, ${row.version}, ${row.name}, ${row.gstin}, ${row.address}, ${row.state}, ${row.contactName},
      ${row.contactPhone}, ${row.termsDays}, ${row.creditLimitPaise}, ${row.priceListName}, ${row.tdsPermille},
      ${row.isRetired}, ${row.at}, ${row.byUser})`);
}

export type MemberRow = {
  id: number;
  partyId: number;
  patientId: number;
  fullName: string;
  uhid: string;
  memberNumber: string;
  validFrom: number;
  validTo: number | null;
};

const MEMBER = fragment(`
  SELECT member.id, member.party_id AS partyId, member.patient_id AS patientId, patients.full_name AS fullName,
    patients.uhid, member.member_number AS memberNumber, member.valid_from AS validFrom, ends.valid_to AS validTo
  FROM party_members AS member JOIN patients ON patients.id = member.patient_id
    LEFT JOIN party_member_ends AS ends ON ends.member_id = member.id
`);

export function listMembers(db: ReadableDb, partyId: number): MemberRow[] {
  return db.all<MemberRow>(sql`
    ${MEMBER} WHERE member.party_id = ${partyId}
    ORDER BY ends.valid_to IS NOT NULL, patients.full_name COLLATE NOCASE, member.id`);
}

export function listOfRecord(db: ReadableDb, patientId: number): MemberRow[] {
  return db.all<MemberRow>(sql`${MEMBER} WHERE member.patient_id = ${patientId} ORDER BY member.id DESC`);
}

export function findMember(db: ReadableDb, memberId: number): MemberRow | undefined {
  return db.maybeOne<MemberRow>(sql`${MEMBER} WHERE member.id = ${memberId}`);
}

export type NewMember = Omit<MemberRow, 'id' | 'fullName' | 'uhid' | 'validTo'> & {
  at: number;
  byUser: number;
};

export function insertMember(db: WritableDb, member: NewMember): number {
  return db.run(sql`
    INSERT INTO party_members (party_id, patient_id, member_number, valid_from, at, by_user)
    VALUES (${member.partyId}, ${member.patientId}, ${member.memberNumber}, ${member.validFrom}, ${member.at},
      ${member.byUser})`).lastId;
}

export function endMember(
  db: WritableDb,
  end: { memberId: number; validTo: number; at: number; byUser: number },
): void {
  db.run(sql`
    INSERT INTO party_member_ends (member_id, valid_to, at, by_user)
    VALUES (${end.memberId}, ${end.validTo}, ${end.at}, ${end.byUser})`);
}
