import { byTurn } from '#shared/features/queue/queue.rules.ts';
import type { WaitingScreen } from '#shared/features/queue/waiting-screen.procedures.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { awaysNow } from './aways.ts';
import { readBoard } from './board.ts';
import * as eventsSql from './queue-events.sql.ts';
import type { Ctx } from './wall-clock.ts';

const SHOWN_AS_CALLED_MS = 15 * 60_000;
const NEXT_SHOWN = 6;

/** 'Sunita P.': enough for the person to know themselves by. */
function nameOnTheWall(fullName: string): string {
  const words = fullName.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1) : undefined;
  const [initial] = [...(last ?? '')];
  return initial ? `${words[0]} ${initial.toUpperCase()}.` : (words[0] ?? '');
}

export function waitingScreen(ctx: Ctx): WaitingScreen {
  const { clinic, settings } = clinicAndSettings(ctx.db);
  const showsNames = settings.waitingScreenShows === 'names';
  const { active, sessions, rows } = readBoard(ctx);
  const aways = awaysNow(ctx);
  const inside = rows.filter(({ state }) => state === 'withDoctor').map(({ id }) => id);
  const calls = new Map(eventsSql.listLastCalls(ctx.db, inside).map(call => [call.visitId, call]));
  const person = (row: { token: string; fullName: string }) => ({
    token: row.token,
    name: showsNames ? nameOnTheWall(row.fullName) : '',
  });

  return {
    clinicName: clinic.name,
    now: ctx.now(),
    voice: settings.waitingScreenVoice,
    language: settings.waitingScreenLanguage,
    doctors: active.map(({ userId, fullName, profile }) => {
      const away = aways.get(userId);
      const own = rows.filter(({ doctorId }) => doctorId === userId);
      const waiting = own
        .filter(({ state }) => state === 'waiting')
        .map(row => ({ ...row, visitId: row.id }))
        .sort(byTurn);
      const called = own.flatMap(row => {
        const call = calls.get(row.id);
        if (!call || call.at < ctx.now() - SHOWN_AS_CALLED_MS) return [];
        return [{ ...person(row), callId: call.eventId, at: call.at }];
      });
      return {
        doctorId: userId,
        doctorName: fullName,
        room: sessions.get(userId)?.room || profile.room,
        away: away ? { untilMinute: away.untilMinute } : null,
        called: called.sort((a, b) => b.callId - a.callId),
        next: waiting.slice(0, NEXT_SHOWN).map(person),
        waitingCount: waiting.length,
      };
    }),
  };
}
