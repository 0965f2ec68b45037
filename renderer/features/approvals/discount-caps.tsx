import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { isAllowed, type Role } from '#shared/contract/permissions.ts';
import type { DiscountCap } from '#shared/features/approvals/approval.schema.ts';
import { roleWord } from '#shared/features/users/people.grid.ts';
import { addMonths, type LocalDate } from '#shared/kernel/local-date.ts';
import { useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './discounts.module.css';
import type { DiscountRules } from './discounts.panel.tsx';

/** '12.5' → 125 thousandths; undefined when it is no share of a hundred. */
function readShare(typed: string): number | undefined {
  const text = typed.trim().replace(/%$/, '').trim();
  if (!/^\d{1,3}(\.\d)?$/.test(text)) return undefined;
  const permille = Math.round(Number(text) * 10);
  return permille <= 1_000 ? permille : undefined;
}

const shareText = (permille: number) => String(permille / 10);
const hasNoLimit = (role: Role) => isAllowed([role], 'discounts:approve');

export function DiscountCaps({ rules }: { rules: DiscountRules }) {
  const { t } = useLanguage();
  return (
    <section className={classes.section}>
      <h1 className="title">{t('approvals.capsTitle')}</h1>
      <span className="small dim">{t('approvals.capsAbout')}</span>
      <table className="table">
        <thead>
          <tr>
            <th>{t('approvals.capRole')}</th>
            <th className="numeric">{t('approvals.capShare')}</th>
            <th>{t('approvals.capSince')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.caps.map(cap => (
            <CapRow key={cap.role} cap={cap} coming={rules.comingCaps} />
          ))}
        </tbody>
      </table>
      {rules.caps.map(
        ({ role, permille }) => !hasNoLimit(role) && <NewCap key={role} role={role} permille={permille} />,
      )}
    </section>
  );
}

/** The shares that the program brings are older than every clinic. */
const BROUGHT_ALONG: LocalDate = '2000-01-01';

function CapRow({ cap, coming }: { cap: DiscountCap; coming: readonly DiscountCap[] }) {
  const { t, language } = useLanguage();
  const later = coming.filter(({ role }) => role === cap.role);
  return (
    <tr>
      <td className="strong">{roleWord(t, cap.role)}</td>
      <td className="numeric">
        {hasNoLimit(cap.role) ? t('approvals.capNoLimit') : `${shareText(cap.permille)} %`}
      </td>
      <td className="dim">
        {cap.validFrom > BROUGHT_ALONG ? longDay(cap.validFrom, language) : '–'}
        {later.map(({ validFrom, permille }) => (
          <span key={validFrom} className={classes.coming}>
            {t('approvals.capComing', { date: longDay(validFrom, language), share: shareText(permille) })}
          </span>
        ))}
      </td>
    </tr>
  );
}

function NewCap({ role, permille }: { role: Role; permille: number }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const nextMonth = `${addMonths(today, 1).slice(0, 7)}-01`;
  const [typed, setTyped] = useState('');
  const [validFrom, setValidFrom] = useState<LocalDate>(today);
  const [isWrong, setIsWrong] = useState(false);
  const set = useWrite(contract.approvals.setDiscountCap);

  function save(): void {
    const share = readShare(typed);
    setIsWrong(share === undefined);
    if (share === undefined) return;
    set.call({ role, permille: share, validFrom }).then(
      () => {
        setTyped('');
        toast(t('approvals.capSaved'));
      },
      () => undefined, // Said by the notice below; what was typed stays.
    );
  }

  return (
    <form
      className={classes.section}
      onSubmit={event => {
        event.preventDefault();
        save();
      }}
    >
      <div className={classes.new}>
        <TextInput
          className={classes.share ?? ''}
          label={t('approvals.capNew', { role: roleWord(t, role) })}
          placeholder={shareText(permille)}
          inputMode="decimal"
          autoComplete="off"
          maxLength={6}
          value={typed}
          error={isWrong ? t('approvals.NOT_A_SHARE') : false}
          onChange={event => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('approvals.capSince')}
          data={[today, nextMonth].map(date => ({
            value: date,
            label: t('approvals.capFrom', { date: longDay(date, language) }),
          }))}
          value={validFrom}
          onChange={setValidFrom}
        />
        <SaveButton busy={set.pending} isOff={typed.trim() === ''} />
      </div>
      <ProblemNotice error={set.error} />
    </form>
  );
}
