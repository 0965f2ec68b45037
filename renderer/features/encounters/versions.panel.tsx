import type { EncounterVersion } from '#shared/features/encounters/encounter.schema.ts';
import type { Refusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { KeyLayer } from '../../ui/keys.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SideHead } from '../patients/side-head.tsx';
import classes from './signing.module.css';
import { momentWords } from './version-words.ts';

type VersionsPanelProps = {
  versions: readonly EncounterVersion[] | undefined;
  error: Refusal | null;
  /** Which one stands in the middle, from the newest. */
  onChoose: (at: number) => void;
  onDone: () => void;
};

/** Who signed when and why, newest first; the arrows put one beside the one before it. */
export function VersionsPanel(props: VersionsPanelProps) {
  const { t } = useLanguage();
  return (
    <KeyLayer keys={[{ keys: 'Esc', label: t('common.back'), run: props.onDone }]}>
      <VersionList {...props} />
    </KeyLayer>
  );
}

function VersionList({ versions, error, onChoose, onDone }: VersionsPanelProps) {
  const { t } = useLanguage();
  const list = useListNavigation({
    count: versions?.length ?? 0,
    onOpen: onChoose,
    onChoose,
    isEverywhere: true,
    label: t('encounters.versions'),
  });
  return (
    <aside className={classes.side} aria-label={t('encounters.versions')}>
      <SideHead title={t('encounters.versions')} onDone={onDone} />
      <span className="small dim">{t('encounters.versionsHint')}</span>
      <ProblemNotice error={error} />
      {versions ? (
        <div {...list.listProps}>
          {versions.map((version, at) => (
            <div key={version.version} className={classes.version} {...list.rowProps(at)}>
              <VersionWords version={version} />
            </div>
          ))}
        </div>
      ) : (
        !error && <Skeletons rows={3} label={t('common.loading')} />
      )}
    </aside>
  );
}

function VersionWords({ version }: { version: EncounterVersion }) {
  const { t, language } = useLanguage();
  const { zone } = useClinicDay();
  const { voided } = version;
  const moment = (at: number) => momentWords(at, { zone, language });
  return (
    <>
      <span className="row apart">
        <span className="strong">{t('encounters.versionOf', { version: version.version })}</span>
        <span className={`tiny ${version.isUnaltered ? 'dim' : 'danger strong'}`}>
          {t(version.isUnaltered ? 'encounters.sealHolds' : 'encounters.sealBroken')}
        </span>
      </span>
      <span className="small">
        {version.doctorName}, {moment(version.signedAt)}
      </span>
      {version.enteredByName !== '' && (
        <span className="small dim">
          {t('encounters.enteredBy', { entered: version.enteredByName, signed: version.doctorName })}
        </span>
      )}
      {version.amendReason !== '' && <span className="small">{version.amendReason}</span>}
      {voided && (
        <span className="small danger">
          {t('encounters.voidedBy', { name: voided.byName, at: moment(voided.at), reason: voided.reason })}
        </span>
      )}
    </>
  );
}
