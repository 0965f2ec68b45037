import { dayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import type { Translate } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { SoldPackage } from './package.schema.ts';

export function isUsable({ endedBecause, isExpired, contents }: SoldPackage): boolean {
  return !endedBecause && !isExpired && contents.some(({ left }) => left > 0);
}

/** Why nothing of a package can be used any more; empty while something can. */
export function endWord(t: Translate, sold: SoldPackage): string {
  if (isUsable(sold)) return '';
  if (sold.endedBecause) return t(`catalogue.packageEnded_${sold.endedBecause}`);
  return t(sold.isExpired ? 'catalogue.packageExpired' : 'catalogue.packageUsedUp');
}

type Content = SoldPackage['contents'][number];
type PackageLine = { sold: SoldPackage; content: Content; isFirst: boolean };

/** Each service of each package that a person holds, with what is left of it; a package's price stands once. */
export function packagesGrid(
  packages: readonly SoldPackage[],
  holder: string,
  { t, language, today }: OnPaper,
): Grid {
  return gridOf<PackageLine>({
    title: t('catalogue.packages'),
    subtitle: [holder, dayIn(language, today)].join(' · '),
    totalLabel: t('common.gridTotal'),
    rows: packages.flatMap(sold =>
      sold.contents.map((content, at) => ({ sold, content, isFirst: at === 0 })),
    ),
    columns: [
      { key: 'package', label: t('catalogue.package'), of: ({ sold }) => sold.name },
      { key: 'sold', label: t('catalogue.soldOn'), kind: 'day', of: ({ sold }) => sold.soldOn },
      { key: 'expires', label: t('catalogue.lastDay'), kind: 'day', of: ({ sold }) => sold.expiresOn },
      { key: 'service', label: t('catalogue.service'), of: ({ content }) => content.name },
      { key: 'uses', label: t('catalogue.uses'), kind: 'number', of: ({ content }) => content.uses },
      { key: 'used', label: t('catalogue.usedUp'), kind: 'number', of: ({ content }) => content.used },
      { key: 'left', label: t('catalogue.left'), kind: 'number', of: ({ content }) => content.left },
      { key: 'state', label: t('catalogue.standing'), of: ({ sold }) => endWord(t, sold) },
      {
        ...{ key: 'price', label: t('catalogue.price'), kind: 'paise', total: 'sum' },
        of: ({ sold, isFirst }: PackageLine) => (isFirst ? sold.pricePaise : null),
      },
    ],
  });
}
