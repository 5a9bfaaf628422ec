// The state of the article at work, with undo and redo.

const MAX_UNDO = 200;
/** Changes of one field that follow each other faster are undone together. */
const TOGETHER_MS = 1000;

/** An article's state with what was before it. */
export const history = (state) => ({ state, past: [], future: [] });

export class Store {
  #history;
  #last = { field: null, at: 0 };
  #changed;

  /** `changed(state, before, isOpened)` is called after every change, and when another article is opened. */
  constructor(state, changed) {
    this.#history = history(state);
    this.#changed = changed;
  }

  get state() {
    return this.#history.state;
  }

  get canUndo() {
    return this.#history.past.length > 0;
  }

  get canRedo() {
    return this.#history.future.length > 0;
  }

  /** Goes on with another article. */
  open(other) {
    const before = this.state;
    this.#history = other;
    this.end();
    this.#changed(this.state, before, true);
  }

  /** Changes some fields. Changes that name the same `field` and follow each other are undone together. */
  change(fields, field = null) {
    if (Object.entries(fields).every(([name, value]) => this.state[name] === value)) return;
    const isMore = field !== null && field === this.#last.field && (this.isHeld || performance.now() - this.#last.at < TOGETHER_MS);
    if (!isMore) this.#history.past = [...this.#history.past, this.state].slice(-MAX_UNDO);
    this.#last = { field, at: performance.now() };
    this.#history.future = [];
    this.#set({ ...this.state, ...fields });
  }

  /** What follows is a step of its own; `isHeld` keeps it one step until the next end, however long it takes. */
  end(isHeld = false) {
    this.#last = { field: null, at: 0 };
    this.isHeld = isHeld;
  }

  undo() {
    this.#move(this.#history.past, this.#history.future);
  }

  redo() {
    this.#move(this.#history.future, this.#history.past);
  }

  #move(from, to) {
    if (from.length === 0) return;
    to.push(this.state);
    this.end();
    this.#set(from.pop());
  }

  #set(state) {
    const before = this.state;
    this.#history.state = state;
    this.#changed(state, before, false);
  }
}
