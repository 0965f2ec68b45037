import { Button } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { call } from '../../api/client.ts';
import { useWrite } from '../../api/hooks.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { saveText } from '../imports/save-text.ts';
import { FileToBringIn } from '../lists/list-file.panel.tsx';

/** The catalogue as a file, out and in: what it would do is said first, and one wrong row keeps all of it out. */
export function CatalogueFile({ onDone }: { onDone: () => void }) {
  const t = useTranslation();
  const importing = useWrite(contract.catalogue.importFile);
  const [problem, setProblem] = useState<Refusal | null>(null);

  function saveOut(): void {
    call(contract.catalogue.exportFile, {}).then(
      ({ fileName, csv }) => saveText(fileName, csv),
      thrown => setProblem(asRefusal(thrown)),
    );
  }

  return (
    <FileToBringIn
      title={t('catalogue.file')}
      about={t('catalogue.fileAbout')}
      actions={
        <Button variant="subtle" onClick={saveOut}>
          {t('catalogue.saveOut')}
        </Button>
      }
      check={csv => call(contract.catalogue.dryRun, { csv })}
      checkedWords={({ rows, added, changed, priced, same }) =>
        t('catalogue.checked', { rows, added, changed, priced, same })
      }
      doneWords={({ added, changed, priced }) => t('catalogue.broughtIn', { added, changed, priced })}
      bringIn={importing.call}
      pending={importing.pending}
      error={problem ?? importing.error}
      onDone={onDone}
    />
  );
}
