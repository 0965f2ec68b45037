import * as z from 'zod';
import { read, streamOf, task, write } from '../../contract/procedure.ts';
import { userIdSchema } from '../../kernel/ids.ts';
import { lineSchema } from '../../kernel/text.ts';
import { minuteSchema } from '../appointments/session.schema.ts';
import { clinicSettingsSchema } from '../settings/settings.schema.ts';

/** What hangs on the wall: no names unless the clinic chose them, nothing clinical. */
export const waitingScreenSchema = z.object({
  clinicName: z.string(),
  now: z.int(),
  /** The clinic's settings for the wall: a screen on it has nobody signed in to ask for them. */
  voice: clinicSettingsSchema.shape.waitingScreenVoice,
  language: clinicSettingsSchema.shape.waitingScreenLanguage,
  doctors: z.array(
    z.object({
      doctorId: userIdSchema,
      doctorName: z.string(),
      room: z.string(),
      /** Not why: that is for the desk. */
      away: z.object({ untilMinute: minuteSchema.nullable() }).nullable(),
      /** Called and not yet seen, last called first; `callId` changes with each call and recall. */
      called: z.array(z.object({ token: z.string(), name: z.string(), callId: z.int(), at: z.int() })),
      next: z.array(z.object({ token: z.string(), name: z.string() })),
      waitingCount: z.int(),
    }),
  ),
});
export type WaitingScreen = z.infer<typeof waitingScreenSchema>;

/** A doctor who is out, and the screen on the wall that says so. */
export const waitingScreenProcedures = {
  /** "Away till 11:10": shown on the board and on the wall; null minute means until further notice. */
  setAway: write({
    permission: 'queue:call',
    audit: 'doctor.away',
    input: z.object({
      doctorId: userIdSchema,
      isAway: z.boolean(),
      untilMinute: minuteSchema.nullable().default(null),
      reason: lineSchema(60).default(''),
    }),
    output: z.object({}),
  }),
  waitingScreen: read({
    permission: 'queue:display',
    audit: 'waitingScreen.shown',
    input: z.object({}),
    output: waitingScreenSchema,
  }),
  /**
   * The same for the screen on the wall itself: now, and again after every change. What hangs there is meant for
   * everybody in the room, so it goes on when the desk is locked and nobody is signed in.
   */
  followWaitingScreen: task({
    permission: 'anyone',
    audit: 'waitingScreen.followed',
    recorded: false,
    input: z.object({}),
    output: streamOf(waitingScreenSchema),
    /** Nobody signed in opened so many of them already. */
    errors: { TOO_MANY_WALLS: z.object({ most: z.int() }) },
  }),
};
