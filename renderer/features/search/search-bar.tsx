import { ArrowLeft, ArrowRight } from 'lucide-react';
import { commandOf, runCommand } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { canGo } from '../../app/navigation.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { SearchField } from './search-field.tsx';
import './search.css';

function StepButton({ direction }: { direction: 'back' | 'forward' }) {
  const desk = useDesk();
  const isPossible = useStore(desk.window, (state) => canGo(state.history, direction));
  const id = direction === 'back' ? 'go.back' : 'go.forward';
  const Icon = direction === 'back' ? ArrowLeft : ArrowRight;
  return (
    <Button look="quiet" place="step-button" aria-label={commandOf(id).words} isDisabled={!isPossible} onPress={() => runCommand(desk, id)}>
      <Icon className="icon" size={18} aria-hidden />
    </Button>
  );
}

export function SearchBar() {
  return (
    <header className="search-bar">
      <h1 className="unseen">Codetray</h1>
      <div className="search-steps">
        <StepButton direction="back" />
        <StepButton direction="forward" />
      </div>
      <search className="search-box">
        <SearchField />
      </search>
    </header>
  );
}
