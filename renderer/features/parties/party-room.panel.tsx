import { Button } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Party } from '#shared/features/parties/party.schema.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { Fact } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './parties.module.css';
import { PartyAccountView } from './party-account.panel.tsx';
import { PartyForm } from './party-form.panel.tsx';
import { PartyPeople } from './party-people.panel.tsx';
import { PartyStatement } from './party-statement.panel.tsx';

const TABS = [
  { value: 'account', word: 'parties.tabAccount', keys: '1' },
  { value: 'statement', word: 'parties.tabStatement', keys: '2' },
  { value: 'people', word: 'parties.tabPeople', keys: '3' },
  { value: 'details', word: 'parties.edit', keys: '4' },
] as const satisfies readonly { value: string; word: WordKey; keys: string }[];
type Tab = (typeof TABS)[number]['value'];

/** One company: what is open, its statement, its people, its details. */
export function PartyRoom({ partyId }: { partyId: number }) {
  const t = useTranslation();
  const mayChange = usePerson().may('parties:change');
  const [tab, setTab] = useState<Tab>('account');
  const reading = useRead(contract.parties.account, { partyId });
  const account = reading.answer;
  const tabs = TABS.filter(({ value }) => value !== 'details' || mayChange);
  useKeys(
    tabs.map(({ value, word, keys }) => ({ keys, label: t(word), run: () => setTab(value), onStrip: false })),
  );
  if (!account) {
    return (
      <section className={classes.main}>
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
        {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
      </section>
    );
  }
  const head = (
    <>
      <Head party={account.party} />
      <span className="row">
        {tabs.map(({ value, word, keys }) => (
          <Button
            key={value}
            size="compact-sm"
            variant={tab === value ? 'light' : 'default'}
            aria-pressed={tab === value}
            onClick={() => setTab(value)}
            rightSection={<KeyHint keys={keys} />}
          >
            {t(word)}
          </Button>
        ))}
      </span>
    </>
  );
  if (tab === 'account') return <PartyAccountView account={account} head={head} />;
  if (tab === 'statement') return <PartyStatement party={account.party} head={head} />;
  if (tab === 'people') return <PartyPeople account={account} head={head} />;
  return (
    <section className={classes.main} aria-label={account.party.name}>
      {head}
      <div className={classes.scroll}>
        <PartyForm key={account.party.version} party={account.party} onDone={() => setTab('account')} />
      </div>
    </section>
  );
}

function Head({ party }: { party: Party }) {
  const t = useTranslation();
  const { creditLimitPaise, duePaise } = party;
  return (
    <div className="row apart">
      <h2 className="title clip">{party.name}</h2>
      <span className={classes.facts}>
        <Fact label={t('parties.due')}>{formatRupees(duePaise)}</Fact>
        <Fact label={t('parties.freeCredit')}>
          {creditLimitPaise === null
            ? t('parties.noLimit')
            : formatRupees(Math.max(0, creditLimitPaise - duePaise))}
        </Fact>
        <Fact label={t('parties.termsDays')}>{party.termsDays}</Fact>
      </span>
    </div>
  );
}
