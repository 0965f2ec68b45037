import { contract } from '#shared/contract/index.ts';
import { ExportButtons } from '../../ui/export-buttons.tsx';

/** What went through a drawer as a file; F8 is the sheet that lies with its cash. */
export function DrawerFile({ shiftId }: { shiftId: number }) {
  return (
    <div className="row">
      <ExportButtons
        procedure={contract.cash.exportShift}
        input={{ shiftId }}
        keys={{ print: 'Alt P' }}
        isBeside
      />
    </div>
  );
}
