import { Button } from '@mantine/core';
import type { CountersignEntry, Countersigns } from '#shared/features/encounters/signing.schema.ts';
import { useLanguage, useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay } from '../../app/session.tsx';
import { KeyHint, KeyLayer } from '../../ui/keys.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './signing.module.css';
import { momentWords } from './version-words.ts';

type CountersignsProps = { countersigns: Countersigns | undefined; onShow: () => void };

/** In the head of the queue, only while something waits. */
export function CountersignCount({ countersigns, onShow }: CountersignsProps) {
  const t = useTranslation();
  if (!countersigns?.entries.length) return null;
  const count = countersigns.entries.length;
  return (
    <Button variant="default" size="xs" rightSection={<KeyHint keys="C" />} onClick={onShow}>
      {t(countersigns.isAssistant ? 'encounters.submittedCount' : 'encounters.toCountersignCount', { count })}
    </Button>
  );
}

/** Everything that waits, of this day and of days before; Tab and Enter open one. */
export function CountersignPanel({
  countersigns,
  onDone,
}: {
  countersigns: Countersigns;
  onDone: () => void;
}) {
  const t = useTranslation();
  const open = useOpen();
  return (
    <Panel label={t('encounters.toCountersign')}>
      <KeyLayer keys={[{ keys: 'Esc', label: t('common.back'), run: onDone }]}>
        <h2 className="title">{t('encounters.toCountersign')}</h2>
        {countersigns.entries.map((entry, at) => (
          <button
            key={entry.visitId}
            type="button"
            className={classes.entry}
            // biome-ignore lint/a11y/noAutofocus: the panel is opened by a key, and the cursor goes with it.
            autoFocus={at === 0}
            onClick={() => open.visit(entry.visitId)}
          >
            <Entry entry={entry} isAssistant={countersigns.isAssistant} />
          </button>
        ))}
      </KeyLayer>
    </Panel>
  );
}

function Entry({ entry, isAssistant }: { entry: CountersignEntry; isAssistant: boolean }) {
  const { t, language } = useLanguage();
  const { zone } = useClinicDay();
  const { sentBack } = entry;
  return (
    <>
      <span className="strong">
        {entry.token} {entry.fullName}
      </span>
      <span className="small dim">
        {isAssistant ? t('encounters.waitsFor', { name: entry.doctorName }) : entry.byName},{' '}
        {momentWords(entry.at, { zone, language })}
      </span>
      {sentBack && (
        <span className="small amber strong">
          {t('encounters.sentBackBy', { name: sentBack.byName, reason: sentBack.reason })}
        </span>
      )}
    </>
  );
}
