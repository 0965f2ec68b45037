import { contract } from '#shared/contract/index.ts';
import { call } from '../../api/client.ts';
import { useWrite } from '../../api/hooks.ts';
import { FileToBringIn } from '../lists/list-file.panel.tsx';

const EXAMPLE = [
  'name,aliases,group,specimen,unit,kind,choices,method,low,high,critical_low,critical_high,normal',
  'Zonulin,gut marker,Other,Serum,ng/mL,number,,ELISA,20,60,,,',
  'Malaria card,MP card,Infection,Blood,,text,Negative;P. vivax;P. falciparum,Card,,,,,Negative',
].join('\n');

/** The clinic's own tests from a CSV file, each with one range where the file has it. */
export function OwnTestsFile({ onDone }: { onDone: () => void }) {
  const importing = useWrite(contract.labs.importTests);
  return (
    <FileToBringIn
      example={{ name: 'lab_tests.csv', text: EXAMPLE }}
      check={csv => call(contract.labs.checkTestFile, { csv })}
      bringIn={chosen => importing.call(chosen)}
      pending={importing.pending}
      error={importing.error}
      onDone={onDone}
    />
  );
}
