import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Member, Party, PartyAccount } from '#shared/features/parties/party.schema.ts';
import type { SearchHit } from '#shared/features/patients/patient.schema.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { longDay, shortDay } from '../../app/wall-clock.ts';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyLayer } from '../../ui/keys.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Panel, PanelAction } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { ACCOUNT_KEYS } from './account-keys.ts';
import classes from './parties.module.css';

type Doing = 'nothing' | 'adding' | 'ending';

/** Who belongs to a company, under which number of theirs, and since when. */
export function PartyPeople({ account, head }: { account: PartyAccount; head: ReactNode }) {
  const { t, language } = useLanguage();
  const open = useOpen();
  const mayChange = usePerson().may('parties:change');
  const [doing, setDoing] = useState<Doing>('nothing');
  const { party, members } = account;
  const isIdle = doing === 'nothing';
  const list = useListNavigation({
    count: members.length,
    label: t('parties.people'),
    isEverywhere: isIdle,
    onOpen: index => {
      const member = members[index];
      if (member) open.patient(member.patientId);
    },
  });
  const chosen = members[list.index];
  const acts = [
    { keys: '+', label: t('parties.addPerson'), run: () => setDoing('adding'), isOff: !mayChange },
    {
      ...{ keys: 'E', label: t('parties.endPerson'), run: () => setDoing('ending') },
      isOff: !mayChange || !chosen || chosen.validTo !== null,
    },
  ].filter(({ isOff }) => !isOff);
  useKeys(acts.map(act => ({ ...act, isOff: !isIdle })));
  const close = () => setDoing('nothing');
  return (
    <div className={classes.pair}>
      <section className={classes.main} aria-label={t('parties.people')}>
        {head}
        {members.length === 0 && <EmptyState title={t('parties.noPeople')} />}
        {members.length > 0 && (
          <div className="row">
            <ExportButtons
              procedure={contract.parties.exportMembers}
              input={{ partyId: party.id }}
              keys={ACCOUNT_KEYS}
              isOff={!isIdle}
              isBeside
            />
          </div>
        )}
        {members.length > 0 && (
          <div {...list.listProps} className={classes.scroll}>
            {members.map((member, index) => (
              <div key={member.id} className={`list-row ${classes.person}`} {...list.rowProps(index)}>
                <span className={member.validTo ? 'dim clip' : 'strong clip'}>{member.fullName}</span>
                <span className="small dim no-wrap">{member.uhid}</span>
                <span className="small clip">{member.memberNumber}</span>
                <span className="small dim no-wrap">{shortDay(member.validFrom, language)}</span>
                <span className="small dim no-wrap">
                  {member.validTo ? `→ ${shortDay(member.validTo, language)}` : ''}
                </span>
              </div>
            ))}
          </div>
        )}
      </section>
      <Panel label={t('parties.people')} isSunk>
        <div className={classes.side}>
          {isIdle ? (
            <div className={classes.acts}>
              {acts.map(({ keys, label, run }) => (
                <PanelAction key={keys} keys={keys} onClick={run}>
                  {label}
                </PanelAction>
              ))}
            </div>
          ) : (
            <KeyLayer keys={[{ keys: 'Esc', label: t('common.close'), run: close, inFields: true }]}>
              {doing === 'adding' && <AddPerson party={party} onDone={close} />}
              {doing === 'ending' && chosen && <EndPerson member={chosen} onDone={close} />}
            </KeyLayer>
          )}
        </div>
      </Panel>
    </div>
  );
}

const NOBODY: readonly SearchHit[] = [];

function AddPerson({ party, onDone }: { party: Party; onDone: () => void }) {
  const { t } = useLanguage();
  const add = useWrite(contract.parties.addMember);
  const [text, setText] = useState('');
  const [memberNumber, setMemberNumber] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 90);
  const reading = useRead(
    contract.patients.search,
    { text: asked, limit: 8 },
    { enabled: asked !== '', keepPrevious: true },
  );
  const hits = asked === '' ? NOBODY : (reading.answer ?? NOBODY);
  const list = useListNavigation({
    count: hits.length,
    label: t('parties.findPerson'),
    onOpen: () => void send(),
  });
  const chosen = hits[list.index]?.patient;

  async function send(): Promise<void> {
    if (!chosen || add.pending) return;
    try {
      await add.call({ partyId: party.id, patientId: chosen.id, memberNumber: memberNumber.trim() });
      toast(t('parties.addPersonDone', { name: chosen.fullName, company: party.name }));
      onDone();
    } catch {
      // The notice says it; what was typed stays.
    }
  }

  return (
    <section className={classes.form} aria-label={t('parties.addPerson')}>
      <h3 className="small-title">{t('parties.addPerson')}</h3>
      <TextInput
        label={t('parties.memberNumber')}
        maxLength={40}
        autoComplete="off"
        autoFocus
        value={memberNumber}
        onChange={event => setMemberNumber(event.currentTarget.value)}
      />
      <TextInput
        label={t('parties.findPerson')}
        maxLength={60}
        autoComplete="off"
        value={text}
        onChange={event => {
          setText(event.currentTarget.value);
          list.setIndex(0);
        }}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing) return;
          if (['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) list.listProps.onKeyDown(event);
        }}
      />
      <ProblemNotice error={reading.error ?? add.error} />
      {hits.length > 0 && (
        <div {...list.listProps}>
          {hits.map(({ patient }, index) => (
            <div key={patient.id} className="list-row row apart" {...list.rowProps(index)}>
              <span className="strong clip">{patient.fullName}</span>
              <span className="small dim no-wrap numeric">{formatPhone(patient.phone)}</span>
            </div>
          ))}
        </div>
      )}
      <SaveButton busy={add.pending} keys="↵" isOff={!chosen} onClick={() => void send()}>
        {t('parties.addPerson')}
      </SaveButton>
    </section>
  );
}

function EndPerson({ member, onDone }: { member: Member; onDone: () => void }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const end = useWrite(contract.parties.endMember);
  const [validTo, setValidTo] = useState(today);
  async function send(): Promise<void> {
    if (end.pending || validTo === '') return;
    try {
      await end.call({ memberId: member.id, validTo });
      toast(t('parties.endPersonDone', { name: member.fullName, day: longDay(validTo, language) }));
      onDone();
    } catch {
      // The notice says it.
    }
  }
  return (
    <section className={classes.form} aria-label={t('parties.endPerson')}>
      <h3 className="small-title">{t('parties.endPerson')}</h3>
      <span className="strong">{member.fullName}</span>
      <TextInput
        type="date"
        label={t('parties.endPersonHint')}
        autoFocus
        value={validTo}
        onChange={event => setValidTo(event.currentTarget.value)}
        onKeyDown={event => event.key === 'Enter' && void send()}
      />
      <ProblemNotice error={end.error} onRetry={() => void send()} />
      <SaveButton busy={end.pending} keys="↵" onClick={() => void send()}>
        {t('parties.endPerson')}
      </SaveButton>
    </section>
  );
}
