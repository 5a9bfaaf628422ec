// Records kept in the browser, in a place that all its windows share.

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** A table of records, each known by its field `key`. */
export class Table {
  #database;
  #name;
  #key;
  #opening = null;
  #opened = null;

  constructor(database, name, key) {
    this.#database = database;
    this.#name = name;
    this.#key = key;
  }

  /** Everything that is kept. */
  async all() {
    return done((await this.#records("readonly")).getAll());
  }

  /** What is kept under a key: a list of one, or of none. */
  async some(key) {
    return done((await this.#records("readonly")).getAll(key));
  }

  async put(record) {
    await done((await this.#records("readwrite")).put(record));
  }

  /** Keeps a record, and returns its new revision; null if another window has kept a newer one of that key. */
  async putRevised(record) {
    const records = await this.#records("readwrite");
    const kept = await done(records.get(record[this.#key]));
    if (kept && kept.revision !== record.revision) return null;
    const revision = (record.revision ?? 0) + 1;
    await done(records.put({ ...record, revision }));
    return revision;
  }

  /** Keeps a record of a window that is about to go: there is no time to look what is kept. */
  putAtOnce(record) {
    if (!this.#opened) return;
    const change = this.#opened.transaction(this.#name, "readwrite");
    change.objectStore(this.#name).put(record);
    change.commit?.();
  }

  async remove(key) {
    await done((await this.#records("readwrite")).delete(key));
  }

  #open() {
    if (this.#opening) return this.#opening;
    const request = indexedDB.open(this.#database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(this.#name, { keyPath: this.#key });
    this.#opening = done(request).then((database) => (this.#opened = database));
    return this.#opening;
  }

  async #records(mode) {
    return (await this.#open()).transaction(this.#name, mode).objectStore(this.#name);
  }
}
