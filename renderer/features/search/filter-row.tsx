import { Check, ChevronDown, X } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover, ToggleButton, Toolbar } from 'react-aria-components';
import type { FilterName, FilterOffer } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { focusSearchField } from '../../app/focus.ts';
import { useStore } from '../../app/store.ts';
import { formatCount } from '../../ui/format.ts';
import { TriggerButton } from '../../ui/trigger-button.tsx';
import { filterTitles, filtersSet, labelOf, switches } from './filter-words.ts';
import './filter-row.css';

/** Chooses no value. */
const any = '';

function SwitchChip({ name, offer, isOn }: { name: FilterName; offer: FilterOffer | undefined; isOn: boolean }) {
  const desk = useDesk();
  const count = offer?.values[0]?.count;
  return (
    <ToggleButton className="chip" isSelected={isOn} isDisabled={!isOn && count === 0} onChange={(isSelected) => desk.search.setFilter(name, isSelected ? 'yes' : null)}>
      {isOn && <Check className="icon" size={14} aria-hidden />}
      {filterTitles[name]}
      {count !== undefined && <span className="chip-count"> {formatCount(count)}</span>}
    </ToggleButton>
  );
}

function ChoiceChip({ name, offer, value }: { name: FilterName; offer: FilterOffer | undefined; value: string | undefined }) {
  const desk = useDesk();
  const offers = useStore(desk.search.store, (state) => state.offers);
  const values = offer?.values ?? [];
  const title = filterTitles[name];
  const label = value === undefined ? null : labelOf(name, value, offers);
  const choose = (next: string) => desk.search.setFilter(name, next === any ? null : next);
  return (
    <div className="chip-pair" data-selected={label !== null}>
      <MenuTrigger>
        <TriggerButton look="quiet" place="chip" aria-label={label === null ? title : `${title}: ${label}`}>
          {label === null ? title : <span className="chip-label">{label}</span>}
          <ChevronDown className="icon" size={14} aria-hidden />
        </TriggerButton>
        <Popover placement="bottom start">
          <Menu className="select-list filter-values" aria-label={title} selectionMode="single" selectedKeys={[value ?? any]} disallowEmptySelection onAction={(key) => choose(String(key))}>
            <MenuItem id={any} className="select-option" textValue={`Any ${title.toLowerCase()}`}>
              Any
            </MenuItem>
            {values.map((one) => (
              <MenuItem key={one.value} id={one.value} className="select-option" textValue={`${one.label}, ${formatCount(one.count)}`} isDisabled={one.count === 0 && one.value !== value}>
                <span className="menu-line">
                  <span className={`filter-depth-${Math.min(one.depth, 2)}`}>{one.label}</span>
                  <span className="chip-count">{formatCount(one.count)}</span>
                </span>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {label !== null && (
        <TriggerButton look="quiet" place="chip-remove" aria-label={`Remove filter ${title}: ${label}`} onPress={() => choose(any)}>
          <X className="icon" size={14} aria-hidden />
        </TriggerButton>
      )}
    </div>
  );
}

/** What the results can be narrowed by, and are: one stop of the keyboard, the arrows go from chip to chip. */
export function FilterRow() {
  const desk = useDesk();
  const offers = useStore(desk.search.store, (state) => state.offers);
  const filters = useStore(desk.search.store, (state) => state.filters);
  const names = (Object.keys(filterTitles) as FilterName[]).filter((name) => filters[name] !== undefined || offers.some((offer) => offer.name === name));
  if (names.length === 0) return null;
  return (
    <Toolbar aria-label="Filters" className="filter-chips">
      {names.map((name) => {
        const offer = offers.find((one) => one.name === name);
        return switches.has(name) ? <SwitchChip key={name} name={name} offer={offer} isOn={filters[name] !== undefined} /> : <ChoiceChip key={name} name={name} offer={offer} value={filters[name]} />;
      })}
      {filtersSet(filters).length > 1 && (
        <TriggerButton look="quiet" place="chip" onPress={() => { desk.search.clearFilters(); focusSearchField(false); }}>
          Remove all
        </TriggerButton>
      )}
    </Toolbar>
  );
}
