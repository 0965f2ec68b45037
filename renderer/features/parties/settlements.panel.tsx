import { Button } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import type { Settlement } from '#shared/features/parties/party.schema.ts';
import { MODE_WORDS } from '#shared/features/refunds/refunds-list.grid.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import classes from './parties.module.css';

type SettlementsProps = {
  partyId: number;
  settlements: readonly Settlement[];
  onTakeBack?: (settlementId: number) => void;
};

/** What a company paid, the newest first; one that came back is struck. */
export function Settlements({ partyId, settlements, onTakeBack }: SettlementsProps) {
  const { t, language } = useLanguage();
  return (
    <section aria-label={t('parties.settlements')}>
      <h3 className="small-title">{t('parties.settlements')}</h3>
      {settlements.length === 0 && <p className="small dim">{t('parties.noSettlements')}</p>}
      {settlements.map(settlement => {
        const { id, mode, reference, receivedPaise, tdsPaise, isTakenBack, bills } = settlement;
        const said = [t(MODE_WORDS[mode]), reference].filter(Boolean).join(' ');
        const tds = tdsPaise > 0 ? t('parties.tdsOf', { amount: formatRupees(tdsPaise) }) : '';
        const under = isTakenBack
          ? `${t('parties.takenBack')}: ${settlement.takenBackBecause}`
          : [t('parties.settledBills', { count: bills.length }), tds].filter(Boolean).join(' · ');
        return (
          <div key={id} className={classes.settlement} data-struck={isTakenBack || undefined}>
            <span className="small no-wrap">{shortDay(settlement.onDate, language)}</span>
            <span className="column">
              <span className="small clip">{said}</span>
              <span className="tiny dim clip">{under}</span>
            </span>
            <span className="right numeric strong">{formatRupees(receivedPaise)}</span>
            {onTakeBack && !isTakenBack ? (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={`${t('parties.takeBackShort')}: ${said}, ${formatRupees(receivedPaise)}`}
                onClick={() => onTakeBack(id)}
              >
                {t('parties.takeBackShort')}
              </Button>
            ) : (
              <span />
            )}
          </div>
        );
      })}
      {settlements.length > 0 && (
        <ExportButtons
          procedure={contract.parties.exportSettlements}
          input={{ partyId }}
          hasKeys={false}
          isNarrow
        />
      )}
    </section>
  );
}
