import { Button, Kbd } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { roleWords } from '#shared/features/users/people.grid.ts';
import type { Person } from '#shared/features/users/user.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { Initials } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Panel, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { AddPersonPanel } from './add-person.panel.tsx';
import classes from './people.module.css';
import { PersonPanel } from './person.panel.tsx';

function PersonState({ person }: { person: Person }) {
  const t = useTranslation();
  if (!person.isActive) return <Chip>{t('users.disabled')}</Chip>;
  if (person.doctor && !person.doctor.registrationNumber)
    return <Chip tone="amber">{t('problems.REQUIRED')}</Chip>;
  return <span className="small dim">{person.hasPin ? t('users.hasPin') : t('users.active')}</span>;
}

/** The owner's list of people: add, disable, new password, a doctor's details. */
export function PeoplePanel() {
  const t = useTranslation();
  const reading = useRead(contract.users.list, {});
  const people = reading.answer ?? [];
  const [isAdding, setIsAdding] = useState(false);
  const list = useListNavigation({
    count: people.length,
    onOpen: () => setIsAdding(false),
    onChoose: () => setIsAdding(false),
    label: t('users.people'),
  });
  useKeys([
    { keys: '+', label: t('users.addPerson'), run: () => setIsAdding(true) },
    { keys: 'Esc', run: () => setIsAdding(false), isOff: !isAdding },
  ]);
  const chosen = people[list.index];
  return (
    <div className={classes.page}>
      <section className={classes.list}>
        <div className={classes.head}>
          <div>
            <h1 className="title">{t('users.people')}</h1>
            <p className="small dim">{t('users.peopleAbout')}</p>
          </div>
          <Button onClick={() => setIsAdding(true)} rightSection={<Kbd>+</Kbd>}>
            {t('users.addPerson')}
          </Button>
        </div>
        <div className={classes.tools}>
          <ExportButtons
            procedure={contract.users.exportPeople}
            input={{}}
            isOff={people.length === 0}
            isBeside
          />
        </div>
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
        {reading.isWaiting && <Skeletons label={t('common.loading')} />}
        <div className={classes.rows} {...list.listProps}>
          {people.map((person, place) => (
            <div key={person.id} {...list.rowProps(place)} className={`list-row ${classes.row}`}>
              <Initials name={person.fullName} />
              <span className="column">
                <span className={person.isActive ? 'clip' : 'clip dim'}>{person.fullName}</span>
                <span className="tiny dim">{person.signInName}</span>
              </span>
              <span className="small clip">{roleWords(t, person.roles)}</span>
              <span className="right">
                <PersonState person={person} />
              </span>
            </div>
          ))}
        </div>
      </section>
      <Panel label={isAdding ? t('users.addTitle') : t('users.details')}>
        {isAdding ? (
          <AddPersonPanel onDone={() => setIsAdding(false)} />
        ) : chosen ? (
          <PersonPanel key={chosen.id} person={chosen} />
        ) : (
          <EmptyState title={t('users.pickSomeone')} />
        )}
      </Panel>
    </div>
  );
}
