import { useState } from 'react';
import type { LocalityFee } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { formatCents, formatCount, formatIndex } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import { sharedSource } from './citation.tsx';
import { TableFrame } from './table-frame.tsx';

const none = 'none';

function localityKey(fee: LocalityFee): string {
  return `${fee.contractor}-${fee.locality}`;
}

function amount(cents: number | null): string {
  return cents === null ? 'not priced' : formatCents(cents);
}

function FeeTable({ fees, name }: { fees: readonly LocalityFee[]; name: string }) {
  return (
    <TableFrame name={name} source={sharedSource(fees)}>
      <thead>
        <tr>
          <th scope="col">Locality</th>
          <th scope="col" className="number">Work index</th>
          <th scope="col" className="number">Practice index</th>
          <th scope="col" className="number">Malpractice index</th>
          <th scope="col" className="number">Facility</th>
          <th scope="col" className="number">Office</th>
        </tr>
      </thead>
      <tbody>
        {fees.map((fee) => (
          <tr key={localityKey(fee)}>
            <th scope="row">
              {fee.name}, {fee.state} <span className="cell-name">{localityKey(fee)}</span>
            </th>
            <td className="number">{formatIndex(fee.workGpci)}</td>
            <td className="number">{formatIndex(fee.practiceExpenseGpci)}</td>
            <td className="number">{formatIndex(fee.malpracticeGpci)}</td>
            <td className="number strong">{amount(fee.facilityCents)}</td>
            <td className="number">{amount(fee.nonFacilityCents)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

function AllLocalities({ fees }: { fees: readonly LocalityFee[] }) {
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const matching = fees.filter((fee) => `${fee.name} ${fee.state} ${localityKey(fee)}`.toLowerCase().includes(wanted));
  return (
    <>
      <p className="filter">
        <label htmlFor="fees-filter">State, place or number</label>
        <input id="fees-filter" className="text-field" value={filter} maxLength={40} autoComplete="off" onChange={(event) => setFilter(event.currentTarget.value)} />
      </p>
      {matching.length === 0 ? <p className="quiet">No locality matches.</p> : <FeeTable fees={matching} name="Fee in all localities" />}
    </>
  );
}

/** The fee where the office is (chosen once, kept in the settings), and everywhere else on request. */
export function FeesPart({ localities }: { localities: readonly LocalityFee[] }) {
  const desk = useDesk();
  const chosenKey = useStore(desk.window, (state) => state.settings?.locality ?? null);
  const chosen = localities.find((fee) => localityKey(fee) === chosenKey);
  return (
    <>
      <Select
        label="Your locality"
        choices={[{ id: none, label: 'Not chosen' }, ...localities.map((fee) => ({ id: localityKey(fee), label: `${fee.state}: ${fee.name}` }))]}
        selected={chosen === undefined ? none : localityKey(chosen)}
        onSelect={(id) => void desk.changeSettings({ locality: id === none ? null : id })}
      />
      {chosen !== undefined && <FeeTable fees={[chosen]} name="Fee in your locality" />}
      {chosenKey !== null && chosen === undefined && <p className="quiet">Your locality {chosenKey} is not in the loaded file of indices; choose another.</p>}
      <Disclosure title={`All ${formatCount(localities.length)} localities`} level={3}>
        <AllLocalities fees={localities} />
      </Disclosure>
    </>
  );
}
