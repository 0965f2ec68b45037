import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Member, Party, PartyAccount } from '#shared/features/parties/party.schema.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { longDay, shortDay } from '../../app/wall-clock.ts';
import { useActOfRow } from '../../ui/act-of-row.ts';
import { useChosenRow } from '../../ui/chosen-row.ts';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useFoundList } from '../../ui/found-list.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyLayer } from '../../ui/keys.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Panel, PanelAction } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { idOfHit, usePatientSearch } from '../patients/patient-search.ts';
import { ACCOUNT_KEYS } from './account-keys.ts';
import classes from './parties.module.css';

const idOf = ({ id }: Member) => id;

/** Who belongs to a company, under which number of theirs, and since when. */
export function PartyPeople({ account, head }: { account: PartyAccount; head: ReactNode }) {
  const { t, language } = useLanguage();
  const open = useOpen();
  const mayChange = usePerson().may('parties:change');
  const { party, members } = account;
  const cursor = useChosenRow(members);
  const [isAdding, setIsAdding] = useState(false);
  const ofMember = useActOfRow<Member, 'ending'>({ rows: members, chosen: cursor.chosen, idOf });
  const { act: ending, row: chosen, setAct: setEnding } = ofMember;
  const isIdle = !isAdding && ending === null;
  const close = () => {
    setIsAdding(false);
    setEnding(null);
  };
  const list = useListNavigation({
    ...{ count: members.length, at: cursor.at, label: t('parties.people') },
    isEverywhere: isIdle,
    onChoose: place => {
      close();
      cursor.choose(place);
    },
    onOpen: index => {
      const member = members[index];
      if (member) open.patient(member.patientId);
    },
  });
  const acts = [
    { keys: '+', label: t('parties.addPerson'), run: () => setIsAdding(true), isOff: !mayChange },
    {
      ...{ keys: 'E', label: t('parties.endPerson'), run: () => setEnding('ending') },
      isOff: !mayChange || !chosen || chosen.validTo !== null,
    },
  ].filter(({ isOff }) => !isOff);
  useKeys(acts.map(act => ({ ...act, isOff: !isIdle })));
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
        {members.length > 0 && <MembersHead />}
        {members.length > 0 && (
          <div {...list.listProps} className={classes.scroll}>
            {members.map((member, index) => (
              <div key={member.id} className={`list-row ${classes.person}`} {...list.rowProps(index)}>
                <span className={member.validTo ? 'dim clip' : 'strong clip'}>{member.fullName}</span>
                <span className="small dim no-wrap">{member.uhid}</span>
                <span className="small clip">{member.memberNumber}</span>
                <span className="small dim no-wrap">{shortDay(member.validFrom, language)}</span>
                <span className="small dim no-wrap">
                  {member.validTo && shortDay(member.validTo, language)}
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
              {isAdding && <AddPerson party={party} onDone={close} />}
              {ending && chosen && <EndPerson key={chosen.id} member={chosen} onDone={close} />}
            </KeyLayer>
          )}
        </div>
      </Panel>
    </div>
  );
}

function MembersHead() {
  const { t } = useLanguage();
  return (
    <div className={`${classes.person} ${classes.rowsHead} tiny dim`} aria-hidden="true">
      <span>{t('parties.name')}</span>
      <span>{t('dues.uhid')}</span>
      <span className="clip">{t('parties.memberNumber')}</span>
      <span>{t('parties.memberSince')}</span>
      <span>{t('parties.memberUntil')}</span>
    </div>
  );
}

function AddPerson({ party, onDone }: { party: Party; onDone: () => void }) {
  const { t } = useLanguage();
  const add = useWrite(contract.parties.addMember);
  const [text, setText] = useState('');
  const [memberNumber, setMemberNumber] = useState('');
  const { reading, hits, isCurrent } = usePatientSearch(text, 8);
  const { list, chosen, enter, begin, onFieldKeyDown, onFieldBlur } = useFoundList({
    ...{ rows: hits, idOf: idOfHit, isCurrent, label: t('parties.findPerson') },
    onTake: ({ patient }) => void send(patient),
  });

  async function send({ id: patientId, fullName }: { id: number; fullName: string }): Promise<void> {
    if (add.pending) return;
    try {
      await add.call({ partyId: party.id, patientId, memberNumber: memberNumber.trim() });
      toast(t('parties.addPersonDone', { name: fullName, company: party.name }));
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
          begin();
        }}
        onKeyDown={onFieldKeyDown}
        onBlur={onFieldBlur}
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
      <SaveButton busy={add.pending} keys="↵" isOff={!chosen} onClick={enter}>
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
