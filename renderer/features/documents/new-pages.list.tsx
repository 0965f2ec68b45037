import { ActionIcon, Progress } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { fileRefusalWords } from '#shared/features/documents/file-refusal-words.ts';
import { useLanguage } from '../../app/language.tsx';
import classes from './documents.module.css';
import type { NewPage, NewPages } from './use-new-pages.ts';

/** The pages in their order, what became of each, and the ways to move or remove one. */
export function NewPagesList({ pages, remove, move }: NewPages) {
  const { t } = useLanguage();
  return (
    <ol className={classes.newPages} aria-label={t('documents.pages')}>
      {pages.map((page, index) => {
        const number = index + 1;
        return (
          <li key={page.id} className={classes.newPage} data-refused={page.state === 'refused' || undefined}>
            <span className={classes.smallThumb}>
              {page.thumbnail ? (
                <img src={`data:image/jpeg;base64,${page.thumbnail}`} alt="" />
              ) : (
                <span className="tiny dim">{number}</span>
              )}
            </span>
            <span className="column grow">
              <PageState page={page} number={number} />
            </span>
            <span className="row">
              <ActionIcon
                variant="subtle"
                aria-label={t('documents.pageUp', { number })}
                disabled={index === 0}
                onClick={() => move(page.id, -1)}
              >
                <IconArrowUp size={14} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                aria-label={t('documents.pageDown', { number })}
                disabled={index === pages.length - 1}
                onClick={() => move(page.id, 1)}
              >
                <IconArrowDown size={14} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                aria-label={t('documents.removePage', { number })}
                onClick={() => remove(page.id)}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

function PageState({ page, number }: { page: NewPage; number: number }) {
  const { t, sentence } = useLanguage();
  const { state, fileName, refusal } = page;
  if (state === 'refused' && refusal) {
    const { code, data, fieldProblems } = refusal;
    const words = fileRefusalWords(t, code, data) ?? sentence(fieldProblems[0]?.code ?? code);
    return (
      <span role="alert" className="small danger">
        {fileName}: {words ?? t('problems.UNKNOWN', { code: refusal.code })}
      </span>
    );
  }
  if (state === 'ready') {
    const pdf =
      page.pageCount === null ? t('documents.pdf') : t('documents.pdfPages', { count: page.pageCount });
    return (
      <>
        <span className="small clip">{page.thumbnail ? t('documents.page', { number }) : pdf}</span>
        <span className="tiny dim clip">
          {t('documents.ready')} · {megabytes(page.bytes)} MB · {fileName}
        </span>
      </>
    );
  }
  const words =
    state === 'reading'
      ? t('documents.reading', { file: fileName })
      : t('documents.sending', { file: fileName, size: megabytes(page.bytes) });
  return (
    <span role="status" className="column">
      <span className="small clip">{words}</span>
      <Progress value={state === 'reading' ? 30 : 70} size="xs" animated aria-label={words} />
    </span>
  );
}
