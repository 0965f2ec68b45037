import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { ruleFor, ruleInForce, type ShareRule } from '#shared/features/shares/share.rules.ts';
import type { DoctorRules, NewRule, Preview, ShareRuleRecord } from '#shared/features/shares/share.schema.ts';
import type { sharesContract } from '#shared/features/shares/shares.contract.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { openDay } from '../../ledger/open-day.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { getDoctor } from '../users/users.service.ts';
import { taxOf, taxRowOf } from './doctor-tax.ts';
import { earnedOnRow, rulesOf } from './due.ts';
import * as dueSql from './due-lines.sql.ts';
import { refuseAnothersShare } from './own-share.ts';
import * as sharesSql from './shares.sql.ts';

type InputOf<Name extends keyof typeof sharesContract> = ParsedInputOf<(typeof sharesContract)[Name]>;

const ORDER: readonly ShareRuleRecord['standing'][] = ['inForce', 'coming', 'past'];

function standingOf(rules: readonly ShareRule[], rule: ShareRule, today: LocalDate) {
  if (rule.validFrom > today) return 'coming';
  const isNewest = ruleInForce(rules, rule, today)?.id === rule.id;
  return isNewest && (rule.permille !== null || rule.fixedPaise !== null) ? 'inForce' : 'past';
}

export function doctorRules(ctx: ReadContext | WriteContext, doctorId: number): DoctorRules {
  const known = rulesOf(ctx.db, doctorId);
  const records = sharesSql.listRules(ctx.db, doctorId).map(({ itemName, category, validFrom, ...row }) => {
    const rule = { ...row, category, validFrom: fromDayNumber(validFrom) };
    return {
      ...{ ...rule, category: category as ShareRuleRecord['category'], itemName: itemName ?? '' },
      standing: standingOf(known, rule, ctx.today()),
    } satisfies ShareRuleRecord;
  });
  return {
    ...{ doctorId, doctorName: getDoctor(ctx.db, doctorId).fullName, tax: taxOf(ctx.db, doctorId) },
    rules: ORDER.flatMap(standing => records.filter(record => record.standing === standing)),
  };
}

export function rules(ctx: ReadContext, { doctorId }: InputOf<'rules'>): DoctorRules {
  refuseAnothersShare(ctx, doctorId);
  return doctorRules(ctx, doctorId);
}

function ratesOf({ rate, permille, fixedPaise }: NewRule): Pick<ShareRule, 'permille' | 'fixedPaise'> {
  return {
    permille: rate === 'percent' ? permille : null,
    fixedPaise: rate === 'fixed' ? fixedPaise : null,
  };
}

export function setRule(ctx: WriteContext, input: InputOf<'setRule'>): DoctorRules {
  const { doctorId, itemId, category, basis, validFrom, note } = input;
  getDoctor(ctx.db, doctorId);
  if (itemId !== null && !sharesSql.hasItem(ctx.db, itemId))
    throw new AppError('NOT_FOUND', { what: 'item' });
  const ruleId = sharesSql.insertRule(ctx.db, {
    ...{ doctorId, itemId, category, ...ratesOf(input), basis, note },
    ...{ validFrom: toDayNumber(validFrom), at: ctx.now(), byUser: ctx.session.userId },
  });
  ctx.subject('doctor', doctorId, { ruleId, itemId, category, ...ratesOf(input), basis, validFrom });
  ctx.alsoChanges('registers');
  return doctorRules(ctx, doctorId);
}

export function setTax(ctx: WriteContext, input: InputOf<'setTax'>): DoctorRules {
  const { doctorId, version, pan, keepsTds } = input;
  getDoctor(ctx.db, doctorId);
  const known = taxRowOf(ctx.db, doctorId);
  ctx.subject('doctor', doctorId, { keepsTds, hasPan: (pan ?? known.pan) !== '' });
  if (known.version !== version) throw new AppError('CHANGED_MEANWHILE');
  sharesSql.insertTax(ctx.db, {
    ...{ doctorId, version: version + 1, pan: pan ?? known.pan, keepsTds: Number(keepsTds) },
    ...{ at: ctx.now(), byUser: ctx.session.userId },
  });
  return doctorRules(ctx, doctorId);
}

/** The bills of those days by the rules as they are, and with this one in force from the first of them. */
export function preview(ctx: ReadContext, { rule, days }: InputOf<'preview'>): Preview {
  const { doctorId, itemId, category, basis } = rule;
  const known = rulesOf(ctx.db, doctorId);
  const others = known.filter(one => one.itemId !== itemId || one.category !== category);
  const tried = { id: 0, itemId, category, basis, ...ratesOf(rule), validFrom: days.fromDate };
  const [fromDay, toDay] = [toDayNumber(days.fromDate), toDayNumber(openDay(ctx))];
  const rows = dueSql
    .list(ctx.db, {
      ...{ doctorId, fromDay, toDay, paidUpTo: toDay, lastLedgerId: Number.MAX_SAFE_INTEGER },
      rulesFrom: fromDay,
    })
    .filter(row => row.onDate <= toDayNumber(days.toDate));
  const sumBy = (all: readonly ShareRule[]) =>
    rows.map(row => earnedOnRow(row, ruleFor(all, row, fromDayNumber(row.onDate))));
  const [asIs, withRule] = [sumBy(known), sumBy([...others, tried])];
  const sum = (of: (row: (typeof asIs)[number]) => number, rowsOf = asIs) =>
    rowsOf.reduce((all, row) => all + of(row), 0);
  return {
    ...{ lineCount: rows.length, netPaise: sum(row => row.netPaise) },
    collectedPaise: sum(row => row.collectedPaise),
    asIsPaise: sum(row => row.sharePaise),
    withRulePaise: sum(row => row.sharePaise, withRule),
  };
}
