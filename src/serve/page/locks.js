// Which window has which article open: only one can.

/** One article, asked for and perhaps not granted yet. */
class Lock {
  #end;

  constructor(name, options) {
    const end = new Promise((resolve) => (this.#end = resolve));
    let ended;
    this.granted = new Promise((resolve) => {
      const take = (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : end;
      };
      ended = navigator.locks.request(name, options, take).catch(() => resolve(false));
    });
    /** Once another window can have it. */
    this.ended = ended;
    this.isLeft = false;
  }

  leave() {
    this.isLeft = true;
    this.#end();
  }
}

/** This window's, by article. */
const locks = new Map();

/** Takes an article for this window alone, and waits at most `ms` for it. Whether it did: another window may have it. */
export const hold = async (id, ms) => {
  if (!navigator.locks) return true;
  // What this window is about to give back, it can have again at once.
  while (locks.get(id)?.isLeft) await locks.get(id).ended;
  let lock = locks.get(id);
  if (!lock) {
    lock = new Lock(`zhaiyao.article.${id}`, ms > 0 ? { signal: AbortSignal.timeout(ms) } : { ifAvailable: true });
    locks.set(id, lock);
    lock.ended.then(() => locks.delete(id));
  }
  return lock.granted;
};

/** Gives an article back. */
export const leave = (id) => locks.get(id)?.leave();
