import { icon } from '@askwell/ui/icons';
import { css, html, type TemplateResult } from 'lit';
import type { TestState } from './test-run.ts';

/** A test's state as a picture; whoever shows it says it in words as well. Use it with {@link stateStyles}. */
export function stateIcon(state: TestState): TemplateResult {
  const shape = state === 'passed' ? icon('pass') : state === 'failed' ? icon('error') : html`<i></i>`;
  return html`<span class="state ${state}" aria-hidden="true">${shape}</span>`;
}

export const stateStyles = css`
  .state {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 16px;
    block-size: 16px;
  }
  .state.passed {
    color: var(--vscode-testing-iconPassed);
  }
  .state.failed {
    color: var(--vscode-testing-iconFailed);
  }
  .state i {
    inline-size: 11px;
    block-size: 11px;
    border-radius: 50%;
    border: 1.5px solid var(--vscode-testing-iconUnset);
  }
  .state.queued i {
    border-style: dotted;
    border-color: var(--vscode-testing-iconQueued);
  }
  .state.running i {
    border-color: var(--vscode-testing-iconQueued);
    border-block-start-color: transparent;
    animation: turn 0.9s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .state.running i {
      background: var(--vscode-testing-iconQueued);
    }
  }
`;
