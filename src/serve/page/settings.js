// What holds for every article. Not in localStorage, which a browser that is killed has not written yet.

import { Table } from "./database.js";

const table = new Table("zhaiyao.settings", "settings", "name");
const channel = new BroadcastChannel("zhaiyao.settings");
const values = new Map();
const watchers = new Map();

/** Has to be called before anything else here. */
export const load = async () => {
  try {
    for (const { name, value } of await table.all()) values.set(name, value);
  } catch {
    // A browser that keeps nothing has nothing.
  }
  channel.onmessage = ({ data: { name, value } }) => {
    values.set(name, value);
    watchers.get(name)?.();
  };
};

/** undefined: never set. It may be anything that an older page has kept. */
export const get = (name) => values.get(name);

/** Sets it for all windows. Whether it is kept, too: if not it holds until they are closed. */
export const set = async (name, value) => {
  values.set(name, value);
  channel.postMessage({ name, value });
  return table.put({ name, value }).then(() => true, () => false);
};

/** Calls `act` after another window has set it. */
export const watch = (name, act) => watchers.set(name, act);
