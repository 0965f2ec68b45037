import { IconVolume } from '@tabler/icons-react';
import type { WaitingScreen } from '#shared/features/queue/waiting-screen.procedures.ts';
import { type Translate, translate, type WordKey } from '#shared/i18n/translate.ts';
import { useNow } from '../../app/clock.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { KeyLayer } from '../../ui/keys.tsx';
import { shortMinute, shortTime } from './board-rows.ts';
import { useWall } from './follow-wall.ts';
import classes from './waiting-room.module.css';
import { useWallSound } from './wall-sound.ts';

/** A call is new for so long; the number pulses meanwhile. */
const NEW_MS = 20_000;
const NEXT_SHOWN = 3;

type WallDoctor = WaitingScreen['doctors'][number];

/** Who has something to say on the wall; with nobody anywhere, every doctor stands there with their room. */
function doctorsToShow({ doctors }: WaitingScreen): readonly WallDoctor[] {
  const busy = doctors.filter(
    ({ called, next, away, waitingCount }) => called.length + next.length + waitingCount > 0 || away !== null,
  );
  return busy.length > 0 ? busy : doctors;
}

/** What hangs in the waiting room: numbers, rooms, the time. It stands outside the frame and needs nobody signed in. */
export function WaitingRoomScreen() {
  const { language: ownLanguage } = useLanguage();
  const { zone } = useClinicDay();
  const { screen, isLost } = useWall();
  const sound = useWallSound(screen);
  const language = screen?.language ?? ownLanguage;
  const t: Translate = (key, params) => translate(language, key, params);
  const seen = useNow(1_000);
  const doctors = screen ? doctorsToShow(screen) : [];
  const mayChime = screen !== undefined && screen.voice !== 'off';
  return (
    <KeyLayer>
      <main className={classes.screen} lang={language}>
        <header className={classes.head}>
          <h1 className={classes.clinic}>{screen?.clinicName || t('queue.waitingRoom')}</h1>
          <span className={classes.clock}>{shortTime(seen, zone)}</span>
        </header>
        {screen ? (
          <div className={classes.doctors} data-count={Math.min(doctors.length, 6)}>
            {doctors.map(doctor => (
              <Doctor key={doctor.doctorId} doctor={doctor} now={screen.now} t={t} />
            ))}
          </div>
        ) : (
          <p className={classes.nothing}>{isLost && t('queue.wallWaits')}</p>
        )}
        <footer className={classes.foot}>
          <span role="status">{isLost && t('queue.reconnecting')}</span>
          {mayChime && !sound.canSound && (
            <button type="button" className={classes.sound} onClick={sound.start}>
              <IconVolume size={24} aria-hidden />
              {t('queue.startSound')}
            </button>
          )}
        </footer>
      </main>
    </KeyLayer>
  );
}

function Doctor({ doctor, now, t }: { doctor: WallDoctor; now: number; t: Translate }) {
  const { room, doctorName, called, next, away, waitingCount } = doctor;
  const [current, ...earlier] = called;
  const more = waitingCount - Math.min(next.length, NEXT_SHOWN);
  return (
    <section className={classes.doctor} aria-label={doctorName}>
      <div className={classes.place}>
        <h2 className={classes.room}>{room ? t('queue.room', { room }) : doctorName}</h2>
        {away ? (
          <span className={classes.away}>
            {away.untilMinute === null
              ? t('queue.awayNow')
              : t('queue.awayTill', { time: shortMinute(away.untilMinute) })}
          </span>
        ) : (
          room && <span className={classes.doctorName}>{doctorName}</span>
        )}
      </div>
      <Label word="queue.wallNow" t={t} />
      {current ? (
        // A recall has a new callId: the number pulses again.
        <div key={current.callId} className={classes.now} data-new={now - current.at < NEW_MS || undefined}>
          <span className={classes.number}>{current.token}</span>
          {current.name && <span className={classes.name}>{current.name}</span>}
        </div>
      ) : (
        <div className={classes.now} data-nobody aria-hidden>
          <span className={classes.number}>–</span>
        </div>
      )}
      {earlier.length > 0 && (
        <div className={classes.also}>
          {earlier.slice(0, 3).map(({ token, callId }) => (
            <span key={callId}>{token}</span>
          ))}
        </div>
      )}
      <Label word="queue.wallNext" t={t} isFoot />
      <ol className={classes.next}>
        {next.slice(0, NEXT_SHOWN).map(({ token, name }) => (
          <li key={token}>
            {token}
            {name && <span className={classes.nextName}>{name}</span>}
          </li>
        ))}
        {next.length === 0 && <li className={classes.nobody}>{t('queue.wallNobody')}</li>}
        {more > 0 && next.length > 0 && <li className={classes.more}>+{more}</li>}
      </ol>
    </section>
  );
}

function Label({ word, t, isFoot }: { word: WordKey; t: Translate; isFoot?: boolean }) {
  return (
    <span className={classes.label} data-foot={isFoot || undefined}>
      {t(word)}
    </span>
  );
}
