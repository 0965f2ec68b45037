import { expect } from 'vitest';
import { PEOPLE } from '../../server/test-clinic.ts';
import type { Of } from './money-script.test-support.ts';
import { attempt, cash, shares, type World } from './money-world.test-support.ts';

const doctorId = PEOPLE.doctor;

export async function spend(world: World, { desk, mode, amountPaise }: Of<'spend'>): Promise<void> {
  const about = { category: 'Tea and water', paidTo: 'Gupta Stores', amountPaise, mode };
  const done = await attempt(world.people[desk], cash.recordExpense, about);
  if (done) world.paper.expenses.push({ id: done.id, amountPaise, isBack: false });
}

export async function unspend(world: World, { desk, which }: Of<'unspend'>): Promise<void> {
  const { expenses } = world.paper;
  const expense = expenses[which % Math.max(1, expenses.length)];
  if (!expense) return;
  const input = { expenseId: expense.id, reason: 'Returned' };
  if (!(await attempt(world.people[desk], cash.reverseExpense, input))) return;
  expect(expense.isBack).toBe(false);
  expense.isBack = true;
}

export async function payShare(world: World, { mode }: Of<'payShare'>): Promise<void> {
  const { owner } = world.people;
  const toDate = world.paper.day;
  const sheet = await attempt(owner, shares.sheet, { doctorId, toDate });
  if (!sheet) return;
  const grossPaise = sheet.grossPaise;
  const { tdsPaise } = sheet.tds;
  const done = await attempt(owner, shares.payOut, { doctorId, toDate, grossPaise, tdsPaise, mode });
  if (done) world.paper.payouts.push({ id: done.id, grossPaise, tdsPaise, isBack: false });
}

export async function takeShareBack(world: World, { which }: Of<'shareBack'>): Promise<void> {
  const { payouts } = world.paper;
  const payout = payouts[which % Math.max(1, payouts.length)];
  if (!payout) return;
  const input = { payoutId: payout.id, reason: 'Wrong doctor' };
  if (!(await attempt(world.people.owner, shares.takeBack, input))) return;
  expect(payout.isBack).toBe(false);
  payout.isBack = true;
}
